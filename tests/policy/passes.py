"""May this pass to, or from, the agency somebody in this role works for? Asked of the rule itself."""

from backend.agencies.models.agency import AgencyKind as Employer
from backend.coordination.access import ANONYMOUS
from backend.information.passing import Basis, Category, Channel, Ground, Purpose, Wanted, missing
from backend.responsibilities.book import Role
from backend.responsibilities.vocabulary import About, AgencyKind, Wing


def receives(role: Role, asked: dict[str, str]) -> bool:
    """From the municipality. A forum is no agency: its members keep their employer, and nothing passes to it."""
    return role.agency_kind in Employer.values and not missing(
        _wanted(asked, asked["receives"], AgencyKind.MUNICIPALITY, role.agency_kind, role.wing, role.code)
    )


def gives(role: Role, asked: dict[str, str]) -> bool:
    """To the municipality."""
    return role.agency_kind in Employer.values and not missing(
        _wanted(asked, asked["gives"], role.agency_kind, AgencyKind.MUNICIPALITY, None, role.code)
    )


def _wanted(
    asked: dict[str, str],
    category: str,
    giver: AgencyKind,
    receiver: AgencyKind,
    wing: Wing | None,
    role: str,
) -> Wanted:
    released, consented = "released" in asked, "withdrawn" not in asked
    ground = Ground(About(asked.get("about", "exposed")), Basis(asked["by"]), consented, released)
    return Wanted(
        category=Category(category),
        giver=giver,
        receiver=receiver,
        receiver_wing=wing,
        grounds=(ground,),
        channel=Channel(asked.get("channel", "")),
        purpose=Purpose(asked.get("purpose", "protection")),
        necessity="They meet on Monday",
        patient_told=True,
        legal_decision="decided" in asked,
        anonymous=role in ANONYMOUS,
    )
