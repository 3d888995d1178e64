"""Why a part may be refused, and by which law. Pure.

Laws that are not verified ([K] in the model) say so, and are to be confirmed by a jurist.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from backend.insight.kinds import Kind

GDPR, LAW_ENFORCEMENT = "gdpr", "law-enforcement"


class Ground(StrEnum):
    """Why a part is refused."""

    PRIVATE_INTERESTS = "private-interests"
    CRIME_PREVENTION = "crime-prevention"
    PARTY_PRIVATE = "party-private-interests"
    PARTY_CRIME = "party-crime-prevention"
    OWN_PRIVATE = "own-access-private-interests"
    PUBLIC_PRIVATE = "public-access-private-matters"
    ENFORCEMENT_CRIME = "enforcement-prevention"
    ENFORCEMENT_OTHERS = "enforcement-rights-of-others"
    PROTECTION = "protection-of-somebody"


@dataclass(frozen=True)
class Law:
    """Under which regime a ground counts, for which kinds of request, by which law; `verified` by a source."""

    regime: str
    kinds: frozenset[Kind]
    law: str
    verified: bool = False


_ALL = frozenset(Kind)
GROUNDS: Mapping[Ground, Law] = {
    # [S:DBL22]
    Ground.PRIVATE_INTERESTS: Law(GDPR, frozenset({Kind.GDPR}), "databeskyttelsesloven § 22, stk. 1", True),
    Ground.CRIME_PREVENTION: Law(GDPR, frozenset({Kind.GDPR}), "databeskyttelsesloven § 22, stk. 2", True),
    # [K], the sections to be confirmed by a jurist
    Ground.PARTY_PRIVATE: Law(GDPR, frozenset({Kind.PARTY}), "forvaltningsloven"),
    Ground.PARTY_CRIME: Law(GDPR, frozenset({Kind.PARTY}), "forvaltningsloven"),
    Ground.OWN_PRIVATE: Law(GDPR, frozenset({Kind.OWN}), "offentlighedsloven"),
    Ground.PUBLIC_PRIVATE: Law(GDPR, frozenset({Kind.PUBLIC}), "offentlighedsloven"),
    # narrower rights of its own [S:ITPOL], the sections [K]
    Ground.ENFORCEMENT_CRIME: Law(LAW_ENFORCEMENT, _ALL, "retshåndhævelsesloven"),
    Ground.ENFORCEMENT_OTHERS: Law(LAW_ENFORCEMENT, _ALL, "retshåndhævelsesloven"),
    Ground.PROTECTION: Law("", _ALL, "forvaltningsloven § 27"),
}


def grounds_for(kind: Kind, regime: str) -> list[Ground]:
    """Those that count for this kind of request under this regime."""
    return [ground for ground in Ground if fits(ground, kind, regime)]


def fits(ground: Ground, kind: Kind, regime: str) -> bool:
    law = GROUNDS[ground]
    return law.regime in ("", regime) and kind in law.kinds
