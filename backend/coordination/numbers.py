"""Case numbers: read aloud over a phone at night, telling nothing of when or how many."""

import secrets

LETTERS = "23456789CFGHJMPQRVWX"  # no vowels, no look-alikes


def draw() -> str:
    """`XXXX-XXXX`: 25,000 million of them; the database says no to a second one."""
    drawn = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"
