"""Finding what a request reaches, inside a deed: whose cases, which parts, and which agency owes a reply for them."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from backend.agencies.models import Agency
from backend.coordination.events import Event, Happening
from backend.coordination.models import Case, PartyKind
from backend.coordination.regimes import regime_of
from backend.core.deed import Deed
from backend.information.models import Item, ItemAbout
from backend.insight.access import deciders_of
from backend.insight.finding import found_parties
from backend.insight.kinds import OF_ONESELF, FoundBy
from backend.insight.models import AccessPart, AccessReply, AccessRequest, AccessSubject, What


def unreached() -> QuerySet[AccessRequest]:
    """Open requests for which nobody has looked yet, or that reach an item written since."""
    answered = AccessReply.objects.filter(
        request=OuterRef(OuterRef("request")),
        controller=OuterRef("controller"),
        wing=OuterRef("wing"),
        answered_at__isnull=False,
    )
    parts = AccessPart.objects.filter(request=OuterRef(OuterRef("request")), item=OuterRef("pk"))
    new = Item.objects.filter(~Exists(parts), ~Exists(answered))
    of_them, of_the_case = new.filter(about__party=OuterRef("party")), new.filter(case=OuterRef("case"))
    reaching = Q(Q(request__kind__in=OF_ONESELF) & Exists(of_them))
    reaching |= Q(~Q(request__kind__in=OF_ONESELF) & Exists(of_the_case))
    subjects = AccessSubject.objects.filter(reaching).values("request_id")
    return AccessRequest.objects.filter(Q(sought_at=None) | Q(pk__in=subjects), ended_at=None)


def gather(doing: Deed, request: AccessRequest) -> None:
    """Everything it reaches by now becomes a part, once; those who decide the new ones are told so, without a name."""
    _find(request)
    old = set(request.parts.values_list("pk", flat=True))
    for subject in _strictest(request):
        _reach_items(request, subject)
        _reach_looks(request, subject)
    request.sought_at = doing.at
    request.save(update_fields=["sought_at"])
    deciders = deciders_of(request.parts.exclude(pk__in=old))
    if deciders:
        doing.tells(Event(Happening.ACCESS_TO_DECIDE, named=deciders))


def _find(request: AccessRequest) -> None:
    rows = [
        AccessSubject(request=request, case_id=party.case_id, party=party, found_by=found_by)
        for party, found_by in found_parties(request)
    ]
    AccessSubject.objects.bulk_create(rows, ignore_conflicts=True)


def _strictest(request: AccessRequest) -> Iterable[AccessSubject]:
    """One for each case: who is the udøver there is nothing else, whatever a second row says."""
    found: dict[UUID, AccessSubject] = {}
    for subject in request.subjects.select_related("party", "case").order_by("id"):
        former = found.setdefault(subject.case_id, subject)
        if subject.party.kind == PartyKind.UDOEVER and former.party.kind != PartyKind.UDOEVER:
            found[subject.case_id] = subject
    return found.values()


def _reach_items(request: AccessRequest, subject: AccessSubject) -> None:
    items = Item.objects.filter(case=subject.case_id).exclude(
        pk__in=request.parts.filter(item__isnull=False).values("item_id")
    )
    if request.kind in OF_ONESELF:
        items = items.filter(about__party=subject.party_id)
    others = _others(items, subject)
    for item in items.select_related("controller"):
        reply = reply_of(request, item.controller, item.wing)
        if reply.answered_at is None:
            part = _part(request, reply, subject)
            part.what, part.item, part.category, part.others = What.ITEM, item, item.category, others[item.pk]
            part.regime = item.regime
            part.save()


def _others(items: QuerySet[Item], subject: AccessSubject) -> dict[UUID, list[str]]:
    """By item: the kinds of the others it is about."""
    kinds: dict[UUID, set[str]] = defaultdict(set)
    about = ItemAbout.objects.filter(item__in=items.values("pk")).exclude(party=subject.party_id)
    for item, kind in about.values_list("item_id", "party__kind"):
        kinds[item].add(kind)
    return defaultdict(list, {item: sorted(found) for item, found in kinds.items()})


def _reach_looks(request: AccessRequest, subject: AccessSubject) -> None:
    """Who has looked, for the exposed person known by number alone: an udøver's request never lists it."""
    mine = subject.party.kind == PartyKind.EXPOSED and subject.found_by == FoundBy.CPR
    there = request.parts.filter(what=What.LOOKS, case=subject.case_id).exists()
    if not (request.looks and mine) or there:
        return
    reply = reply_of(request, coordinating(subject.case), "")
    if reply.answered_at is None:
        part = _part(request, reply, subject)
        part.what, part.regime = What.LOOKS, reply.regime
        part.save()


def coordinating(case: Case) -> Agency:
    """The agency that coordinates keeps the record of looking, for all who take part."""
    return case.coordinator.employer


def _part(request: AccessRequest, reply: AccessReply, subject: AccessSubject) -> AccessPart:
    return AccessPart(
        request=request,
        reply=reply,
        subject=subject,
        case_id=subject.case_id,
        controller_id=reply.controller_id,
        linked=subject.party.kind,
        found_by=subject.found_by,
    )


def reply_of(request: AccessRequest, controller: Agency, wing: str) -> AccessReply:
    """The reply that this agency, in this wing of the police, owes."""
    owed = {"regime": regime_of(controller), "answer_by": request.answer_by}
    reply, _ = AccessReply.objects.get_or_create(
        request=request, controller=controller, wing=wing, defaults=owed
    )
    return reply
