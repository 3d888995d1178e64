"""The shape of the second door: nothing decided there, nothing read past a selector."""

import ast

from tests.architecture.source import modules

PAGES = modules("backend/web")
# who somebody is must be asked before anybody acts
SIGN_IN = {
    "backend/web/account/adapters.py",
    "backend/web/account/cast.py",
}


def test_pages_read_rows_only_through_selectors():
    own = [
        f"{module.name}:{node.lineno}"
        for module in PAGES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}
        if module.name not in SIGN_IN
    ]
    assert own == []


def test_the_two_doors_do_not_know_each_other():
    named = [
        module.name for module in PAGES if "backend.api" in module.text.replace('"backend.api.texts"', "")
    ]
    assert named == []


def test_pages_ask_for_the_time_once_at_the_door():
    asking = [module.name for module in PAGES if "clock.now()" in module.text]
    assert sorted(asking) == [
        "backend/web/account/adapters.py",
        "backend/web/account/idle.py",
        "backend/web/account/views.py",  # the change of a password, a door of allauth's
        "backend/web/door.py",
        "backend/web/templatetags/pages.py",
    ]
