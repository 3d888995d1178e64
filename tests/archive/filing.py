"""Bundles in short: made, opened as files, journaled; a case closed, and the sweep of what was kept long enough."""

import io
import json
import zipfile
from base64 import b64decode
from datetime import datetime, timedelta
from typing import Any

from backend.archive.leaving import BundlePurpose
from backend.archive.models import Bundle
from backend.archive.use_cases import bundles
from backend.coordination.models import Case
from backend.coordination.use_cases import cases, duties
from backend.core.actor import acting_as
from tests.cast import MONDAY, actor
from tests.situations import told

JOURNAL, CRIMINAL = BundlePurpose.JOURNAL, BundlePurpose.CRIMINAL_CASE
LATER = MONDAY + timedelta(minutes=5)
TWO_YEARS = MONDAY + timedelta(days=740)
A_DAY = timedelta(days=1)


def makes(who: str, case: Case, purpose: BundlePurpose = JOURNAL, at: datetime = LATER) -> Bundle:
    by = actor(who)
    with acting_as(by):
        return bundles.make_bundle(case_id=case.pk, purpose=purpose, by=by, at=at)


def journals(who: str, case: Case, at: datetime = LATER) -> Bundle:
    """Made, and the journal's number written back."""
    bundle, by = makes(who, case, at=at), actor(who)
    with acting_as(by):
        return bundles.journal_bundle(bundle_id=bundle.pk, journal_number="26/1234", by=by, at=at)


def files(bundle: Bundle) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(b64decode(bundle.content))) as zipped:
        return {name: zipped.read(name).decode() for name in zipped.namelist()}


def manifest(bundle: Bundle) -> dict[str, Any]:
    return json.loads(files(bundle)["manifest.json"])


def kinds(bundle: Bundle) -> list[str]:
    return [each["kind"] for each in manifest(bundle)["documents"]]


def all_of(bundle: Bundle) -> str:
    return "\n".join(files(bundle).values())


def closes(case: Case, who: str = "koordinator", at: datetime = MONDAY) -> None:
    """With everything done and told first."""
    carried = case.handovers.filter(ended_at=None, holder__isnull=False)
    for handover, holder in carried.values_list("pk", "holder__username"):
        by = actor(holder)
        with acting_as(by):
            duties.finish(handover_id=handover, by=by, at=at)
    told(case, who)
    by = actor(who)
    with acting_as(by):
        cases.close(case_id=case.pk, by=by, at=at)
