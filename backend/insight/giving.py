"""May this part be given, to whom, and with what removed? Tables, and one question that says all that is missing.

Pure. What the law leaves open stands here with its narrowest reading, to be confirmed by a jurist.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from backend.information.passing import Category
from backend.insight.grounds import Ground, fits
from backend.insight.kinds import Asker, FoundBy, Kind
from backend.responsibilities.vocabulary import About


class Decision(StrEnum):
    GIVE = "give"
    REDACTED = "redacted"
    REFUSE = "refuse"


class OthersBasis(StrEnum):
    """Why what is about others as well may be given whole. To be confirmed by a jurist, each of them."""

    THEIR_CONSENT = "their-consent"
    KNOWN_TO_ASKER = "known-to-the-asker"
    STATUTORY = "statutory"


class Missing(StrEnum):
    """What stands in the way. The first two nothing can mend."""

    NEVER = "never-given"
    WOULD_CONFIRM = "would-confirm-a-case"
    GROUND = "ground"
    GROUND_OF_LAW = "ground-of-this-law"
    OTHERS = "redaction-or-basis-for-others"
    REDACTED_TEXT = "redacted-text"
    NAMES_LEFT = "names-of-others-left"
    IDENTITY = "identity-made-sure-of"


# shorter names stand inside other words by chance
TELLING = 4
# never given to anybody: what keeps somebody alive may be read over a shoulder (model L13, P8)
NEVER = frozenset({Category.SEALED_ADDRESS, Category.SAFETY_NOTE})


@dataclass(frozen=True)
class Part:
    """What is asked for: `linked`, what whoever asks is in the case; `others`, whom it is about besides."""

    kind: Kind
    asker: Asker
    linked: About
    regime: str
    category: Category | None = None
    others: frozenset[About] = frozenset()
    found_by: FoundBy = FoundBy.CPR
    text: str = ""
    names_of_others: tuple[str, ...] = ()
    confirms_to_udoever: bool = False

    @property
    def never(self) -> bool:
        return self.category in NEVER


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to decide about it. `identified`: that whoever asks is this person has been made sure of."""

    decision: Decision
    ground: Ground | None = None
    redacted_text: str = ""
    others_basis: OthersBasis | None = None
    identified: bool = False

    @property
    def gives(self) -> bool:
        return self.decision is not Decision.REFUSE


def may_be_told(asker: Asker, linked: About, *, to_udoever: bool) -> bool:
    """Whether whoever asks may learn that there is a case. To the udøver a setting says; to others than its people, no.

    Either word makes an udøver: what they say they are, and what the case says.
    """
    if asker is Asker.UDOEVER or linked is About.UDOEVER:
        return to_udoever
    return asker is not Asker.OTHER


def reaches_others(asker: Asker, linked: About, found_by: FoundBy) -> bool:
    """Whether agencies that were not asked answer as well. Who answers would tell an udøver that there is a case.

    Whoever is found by name alone may be the udøver. To be confirmed by a jurist.
    """
    return found_by is FoundBy.CPR and may_be_told(asker, linked, to_udoever=False)


def missing(part: Part, wanted: Wanted) -> list[Missing]:
    """Everything that stands in the way, in the order of `Missing`; nothing where it may be decided so."""
    lacking = set(_of_giving(part, wanted) if wanted.gives else _of_refusing(part, wanted))
    return [each for each in Missing if each in lacking]


def _of_refusing(part: Part, wanted: Wanted) -> Iterator[Missing]:
    if wanted.ground is None:
        yield Missing.GROUND
    elif not fits(wanted.ground, part.kind, part.regime):
        yield Missing.GROUND_OF_LAW


def _of_giving(part: Part, wanted: Wanted) -> Iterator[Missing]:
    for lack, is_so in STANDS_IN_THE_WAY.items():
        if is_so(part, wanted):
            yield lack


def _names_left(part: Part, wanted: Wanted) -> bool:
    """A redacted text that still has any word of another's name in it, bent, spelled out or run together as well."""
    if wanted.decision is not Decision.REDACTED:
        return False
    text = wanted.redacted_text
    words, squashed = words_of(text), "".join(re.findall(r"\w", text.casefold()))
    names = {word for name in part.names_of_others for word in words_of(name)}
    return any(
        name in words or name + "s" in words or (len(name) >= TELLING and name in squashed) for name in names
    )


def _not_redacted(part: Part, wanted: Wanted) -> bool:
    text = wanted.redacted_text.strip()
    return wanted.decision is Decision.REDACTED and (not text or text == part.text.strip())


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


STANDS_IN_THE_WAY: Mapping[Missing, Callable[[Part, Wanted], bool]] = {
    Missing.NEVER: lambda part, wanted: part.never,
    Missing.WOULD_CONFIRM: lambda part, wanted: (
        not may_be_told(part.asker, part.linked, to_udoever=part.confirms_to_udoever)
    ),
    Missing.OTHERS: lambda part, wanted: bool(
        part.others and wanted.decision is Decision.GIVE and wanted.others_basis is None
    ),
    Missing.REDACTED_TEXT: _not_redacted,
    Missing.NAMES_LEFT: _names_left,
    Missing.IDENTITY: lambda part, wanted: part.found_by is FoundBy.NAME and not wanted.identified,
}
