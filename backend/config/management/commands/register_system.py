"""Lets a system of an agency in, once the agency has agreed to it: client id and secret, shown this once."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from backend.core.clock import now
from backend.core.refusals import Refusal
from backend.responsibilities.vocabulary import Wing
from backend.systems.registering import register_system
from backend.systems.scopes import Scope


class Command(BaseCommand):
    help = (
        "Registers a system: register_system NAME --agency 'Esbjerg Kommune' --run-by 'It-vagten' "
        "--phone '70 00 00 00' --scopes model events"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--agency", required=True, help="the agency's name, as /api/v1/agencies has it")
        parser.add_argument("--scopes", nargs="+", choices=[*Scope], required=True)
        parser.add_argument(
            "--run-by", required=True, help="who runs it: a function, as 'It-vagten', no person"
        )
        parser.add_argument("--phone", required=True, help="the number they answer, at night too")
        parser.add_argument(
            "--wing", choices=[*Wing], default="", help="of the police: whose events it is told"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = {key: options[key] for key in ("name", "agency", "scopes", "run_by", "phone", "wing")}
        try:
            with transaction.atomic():
                system, secret = register_system(**wanted, at=now())
        except Refusal as refused:
            raise CommandError(f"Refused: {refused.code}") from refused
        self.stdout.write(f"client_id={system.application.client_id}\nclient_secret={secret}")
