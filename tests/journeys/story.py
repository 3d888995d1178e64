"""`make story`: the main job, played against a running server by an outside client, and told as it goes.

Every line with a tick was seen to be true just then. The first that is not ends the story, and its step is named.
"""

import os
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

import httpx

from tests.journeys import arrival, duties, farewell, knocking, leaving, night, placing
from tests.journeys.course import somebody
from tests.journeys.listening import Ear
from tests.journeys.stage import Differs, Stage
from tests.journeys.tokens import tokens


def play(stage: Stage) -> None:
    course, other = somebody(), somebody()
    with ExitStack() as afterwards:
        afterwards.callback(unblocked, stage)
        ears = {
            who: Ear(stage[who])
            for who in ("visitator", "koordinator", "stedfortraeder", "leder", "afdelingsleder")
        }
        for ear in ears.values():
            afterwards.callback(ear.off)
        for who in ("visitator", "stedfortraeder", "leder", "afdelingsleder"):
            ears[who].on()
        night.whom_to_call(stage)
        arrival.sent_on(stage, course)
        arrival.taken_in(stage, course, ears["visitator"])
        arrival.accepted(stage, course, arrival.screened(stage, course))
        arrival.told(stage, course)
        knocking.a_message(stage, course)
        knocking.in_the_morning(stage, ears["koordinator"])
        knocking.a_lookup(stage, course, ears["koordinator"])
        duties.accepted_and_done(stage, course, duties.refused_and_suggested(stage, course))
        duties.one_neutral_answer(stage, course)
        leaving.on_leave(stage, course, ears["stedfortraeder"])
        placing.placed(stage, other, placing.nobody_takes_it(stage, other, ears["leder"]))
        leaving.blocked(stage, course, ears["koordinator"])
        farewell.another_coordinator(stage, course, ears["afdelingsleder"])
        farewell.withdrawn(stage, course)
        farewell.who_saw_what(stage, course)


def unblocked(stage: Stage) -> None:
    """Whatever happened, the coordinator can sign in when the story is played again."""
    head, karen = stage["afdelingsleder"], stage["koordinator"]
    if karen.status("/me") == 401:
        people = head.get("/people", page_size=100)["results"]
        away = next(row["id"] for row in people if row["title"] == "Primær koordinator")
        head.post(f"/people/{away}/unblock", {"reason": "The story is over"})


def main(tell: Callable[[str], Any] = print) -> int:
    address = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
    began = time.monotonic()
    tell(f"Én indgang at {address}. People, numbers and cases are fictional.")
    stage = Stage(address, tokens(), tell)
    try:
        play(stage)
    except (Differs, AssertionError) as different:
        tell(f"\nTHE STORY STOPS. {different}")
        return 1
    except httpx.TransportError as silent:
        tell(
            f"\nTHE STORY STOPS. {stage.title}: no answer from {address} ({silent}). Is it running? make run"
        )
        return 1
    tell(f"\nThe story is over: {stage.claims} claims held, in {time.monotonic() - began:.1f} seconds.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
