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


def two() -> tuple[Course, Course]:
    """Two people of different names."""
    first, second = random.sample(NAMES, 2)
    return Course(f"{first} Opdigtet", _number()), Course(f"{second} Opdigtet", _number())


def _number() -> str:
    return f"{random.randint(92, 99)}{random.randint(1, 12):02}{random.randint(0, 999_999):06}"
