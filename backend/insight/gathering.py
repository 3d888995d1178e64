"""Finding what a request reaches, inside a deed: whose cases, which parts, and which agency owes a reply for them."""

from collections.abc import Iterable, Iterator
from itertools import product
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from backend.agencies.models import Agency
from backend.coordination.events import Event, Happening
from backend.coordination.models import PartyKind
from backend.coordination.regimes import regime_of
from backend.core.deed import Deed
from backend.information.models import Item
from backend.insight.access import deciders_of
from backend.insight.finding import found_parties, partnerships_of, reachable
from backend.insight.giving import reaches_others
from backend.insight.holding import hold_still
from backend.insight.kinds import OF_ONESELF, Asker, FoundBy
from backend.insight.models import AccessPart, AccessReply, AccessRequest, AccessSubject, What
from backend.insight.receiving import landing_with
from backend.responsibilities.vocabulary import About


def unreached() -> QuerySet[AccessRequest]:
    """Open requests for which nobody has looked yet, or that reach an item written since."""
    answered = AccessReply.objects.filter(
        request=OuterRef(OuterRef("request")),
        controller=OuterRef("controller"),
        wing=OuterRef("wing"),
        answered_at__isnull=False,
    )
    parts = AccessPart.objects.filter(request=OuterRef(OuterRef("request")), item=OuterRef("pk"))
    new = Item.objects.filter(reachable(OuterRef("request__controller")), ~Exists(parts), ~Exists(answered))
    of_them, of_the_case = Q(about__party=OuterRef("party")), Q(case=OuterRef("case"))
    landing = landing_with(OuterRef("request__controller"))
    reaching = Q()
    for theirs, mine in ((_of_others(), Q()), (~_of_others(), landing)):
        reaching |= Q(theirs, Exists(new.filter(mine & of_them)), request__kind__in=OF_ONESELF)
        reaching |= Q(theirs, ~Q(request__kind__in=OF_ONESELF), Exists(new.filter(mine & of_the_case)))
    subjects = AccessSubject.objects.filter(reaching).values("request_id")
    return AccessRequest.objects.filter(Q(sought_at=None) | Q(pk__in=subjects), ended_at=None)


def _of_others() -> Q:
    """The subjects for whom agencies that were not asked answer as well."""
    reaching = Q(pk__in=[])
    for asker, linked, found_by in product(Asker, PartyKind, FoundBy):
        if reaches_others(asker, About(linked), found_by):
            reaching |= Q(request__asker=asker, party__kind=linked, found_by=found_by)
    return reaching


def gather(doing: Deed, request: AccessRequest) -> None:
    """Everything it reaches by now becomes a part, once; those who decide the new ones are told so, without a name."""
    hold_still()
    subjects = _strictest([*_known(request), *_newly_found(request)])
    new = [part for subject in subjects for part in _reached(request, subject)]
    if request.sought_at is None:
        request.sought_at = doing.at
        request.save(update_fields=["sought_at"])
    if new:
        doing.tells(Event(Happening.ACCESS_TO_DECIDE, named=deciders_of(new)))


def _known(request: AccessRequest) -> list[AccessSubject]:
    return list(request.subjects.select_related("party", "case__coordinator__agency").order_by("id"))


def _newly_found(request: AccessRequest) -> list[AccessSubject]:
    before = request.subjects.values("party_id")
    return AccessSubject.objects.bulk_create(
        AccessSubject(request=request, case_id=party.case_id, party=party, found_by=found_by)
        for party, found_by in found_parties(request, before)
    )


def _strictest(subjects: Iterable[AccessSubject]) -> Iterable[AccessSubject]:
    """One for each case: who is the udøver there is nothing else, whatever a second row says."""
    found: dict[UUID, AccessSubject] = {}
    for subject in subjects:
        former = found.setdefault(subject.case_id, subject)
        if subject.party.kind == PartyKind.UDOEVER and former.party.kind != PartyKind.UDOEVER:
            found[subject.case_id] = subject
    return found.values()


def _reached(request: AccessRequest, subject: AccessSubject) -> Iterator[AccessPart]:
    """The parts there were not yet, each in a reply that is not given yet."""
    for item, others in _items(request, subject):
        part = _part(request, reply_of(request, item.controller, item.wing), subject)
        part.what, part.item, part.category, part.regime = What.ITEM, item, item.category, item.regime
        part.others = others
        yield from _kept(part)
    if _reaches_looks(request, subject):
        # the agency that coordinates keeps the record of looking, for all who take part
        part = _part(request, reply_of(request, subject.case.coordinator.employer, ""), subject)
        part.what = What.LOOKS
        yield from _kept(part)


def _kept(part: AccessPart) -> Iterator[AccessPart]:
    if part.reply.answered_at is None:
        part.save()
        yield part


def _items(request: AccessRequest, subject: AccessSubject) -> Iterator[tuple[Item, list[str]]]:
    """Each with the kinds of the others it is about."""
    parts = AccessPart.objects.filter(request=request, item=OuterRef("pk"))
    items = Item.objects.filter(reachable(request.controller_id), ~Exists(parts), case=subject.case_id)
    if not _asks_others(request, subject):
        items = items.filter(landing_with(request.controller))
    if request.kind in OF_ONESELF:
        items = items.filter(about__party=subject.party_id)
    rows = items.select_related("controller").prefetch_related("about__party")
    for item in rows.order_by("written_at", "id"):
        others = (each.party.kind for each in item.about.all() if each.party_id != subject.party_id)
        yield item, sorted(set(others))


def _reaches_looks(request: AccessRequest, subject: AccessSubject) -> bool:
    """Who has looked, for the exposed person known by number alone: an udøver's request never lists it."""
    mine = subject.party.kind == PartyKind.EXPOSED and subject.found_by == FoundBy.CPR
    asked = subject.case.coordinator.employer == request.controller or _asks_others(request, subject)
    here = partnerships_of(request.controller_id).filter(partnership=subject.case.partnership_id).exists()
    there = AccessPart.objects.filter(request=request, what=What.LOOKS, case=subject.case_id)
    return request.looks and mine and asked and here and not there.exists()


def _asks_others(request: AccessRequest, subject: AccessSubject) -> bool:
    return reaches_others(Asker(request.asker), About(subject.party.kind), FoundBy(subject.found_by))


def _part(request: AccessRequest, reply: AccessReply, subject: AccessSubject) -> AccessPart:
    return AccessPart(
        request=request,
        reply=reply,
        subject=subject,
        case_id=subject.case_id,
        controller_id=reply.controller_id,
        regime=reply.regime,
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
