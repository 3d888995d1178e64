"""What refusals say to those who run a system."""

SYSTEMS: dict[str, tuple[str, str]] = {
    "not-https": (
        "En webhook fører til en adresse, der begynder med https://, uden adgangskode i.",
        "A webhook leads to an address that begins with https://, with no password in it.",
    ),
    "not-public": (
        "Adressen er ikke offentlig. En webhook fører aldrig til et indre net.",
        "The address is not public. A webhook never leads to an inner network.",
    ),
    "not-sent-so-far": (
        "Så langt er der ikke sendt endnu. Vælg et lavere nummer.",
        "Nothing that far was sent yet. Choose a lower number.",
    ),
    "scope-missing": (
        "Systemet har ikke adgang til det. Bed driften om det rette scope.",
        "The system is not let in for that. Ask operations for the scope.",
    ),
    "secret-changed-often": (
        "Hemmeligheden er skiftet for tit. Vent, til en af de gamle er udløbet.",
        "The secret was changed too often. Wait until one of the old ones has run out.",
    ),
    "systems-only": (
        "Det gør et system for sig selv, med sin egen adgang.",
        "A system does that for itself, with a token of its own.",
    ),
    "too-many-webhooks": (
        "Systemet har så mange webhooks, som det kan have. Afslut en først.",
        "The system has as many webhooks as it can have. End one first.",
    ),
}
