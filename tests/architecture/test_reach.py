"""Who reaches over the second wall: deeds, and the few readings named in `core.reach`. Nobody else in the house."""

import ast

from backend.core.reach import Reach
from tests.architecture.source import modules

REACHERS = {
    "backend/core/deed.py": [Reach.DEED],
    "backend/archive/gathering.py": [Reach.FILING],
    "backend/archive/selectors.py": [Reach.FILING],
    "backend/archive/removal_selectors.py": [Reach.REMOVALS],
    "backend/coordination/deeds.py": [Reach.TURN],
    "backend/coordination/looks_selectors.py": [Reach.LOOKS],
    "backend/insight/selectors.py": [Reach.LOOKS],
    "backend/coordination/unusual_selectors.py": [Reach.UNUSUAL],
    "backend/coordination/steering_selectors.py": [Reach.NUMBERS, Reach.PLACING],
    "backend/coordination/telling_selectors.py": [Reach.PASSES],
}


def reaches(tree: ast.Module) -> list[Reach]:
    """What is handed to `reaching(...)` in a module; anything but a named reach is an error."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    names = [ast.unparse(call.args[0]) for call in calls if ast.unparse(call.func) == "reaching"]
    return sorted({Reach[name.removeprefix("Reach.")] for name in names})


def test_only_those_named_reach_over_the_wall():
    found = {module.name: reaches(module.tree) for module in modules("backend")}
    assert {name: each for name, each in found.items() if each} == {k: sorted(v) for k, v in REACHERS.items()}


def test_nobody_else_tells_the_database_who_acts():
    telling = {module.name for module in modules("backend") if "set_config(" in module.text}
    assert telling == {"backend/core/actor.py", "backend/core/reach.py"}
