"""What can be asked for, and by whom. Pure. The rights are told apart: each has its law, its scope and its time."""

from enum import StrEnum


class Kind(StrEnum):
    """GDPR art. 15; forvaltningsloven; offentlighedsloven, of oneself and of others (model L9, L10)."""

    GDPR = "gdpr-access"
    PARTY = "party-access"
    OWN = "own-access"
    PUBLIC = "public-access"


class Asker(StrEnum):
    """Who the one who asks says they are. What they are in a case is what the case says."""

    EXPOSED = "exposed"
    UDOEVER = "udoever"
    PARTY = "party"
    OTHER = "other"


class FoundBy(StrEnum):
    """A name is shared by many: who is found by name alone is made sure of before anything is given."""

    CPR = "cpr"
    NAME = "name"


# what these rights reach: what is about oneself; the others reach the whole of a case
OF_ONESELF = frozenset({Kind.GDPR, Kind.OWN})
