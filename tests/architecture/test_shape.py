"""The shape of the house: small rooms, signed deeds, named readers. What a reviewer would otherwise have to see."""

import ast
import re

import pytest
from django.apps import apps
from django.db.models import Model

from tests.architecture.source import committed_text, matching, modules

OURS = modules("backend")
EVERYTHING = modules("backend", "tests")
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
# what a public function of a use-case module is, when it is no deed of its own
INSIDE_A_DEED = {"doing"}
# the clock's own deeds, done by nobody else
OF_THE_CLOCK = {"sweep", "remind", "deliver", "tell_chairs"}
READERS = ("reader", "by", "actor")
# readings of what everybody may know, or that access rules and other floors ask on nobody's behalf
OF_NOBODY = {
    "backend/agencies/selectors.py": {
        "on_day",
        "coverages_at",
        "partnership_covering",
        "municipalities_taking_part",
        "placements_on",
    },
}
TABLES_OF_THE_DOOR = {"StoredAnswer"}
SIGN_IN = {"backend/api/handshake.py", "backend/api/signin.py"}
PACKAGE_INDEXES = re.compile(r"https?://[^\s\"')]*(registry|/simple\b|/packages/)", re.IGNORECASE)


def arguments(function: ast.FunctionDef) -> list[str]:
    return [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]


def keywords(function: ast.FunctionDef) -> set[str]:
    return {argument.arg for argument in function.args.kwonlyargs}


def calls(tree: ast.AST) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


@pytest.mark.parametrize(
    "module", matching("*/use_cases*.py") + matching("*/use_cases/*.py"), ids=lambda m: m.name
)
def test_a_use_case_is_keyword_only_and_says_by_whom_and_when(module):
    deeds = [each for each in module.public if not INSIDE_A_DEED & set(arguments(each))]
    unsigned = [each.name for each in deeds if arguments(each) or "at" not in keywords(each)]
    by_nobody = [each.name for each in deeds if "by" not in keywords(each) and each.name not in OF_THE_CLOCK]
    assert (unsigned, by_nobody) == ([], [])


@pytest.mark.parametrize(
    "module",
    matching("coordination/*selectors.py")
    + matching("information/selectors.py")
    + matching("insight/selectors.py")
    + matching("notifications/selectors.py")
    + matching("forums/selectors.py"),
    ids=lambda m: m.name,
)
def test_a_reading_of_cases_names_its_reader_first(module):
    assert [each.name for each in module.public if arguments(each)[:1] != ["reader"]] == []


def test_a_reading_of_agencies_names_its_reader_unless_it_is_of_public_things():
    (module,) = matching("agencies/selectors.py")
    public = OF_NOBODY[module.name]
    assert [
        each.name for each in module.public if arguments(each)[0] not in READERS and each.name not in public
    ] == []


def test_nobody_asks_django_whether_a_user_may():
    asking = [
        module.name
        for module in OURS
        for call in calls(module.tree)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "has_perm"
    ]
    assert asking == ["backend/core/access.py"]


def test_the_api_reads_rows_only_through_selectors():
    own = [
        f"{module.name}:{node.lineno}"
        for module in modules("backend/api")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}
        if module.name not in SIGN_IN and ast.unparse(node.value) not in TABLES_OF_THE_DOOR
    ]
    assert own == []


def test_a_module_is_a_small_room():
    assert [m.name for m in EVERYTHING if len(m.text.splitlines()) > LONGEST_MODULE] == []


def test_a_function_fits_on_a_page():
    long = [
        f"{module.name}:{function.name}"
        for module in EVERYTHING
        for function in module.functions
        if (function.end_lineno or 0) - function.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_the_house_prints_nothing():
    """Only what is run by hand speaks to the one who ran it."""
    printing = [
        module.name
        for module in OURS
        if "management" not in module.name
        if any(ast.unparse(call.func) in {"print", "pprint"} for call in calls(module.tree))
    ]
    assert printing == []


def ours() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("backend.")]


def test_the_name_of_a_constraint_is_a_sentence():
    names = [constraint.name for model in ours() for constraint in model._meta.constraints]
    assert [name for name in names if not re.fullmatch(r"[a-z]+(_[a-z0-9]+){2,}", name)] == []


def test_no_case_stands_in_the_administration_pages():
    assert not apps.is_installed("django.contrib.admin")


def test_no_committed_file_names_the_address_of_a_package_index():
    found = [path for path, text in committed_text() if PACKAGE_INDEXES.search(text)]
    assert found == []


def test_every_module_says_what_belongs_in_it():
    silent = [m.name for m in EVERYTHING if m.text.strip() and not ast.get_docstring(m.tree)]
    assert [name for name in silent if not name.endswith("apps.py")] == []
