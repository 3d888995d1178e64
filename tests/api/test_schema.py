"""The contract is a file: drawn from the views, kept beside the code, and complete."""

import io
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command

from tests.api.doors import UNSAFE, doors

ROOT = Path(__file__).parents[2]
PAGES = {"/api/v1/schema", "/api/v1/docs"}


@pytest.fixture(scope="module")
def drawn() -> str:
    out = io.StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=out)
    return out.getvalue()


@pytest.fixture(scope="module")
def schema(drawn) -> dict:
    return yaml.safe_load(drawn)


def operations(schema: dict) -> list[tuple[str, str, dict]]:
    return [
        (path, method, operation)
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
        if method in {"get", "post", "put", "patch", "delete"}
    ]


def test_the_committed_schema_is_the_drawn_one(drawn):
    committed = (ROOT / "api_schema.yaml").read_text(encoding="utf-8")
    assert committed.strip() == drawn.strip(), "the API has changed: make schema"


def test_it_is_openapi_3_1(schema):
    assert schema["openapi"].startswith("3.1")


def test_every_path_of_the_api_is_in_it(schema):
    import re

    paths = {"/" + re.sub(r"<\w+:(\w+)>", r"{\1}", door.path) for door in doors()}
    assert {path for path in paths if path.startswith("/api/v1/")} - PAGES == set(schema["paths"])


def test_every_operation_has_a_name_of_its_own(schema):
    names = [operation["operationId"] for _, _, operation in operations(schema)]
    assert len(names) == len(set(names))


def test_every_operation_declares_its_problems(schema):
    lacking = [
        f"{method} {path}"
        for path, method, operation in operations(schema)
        if not {"400", "401", "403", "404", "429", "500"} <= set(operation["responses"])
        or (method.upper() in UNSAFE and not {"409", "415"} <= set(operation["responses"]))
    ]
    assert lacking == []


def test_every_declared_problem_is_problem_json(schema):
    kinds = {
        tuple(answer["content"])
        for _, _, operation in operations(schema)
        for status, answer in operation["responses"].items()
        if status >= "400"
    }
    assert kinds == {("application/problem+json",)}


def test_every_successful_answer_says_what_it_holds(schema):
    silent = [
        f"{method} {path}"
        for path, method, operation in operations(schema)
        for status, answer in operation["responses"].items()
        if status < "300" and status != "204" and "content" not in answer
    ]
    assert silent == []
