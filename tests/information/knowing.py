"""A case at which both wings of the police sit, and deeds on what is known of it, in short."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from backend.coordination.models import Case, CaseParty, Seat
from backend.coordination.use_cases.parties import add_party
from backend.core.actor import acting_as
from backend.core.refusals import Unusable
from backend.information.models import Consent, Disclosure, Item, ItemSight, LegalDecision
from backend.information.passing import Basis, Category, Channel, Purpose
from backend.information.use_cases import consents, deciding, items, sharing
from backend.information.weighing import Passing, Said
from backend.information.writing import Known
from tests.cast import MONDAY, actor
from tests.situations import does, seated

IN_90_DAYS = MONDAY + timedelta(days=90)
WINGS = {
    "police-stalking-contact": "prevention",
    "police-investigator": "investigation",
    "prosecutor": "investigation",
}


def agency(who: str) -> UUID:
    return actor(who).person.agency_id


def sits(case: Case, who: str, role: str, left_at: datetime | None = None) -> Seat:
    """As accepting a duty in that role would seat them."""
    return Seat.objects.create(
        case=case,
        person=actor(who).person,
        agency_id=agency(who),
        role=role,
        wing=WINGS.get(role, ""),
        since=MONDAY,
        left_at=left_at,
    )


def met() -> Case:
    """The udøver is a party; the stalking contact, an investigator and the prosecutor sit beside DSC."""
    case = seated()
    does("koordinator", add_party, case_id=case.pk, kind="udoever", name="Ulf Udspring", under_18=False)
    for who, role in zip(("stalkingkontakt", "efterforsker", "anklager"), WINGS, strict=True):
        sits(case, who, role)
    return case


def party(case: Case, kind: str) -> CaseParty:
    return case.parties.get(kind=kind)


def decided(case: Case, about: str = "dsc") -> LegalDecision:
    """The administrator records that the partnership draws this private partner in."""
    wanted = {"partnership": case.partnership.slug, "agency": agency(about), "reference": "2026-11/4"}
    return does("administrator", deciding.record_legal_decision, **wanted)


def knows(
    who: str,
    case: Case,
    category: Category = Category.RISK,
    *about: str,
    channel: str = "",
    text: str = "Seen",
) -> Item:
    parties = tuple(party(case, kind).pk for kind in about or ("exposed",))
    known = Known(category, "fact", text, Channel(channel))
    return does(who, items.write_item, case_id=case.pk, known=known, about=parties)


def agrees(case: Case, to: str, who: str = "koordinator", kind: str = "exposed", **changes: Any) -> Consent:
    agreed = consents.Agreed(
        party=party(case, kind).pk,
        recipient=agency(to),
        purpose=Purpose.SUPPORT,
        category=changes.get("category", Category.RISK),
        how_given="spoken",
        until=changes.get("until", IN_90_DAYS),
    )
    return does(who, consents.record_consent, case_id=case.pk, agreed=agreed)


def shares(
    who: str, item: Item, to: str, wing: str = "", at: datetime = MONDAY, **changes: Any
) -> Disclosure:
    """By consent of everybody it is about, unless `basis` or `bases` say otherwise."""
    said = Said(changes.pop("basis", Basis.CONSENT))
    bases = changes.pop("bases", {about.party_id: said for about in item.about.all()})
    wanted = {"purpose": Purpose.SUPPORT, "necessity": "For the course", "bases": bases, **changes}
    by = actor(who)
    with acting_as(by):
        passing = Passing(wing, **wanted)
        return sharing.disclose(item_id=item.pk, to_agency=agency(to), passing=passing, by=by, at=at)


def lacks(*args: Any, **kwargs: Any) -> list[str]:
    """What a disclosure is refused for; nothing where it passes."""
    try:
        shares(*args, **kwargs)
    except Unusable as refusal:
        return refusal.params["missing"]
    return []


def readers(item: Item) -> set[str]:
    return set(ItemSight.objects.filter(item=item.pk).values_list("person__username", flat=True))
