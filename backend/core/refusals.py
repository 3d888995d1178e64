"""Why a deed was refused: a code with parameters. The doors make sentences of them; names never stand here."""

from typing import Any


class Refusal(Exception):
    """Nothing was changed. `code` is stable; `params` holds codes, numbers and times only."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class NotFound(Refusal):
    """There is no such thing, as far as the asker may know."""

    def __init__(self, code: str = "not-found", **params: Any) -> None:
        super().__init__(code, **params)


class NotPermitted(Refusal):
    """The asker may know of it, and may not do this."""


class NotPossible(Refusal):
    """The asker may do this, but not now."""


class Unusable(Refusal):
    """What was sent makes no sense here; `field` in the parameters says which part."""


class Stale(Refusal):
    """What the asker saw is no longer so."""


class TooOften(Refusal):
    """The asker has asked too often; `retry_after` seconds are in the parameters."""
