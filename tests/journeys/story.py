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
from tests.journeys.course import two
from tests.journeys.listening import Ear
from tests.journeys.stage import Differs, Stage
from tests.journeys.tokens import tokens

AWAKE = ("visitator", "stedfortraeder", "leder", "afdelingsleder")


def play(stage: Stage) -> None:
    course, other = two()
    with ExitStack() as afterwards:
        leaving.unblocked(stage)
        afterwards.callback(leaving.unblocked, stage)
        ears = {who: Ear(stage[who]) for who in (*AWAKE, "koordinator")}
        for who, ear in ears.items():
            afterwards.callback(ear.off)
            if who in AWAKE:
                ear.on()
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


def main(tell: Callable[[str], Any] = print) -> int:
    address = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
    began = time.monotonic()
    try:
        httpx.get(f"{address}/readyz", trust_env=False).raise_for_status()
    except httpx.HTTPError as silent:
        tell(f"Nothing is able to work at {address} ({silent}). Start it with: make run")
        return 1
    tell(f"Én indgang at {address}. People, numbers and cases are fictional.")
    stage = Stage(address, tokens(), tell)
    try:
        play(stage)
    except Differs as different:
        tell(f"\nTHE STORY STOPS. {different}")
        return 1
    tell(f"\nThe story is over: {stage.claims} claims held, in {time.monotonic() - began:.1f} seconds.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
