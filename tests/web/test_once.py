"""A form sent twice does its deed once; another form as old is another deed, and each is said where it was done."""

import re

from backend.coordination.models import Recusal, Wish
from tests.cast import actor
from tests.web.grid import visitor

NOT_FOUND, UNUSABLE = 404, 422


def last_line(client, path) -> str:
    return re.findall(r'name="seen" value="(\d+)"', client.get(path).content.decode())[0]


def test_two_deeds_of_a_kind_from_one_page_are_both_done(world, undone):
    case, client = world["accepted"], visitor("koordinator")
    seen = {"seen": last_line(client, f"/sager/{case.pk}")}
    for way in ("anden-koordinator", "stopper", "stopper"):
        assert client.post(f"/sager/{case.pk}/{way}", seen).status_code == 302
    assert Wish.objects.filter(case=case).count() == 2


def test_two_who_are_kept_out_from_one_page_are_both_out(world, undone):
    case, client = world["accepted"], visitor("koordinator")
    path = f"/sager/{case.pk}/inhabil"
    form = {"seen": last_line(client, path), "reason": "Cousins"}
    for name in ("dsc", "stalkingkontakt", "dsc"):
        client.post(path, {**form, "person": actor(name).id})
    assert Recusal.objects.filter(case=case, ended_at=None).count() == 2


def test_the_same_form_again_is_answered_as_the_first_though_its_person_is_no_choice_any_more(world, undone):
    case, client = world["accepted"], visitor("koordinator")
    path = f"/sager/{case.pk}/inhabil"
    form = {"seen": last_line(client, path), "reason": "Cousins", "person": actor("dsc").id}
    first, second = client.post(path, form), client.post(path, form)
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert client.post(path, {**form, "reason": "Others"}).status_code == UNUSABLE
    assert Recusal.objects.filter(case=case, ended_at=None).count() == 1


def test_who_steps_back_and_presses_twice_is_led_away_twice(world, undone):
    case, client = world["accepted"], visitor("koordinator")
    path = f"/sager/{case.pk}/inhabil"
    form = {"seen": last_line(client, path), "reason": "Cousins", "person": actor("koordinator").id}
    assert [client.post(path, form)["Location"] for _ in range(2)] == ["/skrivebordet"] * 2
    assert client.post(path, {**form, "reason": "Others"}).status_code == NOT_FOUND


def test_what_was_done_is_said_where_it_was_done_and_not_at_another_case(world, undone):
    case, client = world["accepted"], visitor("koordinator")
    path = f"/sager/{case.pk}/inhabil"
    form = {"seen": last_line(client, path), "reason": "Cousins", "person": actor("dsc").id}
    where = client.post(path, form)["Location"]
    client.head(where)
    assert "Det er gjort: " in client.get(where).content.decode()
    assert "Det er gjort: " not in client.get(f"/sager/{world['acknowledged'].pk}").content.decode()
