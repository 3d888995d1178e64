"""A form sent twice does its deed once; another form as old is another deed, and each is said where it was done."""

import re

from backend.coordination.models import Recusal, Wish
from tests.cast import actor
from tests.web.grid import visitor


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


def test_what_was_done_is_said_where_it_was_done_and_not_at_another_case(world, undone):
    case, client = world["accepted"], visitor("koordinator")
    path = f"/sager/{case.pk}/inhabil"
    form = {"seen": last_line(client, path), "reason": "Cousins", "person": actor("dsc").id}
    where = client.post(path, form)["Location"]
    client.head(where)
    assert "Det er gjort: " in client.get(where).content.decode()
    assert "Det er gjort: " not in client.get(f"/sager/{world['acknowledged'].pk}").content.decode()
