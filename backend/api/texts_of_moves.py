"""What refusals say to those who offer a case to another place, or join two of one person."""

MOVES: dict[str, tuple[str, str]] = {
    "a-partnership-receives": (
        "Der er et samarbejde i den kommune. Tilbyd sagen til visitator dér.",
        "There is a partnership in that municipality. Offer the case to the visitator there.",
    ),
    "ask-the-person-anew": (
        "Personen sagde ja, før de flyttede. Spørg på ny, og vælg grundlaget.",
        "The person said yes before they moved. Ask anew, and choose the basis.",
    ),
    "person-not-asked": (
        "Det kan ikke placeres endnu. Den, der har sagen, skal spørge personen først.",
        "It cannot be placed yet. Whoever holds the case must ask the person first.",
    ),
    "lives-there-already": (
        "Sagen er i den kommune allerede. Vælg den, personen flytter til.",
        "The case is in that municipality already. Choose the one the person moves to.",
    ),
    "name-who-receives": (
        "Der er ikke et samarbejde i den kommune. Find en modtager, der siger ja, og skriv hvem det er.",
        "There is no partnership in that municipality. Find a receiver who says yes, and write who it is.",
    ),
    "not-the-same-person": (
        "Sagerne kan ikke samles. Tal sammen, og tjek nummeret og personens CPR-nummer i begge sager.",
        "The cases cannot be joined. Speak together, and check the number, and the person's CPR number in both cases.",
    ),
}
