"""May this actor do it here? The one question, asked of `rules` directly: being a superuser opens nothing."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any

import rules

from backend.core.actor import Actor
from backend.core.refusals import NotPermitted

Test = Callable[[Actor, Any], bool]


def predicate(test: Test) -> rules.predicates.Predicate:
    """A rules predicate that answers yes or no or raises: `rules` would skip None, and so fail open."""

    @wraps(test)
    def strict(actor: Actor, thing: Any = None) -> bool:
        answer = test(actor, thing)
        if not isinstance(answer, bool):
            raise TypeError(f"{test.__name__} answered {answer!r}, neither yes nor no")
        return answer

    return rules.predicate(strict)


def grant(permission: StrEnum, test: Any) -> None:
    rules.add_perm(str(permission), test)


def allowed(actor: Actor, permission: StrEnum, thing: Any = None) -> bool:
    """Whether `actor` may. LookupError where no rule is registered: a mistyped name must not look like a no."""
    if not rules.perm_exists(str(permission)):
        raise LookupError(f"no rule is registered for {permission!r}")
    return rules.has_perm(str(permission), actor, thing)


def require(actor: Actor, permission: StrEnum, thing: Any = None) -> None:
    if not allowed(actor, permission, thing):
        raise NotPermitted("not-permitted", permission=str(permission))
