"""May this kind of information pass from one agency to another? Tables, and one question that says all that is missing.

Pure. Where the law leaves something open, its narrowest reading stands here under a name of its own; every such name
is to be confirmed by a jurist before a partnership goes live.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from backend.responsibilities.vocabulary import PRIVATE, About, AgencyKind, Wing


class Category(StrEnum):
    CONTACT = "contact"
    SEALED_ADDRESS = "sealed-address"
    CHILDREN = "children"
    HEALTH = "health"
    OFFENCES = "offences"
    RISK = "risk"
    SAFETY_NOTE = "safety-note"


class Basis(StrEnum):
    """Why it may pass, for one person it is about."""

    CONSENT = "consent"
    SECTION_115 = "section-115"
    STATUTORY_DUTY = "statutory-duty"
    ACUTE_DANGER = "acute-danger"
    HEALTH_ACT_43 = "health-act-43"


class Channel(StrEnum):
    """By which forum of retsplejeloven § 115; none where it passes otherwise."""

    NONE = ""
    SSP = "ssp"
    PSP = "psp"
    KSP = "ksp"


class Purpose(StrEnum):
    """What the receiver is to do with it. A consent is to one purpose."""

    PROTECTION = "protection"
    SUPPORT = "support"
    PREVENTION = "prevention"
    CHILD_WELFARE = "child-welfare"
    TREATMENT = "treatment"
    ORDER = "order"
    CRIMINAL_CASE = "criminal-case"


class Missing(StrEnum):
    """What stands in the way. The first six no basis can mend."""

    NEVER_TO_INVESTIGATION = "never-to-investigation"
    NEVER_TO_ANONYMOUS = "never-to-anonymous-counselling"
    NOT_OF_THE_CHANNEL = "not-of-this-channel"
    NOT_ABOUT_THEM = "channel-is-not-about-them"
    STAYS_IN_ITS_CHANNEL = "stays-in-its-channel"
    HOLDER_PUSHES = "only-the-health-agency-that-holds-it"
    SOMEBODY = "whom-it-is-about"
    WING = "wing-of-the-police"
    PURPOSE = "purpose"
    NECESSITY = "necessity"
    BASIS = "basis-for-each"
    BASIS_OF_CATEGORY = "basis-for-this-category"
    CONSENT = "standing-consent"
    CONSENT_ONLY = "consent-or-legal-decision"
    CHANNEL = "channel"
    BASIS_OF_CHANNEL = "basis-of-the-channel"
    RELEASED = "convicted-and-being-released"
    PATIENT_TOLD = "patient-told-or-why-not"
    AGAINST = "why-against-the-decision"


# what never reaches an investigation, whoever agrees to it (retsplejeloven § 115; access proposal)
KEPT_FROM_INVESTIGATION = frozenset({Category.CONTACT, Category.SEALED_ADDRESS, Category.SAFETY_NOTE})

_ALL = frozenset(Basis)
# which bases can carry which kind at all; to be confirmed by a jurist, row by row
BASES: Mapping[Category, frozenset[Basis]] = {
    Category.CONTACT: frozenset({Basis.CONSENT, Basis.ACUTE_DANGER}),
    # in danger it is told by phone, or opened by a seat whose task needs it
    Category.SEALED_ADDRESS: frozenset({Basis.CONSENT}),
    Category.CHILDREN: _ALL,
    Category.HEALTH: _ALL,
    Category.OFFENCES: _ALL - {Basis.HEALTH_ACT_43},
    Category.RISK: _ALL,
    Category.SAFETY_NOTE: frozenset({Basis.CONSENT, Basis.ACUTE_DANGER, Basis.SECTION_115}),
}

K = AgencyKind
# who shares by which channel. Whether school counts with the municipality: to be confirmed by a jurist
MEMBERS: Mapping[Channel, frozenset[AgencyKind]] = {
    Channel.SSP: frozenset({K.MUNICIPALITY, K.SCHOOL, K.POLICE}),
    Channel.PSP: frozenset({K.MUNICIPALITY, K.PSYCHIATRY, K.POLICE}),
    Channel.KSP: frozenset({K.MUNICIPALITY, K.PRISON_AND_PROBATION, K.POLICE}),
}
# the exposed person is no target of a § 115 forum: of them one asks (model L4). To be confirmed by a jurist
CHANNEL_ABOUT: Mapping[Channel, frozenset[About]] = {
    Channel.SSP: frozenset({About.UDOEVER, About.CHILD}),
    Channel.PSP: frozenset({About.UDOEVER}),
    Channel.KSP: frozenset({About.UDOEVER}),
}
# gets only what the exposed person agrees to, whatever is decided. To be confirmed by a jurist
BY_CONSENT_ALONE = frozenset({K.FAMILY_COURT_AGENCY})
# who decides by sundhedsloven § 43. Whether a municipality's own health staff do: to be confirmed by a jurist
HEALTH_AGENCIES = frozenset({K.PSYCHIATRY})
# whose people work in one wing or the other, so that "the agency" alone says too little
IN_WINGS = frozenset({K.POLICE})
# from where in an agency of this kind somebody reads; everywhere else from the agency itself
WINGS: Mapping[AgencyKind, tuple[str, ...]] = {
    K.POLICE: (Wing.PREVENTION, Wing.INVESTIGATION),
    K.PROSECUTION: (Wing.INVESTIGATION,),
}


@dataclass(frozen=True)
class Ground:
    """For one person the item is about: the basis, whether a standing consent covers it, and for KSP whether the
    person is convicted and being released."""

    about: About
    basis: Basis | None = None
    consented: bool = False
    released: bool = False


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to pass on. `came_by` is the channel by which the giver itself got it; `channelled`: it has
    passed by one before. `decided_not`: not to share it with this receiver; `against`: why it passes all the same."""

    category: Category
    giver: AgencyKind
    receiver: AgencyKind
    grounds: tuple[Ground, ...]
    came_by: Channel = Channel.NONE
    channelled: bool = False
    giver_wing: Wing | None = None
    receiver_wing: Wing | None = None
    channel: Channel = Channel.NONE
    purpose: Purpose | None = None
    necessity: str = ""
    patient_told: bool | None = None
    why_not: str = ""
    decided_not: bool = False
    against: str = ""
    legal_decision: bool = False
    anonymous: bool = False

    def by(self, basis: Basis | None) -> tuple[Ground, ...]:
        return tuple(ground for ground in self.grounds if ground.basis is basis)

    @property
    def by_consent(self) -> bool:
        return len(self.by(Basis.CONSENT)) == len(self.grounds)

    @property
    def investigates(self) -> bool:
        """An export to a criminal case is investigation, whoever asks for it."""
        wing = Wing.INVESTIGATION
        return (
            self.receiver_wing is wing
            or self.receiver is K.PROSECUTION
            or self.purpose is Purpose.CRIMINAL_CASE
        )

    @property
    def kept(self) -> bool:
        """What has once passed by § 115 counts as § 115 material in every hand. To be confirmed by a jurist."""
        by_115 = self.channelled or bool(self.channel)
        return by_115 or kept_from_investigation(self.category, self.came_by)

    @property
    def outside_the_channel(self) -> bool:
        kinds = {
            kind for kind in (self.giver, self.receiver) if not (kind in PRIVATE and self.legal_decision)
        }
        return not kinds <= MEMBERS[self.channel] or Wing.INVESTIGATION in (
            self.giver_wing,
            self.receiver_wing,
        )


def kept_from_investigation(category: Category, channel: Channel) -> bool:
    return bool(channel) or category in KEPT_FROM_INVESTIGATION


def may_reach_the_defence(wing: str) -> bool:
    """What the prosecution reads may become part of the criminal case, and so reach the defence."""
    return wing == Wing.INVESTIGATION


M, B = Missing, Basis
RULES: Mapping[Missing, Callable[[Wanted], bool]] = {
    M.NEVER_TO_INVESTIGATION: lambda w: w.investigates and w.kept,
    M.NEVER_TO_ANONYMOUS: lambda w: w.anonymous,
    M.NOT_OF_THE_CHANNEL: lambda w: bool(w.channel) and w.outside_the_channel,
    M.NOT_ABOUT_THEM: lambda w: (
        bool(w.channel) and any(g.about not in CHANNEL_ABOUT[w.channel] for g in w.by(B.SECTION_115))
    ),
    M.STAYS_IN_ITS_CHANNEL: lambda w: (
        bool(w.came_by) and w.receiver not in MEMBERS[w.came_by] and not w.by_consent
    ),
    M.HOLDER_PUSHES: lambda w: bool(w.by(B.HEALTH_ACT_43)) and w.giver not in HEALTH_AGENCIES,
    M.SOMEBODY: lambda w: not w.grounds,
    M.WING: lambda w: w.receiver in IN_WINGS and w.receiver_wing is None,
    M.PURPOSE: lambda w: w.purpose is None,
    M.NECESSITY: lambda w: not w.necessity.strip(),
    M.BASIS: lambda w: bool(w.by(None)),
    M.BASIS_OF_CATEGORY: lambda w: any(g.basis and g.basis not in BASES[w.category] for g in w.grounds),
    M.CONSENT: lambda w: any(not g.consented for g in w.by(B.CONSENT)),
    M.CONSENT_ONLY: lambda w: (
        not w.by_consent
        and (w.receiver in BY_CONSENT_ALONE or (w.receiver in PRIVATE and not w.legal_decision))
    ),
    M.CHANNEL: lambda w: bool(w.by(B.SECTION_115)) and not w.channel,
    M.BASIS_OF_CHANNEL: lambda w: bool(w.channel) and not w.by(B.SECTION_115),
    M.RELEASED: lambda w: w.channel is Channel.KSP and any(not g.released for g in w.by(B.SECTION_115)),
    M.PATIENT_TOLD: lambda w: bool(w.by(B.HEALTH_ACT_43)) and not w.patient_told and not w.why_not.strip(),
    M.AGAINST: lambda w: w.decided_not and not w.against.strip(),
}


def missing(wanted: Wanted) -> tuple[Missing, ...]:
    """Everything that stands in the way, in one order; nothing means it may pass."""
    return tuple(code for code, lacks in RULES.items() if lacks(wanted))


# what stands in the way of one person alone; the rest is about the passing as a whole
OF_A_PERSON = frozenset(
    {M.NOT_ABOUT_THEM, M.HOLDER_PUSHES, M.BASIS, M.BASIS_OF_CATEGORY, M.CONSENT, M.CONSENT_ONLY, M.RELEASED}
)


def missing_for_each(wanted: Wanted) -> list[list[Missing]]:
    """For each ground, in their order, what it alone lacks."""
    alone = (missing(replace(wanted, grounds=(ground,))) for ground in wanted.grounds)
    return [[code for code in codes if code in OF_A_PERSON] for codes in alone]
