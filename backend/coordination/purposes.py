"""What each act on the record was for, in few words that an exposed person can be told. Pure (P10)."""

from enum import StrEnum


class Purpose(StrEnum):
    CASE_WORK = "case-work"
    HANDOVER = "handover"
    INFORMING = "informing"
    OVERSIGHT = "oversight"
    EMERGENCY = "emergency"


PURPOSES: dict[str, Purpose] = {
    "case-opened": Purpose.CASE_WORK,
    "history-opened": Purpose.CASE_WORK,
    "seats-opened": Purpose.CASE_WORK,
    "cases-listed": Purpose.CASE_WORK,
    "case-referenced": Purpose.CASE_WORK,
    "protection-opened": Purpose.CASE_WORK,
    "address-opened": Purpose.CASE_WORK,
    "case-opened-acutely": Purpose.EMERGENCY,
    "case-looked-up": Purpose.INFORMING,
    "acute-listed": Purpose.OVERSIGHT,
    "parties-opened": Purpose.CASE_WORK,
    "items-opened": Purpose.CASE_WORK,
    "consents-opened": Purpose.CASE_WORK,
    "disclosures-opened": Purpose.OVERSIGHT,
    "bundle-made-for-journal": Purpose.CASE_WORK,
    "bundle-made-for-criminal-case": Purpose.CASE_WORK,
    "bundle-opened": Purpose.CASE_WORK,
    "bundles-listed": Purpose.CASE_WORK,
    "bundle-journaled": Purpose.CASE_WORK,
    "access-parts-opened": Purpose.INFORMING,
    "access-answer-opened": Purpose.INFORMING,
    "access-answered": Purpose.INFORMING,
    "passes-opened": Purpose.OVERSIGHT,
    "passes-listed": Purpose.OVERSIGHT,
    "looks-opened": Purpose.OVERSIGHT,
    "extract-opened": Purpose.INFORMING,
    "tellings-opened": Purpose.INFORMING,
    "card-opened": Purpose.INFORMING,
    "handover-opened": Purpose.HANDOVER,
    "handovers-listed": Purpose.HANDOVER,
    "departures-listed": Purpose.HANDOVER,
    "outside-receivers-opened": Purpose.HANDOVER,
    "decisions-opened": Purpose.CASE_WORK,
}

# what leaves the house in a bundle
EXPORTS = frozenset({"bundle-made-for-journal", "bundle-made-for-criminal-case"})


def purpose_of(act: str) -> Purpose:
    """An act that nobody named a purpose for is work on the case; a test names them all."""
    return PURPOSES.get(act, Purpose.CASE_WORK)
