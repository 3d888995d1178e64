"""Making an edition out of drafts: a folder of CSV files becomes a folder of TOML files, always the same.

Pure but for reading the drafts; what may be published is judged by `proofreading`, and the files are written
by `manage.py publish_model`. All that the drafts say is kept: texts, marks of each cell, sources.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from backend.responsibilities.editions import DATA
from backend.responsibilities.entries import Entry, Sheet
from backend.responsibilities.proofreading import LISTS, SHAPES, SINGLE_ROLES
from backend.responsibilities.vocabulary import Mark

FILES = {"role": "roles", "topic": "topics", "duty": "duties", "advice": "advice", "threshold": "thresholds"}
MAY_LACK = {"threshold"}  # drafts from before there were any
YES_OR_NO = {cell for cell, shape in SHAPES.items() if shape is bool}
NUMBERS = {cell for cell, shape in SHAPES.items() if shape is int}
LETTERS = {"S": Mark.SOURCED, "K": Mark.KNOWN_LAW, "I": Mark.PROPOSAL}
ALSO = {"topic": "topics-english.csv"}  # English hints, which the drafts lack, kept beside the editions


def read_drafts(folder: Path, version: str, valid_from: date, also: Path = DATA) -> Sheet:
    heading = Entry("heading", "drafts", 1, {"version": version, "valid_from": valid_from})
    entries = [entry for kind in FILES for entry in _read(kind, folder, also)]
    return Sheet((heading,), tuple(entries))


def as_files(sheet: Sheet) -> dict[str, str]:
    """The text of each file of the edition, by its path. Duties stand with the first of their topics."""
    files: dict[str, list[Entry]] = {}
    for entry in sheet.entries:
        files.setdefault(_file_of(entry), []).append(entry)
    heading = "\n".join(_cells(sheet.headings[0].values))
    return {
        path: "\n\n".join([heading, *map(_written, entries)]) + "\n"
        for path, entries in sorted(files.items())
    }


def _read(kind: str, folder: Path, also: Path) -> Iterator[Entry]:
    name = f"{FILES[kind]}.csv"
    more = _also(also / ALSO[kind]) if kind in ALSO else {}
    if kind in MAY_LACK and not (folder / name).exists():
        return
    with (folder / name).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        for row in rows:
            values = {cell: _value(cell, text) for cell, text in row.items() if text and cell != "marks"}
            values |= _marks(row.get("marks") or "") | more.get(row["code"], {})
            yield Entry(kind, name, rows.line_num, values, dict.fromkeys(values, rows.line_num))


def _also(path: Path) -> dict[str, dict[str, str]]:
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row.pop("code"): row for row in csv.DictReader(file)}


def _value(cell: str, text: str) -> Any:
    if cell in LISTS or (cell in SINGLE_ROLES and ";" in text):
        return [part.strip() for part in text.split(";") if part.strip()]
    if cell in YES_OR_NO:
        return {"yes": True, "no": False}.get(text, text)
    return int(text) if cell in NUMBERS else text


def _marks(written: str) -> dict[str, list[str]]:
    """`answers:S;basis:K` becomes one list of cells for each mark. An unknown letter is kept, to be refused."""
    found: dict[str, list[str]] = {}
    for part in filter(None, written.split(";")):
        cell, _, letter = part.strip().partition(":")
        found.setdefault(LETTERS.get(letter, letter), []).append(cell)
    return found


def _file_of(entry: Entry) -> str:
    name = FILES[entry.kind]
    return f"{name}/{entry['topics'][0]}.toml" if entry.kind == "duty" else f"{name}.toml"


def _written(entry: Entry) -> str:
    return "\n".join([f"[[{entry.kind}]]", *_cells(entry.values)])


def _cells(values: Mapping[str, Any]) -> Iterable[str]:
    return (f"{cell} = {_toml(value)}" for cell, value in values.items())


def _toml(value: Any) -> str:
    """Strings, whole numbers, yes and no, dates and lists of strings: what JSON writes, TOML reads."""
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
