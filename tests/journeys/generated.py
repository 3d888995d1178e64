"""The story once more, in short, with a client that was generated from `api_schema.yaml`: as a developer would who
never saw our code. `make story` plays it after the other; the client is made in a folder that is gone afterwards.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.journeys.course import two
from tests.journeys.stage import Differs, Stage
from tests.journeys.tokens import tokens

SCHEMA = Path(__file__).resolve().parents[2] / "api_schema.yaml"
PACKAGE = "generated_en_indgang"
CONFIGURATION = f"package_name_override: {PACKAGE}\npost_hooks: []\n"


@contextmanager
def generated() -> Iterator[str]:
    """The package's name, while it can be imported."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "settings.yml"
        settings.write_text(CONFIGURATION, encoding="utf-8")
        generator = [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none"]
        where = ["--path", SCHEMA, "--config", settings, "--output-path", Path(folder) / PACKAGE]
        subprocess.run([*map(str, (*generator, *where))], check=True, capture_output=True)
        sys.path.insert(0, folder)
        try:
            yield PACKAGE
        finally:
            sys.path.remove(folder)


class Hand:
    """One of the cast, through the generated functions: `tag.operation`, as the schema names them."""

    def __init__(self, package: str, stage: Stage, who: str) -> None:
        self._package, self._stage, self._who = package, stage, who
        maker = import_module(package).AuthenticatedClient
        self._client = maker(base_url=stage.address, token=stage.tokens[who], httpx_args={"trust_env": False})

    def __call__(
        self, operation: str, *ids: Any, expect: int = 200, body: tuple[str, dict] | None = None
    ) -> Any:
        function = import_module(f"{self._package}.api.{operation}").sync_detailed
        more = (
            {"body": getattr(import_module(f"{self._package}.models"), body[0]).from_dict(body[1])}
            if body
            else {}
        )
        answer = function(*ids, client=self._client, **more)
        if answer.status_code != expect or answer.parsed is None:
            said = f"{self._stage.title}: {self._who} {operation} was answered {answer.status_code}, not {expect}"
            raise Differs(said)
        return answer.parsed


def play(stage: Stage, hand: Callable[[str], Hand]) -> None:
    stage.chapter("The same with a client generated from the schema")
    course, _ = two()
    officer, visitator, coordinator = hand("betjent"), hand("visitator"), hand("koordinator")
    sent = {
        "municipality": "0561",
        "exposed": course.exposed,
        "children": None,
        "basis": "consent",
        "summary": "Waits",
    }
    receipt = officer("referrals.refer", body=("OpeningIn", sent), expect=201)
    stage.sees(f"the officer holds receipt {receipt.receipt}", receipt.receipt)
    opened = visitator("referrals.open_referral", receipt.id, expect=201)
    case = visitator("cases.get_case", opened.case)
    stage.sees(f"case {case.number} has a coordinator and a deputy", case.coordinator.id != case.deputy.id)
    found = {"outcome": "stalking", "reason": "Calls daily since October"}
    visitator("cases.screen_case", case.id, body=("ScreeningIn", found))
    offered = [each for each in coordinator("handovers.list_handovers").results if each.state == "offered"]
    taken = coordinator("handovers.accept_handover", max(offered, key=lambda each: each.created_at).id)
    stage.sees("the coordinator accepts, and has it", taken.state == "accepted")
    stage.sees("their notices come in order", _in_order(coordinator("notices.list_notices").results))
    coordinator("cases.withdraw_from_course", case.id, expect=201)
    closed = coordinator("cases.close_case", case.id)
    stage.sees("the person leaves the course, and the case is closed", closed.state == "closed")


def main() -> int:
    stage = Stage(f"http://127.0.0.1:{os.environ.get('PORT', '8000')}", tokens())
    try:
        with generated() as package:
            play(stage, lambda who: Hand(package, stage, who))
    except Differs as different:
        print(f"\nTHE STORY STOPS. {different}")
        return 1
    return 0


def _in_order(notices: list[Any]) -> bool:
    numbers = [each.seq for each in notices]
    return bool(numbers) and numbers == sorted(set(numbers))


if __name__ == "__main__":
    sys.exit(main())
