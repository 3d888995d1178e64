"""Numbers as one reads them and as a phone dials them."""

import re


def read_out(number: str) -> str:
    """`12345678` as `12 34 56 78`; short numbers, and numbers of other lands, as they were written."""
    digits = re.sub(r"\s", "", number).removeprefix("+45")
    if re.fullmatch(r"\d{8}", digits):
        return " ".join(digits[place : place + 2] for place in range(0, 8, 2))
    return number.strip()


def dialled(number: str) -> str:
    """The `tel:` address: +45 before eight digits, 112 and 1888 as they are."""
    digits = re.sub(r"[^\d+]", "", number)
    return f"tel:+45{digits}" if re.fullmatch(r"\d{8}", digits) else f"tel:{digits}"
