"""The paper on the law has every row, and names tests and modules that exist."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAPER = (ROOT / "docs" / "law.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^## (L\d+) .+\n((?:(?!^## ).*\n)*)", PAPER, re.MULTILINE))
PARTS = ["Does", "Where", "Shown by", "To be confirmed", "Not done"]


def every_test() -> set[str]:
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in ROOT.glob("tests/**/test_*.py"))
    return {node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def part(row: str, name: str) -> str:
    found = re.search(rf"^- \*\*{name}\*\*: ((?:(?!^- \*\*).*\n)*)", ROWS[row], re.MULTILINE)
    return found[1] if found else ""


def test_every_row_of_the_law_is_there_once():
    assert re.findall(r"^## (L\d+) ", PAPER, re.MULTILINE) == [f"L{number}" for number in range(1, 20)]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_says_what_is_done_where_shown_by_what_and_what_is_not(row):
    assert re.findall(r"^- \*\*(.+?)\*\*:", ROWS[row], re.MULTILINE) == PARTS
    modules = re.findall(r"`(backend/[^`]+)`", part(row, "Where"))
    assert modules and [each for each in modules if not (ROOT / each).exists()] == []


def test_every_test_that_is_named_exists():
    named = {row: set(re.findall(r"`(test_\w+)`", part(row, "Shown by"))) for row in ROWS}
    assert [row for row, shown in named.items() if not shown] == []
    assert set().union(*named.values()) - every_test() == set()


def test_every_law_the_policy_names_is_a_row():
    written = "".join(file.read_text(encoding="utf-8") for file in ROOT.glob("tests/policy/rules/*.yaml"))
    assert set(re.findall(r"\bL\d+\b", written)) <= ROWS.keys()
