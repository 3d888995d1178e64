"""Sealing anew with the newest key, so that an old one can be put away. Run as the owner, who may write everywhere.

What stays as it is, is named: a line of the record is part of a chain, and its key is kept as long as the record.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from psycopg import sql

from backend.core.sealing import SealedTextField, seal, unseal

KEPT_AS_IT_IS = frozenset({"record_line"})
AT_ONCE = 500
COUNTED = "select split_part({column}, ':', 1), count(*) from {table} where {column} <> '' group by 1"
OLD = (
    "select {key}, {column} from {table} where {column} <> '' and split_part({column}, ':', 1) <> %s limit %s"
)
ANEW = "update {table} set {column} = %s where {key} = %s and {column} = %s"


@dataclass(frozen=True)
class Sealed:
    """A column of sealed texts, and how its rows are told apart."""

    table: str
    key: str
    column: str

    def said(self, statement: str) -> sql.Composed:
        names = {"table": self.table, "key": self.key, "column": self.column}
        return sql.SQL(statement).format(**{name: sql.Identifier(each) for name, each in names.items()})


def sealed_columns() -> Iterator[Sealed]:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, SealedTextField) and field.column:
                yield Sealed(model._meta.db_table, model._meta.pk.column or "", field.column)


def keys_in_use() -> Counter[str]:
    """How many texts each sealing key has sealed: a key with none may be put away."""
    found: Counter[str] = Counter()
    for each in sealed_columns():
        found.update(dict(_asked(each.said(COUNTED))))
    return found


def reseal() -> int:
    """Everything that is not sealed with the newest key, sealed with it. How many texts; again is harmless."""
    return sum(_reseal(each) for each in sealed_columns() if each.table not in KEPT_AS_IT_IS)


def _reseal(each: Sealed) -> int:
    """A text that somebody changes meanwhile is left to them: they sealed it with the newest key."""
    newest, done = next(iter(settings.SEALING_KEYS)), 0
    while rows := _asked(each.said(OLD), newest, AT_ONCE):
        with transaction.atomic(), connection.cursor() as cursor:
            anew = [(seal(unseal(text)), key, text) for key, text in rows]
            cursor.executemany(each.said(ANEW), anew)
        done += len(rows)
    return done


def _asked(question: sql.Composed, *about: str | int) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(question, about)
        return cursor.fetchall()
