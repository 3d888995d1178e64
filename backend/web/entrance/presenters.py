"""What came in at the entrance, in words: to the one who sent it, and to the visitator it waits for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from backend.coordination.entrance import Opening, exposed_of
from backend.coordination.models import Referral
from backend.coordination.reasons import shown_to_referrer
from backend.web.entrance.forms import BASES
from backend.web.who_to_call.forms import name_of


@dataclass(frozen=True)
class Sent:
    """A referral as the one who sent it may know it."""

    id: Any
    receipt: str
    place: str
    sent: datetime
    respond_by: datetime
    state: str
    badge: str
    what_to_do: str

    @property
    def waits(self) -> bool:
        return self.badge == "info"


def sent(row: Referral) -> Sent:
    state, reason = shown_to_referrer(row.state, row.reason)
    text, badge = states()[state]
    place = name_of(row.municipality_id)
    todo = to_do().get(reason, "")
    return Sent(row.pk, row.receipt, place, row.created_at, row.respond_by, text, badge, todo)


def opening_of(row: Referral) -> Opening:
    """What was sent, as its form says it."""
    return Opening(row.municipality_id, exposed_of(row), row.children, row.basis, row.summary)


def states() -> dict[str, tuple[str, str]]:
    """Words and the colour beside them."""
    return {
        "received": (_("Modtaget"), "info"),
        "taken-care-of": (_("Taget hånd om"), "success"),
        "declined": (_("Afvist: du skal gøre noget"), "warning"),
    }


def to_do() -> dict[str, str]:
    """By the reasons that need an act of the one who sent it."""
    return {
        "wrong-municipality": _(
            "Personen hører til en anden kommune. Send det videre igen, til den kommune."
        ),
        "no-basis": _("Der mangler et ja fra personen eller et andet grundlag. Spørg, og send det igen."),
        "not-reached": _("Personen kunne ikke nås. Ring til indgangen, hvis du kender en anden sikker vej."),
    }


@dataclass(frozen=True)
class Waiting:
    """A referral in the visitator's list: nothing of what it says but that it cannot wait."""

    id: Any
    receipt: str
    place: str
    agency: str
    sent: datetime
    respond_by: datetime
    late: bool
    acute: bool


def waiting(row: Referral, now: datetime) -> Waiting:
    place = name_of(row.municipality_id)
    late = row.respond_by <= now
    acute = row.basis == "acute-danger"
    return Waiting(
        row.pk, row.receipt, place, row.controller.name, row.created_at, row.respond_by, late, acute
    )


def basis(row: Referral) -> str:
    return str(dict(BASES).get(row.basis, row.basis))


def children(row: Referral) -> str:
    return {True: _("Ja"), False: _("Nej"), None: _("Ikke spurgt")}[row.children]
