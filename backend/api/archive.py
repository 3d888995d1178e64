"""To an agency's own journal: signed bundles, the number that comes back, the keys that verify; what was removed."""

from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.door import Door
from backend.api.signin import Anybody
from backend.archive import removal_selectors, selectors, signing
from backend.archive.leaving import BundlePurpose
from backend.archive.models import Bundle, Rule
from backend.archive.use_cases import bundles

BUNDLE_PURPOSES = [each.value for each in BundlePurpose]
ZIP = "application/zip"


class BundleIn(serializers.Serializer):
    """For the agency's own journal, or for a criminal case: then nothing that is kept from investigation."""

    purpose = serializers.ChoiceField(BUNDLE_PURPOSES, default=BundlePurpose.JOURNAL.value)


class BundleOut(serializers.Serializer):
    """`digest`: SHA-256 of the file. `key`: the name of the key it is signed with (`/signing-keys`)."""

    id = serializers.UUIDField()
    purpose = serializers.ChoiceField(BUNDLE_PURPOSES)
    made_at = serializers.DateTimeField()
    made_by = serializers.CharField(source="made_by.name")
    papers = serializers.IntegerField()
    digest = serializers.CharField()
    key = serializers.CharField()
    journal_number = serializers.CharField()
    journaled_at = serializers.DateTimeField(allow_null=True)


class FilingOut(serializers.Serializer):
    """`missing`: papers of the reader's agency that no journal of its own has yet; the oldest `waits_since` then."""

    results = BundleOut(many=True)
    missing = serializers.IntegerField()
    waits_since = serializers.DateTimeField(allow_null=True)


class Bundles(Door):
    @extend_schema(operation_id="case_bundles", responses=FilingOut)
    def get(self, request: Request, case_id: UUID) -> Response:
        filing = selectors.filing_for(self.by, case_id)
        self.looked("bundles-listed", f"case:{case_id}")
        out = {"missing": len(filing.missing), "waits_since": filing.waits_since}
        return Response({"results": [BundleOut(row).data for row in filing.bundles], **out})

    @extend_schema(operation_id="make_bundle", request=BundleIn, responses={201: BundleOut})
    def post(self, request: Request, case_id: UUID) -> Response:
        purpose = BundlePurpose(self.parsed(BundleIn)["purpose"])
        row = bundles.make_bundle(case_id=case_id, purpose=purpose, by=self.by, at=self.at)
        self.showed = ("case", case_id)
        return Response(BundleOut(row).data, status=201)


class OneBundle(Door):
    @extend_schema(operation_id="bundle", responses={(200, ZIP): OpenApiTypes.BINARY})
    def get(self, request: Request, bundle_id: UUID) -> HttpResponse:
        row, content = selectors.content_for(self.by, bundle_id)
        self.looked("bundle-opened", f"case:{row.case_id}")
        return zipped(row, content)


def zipped(row: Bundle, content: bytes) -> HttpResponse:
    """Under its own id: a file's name says nothing of a case."""
    name = f'attachment; filename="{row.pk}.zip"'
    return HttpResponse(content, content_type=ZIP, headers={"Content-Disposition": name})


class JournaledIn(serializers.Serializer):
    journal_number = serializers.CharField(max_length=80)


class JournalBundle(Door):
    @extend_schema(operation_id="journal_bundle", request=JournaledIn, responses=BundleOut)
    def post(self, request: Request, bundle_id: UUID) -> Response:
        wanted = self.parsed(JournaledIn)
        row = bundles.journal_bundle(bundle_id=bundle_id, **wanted, by=self.by, at=self.at)
        self.showed = ("case", row.case_id)
        return Response(BundleOut(row).data)


class SigningKeyOut(serializers.Serializer):
    """The raw public key in base64; `until` is null for the one in use."""

    name = serializers.CharField()
    algorithm = serializers.CharField()
    public = serializers.CharField()
    since = serializers.DateField()
    until = serializers.DateField(allow_null=True)


class SigningKeysOut(serializers.Serializer):
    results = SigningKeyOut(many=True)


class SigningKeys(Door):
    """For whoever received a bundle. Former keys stay: what they signed is kept elsewhere, for long."""

    permission_classes = [Anybody]

    @extend_schema(operation_id="signing_keys", responses=SigningKeysOut, auth=[])
    def get(self, request: Request) -> Response:
        rows = [{**vars(key), "algorithm": signing.ALGORITHM} for key in signing.published()]
        return Response({"results": SigningKeyOut(rows, many=True).data})


class RemovedOut(serializers.Serializer):
    """`agency` is empty where the last term of the case ran out: then its people's names went."""

    at = serializers.DateTimeField()
    rule = serializers.ChoiceField(Rule.values)
    number = serializers.CharField()
    agency = serializers.CharField(allow_blank=True)
    count = serializers.IntegerField()


class RemovedPage(serializers.Serializer):
    results = RemovedOut(many=True)


class Removals(Door):
    @extend_schema(operation_id="removals", responses=RemovedPage)
    def get(self, request: Request, slug: str) -> Response:
        found = removal_selectors.removals_for(self.by, slug)
        self.looked("removals-listed")
        return Response({"results": RemovedOut(found, many=True).data})
