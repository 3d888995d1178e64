"""What the server writes of a request: who, which path, what came of it. Never the query, which may name a person."""

import copy
import logging
from typing import Any

from uvicorn.config import LOGGING_CONFIG


class WithoutQuery(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(_path(word) if isinstance(word, str) else word for word in record.args)
        return True


def configuration() -> dict[str, Any]:
    chosen = copy.deepcopy(LOGGING_CONFIG)
    chosen["filters"] = {"without_query": {"()": WithoutQuery}}
    for handler in chosen["handlers"].values():
        handler["filters"] = ["without_query"]
    return chosen


def _path(word: str) -> str:
    return word.partition("?")[0]
