"""The shapes of requests for access, their parts and their answers over the API."""

from collections.abc import Iterable

from rest_framework import serializers

from backend.api.parsing import Moment
from backend.api.words import whys
from backend.coordination.models import PartyKind
from backend.coordination.purposes import Purpose
from backend.information.passing import Category
from backend.insight.access import ANSWER
from backend.insight.deciding import answered_at, grounds_of
from backend.insight.giving import Decision, OthersBasis, Wanted
from backend.insight.grounds import Ground
from backend.insight.kinds import Asker, FoundBy, Kind
from backend.insight.models import AccessAnswer, AccessPart, AccessRequest, PartProposal, What
from backend.insight.wording import Looked

KINDS = [each.value for each in Kind]
ASKERS = [each.value for each in Asker]
DECISIONS = [each.value for each in Decision]
GROUNDS = [each.value for each in Ground]
OTHERS = [each.value for each in OthersBasis]
FOUND_BY = [each.value for each in FoundBy]
CATEGORIES = [each.value for each in Category]
PURPOSES = [each.value for each in Purpose]
LONG = 4000


class AccessIn(serializers.Serializer):
    """By name, CPR number or both. `works_at`: the partner that whoever asks works for, if any."""

    kind = serializers.ChoiceField(KINDS)
    asker = serializers.ChoiceField(ASKERS)
    name = serializers.CharField(max_length=120, default="", allow_blank=True)
    cpr = serializers.CharField(max_length=11, default="", allow_blank=True)
    looks = serializers.BooleanField(default=False, help_text="who has looked is asked for as well")
    works_at = serializers.UUIDField(required=False)
    received_at = Moment(required=False)


class AccessReceiptOut(serializers.Serializer):
    """The same, whether or not there is a case."""

    id = serializers.UUIDField()
    receipt = serializers.CharField()
    received_at = serializers.DateTimeField()
    answer_by = serializers.DateTimeField()


class AccessOut(AccessReceiptOut):
    """Whose it is stands there for those who answer or decide; to the others it is a receipt and a deadline.

    `name` is empty for those who decide a part and may not read the name of that party."""

    kind = serializers.ChoiceField(KINDS)
    asker = serializers.ChoiceField(ASKERS, required=False)
    name = serializers.CharField(required=False)
    looks = serializers.BooleanField(required=False)
    answered_at = serializers.DateTimeField(allow_null=True, required=False)


class AccessPage(serializers.Serializer):
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = AccessOut(many=True)


class ProposalIn(serializers.Serializer):
    """What is left out is named in the refusal, together with everything else that is missing."""

    decision = serializers.ChoiceField(DECISIONS)
    ground = serializers.ChoiceField(GROUNDS, required=False)
    redacted_text = serializers.CharField(max_length=LONG, default="", allow_blank=True)
    others_basis = serializers.ChoiceField(OTHERS, required=False)
    identified = serializers.BooleanField(default=False, help_text="made sure that it is this person")
    note = serializers.CharField(max_length=LONG, default="", allow_blank=True)


class ApprovalIn(serializers.Serializer):
    proposal = serializers.UUIDField(help_text="the one that was read: a newer one is another")


class ProposalOut(serializers.Serializer):
    id = serializers.UUIDField()
    decision = serializers.ChoiceField(DECISIONS)
    ground = serializers.ChoiceField(["", *GROUNDS])
    redacted_text = serializers.CharField()
    others_basis = serializers.ChoiceField(["", *OTHERS])
    identified = serializers.BooleanField()
    note = serializers.CharField()
    by = serializers.CharField()
    at = serializers.DateTimeField()


class LookedOut(serializers.Serializer):
    on = serializers.DateField()
    agency = serializers.CharField(help_text="empty for an agency of the partnership that is not named")
    purpose = serializers.ChoiceField(PURPOSES)


class AccessPartOut(serializers.Serializer):
    """`linked`: what whoever asks is in the case; `others`: whom it is about besides. `text` is null for the record of
    looking, and where it is never given, so need not be read."""

    id = serializers.UUIDField()
    case_number = serializers.CharField(allow_null=True)
    what = serializers.ChoiceField(What.values)
    category = serializers.ChoiceField(CATEGORIES, allow_blank=True)
    regime = serializers.CharField()
    linked = serializers.ChoiceField(PartyKind.values)
    found_by = serializers.ChoiceField(FOUND_BY)
    others = serializers.ListField(child=serializers.ChoiceField(PartyKind.values))
    third_party = serializers.BooleanField()
    never_given = serializers.BooleanField()
    text = serializers.CharField(allow_null=True)
    looks = LookedOut(many=True)
    grounds = serializers.ListField(child=serializers.ChoiceField(GROUNDS))
    proposal = ProposalOut(allow_null=True)
    approved_by = serializers.CharField(allow_null=True)


class AccessPartsOut(serializers.Serializer):
    results = AccessPartOut(many=True)


class ApprovedOut(serializers.Serializer):
    part = serializers.UUIDField(source="part_id")
    proposal = serializers.UUIDField(source="proposal_id")
    at = serializers.DateTimeField()


class ProposedOut(serializers.Serializer):
    id = serializers.UUIDField()
    at = serializers.DateTimeField()


class AccessAnswerOut(serializers.Serializer):
    agency = serializers.CharField()
    text = serializers.CharField()
    by = serializers.CharField()
    at = serializers.DateTimeField()


def access_out(row: AccessRequest) -> dict:
    shown: dict = dict(AccessReceiptOut(row).data) | {"kind": row.kind}
    shown["answered_at"] = answered_at(row)
    if not ANSWER & whys(row):
        return shown
    name = "" if row.nameless else row.name  # type: ignore[attr-defined]  # asked for by the selector
    return shown | {"asker": row.asker, "name": name, "looks": row.looks}


def part_out(row: AccessPart, looks: Iterable[Looked] = ()) -> dict:
    proposal, approval = next(iter(row.proposals.all()), None), getattr(row, "approval", None)
    return {
        "id": row.pk,
        "case_number": row.number,  # type: ignore[attr-defined]  # asked for by the selector
        "what": row.what,
        "category": row.category,
        "regime": row.regime,
        "linked": row.linked,
        "found_by": row.found_by,
        "others": row.others,
        "third_party": row.third_party,
        "never_given": row.never,
        "text": row.item.text if row.item and not row.never else None,
        "looks": [{"on": each.on, "agency": each.agency, "purpose": each.purpose} for each in looks],
        "grounds": grounds_of(row),
        "proposal": _proposal(proposal) if proposal else None,
        "approved_by": approval.by.name if approval else None,
    }


def _proposal(row: PartProposal) -> dict:
    fields = ("id", "decision", "ground", "redacted_text", "others_basis", "identified", "note", "at")
    return {name: getattr(row, name) for name in fields} | {"by": row.by.name}


def answer_out(row: AccessAnswer) -> dict:
    return {"agency": row.reply.controller.name, "text": row.text, "by": row.by.name, "at": row.at}


def wanted_of(said: dict) -> Wanted:
    ground, others = said.get("ground"), said.get("others_basis")
    return Wanted(
        decision=Decision(said["decision"]),
        ground=Ground(ground) if ground else None,
        redacted_text=said["redacted_text"],
        others_basis=OthersBasis(others) if others else None,
        identified=said["identified"],
    )
