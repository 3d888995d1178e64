"""The demonstration's files as one set of plain tables: a folder a partnership, and `common` for all of them.

`[[each_municipality.TABLE]]` and `[[each_partnership.TABLE]]` are written out once per municipality (but for those
named in `except`) or partnership, their {words} filled in; written in a partnership's folder, for its own only.
A row's `of` is its partnership, empty where it belongs to all. Hours are named, and stand in one file.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]

FOLDER = Path(__file__).parents[1] / "data" / "demonstration"
COMMON = "common"
TABLES = ("partnership", "municipality", "agency", "person", "line", "staffing", "forum")


@dataclass
class Demonstration:
    """Rows by table, in the order they are written, every one for itself."""

    tables: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in TABLES})

    def of(self, table: str, partnership: str | None = None) -> Iterator[Row]:
        return (row for row in self.tables[table] if partnership is None or row["of"] == partnership)


def read(folder: Path = FOLDER) -> Demonstration:
    files = [(_partnership(file, folder), _content(file)) for file in sorted(folder.glob("*/*.toml"))]
    hours = {name: each for _, content in files for name, each in content.get("hours", {}).items()}
    found = Demonstration()
    for slug, content in files:
        for table in TABLES:
            found.tables[table] += [{"of": slug, **row} for row in content.get(table, [])]
        found.tables["person"] += list(_people(slug, content))
    for slug, content in files:
        _write_out(found, content.get("each_partnership", {}), _partnerships(found, slug))
        _write_out(found, content.get("each_municipality", {}), _municipalities(found, slug))
    for row in (*found.of("person"), *found.of("line"), *found.of("staffing")):
        if "hours" in row:
            row["hours"] = hours[row["hours"]]
    return found


def _content(file: Path) -> Row:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _partnership(file: Path, folder: Path) -> str:
    name = file.relative_to(folder).parts[0]
    return "" if name == COMMON else name


def _people(slug: str, content: Row) -> Iterator[Row]:
    """People are written by employer, each as username, name, title, phone."""
    for group in content.get("people", []):
        shared = {key: value for key, value in group.items() if key != "are"}
        for who in group["are"]:
            yield {
                "of": slug,
                **shared,
                **dict(zip(("username", "name", "title", "phone"), who, strict=True)),
            }


def _partnerships(found: Demonstration, slug: str) -> list[tuple[Row, Row]]:
    """The words that fill a template, and what every row made from it has besides."""
    return [(row, {"of": row["of"]}) for row in found.of("partnership") if slug in ("", row["of"])]


def _municipalities(found: Demonstration, slug: str) -> list[tuple[Row, Row]]:
    return [
        (row, {"of": row["of"], "municipality": row["code"]})
        for row in found.of("municipality")
        if slug in ("", row["of"])
    ]


def _write_out(found: Demonstration, templates: dict[str, list[Row]], over: list[tuple[Row, Row]]) -> None:
    for table, rows in templates.items():
        for row in rows:
            left_out = row.get("except", [])
            wanted = {key: value for key, value in row.items() if key != "except"}
            found.tables[table] += [
                {**more, **_filled(wanted, words)} for words, more in over if words.get("key") not in left_out
            ]


def _filled(value: Any, words: Row) -> Any:
    match value:
        case str():
            return value.format_map(words)
        case list():
            return [_filled(each, words) for each in value]
        case dict():
            return {key: _filled(each, words) for key, each in value.items()}
    return value
