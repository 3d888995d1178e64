"""What is sealed is not readable in the database, opens with its own key, and shows when it was tampered with (P8)."""

import pytest
from cryptography.fernet import Fernet
from django.db import connection

from backend.coordination.models import CaseParty
from backend.coordination.parties import Exposed, SafeContact
from backend.core.sealing import BrokenSeal, blind_index, seal, unseal
from tests.cast import opened

SECRET = "Ulla Udsat, 0101010101, æøå"


def test_what_was_sealed_opens_again():
    assert unseal(seal(SECRET)) == SECRET


def test_sealing_twice_gives_two_different_seals():
    assert seal(SECRET) != seal(SECRET)


@pytest.mark.parametrize("part", ["Ulla", "Udsat", "0101010101"])
def test_nothing_of_the_text_shows(part):
    assert part not in seal(SECRET)


@pytest.mark.parametrize("place", [-1, -20, 30])
def test_a_changed_letter_breaks_the_seal(place):
    sealed = list(seal(SECRET))
    sealed[place] = "A" if sealed[place] != "A" else "B"
    with pytest.raises(BrokenSeal):
        unseal("".join(sealed))


@pytest.mark.parametrize("tampered", ["", "nonsense", "nokey:gAAAA", "æ:ø"])
def test_what_was_never_sealed_does_not_open(tampered):
    with pytest.raises(BrokenSeal):
        unseal(tampered)


def test_a_new_key_seals_and_the_old_one_still_opens(settings):
    sealed = seal(SECRET)
    settings.SEALING_KEYS = {"new": Fernet.generate_key().decode(), **settings.SEALING_KEYS}
    assert unseal(sealed) == SECRET
    assert seal(SECRET).startswith("new:")


def test_without_its_key_nothing_opens(settings):
    sealed = seal(SECRET)
    settings.SEALING_KEYS = {"new": Fernet.generate_key().decode()}
    with pytest.raises(BrokenSeal):
        unseal(sealed)


def test_a_broken_seal_says_no_more_than_the_name_of_the_key(settings):
    name, _, token = seal(SECRET).partition(":")
    with pytest.raises(BrokenSeal) as broken:
        unseal(f"{name}:{token[:-4]}AAAA")
    assert str(broken.value) == name


def test_the_same_text_has_the_same_mark_and_the_mark_is_not_the_text():
    assert blind_index("0101010101") == blind_index("0101010101") != blind_index("0101010102")
    assert "0101010101" not in blind_index("0101010101")


def test_another_key_gives_another_mark(settings):
    mark = blind_index("0101010101")
    settings.INDEX_KEYS = {"new": "another secret", **settings.INDEX_KEYS}
    assert blind_index("0101010101") != mark


@pytest.mark.django_db
def test_what_stands_in_the_columns_is_not_what_was_written():
    exposed = Exposed(
        "Ulla Udsat", "0101010101", safe_contact=SafeContact("00900001", "before nine", "the uncle")
    )
    party = CaseParty.objects.get(case=opened(exposed=exposed))
    with connection.cursor() as cursor:
        cursor.execute("select * from case_party where id = %s", [party.pk])
        columns = " ".join(str(value) for value in cursor.fetchone())
    written = ("Ulla", "0101010101", "00900001", "before nine", "the uncle")
    assert [word for word in written if word in columns] == []
    assert (party.name, party.safe_times) == ("Ulla Udsat", "before nine")


@pytest.mark.django_db
def test_an_empty_text_stays_empty():
    party = CaseParty.objects.get(case=opened(exposed=Exposed()))
    assert (party.name, party.cpr) == ("", "")
