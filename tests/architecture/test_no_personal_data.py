"""A canary: what is known of one person, let loose in the house, is found with those who coordinate, nowhere else."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection, transaction

from backend.information.passing import Category
from tests.api.doors import doors
from tests.cast import NAMES, actor, client
from tests.web.grid import visitor

CPR, NUMBER, NAME, TIMES = "3112994242", "00777666", "Kanarie Gulfjer", "kanarietid"
ADDRESS = "kanarievej"
NOT_TOLD, SUMMARY, REASON, NOTE = "kanariefar", "kanariesammendrag", "kanariegrund", "kanariebesked"
RELATIVE, NEED, NO = "Kanarine Gulfjer", "kanariebehov", "kanarienej"
ITEMS = {category: f"kanarieviden-{category}" for category in Category}
CANARIES = [CPR, "311299-4242", NUMBER, NAME, "Gulfjer", TIMES, NOT_TOLD, SUMMARY, REASON, NOTE, NEED, NO]
CANARIES += [*ITEMS.values(), ADDRESS]
NEW = {
    "municipality": "0561",
    "exposed": {
        "name": NAME,
        "cpr": CPR,
        "safe_contact": {"number": NUMBER, "times": TIMES, "not_to_be_told": NOT_TOLD},
    },
    "children": True,
    "basis": "consent",
    "summary": SUMMARY,
}
CASE = "api/v1/cases/<uuid:case_id>"
PARTIES, KNOWN = f"{CASE}/parties", f"{CASE}/items"
PASSED = "api/v1/items/<uuid:item_id>/disclosures"
COORDINATE = {"koordinator", "stedfortraeder"}
READS = [door.path for door in doors() if "GET" in door.methods]


class Ears(logging.Handler):
    """Hears everything that anybody logs."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.getMessage()} {record.args} {record.exc_text or record.exc_info or ''}")


@dataclass
class Nest:
    """Where the canary sits: the case, the ids that lead to it, and what was refused on the way."""

    ids: dict[str, str] = field(default_factory=dict)
    refusals: list[Any] = field(default_factory=list)
    ears: Ears = field(default_factory=Ears)
    opened: Any = None
    found: dict[str, set[str]] = field(default_factory=dict)

    def path(self, path: str) -> str:
        return "/" + re.sub(r"<\w+:(\w+)>", lambda found: self.ids.get(found[1], "1"), path)


def did(who: str, path: str, body: Any = None) -> Any:
    return client(who).post(f"/api/v1/{path}", body or {}, format="json")


@pytest.fixture(scope="module")
def nest(django_db_setup, django_db_blocker) -> Iterator[Nest]:
    """The whole way of a case, over the API, with every ear open."""
    root, made = logging.getLogger(), Nest()
    level = root.level
    root.addHandler(made.ears)
    root.setLevel(logging.DEBUG)
    with django_db_blocker.unblock(), transaction.atomic():
        happens(made)
        yield made
        transaction.set_rollback(True)
    root.removeHandler(made.ears)
    root.setLevel(level)


def happens(nest: Nest) -> None:
    case = did("visitator", "cases", NEW).json()["id"]
    did("visitator", f"cases/{case}/screening", {"outcome": "stalking", "reason": REASON})
    offered = client("koordinator").get("/api/v1/handovers?state=offered").json()["results"]
    did("koordinator", f"handovers/{offered[0]['id']}/accept")
    course = {"kind": "duty", "duty": "exposed-course", "basis": "consent"}
    handover = did("koordinator", f"cases/{case}/handovers", course).json()["id"]
    did("dsc", f"handovers/{handover}/accept")
    did("koordinator", f"cases/{case}/sealed-address", {"address": ADDRESS, "kind": "ordinary"})
    nest.opened = did("koordinator", f"cases/{case}/sealed-address/open", {"reason": REASON})
    knows(nest, case)
    did("betjent", "messages", {"municipality": "0561", "cpr": CPR, "text": NOTE})
    did("betjent", "coordinator-lookup", {"cpr": CPR, "reason": REASON})
    referral = did("betjent", "referrals", {**NEW, "municipality": "0561"}).json()["id"]
    nest.ids |= {"case_id": case, "handover_id": handover, "referral_id": referral, "slug": "tryg-i-esbjerg"}
    nest.ids |= {"person_id": str(actor("koordinator").id), "code": "screening"}
    nest.refusals = [
        did("visitator", "cases", NEW),
        did("visitator", "cases", {**NEW, "basis": CPR}),
        did("visitator", "cases", {**NEW, "municipality": NAME, "children": CPR}),
        did("visitator", "cases", {**NEW, "exposed": {"cpr": CPR + CPR}}),
        did("frivillig", "coordinator-lookup", {"cpr": CPR, "reason": REASON}),
        did("koordinator", f"cases/{case}/close"),
        did("fremmed", f"cases/{case}/acknowledge"),
        did("dsc", f"cases/{case}/sealed-address/open", {"reason": REASON}),
        did("koordinator", f"cases/{case}/sealed-address", {"address": ADDRESS, "kind": ADDRESS}),
        did("koordinator", f"cases/{case}/sealed-address/open", {"reason": "", "address": ADDRESS}),
        did("betjent", f"cases/{CPR}/acknowledge"),
    ]


def knows(nest: Nest, case: str) -> None:
    """An item of each kind; the one about risk passes to Dansk Stalking Center, and not to psychiatry."""
    did("koordinator", f"cases/{case}/parties", {"kind": "relative", "name": RELATIVE})
    parties = client("koordinator").get(f"/api/v1/cases/{case}/parties").json()["results"]
    exposed = next(party["id"] for party in parties if party["kind"] == "exposed")
    for category, text in ITEMS.items():
        written = {"category": category, "nature": "fact", "text": text, "about": [exposed]}
        item = did("koordinator", f"cases/{case}/items", written).json()["id"]
        if category == Category.RISK:
            nest.ids["item_id"] = item
    dsc = actor("dsc").person.agency_id
    agreed = {
        "party": exposed,
        "recipient": dsc,
        "purpose": "support",
        "category": "risk",
        "how_given": "spoken",
    }
    agreed["until"] = "2027-11-01T12:00:00+01:00"
    nest.ids["consent_id"] = did("koordinator", f"cases/{case}/consents", agreed).json()["id"]
    passed = {"to_agency": dsc, "purpose": "support", "necessity": NEED}
    passed["bases"] = [{"party": exposed, "basis": "consent"}]
    did("koordinator", f"items/{nest.ids['item_id']}/disclosures", passed)
    no = {"to_agency": actor("psykiatri").person.agency_id, "reason": NO}
    did("koordinator", f"items/{nest.ids['item_id']}/not-shared", no)


def canaries_in(text: str) -> list[str]:
    return [canary for canary in CANARIES if canary in text]


def holding_canaries(nest: Nest, who: str) -> set[str]:
    """The doors at which this member of the cast finds any of it. Each looks behind every door once."""
    if who not in nest.found:
        api = client(who)
        answers = {path: api.get(nest.path(path)) for path in READS if path}
        said = {path: f"{answer.content.decode()} {answer.headers}" for path, answer in answers.items()}
        nest.found[who] = {path for path, text in said.items() if canaries_in(text)}
    return nest.found[who]


# they are tried with a place at the case, and find what is theirs: `tests/policy/test_canaries.py`
ELSEWHERE = {"boern", "stalkingkontakt", "efterforsker", "psykiatri", "afdelingsleder", "leder"}


@pytest.mark.parametrize("who", sorted(set(NAMES) - COORDINATE - {"visitator", "dsc"} - ELSEWHERE))
def test_whoever_does_not_coordinate_finds_it_nowhere(nest, who):
    assert holding_canaries(nest, who) == set()


def test_whoever_coordinates_finds_it_in_the_case_and_the_message_to_them(nest):
    assert holding_canaries(nest, "koordinator") == {CASE, PARTIES, KNOWN, PASSED, "api/v1/messages"}


def test_the_address_is_given_to_whoever_opens_it_and_stands_nowhere_else(nest):
    """`holding_canaries` reads every door, and finds it with nobody: not with the one who opened it either."""
    assert nest.opened.json() == {"address": ADDRESS} and nest.opened["Cache-Control"] == "no-store"
    case = client("koordinator").get(nest.path(CASE)).content.decode()
    assert (
        ADDRESS not in case and ADDRESS not in client("koordinator").get("/api/v1/messages").content.decode()
    )
    pages = (
        "/skrivebordet",
        "/sager",
        f"/sager/{nest.ids['case_id']}",
        f"/sager/{nest.ids['case_id']}/adresse",
    )
    shown = {page: visitor("koordinator").get(page) for page in pages}
    assert {page: answer.status_code for page, answer in shown.items()} == dict.fromkeys(pages, 200)
    assert [page for page, answer in shown.items() if ADDRESS in answer.content.decode()] == []


def test_whoever_has_a_seat_finds_what_the_table_of_sharing_gives_the_role(nest):
    """Dansk Stalking Center reads whom it is about and how to reach them; not the number, not the judgement."""
    assert holding_canaries(nest, "dsc") == {CASE, PARTIES, KNOWN}
    shown = client("dsc").get(nest.path(CASE)).content.decode()
    assert set(canaries_in(shown)) == {NAME, "Gulfjer", NUMBER, TIMES, NOT_TOLD}


def test_whoever_has_a_seat_reads_the_items_that_passed_to_them_and_no_other(nest):
    listed = [said for category, said in ITEMS.items() if category != Category.SEALED_ADDRESS]
    found = {
        who: canaries_in(client(who).get(nest.path(KNOWN)).content.decode()) for who in ("dsc", "koordinator")
    }
    assert found == {"dsc": [ITEMS[Category.RISK]], "koordinator": listed}
    assert RELATIVE not in client("dsc").get(nest.path(PARTIES)).content.decode()


def test_the_visitator_finds_it_in_what_waits_at_the_entrance(nest):
    referrals = {"api/v1/referrals", "api/v1/referrals/<uuid:referral_id>"}
    assert holding_canaries(nest, "visitator") == referrals


def test_no_refusal_says_it(nest):
    said = [409, 400, 400, 400, 403, 409, 404, 403, 400, 400, 404]
    assert [answer.status_code for answer in nest.refusals] == said
    assert [canaries_in(answer.content.decode()) for answer in nest.refusals] == [[]] * len(nest.refusals)


def test_nobody_logs_it(nest):
    for who in COORDINATE | {"visitator", "fremmed"}:
        holding_canaries(nest, who)
    # the path of a request that named a CPR number is the one who typed it, and is not ours to log
    assert [line for line in nest.ears.heard if canaries_in(line) and CPR not in line] == []
    assert [line for line in nest.ears.heard if CPR in line and f"/cases/{CPR}/" not in line] == []


def tables() -> list[str]:
    with connection.cursor() as cursor:
        return [table.name for table in connection.introspection.get_table_list(cursor) if table.type == "t"]


def test_no_column_of_any_table_holds_it_in_the_clear(nest):
    found = []
    with connection.cursor() as cursor:
        for table in tables():
            cursor.execute(f'select row_to_json(t)::text from "{table}" t')
            found += [table for (row,) in cursor.fetchall() if canaries_in(row)]
    assert found == []


def test_no_path_takes_anything_that_names_a_person():
    taken = {name for door in doors() for name in re.findall(r"<\w+:(\w+)>", door.path)}
    assert {name for name in taken if not name.endswith("_id")} <= {"seq", "slug", "code", "kind"}
