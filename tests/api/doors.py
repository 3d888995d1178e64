"""Every door for machines, read from the URL map: a path and the methods it offers. Pages are not here."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.urls import URLPattern, get_resolver

MACHINES = ("api/", "oauth2/", "healthz", "readyz", "metrics")
UNSAFE = ("POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class DoorPath:
    path: str
    methods: frozenset[str]


@lru_cache
def doors() -> tuple[DoorPath, ...]:
    return tuple(door for door in _walk("", get_resolver().url_patterns) if door.path.startswith(MACHINES))


def _walk(before: str, patterns: list) -> Iterator[DoorPath]:
    for each in patterns:
        path = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield DoorPath(path, frozenset(_methods(each.callback)))
        else:
            yield from _walk(path, each.url_patterns)


def _methods(view) -> Iterator[str]:
    """A plain function answers everything and changes nothing."""
    kind = getattr(view, "view_class", None) or getattr(view, "cls", None)
    for method in ("GET", *UNSAFE):
        if kind is None or (method.lower() in kind.http_method_names and hasattr(kind, method.lower())):
            yield method


def offered() -> set[tuple[str, str]]:
    """(method, path) of every door that can change something."""
    return {(method, door.path) for door in doors() for method in door.methods if method in UNSAFE}
