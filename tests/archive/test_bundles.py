"""A bundle has what one agency has at a case, as its maker reads it, signed; never what must not leave (L15, P8)."""

import io
import re
import zipfile
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from backend.archive import selectors
from backend.archive.models import Bundle
from backend.archive.packing import wrong_with
from backend.archive.signing import published
from backend.coordination.models import Case, Recusal, Seat
from backend.coordination.use_cases.staff_party import declare_staff_party
from backend.core.models import RecordLine
from backend.core.refusals import NotFound, NotPermitted, NotPossible
from backend.information.models import Item
from backend.information.passing import Basis, Category
from backend.responsibilities.models import Staffing
from tests.archive.filing import CRIMINAL, LATER, all_of, files, journals, kinds, makes, manifest
from tests.cast import MONDAY, actor
from tests.information.knowing import agency, agrees, knows, met, shares, sits
from tests.situations import does

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    """Each agency has written something of its own; one thing has passed to DSC, one by PSP to the police."""
    found = met()
    agrees(found, "dsc")
    shares("koordinator", knows("koordinator", found, text="Passed to DSC"), "dsc")
    by_psp = knows("koordinator", found, Category.RISK, "udoever", text="Spoken of in PSP")
    psp: dict[str, Any] = {"channel": "psp", "basis": Basis.SECTION_115, "purpose": "prevention"}
    shares("koordinator", by_psp, "stalkingkontakt", "prevention", **psp)
    knows("koordinator", found, Category.SEALED_ADDRESS, text="Sealed Street 1")
    knows("koordinator", found, Category.SAFETY_NOTE, text="Has an alarm")
    knows("dsc", found, text="Of DSC alone")
    knows("efterforsker", found, Category.OFFENCES, "udoever", text="Of the investigation alone")
    return found


def keys() -> dict[str, str]:
    return {key.name: key.public for key in published()}


def test_an_agency_gets_its_own_and_what_passed_to_it_and_nothing_else(case):
    ours, theirs = all_of(makes("koordinator", case)), all_of(makes("dsc", case))
    assert "Passed to DSC" in ours and "Spoken of in PSP" in ours and "Has an alarm" in ours
    assert "Of DSC alone" not in ours and "Of the investigation alone" not in ours
    assert "Of DSC alone" in theirs and "Passed to DSC" in theirs and "Spoken of in PSP" not in theirs


def test_what_was_received_says_from_whom_and_on_what_basis(case):
    assert {"item", "received", "disclosure"} <= {*kinds(makes("dsc", case))}
    assert "samtykke" in all_of(makes("dsc", case))


def test_a_sealed_address_is_in_no_bundle(case):
    everybody = ("koordinator", "dsc", "stalkingkontakt", "efterforsker")
    assert not [who for who in everybody if "Sealed Street 1" in all_of(makes(who, case))]


def test_nothing_that_is_kept_goes_into_a_criminal_case(case):
    made = "".join(all_of(makes(who, case, CRIMINAL)) for who in ("koordinator", "stalkingkontakt"))
    assert not [said for said in ("Spoken of in PSP", "Has an alarm", "00 90 00 01") if said in made]


def test_what_passed_for_one_purpose_goes_into_no_criminal_case(case):
    """Neither at who got it nor at who gave it; nor health; nor what a withdrawn consent carried (L5)."""
    for_it: dict[str, Any] = {"basis": Basis.ACUTE_DANGER, "purpose": "criminal-case"}
    for_safety: dict[str, Any] = {"basis": Basis.ACUTE_DANGER, "purpose": "protection"}
    for said, how in (("For the case", for_it), ("For her safety", for_safety)):
        item = knows("koordinator", case, Category.OFFENCES, text=said)
        shares("koordinator", item, "efterforsker", "investigation", **how)
    knows("koordinator", case, Category.HEALTH, text="Sleeps badly")
    made = [all_of(makes(who, case, CRIMINAL)) for who in ("koordinator", "efterforsker")]
    assert all("For the case" in each and "For her safety" not in each for each in made)
    assert not [said for said in ("Sleeps badly", "Passed to DSC") if said in "".join(made)]
    assert "Of the investigation alone" in made[1] and "For her safety" in all_of(makes("efterforsker", case))


def test_the_wings_of_the_police_make_bundles_of_their_own(case):
    prevention, investigation = (all_of(makes(who, case)) for who in ("stalkingkontakt", "efterforsker"))
    assert "Spoken of in PSP" in prevention and "Of the investigation alone" not in prevention
    assert "Of the investigation alone" in investigation and "Spoken of in PSP" not in investigation


def test_the_manifest_and_the_names_of_files_name_nobody(case):
    made = makes("koordinator", case)
    told = files(made)["manifest.json"] + " ".join(files(made))
    assert manifest(made)["case"] == case.number
    assert not [name for name in ("Ulla", "Udsat", "Ulf", "00 90") if name in told]


def test_who_has_no_place_at_the_case_makes_none(case):
    for who in ("nabo", "fremmed", "psykiatri", "drift", "leder"):
        with pytest.raises(NotFound):
            makes(who, case)


def canaries(made: Bundle) -> set[str]:
    return set(re.findall(r"Canary[a-z-]+", all_of(made)))


@pytest.mark.parametrize("role", ["housing", "coordinating-adviser"])
def test_whoever_left_a_seat_takes_what_they_read_there_and_nothing_later(case, role):
    seat = sits(case, "boern", role)
    for category in (Category.RISK, Category.HEALTH, Category.SAFETY_NOTE):
        knows("koordinator", case, category, text=f"Canary-{category}")
    seated = canaries(makes("boern", case))
    Seat.objects.filter(pk=seat.pk).update(left_at=MONDAY)
    later = knows("koordinator", case, text="Canary-later")
    Item.objects.filter(pk=later.pk).update(written_at=LATER)
    assert canaries(makes("boern", case)) == seated == {"Canary-risk"}


def test_what_passed_after_a_seat_was_left_is_not_for_whoever_left_it(case):
    Seat.objects.filter(case=case, person=actor("dsc").person).update(left_at=MONDAY)
    sits(case, "dsc", "dsc-legal", left_at=MONDAY)
    later = knows("koordinator", case, text="Canary-later")
    shares("koordinator", later, "dsc", at=LATER)
    assert "Passed to DSC" in all_of(makes("dsc", case)) and not canaries(makes("dsc", case))


def test_a_leader_whose_agencys_staff_is_party_makes_and_fetches_none(case):
    head = actor("dsc").person
    made = makes("dsc", case)
    Staffing.objects.create(
        partnership=case.partnership, role="department-head", person=head, order=99, valid_from=MONDAY
    )
    Seat.objects.filter(case=case, person=head).update(left_at=MONDAY)
    does("koordinator", declare_staff_party, case_id=case.pk, agency_id=head.agency_id, reason="Works there")
    with pytest.raises(NotFound):
        makes("dsc", case)
    with pytest.raises(NotFound):
        selectors.content_for(actor("dsc"), made.pk)


def test_who_is_recused_makes_none(case):
    Recusal.objects.create(case=case, person=actor("dsc").person, reason="Cousins", since=MONDAY)
    with pytest.raises(NotFound):
        makes("dsc", case)


def test_a_bundle_is_opened_by_its_maker_alone_and_until_it_is_journaled(case):
    made = makes("koordinator", case)
    assert selectors.content_for(actor("koordinator"), made.pk)[1]
    for who, refused in (("stedfortraeder", NotPermitted), ("dsc", NotFound), ("drift", NotFound)):
        with pytest.raises(refused):
            selectors.content_for(actor(who), made.pk)
    done = journals("koordinator", case)
    with pytest.raises(NotPossible):
        selectors.content_for(actor("koordinator"), done.pk)
    assert done.digest and done.journal_number == "26/1234"


def test_what_is_not_in_the_journal_yet_is_said(case):
    assert selectors.filing_for(actor("koordinator"), case.pk).missing
    journals("koordinator", case)
    assert not selectors.filing_for(actor("koordinator"), case.pk).missing


def test_every_bundle_is_on_record_with_what_it_was_for(case):
    makes("koordinator", case, CRIMINAL)
    line = RecordLine.objects.latest("id")
    assert (line.act, line.about) == ("bundle-made-for-criminal-case", f"case:{case.pk}")


def test_what_cannot_be_read_is_not_taken_for_journaled(case, settings):
    settings.SEALING_KEYS = {"another": settings.SEALING_KEYS[next(iter(settings.SEALING_KEYS))]}
    with pytest.raises(NotPossible, match="cannot-be-read"):
        makes("koordinator", case)


def test_whoever_gets_a_bundle_can_verify_it(case):
    made = makes("koordinator", case)
    content = selectors.content_for(actor("koordinator"), made.pk)[1]
    assert list(wrong_with(content, keys())) == []
    assert list(wrong_with(content, {})) == ["signed with a key that is not published"]


def test_a_changed_an_added_and_a_missing_document_show(case):
    told = files(makes("koordinator", case))
    first, second, *_ = sorted(name for name in told if name.endswith("html"))
    told[first] += "!"
    del told[second]
    told["999-item.html"] = "Slipped in"
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as zipped:
        for name, content in told.items():
            zipped.writestr(name, content)
    wrong = [
        f"{first} is not as it was signed",
        f"{second} is missing",
        "999-item.html is not as it was signed",
    ]
    assert list(wrong_with(whole.getvalue(), keys())) == wrong


def test_a_former_key_still_verifies_what_it_signed(case, settings):
    made = makes("koordinator", case)
    content = selectors.content_for(actor("koordinator"), made.pk)[1]
    ((old, public),) = keys().items()
    settings.SIGNING_KEYS = {"newer": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=@2027-03-01"}
    assert list(wrong_with(content, keys())) == ["signed with a key that is not published"]
    settings.FORMER_SIGNING_KEYS = f"{old}={public}@2026-01-01..2027-03-01"
    assert list(wrong_with(content, keys())) == []


def test_the_command_says_so(case, tmp_path, capsys):
    made = makes("koordinator", case)
    file = tmp_path / "bundle.zip"
    file.write_bytes(selectors.content_for(actor("koordinator"), made.pk)[1])
    call_command("verify_bundle", str(file))
    assert "whole" in capsys.readouterr().out
    file.write_bytes(b"not a bundle")
    with pytest.raises(CommandError):
        call_command("verify_bundle", str(file))


def test_a_newer_bundle_takes_the_place_of_what_was_not_journaled(case):
    first = makes("koordinator", case)
    makes("koordinator", case, at=LATER)
    first.refresh_from_db()
    assert first.content == "" and agency("koordinator") == first.agency_id
