"""The house's own source, read without running it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
BACKEND = ROOT / "backend"


@dataclass(frozen=True)
class Module:
    """A Python file of ours; `name` is its path from the root."""

    name: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """Not before somebody asks: every worker collects, and one asks."""
        return ast.parse(self.text)

    @property
    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Every function, methods too."""
        yield from (
            node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        )

    @property
    def public(self) -> Iterator[ast.FunctionDef]:
        """The functions that other modules may call."""
        yield from (
            node
            for node in self.tree.body
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        )


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """Every module under the folders, migrations left out: they are written by a program."""
    files = sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))
    return tuple(_read(file) for file in files if "migrations" not in file.parts)


def matching(pattern: str) -> list[Module]:
    """Modules of the backend whose path fits, such as `*/use_cases/*.py`."""
    return [_read(file) for file in sorted(BACKEND.glob(pattern)) if file.name != "__init__.py"]


@cache
def _read(file: Path) -> Module:
    text = file.read_text(encoding="utf-8")
    return Module(str(file.relative_to(ROOT)), text)


def committed_text() -> Iterator[tuple[str, str]]:
    """(path, text) of what the repository holds, without what is installed, generated or not ours."""
    left_out = {
        ".venv",
        "var",
        ".git",
        "__pycache__",
        ".hypothesis",
        ".mypy_cache",
        ".ruff_cache",
        ".pytest_cache",
    }
    for file in sorted(ROOT.rglob("*")):
        parts = set(file.relative_to(ROOT).parts)
        if file.is_file() and not parts & left_out and not any(part.endswith("_cache") for part in parts):
            yield str(file.relative_to(ROOT)), file.read_text(encoding="utf-8", errors="replace")
