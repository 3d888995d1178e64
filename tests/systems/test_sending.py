"""Where a webhook may lead, what a try comes to, and when it is made again."""

import socket
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.config import env
from backend.systems.addresses import NotAnAddress, destination, is_public, names_the_inside
from backend.systems.retrying import GIVEN_UP_AFTER, next_try
from backend.systems.sending import Pinned, send
from tests.cast import MONDAY
from tests.systems.receiving import Receiver, receiving, trusting

INSIDE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "240.0.0.1", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1",
    "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::10.0.0.1", "2002:0a00:0001::", "2001:0:4136:e378::1", "ff02::1",
    "2001:db8::1", "::127.0.0.1",
]  # fmt: skip
PUBLIC = ["185.10.20.30", "2a00:1450:400f::1", "::ffff:185.10.20.30"]


@pytest.fixture(scope="module")
def receiver(tmp_path_factory) -> Iterator[Receiver]:
    with receiving(tmp_path_factory.mktemp("receiver")) as running, trusting(running):
        yield running


@pytest.fixture
def to_loopback(settings) -> None:
    settings.WEBHOOKS_TO_LOOPBACK = True


def test_no_address_of_the_inside_is_public():
    assert [address for address in INSIDE if is_public(address)] == []
    assert [address for address in PUBLIC if not is_public(address)] == []


@pytest.mark.parametrize(
    "url",
    ["http://a.dk/", "https://", "ftp://a.dk", "https://u:p@a.dk/", "https://a.dk/#x", "https://a.dk:x/", "a.dk",
     "https://a.dk/\r\nX: y", "https://å.dk/", "https://[::1", "https://a.dk/" + 500 * "a"],
)  # fmt: skip
def test_what_is_no_plain_https_address_is_none(url):
    with pytest.raises(NotAnAddress):
        destination(url)


def test_an_address_written_as_a_number_of_the_inside_is_refused_at_once():
    assert names_the_inside("10.0.0.1") and names_the_inside("::1")
    assert not names_the_inside("fagsystem.esbjerg.dk") and not names_the_inside("185.10.20.30")


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f.1", "0x7F000001", "127.1", "0177.0.0.1", "127.0.0.1.", "0x"]
)
def test_a_number_that_only_a_machine_reads_as_an_address_is_refused_like_one_of_the_inside(host):
    assert names_the_inside(destination(f"https://{host}/")[0])


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST", "localhost.", "a.localhost", "localhost.localdomain", "a.localdomain", "fagsystem",
     "fagsystem.", "fagsystem.local", "a.b.internal", "a.lan", "a.home.arpa", "a.corp", "a.intranet", "a.private",
     "a.home", "a.test"],
)  # fmt: skip
def test_a_name_that_only_an_inner_net_knows_is_of_the_inside(host):
    assert names_the_inside(destination(f"https://{host}:8443/")[0])


@pytest.mark.parametrize(
    "address", [f"[{each}]" if ":" in each else each for each in INSIDE if "%" not in each]
)
def test_no_address_of_the_inside_is_taken_at_its_word(address):
    assert names_the_inside(destination(f"https://{address}/")[0])


@pytest.mark.parametrize(
    "host", ["local.dk", "internal.esbjerg.dk", "mylocal.dk", "notlocalhost.dk", "localhost.dk", "a.locals"]
)
def test_a_name_of_the_world_may_sound_like_the_inside(host):
    assert not names_the_inside(host)


def test_a_name_may_hold_numbers():
    assert not any(map(names_the_inside, ["112.dk", "0x7f.dk", "a112.dk", "1-2.esbjerg", "127.1.dk."]))


@pytest.mark.parametrize(
    ("path", "outcome", "status"),
    [
        ("/ok", "delivered", 204),
        ("/down", "refused", 503),
        ("/gone", "refused", 410),
        ("/elsewhere", "refused", 302),
    ],
)
def test_a_try_says_what_came_of_it_and_follows_nowhere(receiver, to_loopback, path, outcome, status):
    answer = send(receiver.url(path), {}, b"{}")
    assert (answer.outcome, answer.status) == (outcome, status)


def test_a_receiver_that_drips_is_hung_up_on(receiver, to_loopback):
    assert send(receiver.url("/drip"), {}, b"{}", patience=0.3).outcome == "timed-out"


def test_the_certificate_must_be_the_names(receiver, to_loopback):
    assert send(receiver.url("/ok", host="127.0.0.1"), {}, b"{}").outcome == "bad-certificate"


def test_this_machine_is_not_sent_to(receiver):
    before = len(receiver.got("/ok"))
    assert send(receiver.url("/ok"), {}, b"{}").outcome == "not-public"
    assert len(receiver.got("/ok")) == before


def test_no_setting_leads_to_this_machine_outside_a_demonstration(
    receiver, to_loopback, settings, monkeypatch
):
    settings.DEMO = False
    assert send(receiver.url("/ok"), {}, b"{}").outcome == "not-public"
    monkeypatch.setenv("WEBHOOKS_TO_LOOPBACK", "1")
    with pytest.raises(ImproperlyConfigured, match="demonstration"):
        env.only_in_demo("WEBHOOKS_TO_LOOPBACK", demo=False)


def leads_to(monkeypatch, *addresses: str) -> list[str]:
    """The name leads there; what is connected to is noted and goes no further."""
    connected: list[str] = []

    def connect(line: Pinned) -> None:
        connected.append(line._pinned)
        raise ConnectionRefusedError

    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr(Pinned, "connect", connect)
    return connected


def test_one_inner_address_among_public_ones_spoils_the_name(monkeypatch):
    connected = leads_to(monkeypatch, "185.10.20.30", "10.0.0.1")
    assert (send("https://a.dk/", {}, b"{}").outcome, connected) == ("not-public", [])


def test_what_is_connected_to_is_what_was_looked_up(monkeypatch):
    connected = leads_to(monkeypatch, "185.10.20.30")
    assert (send("https://a.dk/", {}, b"{}").outcome, connected) == ("unreachable", ["185.10.20.30"])


@settings(max_examples=30, deadline=None, database=None)
@given(st.lists(st.integers(0, 3600), max_size=40))
def test_a_delivery_is_tried_until_exactly_three_days_have_gone(delays):
    """However late each try comes."""
    at, tries, waits = MONDAY, 1, iter(delays)
    while following := next_try(tries, MONDAY, at):
        assert at < following <= MONDAY + GIVEN_UP_AFTER
        at, tries = following + timedelta(seconds=next(waits, 0)), tries + 1
    assert at >= MONDAY + GIVEN_UP_AFTER and tries >= 9
