"""What is written of what happens: for people in lines, for machines as JSON (`LOG_FORMAT=json`).

Of an error its kind and where it came from, never what it says: a database repeats the row it refused.
"""

import copy
import json
import logging
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from uvicorn.config import LOGGING_CONFIG

Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Lines(logging.Formatter):
    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatException(self, ei: Caught) -> str:  # noqa: N802 the name is logging's
        return "\n".join(f"  {line}" for line in told(ei[1]))


class Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        said: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            said["error"] = list(told(record.exc_info[1]))
        return json.dumps(said, ensure_ascii=False)


class WithoutQuery(logging.Filter):
    """Who, which path, what came of it. Never the query, which may name a person."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(_path(word) if isinstance(word, str) else word for word in record.args)
        return True


FORMATTERS = {"lines": Lines, "json": Json}


def told(error: BaseException | None) -> Iterator[str]:
    """Kinds and places, the error that began it first."""
    if error is None:
        return
    yield from told(error.__cause__ or (None if error.__suppress_context__ else error.__context__))
    yield type(error).__name__
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"{frame.filename}:{frame.lineno} {frame.name}"


def of_the_house(form: str) -> dict[str, Any]:
    """For settings.LOGGING."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"house": {"()": FORMATTERS[form]}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "house"}},
        "root": {"handlers": ["console"], "level": "WARNING"},
    }


def of_the_server(form: str) -> dict[str, Any]:
    """For uvicorn, which has loggers of its own."""
    chosen = copy.deepcopy(LOGGING_CONFIG)
    chosen["filters"] = {"without_query": {"()": WithoutQuery}}
    chosen["formatters"] = {name: {"()": FORMATTERS[form]} for name in chosen["formatters"]}
    for handler in chosen["handlers"].values():
        handler["filters"] = ["without_query"]
    return chosen


def _path(word: str) -> str:
    return word.partition("?")[0]
