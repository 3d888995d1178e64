"""Who sees what at a case and why, said a second time: from the promises and the access proposal, in plain sets.

Written without looking at how the software finds it. Whoever changes the one must mean to change the other.
"""

from dataclasses import dataclass

AGENCY = {
    "koordinator": "municipality", "stedfortraeder": "municipality", "boern": "municipality",
    "afdelingsleder": "municipality", "stalkingkontakt": "police", "efterforsker": "police", "betjent": "police",
    "anklager": "prosecution", "dsc": "dsc", "psykiatri": "psychiatry", "leder": "police", "nabo": "neighbour",
}  # fmt: skip
ELSEWHERE = {"nabo"}
CHAIRS = {"leder"}
INVESTIGATES = {"efterforsker", "betjent", "anklager"}  # by their work, wherever they sit
WING = {
    "police-stalking-contact": "prevention",
    "police-investigator": "investigation",
    "prosecutor": "investigation",
}
HOLDS = {"coordinator", "deputy"}
# roles that see a case for an emergency, and have no place at it
EMERGENCY = {"patrol", "municipal-acute-duty"}
COURSE = {"opened", "acknowledged", "screened", "coordination-moved", "closed", "reopened"}
COURSE |= {"coordinator-away", "coordinator-back", "coordinator-stays"}


@dataclass(frozen=True)
class Place:
    """A seat in a role; or, in a role of emergency, an opening. `over`: left, or ended."""

    who: str
    role: str
    over: bool = False


@dataclass(frozen=True)
class Task:
    """A duty on its way: `offered` to, or `accepted` by, `who`; with nobody, `with-chair`; or `done`."""

    state: str
    who: str


@dataclass(frozen=True)
class Known:
    """An item: whose it is, of which wing, whether it is kept from investigation, and where it was passed on to."""

    agency: str
    wing: str
    kept: bool
    passed: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class World:
    """One case: a coordinator and a deputy, and whoever else has to do with it."""

    coordinator: str
    deputy: str
    places: frozenset[Place]
    tasks: tuple[Task, ...]
    recused: frozenset[str]
    blocked: frozenset[str]
    known: Known

    def forbidden(self, who: str) -> bool:
        """Nothing of the case, whatever is granted: recused (L14), blocked, or of no post in its partnership."""
        return who in self.recused or who in self.blocked or who in ELSEWHERE

    def whys(self, who: str) -> set[str]:
        """Why somebody sees the case: granted minus forbidden (P6)."""
        if self.forbidden(who):
            return set()
        held = {"coordinator"} if who == self.coordinator else {"deputy"} if who == self.deputy else set()
        return held | {place.role for place in self.places if place.who == who and not place.over}

    def sees(self, who: str) -> bool:
        return bool(self.whys(who))

    def holds(self, who: str) -> bool:
        return bool(self.whys(who) & HOLDS)

    def has_a_place(self, who: str) -> bool:
        """More than an emergency."""
        return bool(self.whys(who) - EMERGENCY)

    def tasks_of(self, who: str) -> set[int]:
        """Which tasks are seen: all by who holds the case; one's own; by the chair those to be placed (P3)."""
        if self.forbidden(who):
            return set()
        return {nth for nth, task in enumerate(self.tasks) if self.holds(who) or self._concerns(task, who)}

    def _concerns(self, task: Task, who: str) -> bool:
        if task.state == "with-chair":
            return who in CHAIRS
        return task.state in ("offered", "accepted") and task.who == who

    def history(self, who: str, lines: set[str]) -> set[str] | None:
        """None where there is no such case for them; all for who holds it; its course for a place at it."""
        if not self.sees(who):
            return None
        if self.holds(who):
            return lines
        return lines & COURSE if self.has_a_place(who) else set()

    def told(self, *, holders_only: bool, doer: str) -> set[str]:
        """Who hears that something happened: those with a place, or who hold it; never the doer."""
        hears = self.holds if holders_only else self.has_a_place
        return {who for who in AGENCY if hears(who)} - {doer}

    def wings_sat(self, who: str) -> set[str]:
        """The wings of the police somebody sits or ever sat for at this case: that is not undone by leaving."""
        return {WING[place.role] for place in self.places if place.who == who and place.role in WING}

    def stands_for(self, who: str) -> set[tuple[str, str]]:
        """Of which agency and wing somebody is at the case; nowhere, who was ever of both wings (P7)."""
        if len(self.wings_sat(who)) > 1:
            return set()
        return {(AGENCY[who], WING.get(why, "")) for why in self.whys(who) - EMERGENCY}

    def reads(self, who: str) -> bool:
        """The item: its agency's own of its wing, and where it was passed on; kept is kept from investigators."""
        known, places = self.known, self.stands_for(who)
        if known.kept and (who in INVESTIGATES or "investigation" in self.wings_sat(who)):
            return False
        return bool(places & ({(known.agency, known.wing)} | known.passed))
