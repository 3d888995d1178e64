"""Says whom to ring when a system fails: a function, as 'It-vagten', and the number they answer."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.core.actor import acting_as
from backend.core.clock import now
from backend.core.refusals import Refusal
from backend.systems.access import REGISTRATION
from backend.systems.models import System
from backend.systems.use_cases.contact import say_who_runs


class Command(BaseCommand):
    help = "Says who runs a system: system_contact CLIENT_ID --run-by 'It-vagten' --phone '70 00 00 00'"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("client_id")
        parser.add_argument("--run-by", required=True, help="a function, no person")
        parser.add_argument("--phone", required=True, help="the number they answer, at night too")

    def handle(self, *args: Any, **options: Any) -> None:
        system = System.objects.filter(application__client_id=options["client_id"], ended_at=None).first()
        if system is None:
            raise CommandError("No live system signs in as that client.")
        contact = {name: options[name] for name in ("run_by", "phone")}
        try:
            with acting_as(REGISTRATION) as by:
                say_who_runs(system_id=system.pk, **contact, by=by, at=now())
        except Refusal as refused:
            raise CommandError(f"Refused: {refused.code} ({refused.params.get('field', '')})") from refused
        self.stdout.write(f"When {system.application.name} fails: {options['run_by']}, {options['phone']}.")
