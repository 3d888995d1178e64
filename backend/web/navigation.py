"""Which pages stand in the menu, for whom. A page that nobody has built yet is left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from backend.coordination.access import ANONYMOUS
from backend.forums.access import TAKE_PART
from backend.insight.access import RECEIVERS
from backend.responsibilities.access import ADMINISTRATORS, HEADS

EVERYBODY: frozenset[str] = frozenset()
CHAIRS = frozenset({"steering-chair", "steering-deputy"})
KEEPERS = frozenset(ADMINISTRATORS)


@dataclass(frozen=True)
class Entry:
    """`roles`: who finds it in the menu, by role; empty: everybody who is signed in. `public`: strangers too.
    `not_alone`: roles that do not find it there when they are all somebody fills."""

    name: str
    text: Promise
    roles: frozenset[str] = EVERYBODY
    public: bool = False
    not_alone: frozenset[str] = EVERYBODY


MENU = (
    Entry("who-to-call", _("Hvem ringer jeg til?"), public=True),
    Entry("refer", _("Send videre"), not_alone=ANONYMOUS),
    Entry("desk", _("Skrivebordet")),
    Entry("cases", _("Sager")),
    Entry("matters", _("PSP og KSP"), roles=TAKE_PART),
    Entry("insight", _("Indsigt"), roles=frozenset(RECEIVERS)),
    Entry("model", _("Modellen"), public=True),
    Entry("directory", _("Telefonbogen")),
    Entry("steering", _("Styregruppen"), roles=CHAIRS),
    Entry("steering-missing", _("Hvad mangler"), roles=KEEPERS),
    Entry("forum-members", _("Fora"), roles=KEEPERS),
    Entry("legal-decisions", _("Private parter"), roles=CHAIRS | KEEPERS),
    Entry("removed", _("Fjernet"), roles=KEEPERS | frozenset(HEADS)),
    Entry("agency-systems", _("Fagsystemer"), roles=KEEPERS),
    Entry("help", _("Hjælp og linjer"), public=True),
)


@dataclass(frozen=True)
class Link:
    text: str
    href: str
    current: bool


def _finds(entry: Entry, roles: frozenset[str]) -> bool:
    if roles and roles <= entry.not_alone:
        return False
    return not entry.roles or bool(entry.roles & roles)


def menu(path: str, roles: frozenset[str], *, signed_in: bool) -> Iterator[Link]:
    for entry in MENU:
        if not (entry.public if not signed_in else _finds(entry, roles)):
            continue
        try:
            href = reverse(entry.name)
        except NoReverseMatch:
            continue
        yield Link(str(entry.text), href, path == href or (href != "/" and path.startswith(href + "/")))
