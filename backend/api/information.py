"""What is known on a case, to whom it passes and on what basis, and what people have agreed to."""

from dataclasses import replace
from functools import partial
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
from backend.information.use_cases import consents, items, opening, sharing
from backend.information.weighing import Passing, Said
from backend.information.writing import Known


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
        deed = partial(items.write_item, case_id=case_id)
        if former := wanted.get("supersedes"):
            deed = partial(items.supersede_item, case_id=case_id, item_id=former)
        row = deed(known=_known(wanted), about=wanted["about"], by=self.by, at=self.at)
        return Response(shapes.WrittenOut(row).data, status=201)


class OpenItem(Door):
    answers_are_kept = False  # each opening is a deed of its own

    @extend_schema(
        operation_id="open_item", request=shapes.ItemOpeningIn, responses={200: shapes.ItemTextOut}
    )
    def post(self, request: Request, item_id: UUID) -> Response:
        reason = self.parsed(shapes.ItemOpeningIn)["reason"]
        row = opening.open_item(item_id=item_id, reason=reason, by=self.by, at=self.at)
        return Response({"text": row.text})


class Disclosures(Door):
    @extend_schema(operation_id="item_disclosures", responses=shapes.DisclosuresOut)
    def get(self, request: Request, item_id: UUID) -> Response:
        case_id, rows = selectors.disclosures_for(self.by, item_id)
        self.looked("disclosures-opened", f"case:{case_id}")
        return Response({"results": [shapes.disclosure_out(row) for row in rows]})

    @extend_schema(operation_id="disclose", request=shapes.DisclosureIn, responses={201: shapes.DisclosedOut})
    def post(self, request: Request, item_id: UUID) -> Response:
        wanted = self.parsed(shapes.DisclosureIn)
        bases = {each["party"]: _said(each) for each in wanted["bases"]}
        row = sharing.disclose(
            item_id=item_id,
            to_agency=wanted["to_agency"],
            passing=replace(_passing(wanted), bases=bases),
            by=self.by,
            at=self.at,
        )
        return Response(shapes.disclosed_out(row), status=201)


class Push(Door):
    @extend_schema(operation_id="push_item", request=shapes.PushIn, responses={201: shapes.DisclosedOut})
    def post(self, request: Request, handover_id: UUID) -> Response:
        wanted = self.parsed(shapes.PushIn)
        bases = {each["kind"]: _said(each) for each in wanted["about"]}
        pushed = sharing.Pushed(_known(wanted), bases, _passing(wanted))
        row = sharing.push_item(handover_id=handover_id, pushed=pushed, by=self.by, at=self.at)
        return Response(shapes.disclosed_out(row), status=201)


def _known(wanted: dict) -> Known:
    channel = Channel(wanted["came_by"])
    return Known(Category(wanted["category"]), wanted["nature"], wanted["text"], channel)


def _said(wanted: dict) -> Said:
    return Said(Basis(wanted["basis"]), wanted["released"])


def _passing(wanted: dict) -> Passing:
    purpose = wanted.get("purpose")
    return Passing(
        to_wing=wanted.get("to_wing", ""),
        purpose=Purpose(purpose) if purpose else None,
        necessity=wanted["necessity"],
        channel=Channel(wanted["channel"]),
        patient_told=wanted.get("patient_told"),
        why_not=wanted["why_not"],
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
