"""Every page of the house, read from the URL map: a method and a path."""

from collections.abc import Iterator

from django.urls import URLPattern, get_resolver
from django.views.generic.edit import ProcessFormView

MACHINES = ("api/", "oauth2/", "healthz", "readyz", "metrics")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def pages() -> set[tuple[str, str]]:
    """What is offered: (method, path)."""
    found = _walk("", get_resolver().url_patterns)
    return {
        (method, path) for path, view in found if not path.startswith(MACHINES) for method in _methods(view)
    }


def _walk(before: str, patterns: list) -> Iterator[tuple[str, object]]:
    for each in patterns:
        path = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield path, each.callback
        else:
            yield from _walk(path, each.url_patterns)


def _methods(view: object) -> Iterator[str]:
    """A plain function is asked with GET and POST."""
    kind = getattr(view, "view_class", None)
    if kind is None:
        yield from ("GET", "POST")
        return
    for method in METHODS:
        answering = getattr(kind, method.lower(), None) if method.lower() in kind.http_method_names else None
        if answering not in (None, ProcessFormView.put):  # of Django's forms: the same as a POST
            yield method
