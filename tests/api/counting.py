"""Counting what a request asks of the database: every statement but those of transactions and of the actor's name."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection

NOT_COUNTED = ("begin", "commit", "savepoint", "release", "rollback", "select coalesce(current_setting(")


@dataclass
class Asked:
    statements: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.statements)

    def __str__(self) -> str:
        return "\n".join(f"{place:3} {each[:200]}" for place, each in enumerate(self.statements, start=1))


@contextmanager
def counted() -> Iterator[Asked]:
    asked = Asked()

    def watch(execute, sql, params, many, context):
        if not sql.lower().lstrip().startswith(NOT_COUNTED):
            asked.statements.append(" ".join(sql.split()))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield asked
