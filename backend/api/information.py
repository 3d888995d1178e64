"""What is known on a case, to whom it passes and on what basis, and what people have agreed to."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api import information_shapes as shapes
from backend.api.door import Door
from backend.coordination.models import PartyKind
from backend.coordination.selectors import parties_for
from backend.coordination.use_cases.parties import add_party
from backend.information import selectors
from backend.information.passing import Basis, Category, Channel, Purpose
from backend.information.use_cases import consents, items, sharing
from backend.information.weighing import Passing, Said


class Parties(Door):
    @extend_schema(operation_id="case_parties", responses=shapes.PartiesOut)
    def get(self, request: Request, case_id: UUID) -> Response:
        rows = parties_for(self.by, case_id)
        self.looked("parties-opened", f"case:{case_id}")
        return Response({"results": [shapes.PartyOut(row).data for row in rows]})

    @extend_schema(operation_id="add_party", request=shapes.PartyIn, responses={201: shapes.PartyOut})
    def post(self, request: Request, case_id: UUID) -> Response:
        wanted = self.parsed(shapes.PartyIn)
        row = add_party(
            case_id=case_id,
            kind=PartyKind(wanted["kind"]),
            name=wanted["name"],
            under_18=wanted.get("under_18"),
            by=self.by,
            at=self.at,
        )
        self.showed = ("case", case_id)
        return Response(shapes.PartyOut(row).data, status=201)


class Items(Door):
    @extend_schema(operation_id="case_items", responses=shapes.ItemsOut)
    def get(self, request: Request, case_id: UUID) -> Response:
        rows = selectors.items_for(self.by, case_id)
        wing = selectors.wing_for(self.by, case_id)
        self.looked("items-opened", f"case:{case_id}")
        return Response({"results": [shapes.item_out(row, wing) for row in rows]})

    @extend_schema(operation_id="write_item", request=shapes.ItemIn, responses={201: shapes.WrittenOut})
    def post(self, request: Request, case_id: UUID) -> Response:
        wanted = self.parsed(shapes.ItemIn)
        written = items.Written(
            Category(wanted["category"]),
            wanted["nature"],
            wanted["text"],
            tuple(wanted["about"]),
            Channel(wanted.get("channel", "")),
        )
        former = wanted.get("supersedes")
        if former:
            row = items.supersede_item(
                item_id=former, case_id=case_id, written=written, by=self.by, at=self.at
            )
        else:
            row = items.write_item(case_id=case_id, written=written, by=self.by, at=self.at)
        return Response(shapes.WrittenOut(row).data, status=201)


class Disclosures(Door):
    @extend_schema(operation_id="item_disclosures", responses=shapes.DisclosuresOut)
    def get(self, request: Request, item_id: UUID) -> Response:
        case_id, rows = selectors.disclosures_for(self.by, item_id)
        self.looked("disclosures-opened", f"case:{case_id}")
        return Response({"results": [shapes.disclosure_out(row) for row in rows]})

    @extend_schema(operation_id="disclose", request=shapes.DisclosureIn, responses={201: shapes.DisclosedOut})
    def post(self, request: Request, item_id: UUID) -> Response:
        row = sharing.disclose(
            item_id=item_id, passing=_passing(self.parsed(shapes.DisclosureIn)), by=self.by, at=self.at
        )
        return Response(shapes.disclosed_out(row), status=201)


def _passing(wanted: dict) -> Passing:
    bases = {each["party"]: Said(Basis(each["basis"]), each["released"]) for each in wanted["bases"]}
    purpose = wanted.get("purpose")
    return Passing(
        to_agency=wanted["to_agency"],
        to_wing=wanted["to_wing"],
        purpose=Purpose(purpose) if purpose else None,
        necessity=wanted["necessity"],
        channel=Channel(wanted["channel"]),
        patient_told=wanted.get("patient_told"),
        why_not=wanted["why_not"],
        bases=bases,
    )


class NotToShare(Door):
    @extend_schema(operation_id="decide_not_to_share", request=shapes.NotSharedIn, responses={204: None})
    def post(self, request: Request, item_id: UUID) -> Response:
        wanted = self.parsed(shapes.NotSharedIn)
        sharing.decide_not_to_share(item_id=item_id, **wanted, by=self.by, at=self.at)
        return Response(status=204)


class Consents(Door):
    @extend_schema(operation_id="case_consents", responses=shapes.ConsentsOut)
    def get(self, request: Request, case_id: UUID) -> Response:
        rows = selectors.consents_for(self.by, case_id, self.at)
        self.looked("consents-opened", f"case:{case_id}")
        return Response({"results": [shapes.consent_out(row) for row in rows]})

    @extend_schema(
        operation_id="record_consent", request=shapes.ConsentIn, responses={201: shapes.ConsentReceiptOut}
    )
    def post(self, request: Request, case_id: UUID) -> Response:
        wanted = self.parsed(shapes.ConsentIn)
        wanted |= {"purpose": Purpose(wanted["purpose"]), "category": Category(wanted["category"])}
        row = consents.record_consent(
            case_id=case_id, agreed=consents.Agreed(**wanted), by=self.by, at=self.at
        )
        return Response(shapes.ConsentReceiptOut(row).data, status=201)


class WithdrawConsent(Door):
    @extend_schema(operation_id="withdraw_consent", request=None, responses=shapes.ConsentReceiptOut)
    def post(self, request: Request, consent_id: UUID) -> Response:
        row = consents.withdraw_consent(consent_id=consent_id, by=self.by, at=self.at)
        return Response(shapes.ConsentReceiptOut(row).data)
