"""Drafts become an edition: the same drafts the same bytes, and a published edition is never overwritten."""

import csv
from datetime import date

import pytest

from backend.responsibilities.book import load_model, load_models
from backend.responsibilities.editions import DATA
from backend.responsibilities.entries import read_folder
from backend.responsibilities.management.commands.publish_model import publish
from backend.responsibilities.proofreading import KNOWN_CELLS, MARKED_CELLS
from backend.responsibilities.publishing import FILES, LETTERS, as_files

NOVEMBER = date(2026, 11, 1)
LETTER_OF = {mark: letter for letter, mark in LETTERS.items()}


@pytest.fixture
def drafts(tmp_path):
    """The drafts again, told from the published files."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    sheet = read_folder(DATA / "2026-11")
    for kind, name in FILES.items():
        cells = sorted(KNOWN_CELLS[kind] - set(LETTER_OF) | ({"marks"} if kind == "duty" else set()))
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, cells)
            writer.writeheader()
            writer.writerows(as_drafted(entry, cells) for entry in sheet.of(kind))
    return folder


def as_drafted(entry, cells):
    row = {cell: drafted(entry[cell]) for cell in cells}
    if entry.kind == "duty":
        marks = {cell: letter for mark, letter in LETTER_OF.items() for cell in entry.words(mark)}
        row["marks"] = ";".join(f"{cell}:{marks[cell]}" for cell in MARKED_CELLS if cell in marks)
    return row


def drafted(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ";".join(value) if isinstance(value, list) else value


def edit(drafts, name, old, new):
    """Spoil the first such place and say on which line it was."""
    path = drafts / name
    before, _, after = path.read_text(encoding="utf-8").partition(old)
    path.write_text(before + new + after, encoding="utf-8")
    return before.count("\n") + 1


def test_what_is_drafted_is_published(drafts, tmp_path):
    data = tmp_path / "data"
    publish(drafts, "2026-11", NOVEMBER, data)
    [published] = load_models(data)
    ours = load_model(DATA / "2026-11")
    assert published.duties == ours.duties
    assert (published.roles, published.topics, published.advice) == (ours.roles, ours.topics, ours.advice)


def test_publishing_twice_changes_nothing(drafts, tmp_path):
    data = tmp_path / "data"
    publish(drafts, "2026-11", NOVEMBER, data)
    before = {path: path.read_bytes() for path in data.rglob("*.toml")}
    publish(drafts, "2026-11", NOVEMBER, data)
    assert {path: path.read_bytes() for path in data.rglob("*.toml")} == before


def test_a_published_edition_is_not_overwritten(drafts, tmp_path):
    data = tmp_path / "data"
    publish(drafts, "2026-11", NOVEMBER, data)
    edit(drafts, "roles.csv", "Stalkingvisitator", "Visitator")
    with pytest.raises(ValueError, match="publish a later one"):
        publish(drafts, "2026-11", NOVEMBER, data)


def test_a_later_edition_succeeds_it(drafts, tmp_path):
    data = tmp_path / "data"
    publish(drafts, "2026-11", NOVEMBER, data)
    edit(drafts, "roles.csv", "Stalkingvisitator", "Visitator")
    publish(drafts, "2027-03", date(2027, 3, 1), data)
    titles = [model.role("stalkingvisitator").title.da for model in load_models(data)]
    assert titles == ["Stalkingvisitator", "Visitator"]


def test_an_edition_begins_on_a_day_of_its_own(drafts, tmp_path):
    data = tmp_path / "data"
    publish(drafts, "2026-11", NOVEMBER, data)
    with pytest.raises(ValueError, match="begins no later"):
        publish(drafts, "2026-12", NOVEMBER, data)


def test_a_draft_with_a_defect_is_refused_with_its_line_and_nothing_is_written(drafts, tmp_path):
    line = edit(drafts, "duties.csv", "PT15M", "15 minutes")
    with pytest.raises(ValueError, match=rf"duties\.csv:{line}: unreadable-duration"):
        publish(drafts, "2026-11", NOVEMBER, tmp_path / "data")
    assert not (tmp_path / "data").exists()


def test_every_published_string_survives_being_written():
    sheet = read_folder(DATA / "2026-11")
    texts = as_files(sheet)
    assert {path: (DATA / "2026-11" / path).read_text(encoding="utf-8") for path in texts} == texts
