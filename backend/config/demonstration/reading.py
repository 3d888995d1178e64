"""The demonstration's files as one set of tables; a key used in one file may be defined in another."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "data" / "demonstration"
TABLES = ("agency", "person", "line", "partnership", "staffing", "forum", "unit")


@dataclass
class Demonstration:
    """Rows by table, each as written, `partnership` filled in from the file it stands in."""

    tables: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {name: [] for name in TABLES})

    def of(self, table: str) -> Iterator[dict[str, Any]]:
        return iter(self.tables[table])


def read(folder: Path = FOLDER) -> Demonstration:
    found = Demonstration()
    for file in sorted(folder.glob("*.toml")):
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        slug = content.get("partnership", [{}])[0].get("slug", "")
        for table in TABLES:
            found.tables[table] += [{"of": slug, **row} for row in content.get(table, [])]
    return found
