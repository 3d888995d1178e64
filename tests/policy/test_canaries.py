"""A mark in every field of one case: whoever has to do with it opens every door and page there is, and finds exactly
what the access proposal gives them (P6, P7, P8). Those who have nothing to do with it: `test_no_personal_data`, and
`protected`, which every page and every deed is searched by."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection, transaction

from backend.api.live import _look
from backend.config.management.commands.demo_token import token_for
from backend.coordination.models import Case
from backend.coordination.use_cases import acute, handovers, wishes
from backend.information.passing import Category
from tests.api.access_table import FOR_ANYBODY
from tests.api.doors import doors
from tests.architecture.test_no_personal_data import Ears, tables
from tests.cast import actor, client
from tests.information.knowing import agrees, shares
from tests.policy.scenes import pass_to_chair
from tests.policy.stage import MARKS, OF_THE_CASE, asks_everybody, known_case
from tests.situations import does
from tests.web import grid
from tests.web.page_table import rows

AT_THE_CASE = {
    "dsc-exposed-course": "dsc",
    "children-and-family": "boern",
    "police-stalking-contact": "stalkingkontakt",
    "police-investigator": "efterforsker",
    "psychiatry-contact": "psykiatri",
}
# what an agency wrote is its own people's to read, but for what is closest to a person
CLOSEST = {Category.HEALTH, Category.SAFETY_NOTE, Category.SEALED_ADDRESS}
# a protected address is opened by a deed: no door and no page shows it to who looks (P8)
ALL = {*OF_THE_CASE, *Category, "reason-of-task", "reason-of-opening"} - {Category.SEALED_ADDRESS}
# by the access proposal (domain/access.csv); what is passed on is the risk, to Dansk Stalking Center
FIND: dict[str, set[str]] = {
    "koordinator": ALL,
    "dsc": {"exposed-name", "safe-contact", "words-told", "reason-of-task", Category.RISK},
    "boern": {"exposed-name", "child-name", "words-told", "reason-of-task", *Category} - CLOSEST,
    "stalkingkontakt": {"exposed-name", "child-name", "udoever-name", "words-told", "reason-of-task"},
    "efterforsker": {"exposed-name", "udoever-name", "reason-of-task"},
    "psykiatri": {"reason-of-task"},
    "betjent": {"reason-of-opening"},
    "afdelingsleder": {"reason-of-opening"},
    "leder": set(),
    "visitator": set(),
}


@dataclass
class Nest:
    case: Case
    ids: dict[str, str]
    ears: Ears = field(default_factory=Ears)

    def filled(self, path: str) -> str:
        return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: self.ids.get(found[1], "1"), path)


@pytest.fixture(scope="module")
def nest(django_db_setup, django_db_blocker) -> Iterator[Nest]:
    root = logging.getLogger()
    level = root.level
    with django_db_blocker.unblock(), transaction.atomic():
        made = happened()
        root.addHandler(made.ears)
        root.setLevel(logging.DEBUG)
        yield made
        transaction.set_rollback(True)
    root.removeHandler(made.ears)
    root.setLevel(level)


def happened() -> Nest:
    """Duties carried, a case opened in an emergency, a wish, information passed on, and a case for the chair."""
    case = known_case()
    tasks = asks_everybody(case, {role: actor(who) for role, who in AT_THE_CASE.items()})
    for role, who in AT_THE_CASE.items():
        does(who, handovers.accept, handover_id=tasks[role])
    reason = MARKS["reason-of-opening"]
    opened = does("betjent", acute.open_acutely, wanted=acute.Wanted("0561", reason, case_number=case.number))
    case.acute_accesses.update(ends_at=opened.ends_at.replace(year=2126))
    wish = does("koordinator", wishes.ask_other_coordinator, case_id=case.pk)
    item, consent = case.items.get(category=Category.RISK), agrees(case, "dsc")
    shares("koordinator", item, "dsc")
    pass_to_chair(case)
    ids = {"case": case, "handover": case.handovers.get(pk=tasks["dsc-exposed-course"]), "wish": wish}
    ids |= {"item": item, "consent": consent, "acute": opened, "person": actor("koordinator").person}
    ids |= {"recusal": case.recusals.get()}
    found = {f"{name}_id": str(row.pk) for name, row in ids.items()}
    return Nest(case, found | {"slug": "tryg-i-esbjerg", "code": "screening", "duty": "exposed-course"})


def texts(nest: Nest, who: str) -> Iterator[tuple[str, str]]:
    """Everything this member of the cast can be shown: every door, every page, the live socket."""
    api, browser = client(who), grid.visitor(who)
    for door in doors():
        if "GET" in door.methods and door.path not in FOR_ANYBODY:
            yield door.path, said(api.get(nest.filled(door.path)))
    for row in rows():
        if row.method == "GET" and row.stranger != 200 and not row.path.startswith("konto"):
            yield row.path, said(browser.get(nest.filled(row.path) + row.query))
    bearer = f"Bearer {token_for(actor(who).person)}".encode()
    yield "live", str(_look({"headers": [(b"authorization", bearer)]}, 0))


def said(answer: Any) -> str:
    content = b"".join(answer) if answer.streaming else answer.content
    return f"{content.decode(errors='replace')} {answer.headers}"


@pytest.mark.parametrize("who", FIND)
def test_everybody_finds_what_is_theirs_to_find_and_nothing_else(nest, who):
    found = {name: path for path, text in texts(nest, who) for name, mark in MARKS.items() if mark in text}
    assert {name: path for name, path in found.items() if name not in FIND[who]} == {}
    assert FIND[who] - found.keys() == set()
    assert [line for line in nest.ears.heard if any(mark in line for mark in MARKS.values())] == []


def test_no_mark_stands_in_the_clear_in_any_column(nest):
    found = []
    with connection.cursor() as cursor:
        for table in tables():
            cursor.execute(f'select row_to_json(t)::text from "{table}" t')
            found += [table for (row,) in cursor.fetchall() if any(mark in row for mark in MARKS.values())]
    assert found == []
