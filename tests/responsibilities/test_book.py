"""The published model: complete, in both languages, never edited, in force from a day."""

import shutil
from collections import Counter
from datetime import UTC, date, datetime

import pytest

from backend.responsibilities.book import (
    Model,
    ModelRefusedError,
    NoModelInForceError,
    UnknownCodeError,
    load_model,
    load_models,
    model_in_force,
)
from backend.responsibilities.editions import DATA, EditionChangedError, changed, index_text
from backend.responsibilities.vocabulary import Mark, StaffedPer
from backend.responsibilities.who_to_call import MEANWHILE


@pytest.fixture(scope="module")
def model():
    return load_model(DATA / "2026-11")


@pytest.fixture
def data(tmp_path):
    """A copy that a test may spoil."""
    return shutil.copytree(DATA, tmp_path / "data")


def test_the_first_edition_has_every_role_topic_duty_and_advice(model):
    counted = (len(model.roles), len(model.topics), len(model.duties), len(model.advice))
    assert counted == (54, 14, 118, 16)


def test_a_duty_says_who_answers_and_by_when(model):
    duty = model.duty("screening")
    assert (duty.answers, duty.respond_within, duty.clock) == ("stalkingvisitator", "P1D", "working")


def test_every_cell_says_where_it_is_from(model):
    marks = Counter(mark for duty in model.duties for _, mark in duty.marks)
    assert marks[Mark.SOURCED] and marks[Mark.KNOWN_LAW] and marks[Mark.PROPOSAL]
    assert model.duty("danger-now").mark("channel") is Mark.SOURCED
    assert model.duty("danger-now").mark("consulted") is None


def test_a_topic_finds_its_duties_in_order(model):
    duties = model.duties_for("breach")
    assert [duty.code for duty in duties][:2] == ["report-breach", "breach-log"]
    assert [duty.order for duty in duties] == sorted(duty.order for duty in duties)


def test_every_topic_has_duties(model):
    assert all(model.duties_for(topic.code) for topic in model.topics)


def test_every_answering_role_is_staffed(model):
    assert all(model.role(duty.answers).staffed_per is not StaffedPer.NONE for duty in model.duties)


def test_the_roles_that_answer_meanwhile_are_roles_of_the_model(model):
    assert all(model.role(code) for codes in MEANWHILE.values() for code in codes)


def test_everything_is_said_in_both_languages(model):
    texts = [thing.title for things in (model.roles, model.topics, model.duties) for thing in things]
    texts += [duty.can for duty in model.duties] + [topic.hint for topic in model.topics]
    texts += [text for advice in model.advice for text in (advice.question, advice.answer)]
    assert all(text.da.strip() and text.en.strip() for text in texts)


def test_an_unknown_code_is_a_key_error(model):
    with pytest.raises(UnknownCodeError):
        model.duty("no-such-duty")


def test_a_published_edition_is_byte_for_byte_what_was_published():
    assert list(changed(DATA)) == []


def test_an_edited_edition_is_refused(data):
    path = data / "2026-11" / "roles.toml"
    path.write_text(path.read_text().replace("Stalkingvisitator", "Visitator"))
    with pytest.raises(EditionChangedError, match=r"2026-11/roles\.toml"):
        load_models(data)


def test_a_file_slipped_into_an_edition_is_refused(data):
    (data / "2026-11" / "more.toml").write_text('version = "2026-11"\nvalid_from = 2026-11-01\n')
    with pytest.raises(EditionChangedError, match=r"more\.toml"):
        load_models(data)


def test_an_edition_with_a_defect_is_refused_with_its_line(data):
    path = data / "2026-11" / "advice.toml"
    path.write_text(path.read_text().replace('settled_by = "stalkingvisitator"', 'settled_by = "nobody"', 1))
    with pytest.raises(ModelRefusedError, match=r"2026-11/advice\.toml:\d+: unknown-code"):
        load_model(data / "2026-11")


def test_the_edition_in_force_is_the_last_that_has_begun(monkeypatch):
    first = Model("a", date(2026, 11, 1), (), (), (), ())
    second = Model("b", date(2027, 3, 1), (), (), (), ())
    monkeypatch.setattr("backend.responsibilities.book.load_models", lambda: (first, second))
    assert [model_in_force(date(2027, 2, 28)), model_in_force(date(2027, 3, 1))] == [first, second]


def test_a_moment_belongs_to_its_day_in_denmark():
    assert model_in_force(datetime(2026, 10, 31, 23, tzinfo=UTC)).version == "2026-11"


def test_before_the_first_edition_there_is_none():
    with pytest.raises(NoModelInForceError):
        model_in_force(date(2026, 10, 31))


def test_the_index_of_checksums_is_written_in_order():
    assert index_text({"b": "2", "a": "1"}).splitlines()[1:] == ["[published]", '"a" = "1"', '"b" = "2"']
