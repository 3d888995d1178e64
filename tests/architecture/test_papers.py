"""The papers say what is so: links lead somewhere, lists are whole, and nothing tells of one machine."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
PAPERS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
DECISIONS = ROOT / "docs" / "decisions"
NOT_COMMITTED = {".git", ".venv", "var", "__pycache__", ".hypothesis"}
READERS = {"text", "flag", "integer", "secret"}
# In two parts, so that this file does not name what it looks for.
INDEXES = re.compile(
    "|".join(["py" + r"pi\.org", "python" + r"hosted\.", "pi" + r"wheels\.", "npm" + r"js\."]), re.IGNORECASE
)
WAYS_TO_AN_INDEX = re.compile("|".join(f"--{way}" for way in ("index-url", "extra-index-url", "find-links")))


def named(papers: list[Path]) -> list:
    return [pytest.param(paper, id=paper.relative_to(ROOT).as_posix()) for paper in papers]


def said(paper: Path, pattern: str) -> set[str]:
    return set(re.findall(pattern, paper.read_text(encoding="utf-8")))


@pytest.mark.parametrize("paper", named(PAPERS))
def test_a_link_leads_to_a_file_that_exists(paper):
    links = said(paper, r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
    assert [link for link in sorted(links) if not (paper.parent / link).exists()] == []


@pytest.mark.parametrize("paper", named(PAPERS))
def test_a_path_that_is_named_exists(paper):
    paths = said(paper, r"`((?:backend|tests|docs|docker)/[^`\s*<]*)`")
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []


def test_every_decision_is_listed():
    listed = said(DECISIONS / "README.md", r"\]\((\d{4}-[^)]+)\)")
    assert listed == {page.name for page in DECISIONS.glob("0*.md")}


def test_decisions_are_numbered_without_a_hole():
    numbers = sorted(int(page.name[:4]) for page in DECISIONS.glob("0*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("page", named(sorted(DECISIONS.glob("0*.md"))))
def test_a_decision_says_why_what_and_what_follows(page):
    headings = re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert headings == ["Context", "Decision", "Consequences"]


def test_every_setting_is_named_in_the_readme():
    settings = said(ROOT / "README.md", r"`([A-Z][A-Z_]+)`")
    assert variables().keys() - settings == set()


def test_no_reading_of_the_environment_is_overlooked():
    assert {"DEMO", "DATABASE_OWNER_URL", "PORT", "SWEEP_SECONDS"} <= variables().keys()


def test_the_readme_says_the_number_a_setting_has():
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    rows = {
        name: line for line in lines if line.startswith("| `") for name in re.findall(r"`([A-Z_]+)`", line)
    }
    wrong = {
        name: number for name, number in variables().items() if number and f"`{number}`" not in rows[name]
    }
    assert wrong == {}


def test_the_constraints_named_in_the_papers_exist():
    made = {name for app in house() for name in said_in_migrations(Path(app.path))}
    claimed = {name for paper in PAPERS for name in said(paper, r"`(?!test_)((?:[a-z]+_){3,}[a-z]+)`")}
    assert claimed - made == set()


def test_the_glossary_has_every_model():
    models = {model.__name__ for app in house() for model in app.get_models()}
    assert models - said(ROOT / "docs" / "glossary.md", r"`([A-Za-z]+)`") == set()


def test_no_file_names_a_package_index():
    found = [path for path, text in committed() if INDEXES.search(text)]
    assert found == []


def test_no_requirement_names_a_way_to_an_index():
    found = [
        path
        for path, text in committed()
        if path.suffix in {".txt", ".toml"} and WAYS_TO_AN_INDEX.search(text)
    ]
    assert found == []


def test_the_licence_is_whole():
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert licence.startswith("Mozilla Public License Version 2.0\n")
    assert licence.rstrip().endswith("defined by the Mozilla Public License, v. 2.0.")


def test_publiccode_says_what_it_must():
    code = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert (code["publiccodeYmlVersion"], code["legal"]["license"]) == ("0.4", "MPL-2.0")
    for language in ("da", "en"):
        told = code["description"][language]
        assert len(told["shortDescription"]) <= 150 <= len(told["longDescription"])


def test_the_containers_commit_no_secret():
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]
    secrets = re.compile("PASSWORD|KEY|_URL")
    given = [
        text
        for each in services.values()
        for name, text in each["environment"].items()
        if secrets.search(name)
    ]
    assert given
    assert [text for text in given if "${" not in text] == []


def house() -> list:
    return [app for app in apps.get_app_configs() if app.name.startswith("backend.")]


def said_in_migrations(app: Path) -> Iterator[str]:
    for file in app.glob("migrations/*.py"):
        yield from re.findall(r"[\"']((?:[a-z]+_){2,}[a-z]+)[\"']", file.read_text(encoding="utf-8"))


def variables() -> dict[str, str]:
    """Every variable that backend/config asks `env` for, with its default where that is a number."""
    found = {}
    for file in (ROOT / "backend" / "config").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _asks_the_environment(node.func):
                name, *more = [*node.args, *(word.value for word in node.keywords)]
                found[ast.literal_eval(name)] = _number(more)
    return found


def _asks_the_environment(asked: ast.expr) -> bool:
    return (
        isinstance(asked, ast.Attribute)
        and isinstance(asked.value, ast.Name)
        and (asked.value.id == "env" and asked.attr in READERS)
    )


def _number(values: list[ast.expr]) -> str:
    numbers = [each.value for each in values if isinstance(each, ast.Constant) and type(each.value) is int]
    return str(numbers[0]) if numbers else ""


def committed() -> Iterator[tuple[Path, str]]:
    """The text of every file of the house, by its path."""
    for path in files(ROOT):
        try:
            yield path.relative_to(ROOT), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in NOT_COMMITTED or path.name.endswith("_cache") or path.is_symlink():
            continue
        if path.is_dir():
            yield from files(path)
        else:
            yield path
