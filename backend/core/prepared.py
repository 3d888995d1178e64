"""A question that is put into SQL once in a process, and asked with other values each time.

Django puts a queryset into SQL anew at every asking, which costs several times what the asking does.
"""

from collections.abc import Callable, Hashable, Sequence
from copy import copy
from datetime import UTC, date, datetime
from functools import lru_cache, wraps
from typing import Any, Generic, TypeVar, TypeVarTuple
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet
from django.db.transaction import TransactionManagementError

Values = TypeVarTuple("Values")
Row = TypeVar("Row")

# What goes beside the SQL, and in whose place each stands while it is put: twice, to see that nothing comes of them.
PLACES: dict[type, Callable[[int], Any]] = {
    UUID: lambda place: UUID(int=place),
    str: lambda place: f"value {place}",
    datetime: lambda place: datetime(1000 + place, 1, 1, tzinfo=UTC),
    date: lambda place: date(1000 + place, 1, 1),
}


def prepared(put: Callable[[*Values], QuerySet[Any, Row]]) -> Callable[[*Values], list[Row]]:
    """`put` is called with values of these kinds that stand for others, and must hand them on as they are: TypeError
    where it works something out of one. All else it is called with (a number, None, a name) is part of the question."""

    @lru_cache(maxsize=128, typed=True)
    def written(*shape: Hashable) -> Written[Row]:
        return Written(put, shape)

    @wraps(put)
    def asked(*values: *Values) -> list[Row]:
        shape = (type(value) if type(value) in PLACES else value for value in values)
        return written(*shape).asked(values)

    return asked


class Written(Generic[Row]):
    """The SQL, with places for the values."""

    def __init__(self, put: Callable[..., QuerySet[Any, Row]], shape: Sequence[Any]) -> None:
        first, second = (_filled(shape, start) for start in (1, 1 + len(shape)))
        self.queryset = put(*first)
        self.compiler = self.queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, self.order = _ordered(self.compiler, first)
        again = _ordered(put(*second).query.get_compiler(DEFAULT_DB_ALIAS), second)
        handed_on = {place for place, _ in self.order}
        missing = [kind for place, kind in enumerate(shape) if kind in PLACES and place not in handed_on]
        if again != (self.sql, self.order) or (self.sql and missing):
            raise TypeError(f"{put.__qualname__} works something out of its values: do that before asking")
        if self.sql:
            converters = self.compiler.get_converters([column[0] for column in self.compiler.select])
            self.compiler.get_converters = lambda columns: converters

    def asked(self, values: Sequence[Any]) -> list[Row]:
        if not self.sql:
            return []
        parameters = tuple(constant if place is None else values[place] for place, constant in self.order)
        read: Any = self.queryset._iterable_class
        return list(read(_Asking(self, parameters)))


class _Asking:
    """What Django's own reading of rows needs of a queryset and of its query, the SQL being there already."""

    db = DEFAULT_DB_ALIAS
    _known_related_objects: dict[Any, Any] = {}

    def __init__(self, written: Written, parameters: tuple) -> None:
        self.model, self.query = written.queryset.model, self
        self._written, self._parameters = written, parameters

    def get_compiler(self, using: str) -> Any:
        compiler = copy(self._written.compiler)
        compiler.connection = connections[using]
        if compiler.query.select_for_update and compiler.connection.get_autocommit():
            raise TransactionManagementError("a lock is taken inside a transaction")
        compiler.as_sql = lambda: (self._written.sql, self._parameters)
        return compiler


def _filled(shape: Sequence[Any], start: int) -> list[Any]:
    return [PLACES[kind](start + place) if kind in PLACES else kind for place, kind in enumerate(shape)]


def _ordered(compiler: Any, values: Sequence[Any]) -> tuple[str, list[tuple[int | None, Any]]]:
    """The SQL, and for each of its parameters which value it is, or what it always is. No SQL where no row can be."""
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return "", []
    order = []
    for parameter in parameters:
        place = next((place for place, value in enumerate(values) if value is parameter), None)
        order.append((place, parameter if place is None else None))
    return sql, order


def fetched(row: Any, name: str, rows: list[Any]) -> None:
    """`row.name.all()` is these rows, as after a prefetch."""
    related = getattr(row, name).get_queryset()
    related._result_cache = rows
    row._prefetched_objects_cache = {**getattr(row, "_prefetched_objects_cache", {}), name: related}
