"""ETag and If-Match: who changes a case says which version they saw."""

import re

from rest_framework.request import Request

from backend.core.refusals import Refusal, Stale

FORM = re.compile(r'"v(\d{1,9})"')


class PreconditionRequired(Refusal):
    """The request must say which version it changes."""


def etag(version: int) -> str:
    return f'"v{version}"'


def wanted_version(request: Request) -> int:
    """The version named by If-Match. PreconditionRequired without one; Stale for what is no version of ours."""
    version = version_if_sent(request)
    if version is None:
        raise PreconditionRequired("precondition-required")
    return version


def version_if_sent(request: Request) -> int | None:
    header = request.headers.get("If-Match")
    if not header:
        return None
    found = FORM.fullmatch(header.strip())
    if not found:
        raise Stale("changed-meanwhile")
    return int(found[1])
