"""What is written of what happens: an error's kind and place, and nothing of what it says."""

import json
import logging

import pytest
from django.db import DatabaseError

from backend.config import logs

SECRET = "Ulla Udsat, 010101-0000"


def broken() -> None:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        raise DatabaseError(f"Key (name)=({SECRET}) already exists") from error


@pytest.fixture
def record() -> logging.LogRecord:
    try:
        broken()
    except DatabaseError as error:
        caught = (type(error), error, error.__traceback__)
    return logging.LogRecord("django.request", logging.ERROR, __file__, 1, "%s failed", ("/sager",), caught)


@pytest.mark.parametrize("form", logs.FORMATTERS)
def test_an_error_is_told_by_kind_and_place_from_what_began_it(form, record):
    line = logs.FORMATTERS[form]().format(record)
    assert SECRET not in line and "Udsat" not in line
    assert line.index("ValueError") < line.index("DatabaseError") and "test_logs.py" in line
    assert "django.request" in line and "/sager failed" in line


def test_a_machine_reads_one_object_a_line(record):
    line = logs.Json().format(record)
    assert "\n" not in line and json.loads(line)["level"] == "error"


@pytest.mark.parametrize("form", logs.FORMATTERS)
def test_the_server_writes_in_the_same_form_and_no_query(form):
    chosen = logs.of_the_server(form)
    assert {each["()"] for each in chosen["formatters"].values()} == {logs.FORMATTERS[form]}
    asked = logging.LogRecord(
        "uvicorn.access", logging.INFO, "", 1, '%s "%s %s"', ("::1", "GET", "/telefonbogen?q=ulla"), None
    )
    assert all(logs.WithoutQuery().filter(asked) for _handler in chosen["handlers"])
    assert asked.getMessage() == '::1 "GET /telefonbogen"'
