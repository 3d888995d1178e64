"""The rooms of PSP and KSP as pages: a month of a matter, what only some are shown, and what is kept from whom."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from backend.agencies.models import ForumMember
from backend.core.clock import now
from backend.core.models import RecordLine
from backend.forums.due import today
from backend.forums.models import AgendaPoint, Decision, Matter
from backend.forums.selectors import in_the_room
from backend.forums.use_cases import overdue
from tests.cast import MONDAY, actor
from tests.udoevers_side import LINKABLE, SOON, decided, decided_and_done, discussed
from tests.web.budgets import A_PAGE, asked_for
from tests.web.grid import visitor
from tests.web.test_desk import A_DESK

pytestmark = pytest.mark.django_db
A_ROOM = A_PAGE + 3  # who takes part, what they said, what the reader may do, and the look on record
ROOMS, CANARY, UDOEVER = "/psp-og-ksp", "Does not sleep", "Uwe Udoever"


def html(who: str, path: str) -> str:
    answer = visitor(who).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def looks() -> list[tuple[str, str]]:
    return list(RecordLine.objects.order_by("id").values_list("act", "about"))


def test_a_matter_from_its_opening_to_its_end():
    chair, psychiatry = visitor("psp"), visitor("psykiatri")
    path = chair.post(f"{ROOMS}/ny", {"forum": "tryg-i-esbjerg:psp", "about": UDOEVER})["Location"]
    assert UDOEVER in html("psykiatri", path)
    assert psychiatry.post(f"{path}/dagsorden", {"text": CANARY})["Location"] == path
    task = {
        "text": "Offers a talk",
        "agency": str(actor("psykiatri").person.agency_id),
        "due": today(now()) - timedelta(1),
    }
    refused = chair.post(f"{path}/beslutninger", task)
    assert refused.status_code == 422 and "Vælg en dag fra i dag" in refused.content.decode()
    task["due"] = today(now())
    assert chair.post(f"{path}/beslutninger", task)["Location"] == path
    Decision.objects.update(due=today(now()) - timedelta(1))
    done = re.search(r'action="([^"]+/udfoert)"', html("psykiatri", path))
    assert done and "Over fristen" in html("psp", ROOMS)
    assert ["1 hos jer" in html(who, ROOMS) for who in ("psykiatri", "psp")] == [True, False]
    assert psychiatry.post(done[1])["Location"] == path
    assert "Det er gjort: Beslutningen er gjort." in psychiatry.get(path).content.decode()
    assert chair.post(f"{path}/luk")["Location"] == path
    closed = html("psp", path)
    assert (
        "Afsluttet" in html("psp", ROOMS)
        and CANARY in closed
        and "<form" not in closed[closed.index("<main") : closed.index("</main")]
    )


def test_whom_it_is_about_stands_in_no_list_title_or_address():
    matter = discussed()
    path = f"{ROOMS}/{matter.pk}"
    assert matter.number in html("psp", ROOMS) and UDOEVER not in html("psp", ROOMS)
    for each in (path, f"{path}/referat"):
        title = re.search("<title>(.*?)</title>", html("psp", each))
        assert title and title[1] == "PSP og KSP · Én indgang"


def test_minutes_are_opened_at_one_press_and_each_look_is_on_record():
    matter = discussed()
    path, about = f"{ROOMS}/{matter.pk}", f"matter:{matter.pk}"
    assert visitor("psykiatri").post(f"{path}/referat", {"text": CANARY}).status_code == 302
    assert CANARY not in html("psp", path) and ("minutes-opened", about) not in looks()
    assert f'href="{path}/referat"' in html("psp", path)
    assert CANARY in html("psp", f"{path}/referat") and looks()[-1] == ("minutes-opened", about)
    assert html("psp", ROOMS) and looks()[-1] == ("matters-listed", about)
    assert html("psp", path) and looks()[-1] == ("matter-opened", about)


def test_the_menu_leads_there_whoever_has_a_role_in_it():
    found = {
        who
        for who in ("psp", "kif", "psykiatri", "koordinator", "efterforsker")
        if ROOMS in html(who, "/hjaelp")
    }
    assert found == {"psp", "kif", "psykiatri"}


def test_whoever_would_close_a_matter_is_shown_what_waits_and_not_the_press():
    made = decided()
    path = f"{ROOMS}/{made.matter_id}"
    shown = html("psp", path)
    assert f'href="#d-{made.pk}"' in shown and f"{path}/luk" not in shown
    visitor("psykiatri").post(f"{ROOMS}/beslutninger/{made.pk}/udfoert")
    assert f"{path}/luk" in html("psp", path)


def test_each_is_offered_what_the_rules_let_them_do():
    path = f"{ROOMS}/{decided().matter_id}"
    discussed()
    offered = {
        who: [part for part in ("/udfoert", f"{path}/sag", f"{path}/luk") if part in html(who, path)]
        for who in ("psp", "psykiatri", "stalkingkontakt")
    }
    assert offered == {
        "psp": ["/udfoert"],
        "psykiatri": ["/udfoert"],
        "stalkingkontakt": [f"{path}/sag"],
    }
    may_open = {who for who in ("psp", "psykiatri", "stalkingkontakt") if f"{ROOMS}/ny" in html(who, ROOMS)}
    assert may_open == {"psp", "stalkingkontakt"}


def test_a_link_is_made_by_its_number_and_shown_to_who_sees_both():
    path = f"{ROOMS}/{discussed().pk}"
    contact = visitor("stalkingkontakt")
    assert contact.post(f"{path}/sag", {"case_number": LINKABLE.replace("-", "").lower()}).status_code == 302
    assert contact.post(f"{path}/sag", {"case_number": "CCCC"}).status_code == 422
    assert LINKABLE in html("stalkingkontakt", path) and LINKABLE not in html("psp", path)


def test_the_investigation_finds_nothing_though_somebody_made_them_members():
    matter = discussed()
    ForumMember.objects.create(forum=matter.forum, person=actor("efterforsker").person)
    assert matter.number not in html("efterforsker", ROOMS)
    assert (
        not in_the_room(actor("efterforsker"), matter.pk) and len(in_the_room(actor("psp"), matter.pk)) == 3
    )
    paths = [f"{ROOMS}/{matter.pk}{part}" for part in ("", "/referat")]
    assert [visitor("efterforsker").get(path).status_code for path in paths] == [404, 404]


def test_ksp_asks_whether_somebody_convicted_is_released():
    form = {"forum": "tryg-i-esbjerg:ksp", "about": UDOEVER}
    refused = visitor("stalkingkontakt").post(f"{ROOMS}/ny", form)
    assert refused.status_code == 422 and 'id="id_convicted_and_released-error"' in refused.content.decode()
    assert (
        visitor("stalkingkontakt").post(f"{ROOMS}/ny", {**form, "convicted_and_released": "on"}).status_code
        == 302
    )
    assert "convicted_and_released" not in html("psp", f"{ROOMS}/ny")


def test_a_form_sent_twice_is_said_once():
    chair, opening = visitor("psp"), {"forum": "tryg-i-esbjerg:psp", "about": UDOEVER, "token": str(uuid4())}
    path, again = (chair.post(f"{ROOMS}/ny", opening)["Location"] for _ in range(2))
    assert path == again and Matter.objects.count() == 1
    point = {"text": CANARY, "token": str(uuid4())}
    assert {chair.post(f"{path}/dagsorden", point)["Location"] for _ in range(2)} == {path}
    assert AgendaPoint.objects.count() == 1
    chair.post(f"{path}/dagsorden", {**point, "text": "Something else"})
    assert AgendaPoint.objects.count() == 2, "written otherwise after a step back, it is not lost"


def test_a_refusal_says_why_and_leads_back():
    path = f"{ROOMS}/{discussed().pk}"
    assert visitor("psykiatri").post(f"{path}/luk").status_code == 403
    visitor("psp").post(f"{path}/luk")
    late = visitor("psykiatri").post(f"{path}/dagsorden", {"text": CANARY})
    assert late.status_code == 409 and f'href="{path}"' in late.content.decode()
    waits = f"{ROOMS}/{decided().matter_id}"
    assert visitor("psp").post(f"{waits}/luk").status_code == 409
    done = f"{ROOMS}/beslutninger/{decided_and_done().pk}/udfoert"
    again = visitor("psp").post(done)
    assert again.status_code == 409 and f'href="{ROOMS}"' in again.content.decode()


def test_what_is_done_already_is_answered_as_the_first_time_to_whoever_did_it():
    made = decided()
    done = f"{ROOMS}/beslutninger/{made.pk}/udfoert"
    pressed = [visitor("psykiatri").post(done) for _ in range(2)]
    assert {each["Location"] for each in pressed} == {f"{ROOMS}/{made.matter_id}"}
    assert made.matter.decision.get().done_by == actor("psykiatri").person


def to_do(who: str) -> str:
    """What the desk says of decisions that wait."""
    desk = html(who, "/skrivebordet")
    found = desk.find('id="decisions-heading"')
    return desk[found : desk.index("</section>", found)] if found >= 0 else ""


def test_a_decision_stands_on_the_desks_of_those_who_are_to_do_it_until_it_is_done():
    made = decided()
    matter = made.matter
    Decision.objects.update(due=SOON)
    shown = to_do("psykiatri")
    assert matter.number in shown and f'href="{ROOMS}/{matter.pk}"' in shown and "Senest" in shown
    assert made.text not in shown and matter.about not in shown
    assert not any(to_do(who) for who in ("psp", "stalkingkontakt", "koordinator", "efterforsker"))
    Decision.objects.update(due=MONDAY.date() - timedelta(days=4000))
    assert 'class="overdue"' in to_do("psykiatri") and "Over fristen" in to_do("psykiatri")
    overdue.sweep(at=MONDAY)
    told = {who: html(who, "/nyt") for who in ("psykiatri", "psp")}
    assert all("En beslutning i PSP eller KSP er over fristen" in each for each in told.values())
    assert f'href="{ROOMS}/{matter.pk}"' in told["psp"] and matter.about not in told["psp"]
    assert "klaret" not in told["psykiatri"]
    visitor("psykiatri").post(f"{ROOMS}/beslutninger/{made.pk}/udfoert")
    assert not to_do("psykiatri")
    assert [html(who, "/nyt").count("klaret") for who in ("psykiatri", "psp")] == [2, 1]


def test_a_desk_asks_as_much_however_many_decisions_wait():
    decided()
    before = len(asked_for("/skrivebordet", "psykiatri")[1])
    decided(), decided()
    assert len(asked_for("/skrivebordet", "psykiatri")[1]) <= before <= A_DESK


@pytest.mark.parametrize("who", ["psp", "stalkingkontakt"])
def test_a_page_stays_within_its_budget_however_much_was_said(who):
    path = f"{ROOMS}/{decided().matter_id}"
    for each, most in ((ROOMS, A_PAGE), (path, A_ROOM), (f"{path}/referat", A_PAGE)):
        status, asked = asked_for(each, who)
        assert status == 200 and len(asked) <= most, str(asked)
    due, agency = today(now()), actor("psykiatri").person.agency_id
    for text in ("One", "Two"):
        assert (
            visitor("psp")
            .post(f"{path}/beslutninger", {"text": text, "agency": agency, "due": due})
            .status_code
            == 302
        )
    assert len(asked_for(path, who)[1]) <= A_ROOM


def test_what_will_not_be_done_is_dropped_on_a_page_of_its_own_and_says_why():
    made = decided()
    room, drop = f"{ROOMS}/{made.matter_id}", f"{ROOMS}/beslutninger/{made.pk}/bortfald"
    assert f'href="{drop}"' in html("psp", room) and f'href="{drop}"' not in html("stalkingkontakt", room)
    assert made.text in html("psykiatri", drop) and looks()[-1][0] == "matter-opened"
    assert visitor("psykiatri").post(drop, {"reason": ""}).status_code == 422
    assert visitor("psykiatri").post(drop, {"reason": "Has moved abroad"})["Location"] == room
    shown = html("psp", room)
    assert "bortfaldet" in shown and "Has moved abroad" in shown
    assert drop not in shown and f"{room}/luk" in shown


def test_a_form_that_drops_sent_twice_is_answered_as_the_first_and_written_otherwise_is_not():
    drop = f"{ROOMS}/beslutninger/{decided().pk}/bortfald"
    form = {"reason": "Has moved abroad", "token": str(uuid4())}
    assert [visitor("psykiatri").post(drop, form).status_code for _ in range(2)] == [302, 302]
    assert visitor("psykiatri").post(drop, {**form, "reason": "Another"}).status_code == 409
    assert visitor("psp").post(drop, form).status_code == 409
