"""Each defect of a model is refused with its file and line."""

import shutil

import pytest

from backend.responsibilities.editions import DATA
from backend.responsibilities.entries import read_folder
from backend.responsibilities.proofreading import proofread
from backend.responsibilities.proofreading_advice import plain

DANGER = "duties/danger-now.toml"


@pytest.fixture
def edition(tmp_path):
    return shutil.copytree(DATA / "2026-11", tmp_path / "2026-11")


def spoil(edition, file, old, new):
    """Replace the first such line and say which it was."""
    lines = (edition / file).read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines) if line.startswith(old))
    lines[number : number + 1] = [new] if new else []
    (edition / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return number + 1


def found(edition):
    return {(problem.file, problem.line, problem.code) for problem in proofread(read_folder(edition))}


def test_the_published_model_has_no_problem():
    assert proofread(read_folder(DATA / "2026-11")) == []


#    in this file    this line                              becomes                            is refused as
DEFECTS = [
    (DANGER, 'answers = "police-duty-desk"', "answers = []", "no-single-answering-role"),
    (DANGER, 'answers = "police-duty-desk"', 'answers = ["patrol", "police-duty-desk"]', "no-single-answering-role"),
    (DANGER, 'answers = "police-duty-desk"', 'answers = "exposed-person"', "answering-role-not-staffed"),
    (DANGER, 'answers = "police-duty-desk"', 'answers = "sheriff"', "unknown-code"),
    (DANGER, 'accountable = "police-duty-desk"', 'accountable = []', "no-single-accountable-role"),
    (DANGER, 'executes = ["patrol"]', 'executes = ["posse"]', "unknown-code"),
    (DANGER, 'topics = ["danger-now"]', 'topics = ["danger"]', "unknown-code"),
    (DANGER, 'topics = ["danger-now"]', "topics = []", "no-topic"),
    (DANGER, 'clock = "calendar"', 'clock = "lunar"', "unknown-code"),
    (DANGER, 'about = "exposed"', 'about = "victim"', "unknown-code"),
    (DANGER, 'respond_within = "PT15M"', 'respond_within = "15 minutes"', "unreadable-duration"),
    (DANGER, 'respond_within = "P1D"', 'respond_within = "PT4H"', "duration-off-clock"),
    (DANGER, 'complete_within = "P1D"', 'complete_within = "soon"', "unreadable-duration"),
    (DANGER, 'counts_from = "accept"', 'counts_from = "full-moon"', "unknown-code"),
    (DANGER, 'completes_on = "exposed-person-called"', 'completes_on = "never"', "unknown-code"),
    (DANGER, "last_resort = true", 'last_resort = "perhaps"', "wrong-shape"),
    (DANGER, "order = 10", 'order = "first"', "wrong-shape"),
    (DANGER, 'can_en = "Sends', 'can_en = ""', "missing-text"),
    (DANGER, 'title_da = "Akut fare"', 'title_da = " "', "missing-text"),
    (DANGER, 'source = "matrix 1', 'source = ""', "missing-source"),
    (DANGER, 'code = "municipal-acute-help"', 'code = "danger-now"', "duplicate-code"),
    (DANGER, 'basis = "politiloven"', 'bassis = "politiloven"', "unknown-cell"),
    (DANGER, 'known_law = ["basis"]', 'known_law = ["basis", "channel"]', "wrong-mark"),
    (DANGER, 'informed = ["police-stalking-contact"', 'informed = ["dsc-udoever-line"]', "told-to-the-udoever"),
    (DANGER, 'version = "2026-11"', 'version = "2026-12"', "headings-differ"),
    (DANGER, 'clock = "calendar"', "clock = calendar", "unreadable-file"),
    ("roles.toml", 'agency_kind = "municipality"', 'agency_kind = "guild"', "unknown-code"),
    ("roles.toml", 'staffed_per = "municipality"', 'staffed_per = "parish"', "unknown-code"),
    ("roles.toml", 'wing = "investigation"', 'wing = "left"', "unknown-code"),
    ("roles.toml", 'title_en = "Patrol"', 'title_en = ""', "missing-text"),
    ("topics.toml", 'hint_en = "There is contact', 'hint_en = ""', "missing-text"),
    ("topics.toml", 'code = "breach"', 'code = "report"', "duplicate-code"),
    ("advice.toml", 'settled_by = "police-stalking-contact"', 'settled_by = "exposed-person"', "unknown-code"),
    ("advice.toml", 'question_da = "Er én hændelse nok', 'question_da = "Skal jeg svare udøver"', "two-answers"),
    ("advice.toml", 'question_en = "Is one event', 'question_en = "SHOULD I ANSWER the udøver?"', "two-answers"),
    ("advice.toml", 'answer_da = "Fare nu: 112', 'answer_da = "Vent, til der er flere."', "says-what-is-excluded"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "code"), DEFECTS)
def test_a_defect_is_refused_with_its_line(edition, file, old, new, code):
    line = spoil(edition, file, old, new)
    where = (f"2026-11/{file}", line, code)
    if code == "headings-differ":  # of two that differ, all but the first file's are named
        where = (f"2026-11/{file}", 1, code)
    assert where in found(edition)


#    a line that is left out                    is refused at the entry as
MISSING = [
    ('answers = "police-duty-desk"', "no-single-answering-role"),
    ('respond_within = "PT15M"', "missing-duration"),
    ('can_da = "Sender patrulje', "missing-text"),
    ('sourced = ["channel", "last_resort"]', "unmarked-cell"),
    ("last_resort = true", "unknown-code"),
]


@pytest.mark.parametrize(("line", "code"), MISSING)
def test_a_missing_cell_is_refused_at_its_entry_or_line(edition, line, code):
    spoil(edition, DANGER, line, "")
    assert code in {each for file, _, each in found(edition) if file == f"2026-11/{DANGER}"}


def test_a_clock_that_starts_must_have_a_deadline(edition):
    spoil(edition, DANGER, 'complete_within = "P1D"', "")
    assert "start-without-deadline" in {code for *_, code in found(edition)}


def test_a_deadline_must_say_from_when_it_counts(edition):
    spoil(edition, DANGER, 'counts_from = "accept"', "")
    assert "deadline-without-start" in {code for *_, code in found(edition)}


def test_the_udoevers_side_is_not_even_asked_about_the_exposed_person(edition):
    file, old = "duties/report.toml", 'consulted = ["police-stalking-contact"'
    line = spoil(edition, file, old, 'consulted = ["municipal-udoever-contact"]')
    assert (f"2026-11/{file}", line, "told-to-the-udoever") in found(edition)


def test_a_defect_points_at_its_own_entry_not_the_first(edition):
    line = spoil(edition, DANGER, 'respond_within = "PT1H"', 'respond_within = "PT"')
    assert line > 40
    assert (f"2026-11/{DANGER}", line, "unreadable-duration") in found(edition)


def test_an_empty_folder_is_no_model(tmp_path):
    assert [problem.code for problem in proofread(read_folder(tmp_path))] == ["missing-heading"]


def test_commas_and_capitals_hide_nothing():
    assert plain("Vent, TIL der er flere!") == plain("vent til der er flere")
