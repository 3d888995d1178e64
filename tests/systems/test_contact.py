"""When a partner's system fails at night, somebody knows whom to ring."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from backend.core.actor import acting_as
from backend.core.models import RecordLine
from backend.core.refusals import NotFound
from backend.systems.models import System
from backend.systems.use_cases.contact import say_who_runs
from tests.cast import MONDAY, actor
from tests.systems.conftest import QUICK, registered

pytestmark = pytest.mark.django_db
REGISTERING = ["register_system", "Journal", "--agency", "Esbjerg Kommune", "--scopes", "model"]
CONTACT = ["--run-by", "It-vagten", "--phone", "00 10 00 98"]


def told(*command: str) -> str:
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


def test_registering_a_system_asks_whom_to_ring(settings):
    settings.PASSWORD_HASHERS = QUICK
    with pytest.raises(CommandError, match="--run-by, --phone"):
        told(*REGISTERING)
    told(*REGISTERING, *CONTACT)
    system = System.objects.get(application__name="Journal")
    assert (system.run_by, system.phone) == ("It-vagten", "00 10 00 98")


@pytest.mark.parametrize(
    ("run_by", "phone"),
    [("", "00 10 00 98"), ("It", ""), ("It", "by mail"), (81 * "x", "112"), ("It", 21 * "1")],
)
def test_what_cannot_be_rung_is_refused(run_by, phone):
    client_id = registered("koordinator")[0].application.client_id
    for command in (REGISTERING, ["system_contact", client_id]):
        with pytest.raises(CommandError, match="invalid-field"):
            told(*command, "--run-by", run_by, "--phone", phone)


def test_an_operator_says_it_of_a_system_that_is_there_and_that_is_on_record_without_the_number():
    system = registered("koordinator")[0]
    assert "00 10 00 98" in told("system_contact", system.application.client_id, *CONTACT)
    system.refresh_from_db()
    line = RecordLine.objects.get(act="system-contact-changed")
    assert (system.phone, line.about) == ("00 10 00 98", f"system:{system.application.client_id}")
    assert (line.actor_kind, line.for_whom, line.reason) == ("clock", "registration", "")


def test_nobody_says_it_of_a_system_that_is_not_theirs_or_not_there():
    system = registered("koordinator")[0]
    with pytest.raises(NotFound), acting_as(actor("nabo")) as by:
        say_who_runs(system_id=system.pk, run_by="It", phone="112", by=by, at=MONDAY)
    with pytest.raises(CommandError, match="No live system"):
        told("system_contact", "nobody", *CONTACT)


@pytest.mark.parametrize("half", [{"run_by": ""}, {"phone": ""}])
def test_the_database_keeps_no_half_of_a_contact(half):
    system = registered("koordinator")[0]
    with pytest.raises(IntegrityError, match="who_runs_a_system"), transaction.atomic():
        System.objects.filter(pk=system.pk).update(**half)
