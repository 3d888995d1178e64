"""Making a bundle of what an agency has at a case, and writing back the number its own journal gave it."""

from base64 import b64encode
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from backend.archive.access import Permission, sees_bundles
from backend.archive.gathering import Place, check_still_kept, papers_for, place_for
from backend.archive.leaving import BundlePurpose
from backend.archive.models import Bundle, BundlePaper
from backend.archive.packing import Packed, packed
from backend.archive.papers import Paper
from backend.coordination.deeds import case_deed, wait_for_turn
from backend.core.access import require
from backend.core.actor import Actor
from backend.core.record import put_on_record
from backend.core.refusals import NotFound, NotPossible
from backend.core.sealing import UNREADABLE

ACTS = {
    BundlePurpose.JOURNAL: "bundle-made-for-journal",
    BundlePurpose.CRIMINAL_CASE: "bundle-made-for-criminal-case",
}


def make_bundle(*, case_id: UUID, purpose: BundlePurpose, by: Actor, at: datetime) -> Bundle:
    """Gathered as its maker reads, behind both walls, then signed; on the record of looking with its purpose.

    A newer one takes the place of those this maker has not had journaled. Nobody writes to the case meanwhile: what
    stands in it and what does not is one moment's.
    """
    place_for(by, case_id)
    wait_for_turn(case_id)
    place = place_for(by, case_id)
    require(by, Permission.MAKE_BUNDLE, place)
    check_still_kept(place.case)
    papers = papers_for(by, place, purpose)
    _check_readable(papers)
    made = packed(_manifest(place, purpose, at), papers)
    with case_deed(by=by, at=at):
        put_on_record(by, at=at, act=ACTS[purpose], about=f"case:{case_id}")
        waiting = Bundle.objects.filter(case=case_id, made_by=by.person, journaled_at=None)
        waiting.exclude(content="").update(content="")
        return _written(place, purpose, papers, made, by, at)


def _written(
    place: Place, purpose: BundlePurpose, papers: Sequence[Paper], made: Packed, by: Actor, at: datetime
) -> Bundle:
    bundle = Bundle.objects.create(
        case=place.case,
        agency=place.agency,
        wing=place.wing,
        purpose=purpose,
        made_by=by.person,
        role=place.role,
        made_at=at,
        key=made.key,
        digest=made.digest,
        papers=len(papers),
        content=b64encode(made.content).decode(),
    )
    held = {(paper.kind, paper.which) for paper in papers if paper.which}
    BundlePaper.objects.bulk_create(
        BundlePaper(bundle=bundle, what=what, which=which) for what, which in held
    )
    return bundle


def _manifest(place: Place, purpose: BundlePurpose, at: datetime) -> dict[str, str]:
    """Who and what for, by codes: a manifest names nobody of the case."""
    return {
        "case": place.case.number,
        "agency": place.agency.name,
        "agency_id": str(place.agency.pk),
        "wing": place.wing,
        "purpose": purpose,
        "made_at": at.isoformat(),
        "by_role": place.role,
    }


def _check_readable(papers: Sequence[Paper]) -> None:
    """What cannot be read is not in a journal, and must not be taken for it: its key may be found."""
    if any(UNREADABLE in text for paper in papers for _, text in paper.lines):
        raise NotPossible("cannot-be-read")


def journal_bundle(*, bundle_id: UUID, journal_number: str, by: Actor, at: datetime) -> Bundle:
    """Under which number the agency's own journal has it (model L15). The house keeps the number and the digest."""
    case_id = Bundle.objects.filter(sees_bundles(by), pk=bundle_id).values_list("case_id", flat=True).first()
    if case_id is None:
        raise NotFound()
    wait_for_turn(case_id)
    with case_deed(by=by, at=at):
        mine = Bundle.objects.filter(sees_bundles(by), pk=bundle_id)
        row = mine.select_for_update(no_key=True, of=("self",)).select_related("made_by", "case").first()
        if row is None:
            raise NotFound()
        require(by, Permission.JOURNAL_BUNDLE, row)
        check_still_kept(row.case)
        if row.journaled_at or row.purpose != BundlePurpose.JOURNAL:
            raise NotPossible("not-in-this-state", state="journaled" if row.journaled_at else row.purpose)
        row.journal_number, row.journaled_at, row.journaled_by = journal_number, at, by.person
        row.content = ""
        row.save(update_fields=["journal_number", "journaled_at", "journaled_by", "content"])
        put_on_record(by, at=at, act="bundle-journaled", about=f"case:{row.case_id}")
        return row
