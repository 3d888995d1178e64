"""The policy as written: one file of rules per subject, each rule with what everybody in every role may and may not."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
MAY, MAY_NOT = "may", "may not"


@dataclass(frozen=True)
class Example:
    """In words, who it is true of, and whether they may."""

    may: bool
    da: str
    en: str
    groups: tuple[str, ...]
    roles: frozenset[str]


@dataclass(frozen=True)
class Rule:
    """`given`: what is so (`scenes`). `asked`: what is tried or read then (`readings`, `deeds`, `passes`)."""

    id: str
    law: tuple[str, ...]
    promises: tuple[str, ...]
    da: str
    en: str
    given: str
    asked: dict[str, str]
    examples: tuple[Example, ...]
    unsure_da: str
    unsure_en: str

    def those(self, *, may: bool) -> frozenset[str]:
        return frozenset().union(*(each.roles for each in self.examples if each.may is may))


@dataclass(frozen=True)
class Subject:
    name: str
    da: str
    en: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Group:
    """Roles that every rule treats alike unless it names one of them alone."""

    name: str
    da: str
    en: str
    roles: tuple[str, ...]


@lru_cache
def groups() -> dict[str, Group]:
    written = _read(HERE / "groups.yaml")
    return {name: Group(name, row["da"], row["en"], tuple(row["roles"])) for name, row in written.items()}


@lru_cache
def subjects() -> tuple[Subject, ...]:
    files = sorted((HERE / "rules").glob("*.yaml"))
    return tuple(_subject(file.stem, _read(file)) for file in files)


def rules() -> list[Rule]:
    return [rule for subject in subjects() for rule in subject.rules]


def _read(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def _subject(name: str, written: dict) -> Subject:
    return Subject(name, written["da"], written["en"], tuple(_rule(each) for each in written["rules"]))


def _rule(written: dict) -> Rule:
    unsure = written.get("unsure", {"da": "", "en": ""})
    return Rule(
        id=written["id"],
        law=tuple(written.get("law", ())),
        promises=tuple(written["promises"]),
        da=written["da"],
        en=written["en"],
        given=written.get("given", "nothing"),
        asked={key: str(value) for key, value in written["asked"].items()},
        examples=tuple(_examples(written)),
        unsure_da=unsure["da"],
        unsure_en=unsure["en"],
    )


def _examples(written: dict) -> Iterator[Example]:
    for says in (MAY, MAY_NOT):
        for row in written.get(says, ()):
            named = tuple(groups()) if row["who"] == "everybody" else tuple(row["who"])
            yield Example(says == MAY, row["da"], row["en"], named, _roles(named))


def _roles(named: tuple[str, ...]) -> frozenset[str]:
    """A group's roles, or one role by its own code."""
    return frozenset(role for each in named for role in _of(each))


def _of(name: str) -> tuple[str, ...]:
    group = groups().get(name)
    return group.roles if group else (name,)
