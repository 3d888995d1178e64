"""The person the story is about: another fictional one at every playing, with a number that cannot be anybody's."""

import random
from dataclasses import dataclass

NAMES = ("Ulla", "Mads", "Noor", "Aksel", "Solvej", "Ibrahim", "Frederikke", "Jens", "Lone", "Eskil")


@dataclass
class Course:
    """`cpr` has ten digits and a day from 92 to 99: no birthday, and no replacement number either."""

    name: str
    cpr: str
    referral: str = ""
    case: str = ""
    number: str = ""

    @property
    def path(self) -> str:
        return f"/cases/{self.case}"

    @property
    def exposed(self) -> dict:
        safe = {"number": "00 90 00 01", "times": "9-11 on working days", "not_to_be_told": "the neighbour"}
        return {"name": self.name, "cpr": self.cpr, "safe_contact": safe}


def somebody() -> Course:
    draw = random.SystemRandom()
    day, month, rest = draw.randint(92, 99), draw.randint(1, 12), draw.randint(0, 999_999)
    return Course(f"{draw.choice(NAMES)} Opdigtet", f"{day}{month:02}{rest:06}")
