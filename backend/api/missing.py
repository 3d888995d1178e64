"""What stands in the way, in words, Danish and English: total over `information.passing.Missing`, of a disclosure,
and over `insight.giving.Missing`, of a decision on access."""

from backend.information.passing import OF_A_PERSON, Missing
from backend.insight.giving import Missing as OfAccess

M = Missing

MISSING: dict[str, tuple[str, str]] = {
    M.NEVER_TO_INVESTIGATION: (
        "Det hører til forebyggelsen og må aldrig nå efterforskning, anklagemyndighed eller en straffesag.",
        "It belongs to prevention, and must never reach investigation, prosecution or a criminal case.",
    ),
    M.NEVER_TO_ANONYMOUS: (
        "Modtageren rådgiver anonymt og får aldrig oplysninger om personer.",
        "The receiver counsels anonymously, and never gets information on people.",
    ),
    M.NOT_OF_THE_CHANNEL: (
        "I eller modtageren er ikke med i det samarbejde (SSP, PSP eller KSP).",
        "You or the receiver take no part in that forum (SSP, PSP or KSP).",
    ),
    M.NOT_ABOUT_THEM: (
        "Det samarbejde (SSP, PSP eller KSP) er ikke for oplysninger om den person.",
        "That forum (SSP, PSP or KSP) is not for information on this person.",
    ),
    M.STAYS_IN_ITS_CHANNEL: (
        "I fik det gennem SSP, PSP eller KSP. Det bliver der, medmindre alle, det handler om, har sagt ja.",
        "You got it through SSP, PSP or KSP. It stays there, unless everybody it is about has agreed.",
    ),
    M.HOLDER_PUSHES: (
        "Efter sundhedslovens § 43 deler kun den sundhedsmyndighed, der har oplysningen.",
        "By section 43 of the Health Act only the health agency that holds the information shares it.",
    ),
    M.SOMEBODY: ("Vælg, hvem det handler om.", "Choose whom it is about."),
    M.WING: (
        "Vælg politiets forebyggelse eller efterforskning.",
        "Choose the prevention or the investigation wing of the police.",
    ),
    M.PURPOSE: ("Vælg, hvad modtageren skal bruge det til.", "Choose what the receiver is to do with it."),
    M.NECESSITY: (
        "Skriv, hvorfor det er nødvendigt, at modtageren får det.",
        "Write why it is necessary that the receiver gets it.",
    ),
    M.BASIS: ("Vælg et grundlag for personen.", "Choose a basis for this person."),
    M.BASIS_OF_CATEGORY: (
        "Det grundlag kan ikke bære den slags oplysning. Vælg et andet.",
        "That basis cannot carry this kind of information. Choose another.",
    ),
    M.CONSENT: (
        "Der er intet samtykke, der gælder for netop det: modtageren, formålet og slagsen af oplysning.",
        "No consent stands for exactly this: the receiver, the purpose and the kind of information.",
    ),
    M.CONSENT_ONLY: (
        "Modtageren må kun få det, personen har sagt ja til. Vælg samtykke.",
        "The receiver may only get what the person has agreed to. Choose consent.",
    ),
    M.CHANNEL: (
        "Vælg, gennem hvilket samarbejde det deles: SSP, PSP eller KSP.",
        "Choose through which forum it is shared: SSP, PSP or KSP.",
    ),
    M.BASIS_OF_CHANNEL: (
        "Deles det gennem SSP, PSP eller KSP, er grundlaget retsplejelovens § 115.",
        "When it is shared through SSP, PSP or KSP, the basis is section 115 of the Administration of Justice Act.",
    ),
    M.RELEASED: (
        "KSP er kun for dømte, der løslades. Sæt kryds, hvis det er sådan.",
        "KSP is only for convicted people who are being released. Mark it, if that is so.",
    ),
    M.PATIENT_TOLD: (
        "Sig, at patienten har fået besked, eller skriv, hvorfor ikke.",
        "Say that the patient has been told, or write why not.",
    ),
    OfAccess.NEVER: ("Det gives aldrig. Afslå det.", "It is never given. Refuse it."),
    OfAccess.WOULD_CONFIRM: (
        "Det ville bekræfte, at der er en sag. Afslå det.",
        "It would confirm that there is a case. Refuse it.",
    ),
    OfAccess.GROUND: ("Sig, hvorfor det afslås.", "Say why it is refused."),
    OfAccess.GROUND_OF_LAW: (
        "Den grund gælder ikke for den slags anmodning.",
        "That ground does not hold for this kind of request.",
    ),
    OfAccess.OTHERS: (
        "Det handler også om andre: tag det ud, eller sig, hvorfor det kan gives.",
        "It is about others as well: take that out, or say why it can be given.",
    ),
    OfAccess.REDACTED_TEXT: ("Skriv teksten, som den skal gives.", "Write the text as it is to be given."),
    OfAccess.NAMES_LEFT: (
        "Der står stadig et navn på en anden.",
        "The name of somebody else still stands in it.",
    ),
    OfAccess.IDENTITY: (
        "Personen er alene fundet ved navn: sørg for, at det er den samme.",
        "The person was found by name alone: make sure that it is the same.",
    ),
}

# which part of the request each is about; the others are about the whole of it
FIELDS: dict[str, str] = {
    **dict.fromkeys((OfAccess.NEVER, OfAccess.WOULD_CONFIRM), "decision"),
    **dict.fromkeys((OfAccess.GROUND, OfAccess.GROUND_OF_LAW), "ground"),
    **dict.fromkeys((OfAccess.REDACTED_TEXT, OfAccess.NAMES_LEFT), "redacted_text"),
    OfAccess.OTHERS: "others_basis",
    OfAccess.IDENTITY: "identified",
    **dict.fromkeys(OF_A_PERSON | {M.SOMEBODY}, "bases"),
    M.WING: "to_wing",
    M.PURPOSE: "purpose",
    M.NECESSITY: "necessity",
    M.CHANNEL: "channel",
    M.BASIS_OF_CHANNEL: "channel",
    M.NOT_OF_THE_CHANNEL: "channel",
    M.PATIENT_TOLD: "patient_told",
}
