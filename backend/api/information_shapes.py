"""The shapes of items, disclosures, consents and parties over the API."""

from rest_framework import serializers

from backend.api.parsing import Moment
from backend.coordination.models import PartyKind
from backend.information.models import Consent, Disclosure, HowGiven, Item, Nature
from backend.information.passing import Basis, Category, Channel, Purpose, may_reach_the_defence
from backend.responsibilities.vocabulary import Wing

CATEGORIES = [each.value for each in Category]
CHANNELS = [each.value for each in Channel]
PURPOSES = [each.value for each in Purpose]
BASES = [each.value for each in Basis]
WINGS = ["", *(each.value for each in Wing)]
ADDED = [kind for kind in PartyKind.values if kind != PartyKind.EXPOSED]
LONG = 4000


class PartyIn(serializers.Serializer):
    kind = serializers.ChoiceField(ADDED)
    name = serializers.CharField(max_length=120)
    under_18 = serializers.BooleanField(required=False, allow_null=True)


class PartyOut(serializers.Serializer):
    id = serializers.UUIDField()
    kind = serializers.ChoiceField(PartyKind.values)
    name = serializers.CharField()
    under_18 = serializers.BooleanField(allow_null=True)


class PartiesOut(serializers.Serializer):
    results = PartyOut(many=True)


class KnownIn(serializers.Serializer):
    """One kind of thing, fact or opinion; `came_by`: the channel by which the writer got it, if by one."""

    category = serializers.ChoiceField(CATEGORIES)
    nature = serializers.ChoiceField(Nature.values)
    text = serializers.CharField(max_length=LONG)
    came_by = serializers.ChoiceField(CHANNELS, default="")


class ItemIn(KnownIn):
    """About parties of the case: the first of `about` chiefly."""

    about = serializers.ListField(child=serializers.UUIDField(), min_length=1, max_length=20)
    supersedes = serializers.UUIDField(required=False)


class WrittenOut(serializers.Serializer):
    """That it is written. The text is read through the list, where every look is on record."""

    id = serializers.UUIDField()
    written_at = serializers.DateTimeField()


class PartyAboutOut(serializers.Serializer):
    party = serializers.UUIDField()
    kind = serializers.ChoiceField(PartyKind.values)


class ItemOut(serializers.Serializer):
    """`why`: `own`, of the reader's agency, or `disclosed` to it. `may_reach_the_defence`: the reader is of the
    investigation wing, and what it opens may become part of the criminal case. `sealed`: a protected address, whose
    text is empty here, and opened with a reason. `consent_withdrawn_at`: since when a consent it passed by is."""

    id = serializers.UUIDField()
    category = serializers.ChoiceField(CATEGORIES)
    nature = serializers.ChoiceField(Nature.values)
    text = serializers.CharField()
    sealed = serializers.BooleanField()
    about = PartyAboutOut(many=True)
    came_by = serializers.ChoiceField(CHANNELS)
    controller = serializers.CharField()
    regime = serializers.CharField()
    written_by = serializers.CharField()
    written_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField(allow_null=True)
    superseded_by = serializers.UUIDField(allow_null=True)
    why = serializers.ChoiceField(["own", "disclosed"])
    consent_withdrawn_at = serializers.DateTimeField(allow_null=True)
    may_reach_the_defence = serializers.BooleanField()


class ItemOpeningIn(serializers.Serializer):
    reason = serializers.CharField(max_length=500)


class ItemTextOut(serializers.Serializer):
    text = serializers.CharField()


class ItemsOut(serializers.Serializer):
    results = ItemOut(many=True)


def item_out(row: Item, wing: str) -> dict:
    whys = row.whys  # type: ignore[attr-defined]  # asked for by the selector
    own = "own" in whys
    sealed = row.category == Category.SEALED_ADDRESS
    return {
        "id": row.pk,
        "category": row.category,
        "nature": row.nature,
        "text": "" if sealed else row.text,
        "sealed": sealed,
        "about": [{"party": each.party_id, "kind": each.party.kind} for each in row.about.all()],
        "came_by": row.channel,
        "controller": row.controller.name,
        "regime": row.regime,
        "written_by": row.written_by.name,
        "written_at": row.written_at,
        "ended_at": row.ended_at,
        "superseded_by": row.superseded_by_id if own else None,
        "why": "own" if own else "disclosed",
        "consent_withdrawn_at": row.withdrawn_at,  # type: ignore[attr-defined]  # likewise
        "may_reach_the_defence": may_reach_the_defence(wing),
    }


class GroundIn(serializers.Serializer):
    """Why it may pass, for one person it is about. A consent is found by the house: it must stand for exactly this."""

    basis = serializers.ChoiceField(BASES)
    released = serializers.BooleanField(default=False, help_text="KSP: convicted and being released")


class BasisIn(GroundIn):
    party = serializers.UUIDField()


class PassingIn(serializers.Serializer):
    """What is left out is named in the refusal, together with everything else that is missing."""

    purpose = serializers.ChoiceField(PURPOSES, required=False)
    necessity = serializers.CharField(max_length=LONG, default="", allow_blank=True)
    channel = serializers.ChoiceField(CHANNELS, default="")
    patient_told = serializers.BooleanField(required=False, allow_null=True)
    why_not = serializers.CharField(max_length=LONG, default="", allow_blank=True)


class DisclosureIn(PassingIn):
    to_agency = serializers.UUIDField()
    to_wing = serializers.ChoiceField(WINGS, default="")
    bases = BasisIn(many=True)


class KindBasisIn(GroundIn):
    """Everybody of this kind at the case: whoever pushes knows no party by name."""

    kind = serializers.ChoiceField(PartyKind.values)


class PushIn(KnownIn, PassingIn):
    """From the holder of a duty to the agency that coordinates: written and disclosed in one."""

    about = KindBasisIn(many=True)


class DisclosedOut(serializers.Serializer):
    """That it has passed. `may_reach_the_defence`: to the investigation wing, so perhaps to the defence."""

    id = serializers.UUIDField()
    at = serializers.DateTimeField()
    may_reach_the_defence = serializers.BooleanField()


class BasisOut(serializers.Serializer):
    party = serializers.UUIDField()
    basis = serializers.ChoiceField(BASES)
    consent = serializers.UUIDField(allow_null=True)
    released = serializers.BooleanField()


class DisclosureOut(DisclosedOut):
    to_agency = serializers.CharField()
    to_wing = serializers.ChoiceField(WINGS)
    purpose = serializers.ChoiceField(PURPOSES)
    necessity = serializers.CharField()
    channel = serializers.ChoiceField(CHANNELS)
    patient_told = serializers.BooleanField(allow_null=True)
    why_not = serializers.CharField()
    by = serializers.CharField()
    bases = BasisOut(many=True)


class DisclosuresOut(serializers.Serializer):
    results = DisclosureOut(many=True)


def disclosed_out(row: Disclosure) -> dict:
    return {"id": row.pk, "at": row.at, "may_reach_the_defence": may_reach_the_defence(row.to_wing)}


def disclosure_out(row: Disclosure) -> dict:
    return disclosed_out(row) | {
        "to_agency": row.to_agency.name,
        "to_wing": row.to_wing,
        "purpose": row.purpose,
        "necessity": row.necessity,
        "channel": row.channel,
        "patient_told": row.patient_told,
        "why_not": row.why_not,
        "by": row.by.name,
        "bases": [
            {
                "party": each.party_id,
                "basis": each.basis,
                "consent": each.consent_id,
                "released": each.released,
            }
            for each in row.bases.all()
        ],
    }


class NotSharedIn(serializers.Serializer):
    to_agency = serializers.UUIDField()
    reason = serializers.CharField(max_length=LONG)


class ConsentIn(serializers.Serializer):
    """To the recorder's own agency: that it may pass one kind of information to one agency for one purpose."""

    party = serializers.UUIDField()
    recipient = serializers.UUIDField()
    purpose = serializers.ChoiceField(PURPOSES)
    category = serializers.ChoiceField(CATEGORIES)
    how_given = serializers.ChoiceField(HowGiven.values)
    until = Moment()


class ConsentReceiptOut(serializers.Serializer):
    id = serializers.UUIDField()
    given_at = serializers.DateTimeField()
    until = serializers.DateTimeField()
    withdrawn_at = serializers.DateTimeField(allow_null=True)


class ConsentOut(ConsentReceiptOut):
    """`stands`: may be leaned on now. `asked_anew_at`: from when it was to be asked for again."""

    party = serializers.UUIDField()
    giver = serializers.CharField()
    recipient = serializers.CharField()
    purpose = serializers.ChoiceField(PURPOSES)
    category = serializers.ChoiceField(CATEGORIES)
    how_given = serializers.ChoiceField(HowGiven.values)
    asked_anew_at = serializers.DateTimeField(allow_null=True)
    stands = serializers.BooleanField()


class ConsentsOut(serializers.Serializer):
    results = ConsentOut(many=True)


def consent_out(row: Consent) -> dict:
    return ConsentReceiptOut(row).data | {
        "party": row.party_id,
        "giver": row.controller.name,
        "recipient": row.recipient.name,
        "purpose": row.purpose,
        "category": row.category,
        "how_given": row.how_given,
        "asked_anew_at": row.asked_anew_at,
        "stands": row.stands,  # type: ignore[attr-defined]  # asked for by the selector
    }
