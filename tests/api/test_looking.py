"""Every look through the API is on record, the lists too; and so is a system that knocks where it may not (P10)."""

from uuid import uuid4

import pytest
from rest_framework.test import APIClient

from backend.api.signin import SystemClient
from backend.core.models import RecordLine
from tests.api.doors import doors
from tests.asked import part_of
from tests.cast import actor, client, opened
from tests.situations import latest

READINGS = {
    "cases": ("cases-listed", "case"),
    "cases/{case}": ("case-opened", "case"),
    "cases/{case}/history": ("history-opened", "case"),
    "cases/{case}/seats": ("seats-opened", "case"),
    "cases/{case}/passes": ("passes-opened", "case"),
    "cases/{case}/looks": ("looks-opened", "case"),
    "cases/{case}/looks/extract": ("extract-opened", "case"),
    "cases/{case}/tellings": ("tellings-opened", "case"),
    "cases/{case}/recusals": ("recusals-opened", "case"),
    "cases/{case}/staff-party": ("recusals-opened", "case"),
    "cases/{case}/sealed-address": ("protection-opened", "case"),
    "cases/{case}/card": ("card-opened", "case"),
    "cases/{case}/parties": ("parties-opened", "case"),
    "cases/{case}/items": ("items-opened", "case"),
    "cases/{case}/consents": ("consents-opened", "case"),
    "cases/{case}/bundles": ("bundles-listed", "case"),
    "bundles/{bundle}": ("bundle-opened", "case"),
    "items/{item}/disclosures": ("disclosures-opened", "case"),
    "cases/{case}/decisions": ("decisions-opened", "case"),
    "cases/{case}/move-out": ("outside-receivers-opened", "case"),
    "departures": ("departures-listed", "case"),
    "handovers": ("handovers-listed", "handover"),
    "handovers/{handover}": ("handover-opened", "handover"),
    "access-requests": ("access-listed", "access-request"),
    "access-requests/{request}": ("access-opened", "access-request"),
    "access-requests/{request}/parts": ("access-parts-opened", "case"),
    "access-requests/{request}/answer": ("access-answer-opened", "case"),
    "acute-access": ("acute-listed", "acute"),
    "wishes": ("wishes-listed", "wish"),
    "referrals": ("referrals-listed", "referral"),
    "referrals/{referral}": ("referral-opened", "referral"),
    "messages": ("messages-opened", "message"),
    "udoever-notes": ("udoever-notes-opened", "note"),
    "udoever-notes/sent": ("udoever-receipts-listed", "note"),
    "matters": ("matters-listed", "matter"),
    "matters/{matter}": ("matter-opened", "matter"),
    "ring-requests": ("ring-requests-opened", "case"),
    "cases/{case}/ring-requests": ("ring-requests-opened", "case"),
}
# who sees something there, if not whoever coordinates
READERS = {
    "referrals": "visitator",
    "messages": "visitator",
    "udoever-notes": "stalkingkontakt",
    "udoever-notes/sent": "psykiatri",
    "matters": "psp",
    "ring-requests": "visitator",
    "departures": "visitator",
    "access-requests": "visitator",
}
# of whom nothing is said about anybody exposed: the directory, the model, one's own notices
NO_CASE = {"me", "municipalities", "police-districts", "agencies", "partnerships", "people", "model", "who-to-call",
           "notices", "problems", "signing-keys", "schema", "docs", "looks", "legal-decisions",
           "events", "webhooks"}  # fmt: skip


def ids(world, entrance) -> dict[str, str]:
    case = world["wished"]
    found = {"case": case.pk, "handover": latest(case).pk, "referral": entrance["referred"].pk}
    informed = world["informed"]
    found |= {"item": informed.items.get().pk, "bundle": informed.bundles.get().pk}
    return found | {
        "request": part_of(world["access_answered"]).request_id,
        "matter": entrance["discussed"].pk,
    }


@pytest.mark.parametrize("path", READINGS)
def test_a_look_is_on_record(world, entrance, undone, path):
    who = READERS.get(path.partition("{")[0].rstrip("/"), "koordinator")
    before = set(RecordLine.objects.values_list("pk", flat=True))
    found = ids(world, entrance)
    assert client(who).get(f"/api/v1/{path.format(**found)}").status_code == 200
    lines = list(RecordLine.objects.exclude(pk__in=before).values_list("act", "outcome", "actor", "about"))
    act, kind = READINGS[path]
    assert lines and {line[:3] for line in lines} == {(act, "ok", actor(who).id)}
    about = {line[3] for line in lines}
    assert all(each.startswith(f"{kind}:") for each in about)
    if f"{{{kind}}}" in path:
        assert f"{kind}:{found[kind]}" in about


def test_every_door_that_shows_a_case_is_listed_here():
    def shape(path: str) -> str:
        return path.removeprefix("api/v1/").replace("<uuid:", "{").replace("_id>", "}")

    shown = {shape(door.path) for door in doors() if "GET" in door.methods and door.path.startswith("api/")}
    assert {path for path in shown if path.partition("/")[0] not in NO_CASE} == set(READINGS)


@pytest.mark.django_db
def test_a_list_with_nothing_in_it_is_a_look_as_well():
    assert client("fremmed").get("/api/v1/cases").json()["results"] == []
    assert RecordLine.objects.filter(actor=actor("fremmed").id).values_list("act", "about").get() == (
        "cases-listed",
        "",
    )


@pytest.mark.django_db
def test_a_system_that_knocks_is_on_record_by_its_name():
    api = APIClient()
    api.force_authenticate(SystemClient("fagsystem"))  # type: ignore[arg-type]
    assert api.get(f"/api/v1/cases/{uuid4()}").status_code == 403
    line = RecordLine.objects.latest("id")
    assert (line.actor_kind, line.for_whom, line.outcome) == ("system", "fagsystem", "people-only")


@pytest.mark.django_db
def test_a_miss_is_on_record_wherever_one_looks():
    case = opened()
    for path in READINGS:
        if "{case}" in path:
            assert client("betjent").get(f"/api/v1/{path.format(case=case.pk)}").status_code == 404
    asked = RecordLine.objects.filter(actor=actor("betjent").id, outcome="not-found")
    assert asked.filter(about=str(case.pk)).count() == sum("{case}" in path for path in READINGS)
