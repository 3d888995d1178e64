"""Keys rotate, and a lost key loses texts but no case: it stays in somebody's hands, and nothing is written over."""

import logging

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.core.management import call_command

from backend.config.second_factors import reseal_second_factors
from backend.coordination.models import Case, CaseParty
from backend.coordination.parties import Exposed, SafeContact
from backend.coordination.use_cases import acute
from backend.core.rotation import KEPT_AS_IT_IS, keys_in_use, sealed_columns
from backend.core.sealing import UNREADABLE, BrokenSeal, seal, unseal
from tests.cast import actor, client, opened
from tests.situations import does

CPR, NAME = "9901010001", "Ulla Udsat"


@pytest.fixture
def case(cloned_database) -> Case:
    return opened(exposed=Exposed(name=NAME, cpr=CPR, safe_contact=SafeContact(number="00 90 00 01")))


def new_keys(settings, *, lost: bool = False) -> None:
    """New keys in front of the old ones; or alone, where the old sealing key is lost."""
    old = {} if lost else settings.SEALING_KEYS
    settings.SEALING_KEYS = {"new": Fernet.generate_key().decode(), **old}
    settings.INDEX_KEYS = {"new": "newly drawn", **settings.INDEX_KEYS}


def acutely(case: Case) -> None:
    does("betjent", acute.open_acutely, wanted=acute.Wanted("0561", "At the door", cpr=CPR))


def test_after_rotation_the_old_key_can_be_put_away(case, settings, capsys):
    new_keys(settings)
    call_command("rotate_keys")
    assert set(keys_in_use()) == {"new"}
    settings.SEALING_KEYS = {"new": settings.SEALING_KEYS["new"]}
    settings.INDEX_KEYS = {"new": settings.INDEX_KEYS["new"]}
    assert CaseParty.objects.get(case=case).name == NAME
    acutely(case)
    call_command("rotate_keys")
    assert "0 texts sealed anew, 0 numbers" in capsys.readouterr().out.splitlines()[-3]


def test_second_factors_are_sealed_anew_as_well(cloned_database, settings):
    person = actor("betjent").person
    kept = {"secret": seal("JBSWY3DPEHPK3PXP"), "used_mask": 0, "migrated_codes": [seal("12345678")]}
    row = Authenticator.objects.create(user=person, type="totp", data=kept)
    new_keys(settings)
    assert reseal_second_factors() == 1 and reseal_second_factors() == 0
    row.refresh_from_db()
    assert unseal(row.data["secret"]) == "JBSWY3DPEHPK3PXP" and row.data["used_mask"] == 0
    assert row.data["migrated_codes"][0].startswith("new:")


def test_until_then_people_are_found_by_both(case, settings):
    new_keys(settings)
    acutely(case)


def test_every_sealed_column_is_sealed_anew_or_named():
    tables = {each.table for each in sealed_columns()}
    assert (
        tables >= {"case_party", "cases", "referral", "message", "acute_access"} and tables >= KEPT_AS_IT_IS
    )


def test_with_a_key_lost_the_case_still_shows_whom_to_ring(case, settings, caplog):
    new_keys(settings, lost=True)
    with caplog.at_level(logging.ERROR):
        shown = client("visitator").get(f"/api/v1/cases/{case.pk}").json()
    assert shown["exposed"]["name"] == UNREADABLE and shown["coordinator"]["phone"]
    assert NAME not in caplog.text and "cannot be read" in caplog.text


def test_what_cannot_be_read_is_not_written_over(case, settings):
    new_keys(settings, lost=True)
    party = CaseParty.objects.get(case=case)
    with pytest.raises(BrokenSeal):
        party.save()
