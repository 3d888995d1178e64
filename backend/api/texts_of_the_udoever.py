"""What refusals say to those who tell of an udøver, and to those who hear of it."""

UDOEVER: dict[str, tuple[str, str]] = {
    "not-passed-on": (
        "Ingen sag er bedt om at ringe endnu. Find sagen, og giv den besked først.",
        "No case has been asked to ring yet. Find the case and pass it on first.",
    ),
    "not-rung-yet": (
        "En sag er bedt om at ringe, og ingen har ringet endnu. Beskeden kan ikke afsluttes før.",
        "A case has been asked to ring and nobody has rung yet. The note cannot be ended before that.",
    ),
    "search-first": (
        "Led efter sagen, før beskeden afsluttes. Der kan være flere end den, du kender.",
        "Search for the case before the note is ended. There may be others than the one you know.",
    ),
    "case-was-found": (
        "Der er fundet en sag. Bed koordinatoren om at ringe, eller tal med koordinatoren.",
        "A case was found. Ask the coordinator to ring, or talk with the coordinator.",
    ),
    "cpr-already-given": (
        "Beskeden har allerede et CPR-nummer.",
        "The note already has a CPR number.",
    ),
    "release-notice-of-a-release": (
        "Det grundlag gælder kun besked om løsladelse, udgang eller orlov.",
        "That basis is for notice of a release or a leave alone.",
    ),
    "sends-nothing": (
        "Herfra sendes intet om nogen: anonym rådgivning gemmer og sender ingen oplysninger, og det gør kun ansatte "
        "hos en partner. Ring i stedet.",
        "Nothing about anybody is sent from here: anonymous counsel keeps and sends no data, and only those employed "
        "by a partner do. Ring instead.",
    ),
    "ring-first": (
        "Politiets stalkingkontakt har noget at fortælle. Ring, før sagen lukkes.",
        "The police's stalking contact has something to tell. Ring before the case is closed.",
    ),
}
