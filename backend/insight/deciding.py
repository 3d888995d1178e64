"""A part as the rule of `giving` wants it put, and the parts of a reply as they stand."""

from datetime import datetime

from django.conf import settings
from django.db.models import Prefetch

from backend.coordination.models import CaseParty
from backend.information.passing import Category
from backend.insight.giving import Decision, Part, may_be_told, words_of
from backend.insight.grounds import Ground, grounds_for
from backend.insight.kinds import Asker, FoundBy, Kind
from backend.insight.models import AccessPart, AccessReply, AccessRequest, PartProposal
from backend.responsibilities.vocabulary import About


def weighed(part: AccessPart) -> Part:
    """Inside a deed: it opens the item's text and the names of the others."""
    request = part.request
    return Part(
        kind=Kind(request.kind),
        asker=Asker(request.asker),
        linked=About(part.linked),
        regime=part.regime,
        category=Category(part.category) if part.category else None,
        others=frozenset(About(each) for each in part.others),
        found_by=FoundBy(part.found_by),
        text=part.item.text if part.item else "",
        names_of_others=_names_of_others(part),
        confirms_to_udoever=settings.INSIGHT_CONFIRMS_TO_UDOEVER,
    )


def _names_of_others(part: AccessPart) -> tuple[str, ...]:
    """Everybody else of the case; a name shared with whoever asks gives nobody away."""
    own = words_of(part.subject.party.name)
    names = CaseParty.objects.filter(case=part.case_id).exclude(pk=part.subject.party_id)
    return tuple(" ".join(words_of(each.name) - own) for each in names)


def decisions_of(part: AccessPart) -> list[Decision]:
    """What may be decided at all: what is never given, or would tell that there is a case, is refused."""
    givable = not part.never and told(part.request, part)
    return list(Decision) if givable else [Decision.REFUSE]


def answered_at(request: AccessRequest) -> datetime | None:
    """When the reader's own agency answered; to whoever only took the request in, the one that was asked.

    `mine` as the selector gives it.
    """
    mine = request.mine  # type: ignore[attr-defined]
    return mine[0].answered_at if mine else request.answered_at


def grounds_of(part: AccessPart) -> list[Ground]:
    return grounds_for(Kind(part.request.kind), part.regime)


def told(request: AccessRequest, part: AccessPart) -> bool:
    return may_be_told(
        Asker(request.asker), About(part.linked), to_udoever=settings.INSIGHT_CONFIRMS_TO_UDOEVER
    )


def parts_of(reply: AccessReply) -> list[AccessPart]:
    """In the order in which they are answered, with what was decided."""
    proposals = PartProposal.objects.select_related("by").order_by("-turn")
    rows = AccessPart.objects.filter(reply=reply).select_related("item", "approval__proposal", "case")
    return list(
        rows.prefetch_related(Prefetch("proposals", proposals)).order_by(
            "case", "what", "item__written_at", "id"
        )
    )
