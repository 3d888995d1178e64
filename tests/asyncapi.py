"""`asyncapi.yaml`, as those who build on it read it."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker

FILE = Path(__file__).parents[1] / "asyncapi.yaml"


@cache
def contract() -> dict[str, Any]:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def fits(schema: str, sent: dict[str, Any]) -> None:
    """What was really sent is what the file says, and no more."""
    wanted = contract()["components"]["schemas"][schema]
    Draft202012Validator(wanted, format_checker=FormatChecker()).validate(sent)
