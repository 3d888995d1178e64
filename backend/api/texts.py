"""What refusals say to people, in Danish and English. Every code the house can refuse with stands here."""

from backend.api.missing import MISSING
from backend.api.texts_of_moves import MOVES
from backend.api.texts_of_systems import SYSTEMS
from backend.api.texts_of_the_rooms import ROOMS
from backend.api.texts_of_the_udoever import UDOEVER

TEXTS: dict[str, tuple[str, str]] = {
    "system-of-another-agency": (
        "Systemet hører til en anden myndighed end din, og kan ikke arbejde i dit navn.",
        "The system belongs to another agency than yours, and cannot work in your name.",
    ),
    "token-only-reads": (
        "Systemet har kun fået lov til at se, ikke til at gøre noget.",
        "The system was only allowed to look, not to do anything.",
    ),
    "unknown-system": (
        "Systemet kendes ikke, eller det vil have svaret sendt et andet sted hen end aftalt. Intet er sendt.",
        "The system is not known, or wants the answer sent elsewhere than agreed. Nothing was sent.",
    ),
    "address-protected": (
        "Adressen er beskyttet, så sagen er forseglet. Afslut beskyttelsen først.",
        "The address is protected, so the case is sealed. End the protection first.",
    ),
    "absence-begun": ("Fraværet er begyndt: afslut det i stedet.", "The absence has begun: end it instead."),
    "already-away": ("Personen er allerede væk i den periode.", "The person is already away then."),
    "basis-not-for-your-role": (
        "Det grundlag kan ikke bruges i din rolle.",
        "That basis cannot be used in your role.",
    ),
    "bad-request": ("Forespørgslen kan ikke bruges.", "The request cannot be used."),
    "texts-removed": (
        "Fristen er udløbet, og sagens tekster er fjernet: der er intet mere at lægge i en journal.",
        "The term has run out, and the texts of the case were removed: there is nothing left for a journal.",
    ),
    "bundle-no-longer-leaves": (
        "Noget i pakken er siden givet videre, hvor det ikke må nå en efterforskning. Lav en ny pakke.",
        "Something in the bundle has since passed where it must not reach an investigation. Make another.",
    ),
    "bundle-no-longer-kept": (
        "Pakken ligger her ikke længere: den er journaliseret, eller der er lavet en nyere.",
        "The bundle is no longer here: it is journaled, or a newer one was made. Make another if it is needed.",
    ),
    "cannot-be-read": (
        "Noget i sagen kan ikke læses, fordi en nøgle mangler. Bed driften finde den, før pakken laves.",
        "Something in the case cannot be read since a key is missing. Ask operations for it before making the bundle.",
    ),
    "cannot-be-asked": (
        "Opgaven kan ikke gives i den rolle eller til den person. "
        "Vælg en anden, som modellen nævner, eller en ved samme slags myndighed.",
        "The task cannot be given in that role or to that person. "
        "Choose another whom the model names, or one at the same kind of agency.",
    ),
    "cannot-be-placed-there": (
        "Opgaven kan ikke placeres hos den person. "
        "Vælg en anden end dig selv, som har en post i samarbejdet og må have opgaven.",
        "The task cannot be placed with that person. "
        "Choose somebody else than yourself, with a post in the partnership, who may have the task.",
    ),
    "cannot-stand-in": (
        "Stedfortræderen skal være en anden aktiv person i samme myndighed.",
        "The stand-in must be another active person of the same agency.",
    ),
    "cannot-be-given": (
        "Det kan ikke afgøres sådan. Listen `missing` siger, hvad der mangler.",
        "It cannot be decided so. The list `missing` says what is missing.",
    ),
    "cannot-be-shared": (
        "Det kan ikke deles. Listen `missing` siger, hvad der mangler.",
        "It cannot be shared. The list `missing` says what is missing.",
    ),
    "case-already-open": (
        "Der er allerede en åben sag for personen i samarbejdet.",
        "There is already an open case for this person in the partnership.",
    ),
    "cpr-or-case-number": (
        "Skriv enten et CPR-nummer eller et sagsnummer.",
        "Give either a CPR number or a case number.",
    ),
    "changed-meanwhile": (
        "Sagen er ændret, siden du hentede den. Hent den igen.",
        "The case has changed since you fetched it. Fetch it again.",
    ),
    "ends-before-it-starts": ("Slutningen ligger før begyndelsen.", "The end lies before the start."),
    "handover-under-way": (
        "En overdragelse er i gang. Træk den tilbage, eller vent på svar.",
        "A handover is under way. Withdraw it, or wait for the answer.",
    ),
    "holds-cases": (
        "Posten har åbne sager. Overdrag dem først.",
        "The post holds open cases. Hand them over first.",
    ),
    "kind-stays": (
        "Det holdes fra efterforskningen og kan ikke skrives om til en anden slags oplysning.",
        "It is kept from investigation, and cannot be written anew as another kind.",
    ),
    "invalid": (
        "Noget i det sendte kan ikke bruges. Se felterne.",
        "Something sent cannot be used. See the fields.",
    ),
    "invalid-field": (
        "Værdien kan ikke bruges her. Formen står i /api/v1/docs.",
        "The value cannot be used here. Its form is in /api/v1/docs.",
    ),
    "kept-from-investigation": (
        "Efterforskningen skriver og læser ikke det, der hører til forebyggelsen.",
        "Investigation neither writes nor reads what belongs to prevention.",
    ),
    "key-reused": (
        "Nøglen er brugt til en anden forespørgsel.",
        "The key has been used for another request.",
    ),
    "ksp-needs-a-release": (
        "KSP er kun for en dømt, der løslades. Sig, at det er sådan, eller vælg et andet grundlag.",
        "KSP is only for a convicted person being released. Say that it is so, or choose another basis.",
    ),
    "method-not-allowed": ("Det kan ikke gøres her.", "That cannot be done here."),
    "names-the-person": (
        "En sag kan ikke gives videre uden navn. Vælg et andet grundlag.",
        "A case cannot be handed on without a name. Choose another basis.",
    ),
    "name-or-cpr": ("Skriv et navn eller et CPR-nummer.", "Give a name or a CPR number."),
    "no-model-then": ("Der var ingen model på det tidspunkt.", "There was no model at that time."),
    "no-live-partnership": (
        "Kommunen er ikke med i et samarbejde endnu. Ring til de landsdækkende linjer.",
        "The municipality is in no live partnership yet. Ring the national lines.",
    ),
    "no-offset": (
        "Skriv tiden med forskel til UTC, som 2026-11-22T03:00:00+01:00.",
        "Give the time with its offset from UTC, as 2026-11-22T03:00:00+01:00.",
    ),
    "nobody-there-reads": (
        "Ingen hos modtageren har sagen, så ingen ville læse det. Ring til dem, eller giv dem en opgave i sagen.",
        "Nobody at the receiver has the case, so nobody would read it. Ring them, or hand them a task in the case.",
    ),
    "nobody-to-ask": (
        "Ingen kan spørges i den rolle lige nu. Vælg en anden rolle eller person.",
        "Nobody can be asked in that role now. Choose another role or person.",
    ),
    "nobody-to-coordinate": (
        "Samarbejdet har ikke to personer, der kan koordinere. Ring til styregruppens formand.",
        "The partnership has not two people who can coordinate. Ring the steering chair.",
    ),
    "not-a-cpr-number": ("Et CPR-nummer har ti cifre.", "A CPR number has ten digits."),
    "not-a-private-partner": (
        "Myndigheden er offentlig og skal ikke have en afgørelse for at være med.",
        "The agency is public and needs no decision to take part.",
    ),
    "due-out-of-reach": (
        "Vælg en dag fra i dag og højst fem år frem.",
        "Choose a day from today on, at most five years ahead.",
    ),
    "decided-before": (
        "Der er allerede en afgørelse om parten. Den gælder, til den afsluttes.",
        "There is a decision on the partner already. It stands until it is ended.",
    ),
    "not-able-to-work": (
        "Systemet kan ikke svare lige nu. Prøv igen.",
        "The system cannot answer now. Try again.",
    ),
    "not-confirmed-then": (
        "Modtagerens ja skal være givet. Skriv, hvornår det blev sagt.",
        "The receiver's yes must have been given. Say when it was said.",
    ),
    "not-under-way": ("Den opgave er ikke i gang.", "That duty is not under way."),
    "not-acceptable": ("Svaret kan kun gives som JSON.", "The answer can only be given as JSON."),
    "not-found": ("Det findes ikke, eller du kan ikke se det.", "It does not exist, or you cannot see it."),
    "not-in-this-state": (
        "Det kan ikke gøres, som det står nu.",
        "That cannot be done as things stand.",
    ),
    "not-permitted": ("Det må du ikke gøre her.", "You may not do that here."),
    "not-signed-in": ("Log ind først.", "Sign in first."),
    "not-yet": ("Det ligger ude i fremtiden.", "That lies in the future."),
    "nothing-told": (
        "Sig, hvad der blev fortalt: en opgave eller et aftalt råd.",
        "Say what was told: a task or an agreed answer.",
    ),
    "one-exposed-person": (
        "Sagen har allerede sin udsatte person.",
        "The case has its exposed person already.",
    ),
    "one-answer-only": (
        "Din myndighed svarer altid med cannot-say, så svaret ikke røber noget.",
        "Your agency always answers cannot-say, so that the answer tells nothing.",
    ),
    "our-mistake": (
        "Der skete en fejl hos os. Intet er ændret.",
        "Something went wrong here. Nothing was changed.",
    ),
    "parts-undecided": (
        "Noget er ikke afgjort endnu. To personer afgør hver del, før der svares.",
        "Something is not decided yet. Two persons decide each part before anything is answered.",
    ),
    "patient-told-or-why-not": (
        "Skriv, om patienten har fået det at vide, eller hvorfor ikke.",
        "Say whether the patient was told, or why not.",
    ),
    "people-only": ("Dette er for personer, ikke for systemer.", "This is for people, not for systems."),
    "precondition-required": (
        "Send If-Match med sagens seneste ETag.",
        "Send If-Match with the case's latest ETag.",
    ),
    "recused-before": (
        "Personen er allerede inhabil i sagen.",
        "The person is already recused from the case.",
    ),
    "request-under-way": (
        "Samme forespørgsel er i gang. Prøv igen om lidt.",
        "The same request is under way. Try again in a moment.",
    ),
    "ring-instead": (
        "Det haster for meget til at sende. Ring 112, eller ring til linjen i »Hvem ringer jeg til?«.",
        "It is too urgent to send. Ring 112, or ring the line that “Whom to call?” names.",
    ),
    "role-may-not-coordinate": ("Den rolle kan ikke koordinere.", "That role may not coordinate."),
    "says-nobody": ("Skriv et navn eller et CPR-nummer.", "Give a name or a CPR number."),
    "signin-blocked": (
        "Adgangen er spærret. Ring til din leder.",
        "The sign-in is blocked. Ring your manager.",
    ),
    "staff-party-before": (
        "Det er allerede sagt, at en ansat i myndigheden er part i sagen.",
        "It is already said that somebody employed by the agency is party to the case.",
    ),
    "something-untold": (
        "Noget er ikke fortalt endnu. Fortæl det, og notér det, før sagen lukkes.",
        "Something has not been told yet. Tell it, and write it down, before the case is closed.",
    ),
    "theirs-already": ("De har det allerede: det er deres eget.", "They have it already: it is their own."),
    "too-often": ("Du har spurgt for mange gange. Vent lidt.", "You have asked too often. Wait a while."),
    "topic-or-duty": ("Skriv enten et emne eller en opgave.", "Give either a topic or a duty."),
    "two-persons-decide": (
        "Du har selv foreslået det. En anden i din myndighed godkender.",
        "You proposed it yourself. Somebody else of your agency approves.",
    ),
    "under-access": (
        "Nogen har bedt om indsigt i sagen. Intet fjernes, før der er svaret.",
        "Somebody has asked for access to the case. Nothing is removed before they are answered.",
    ),
    "unknown-advice": ("Modellen kender ikke det råd.", "The model does not know that advice."),
    "unknown-agency": (
        "Myndigheden er ikke med i samarbejdet.",
        "The agency is not in the partnership.",
    ),
    "unknown-choice": (
        "Det kan ikke vælges her. Valgene står i /api/v1/docs.",
        "That cannot be chosen here. The choices are in /api/v1/docs.",
    ),
    "unknown-item": ("Oplysningen hører ikke til sagen.", "The item does not belong to the case."),
    "unknown-party": ("Personen er ikke part her.", "The person is not a party here."),
    "unknown-municipality": ("Den kommune findes ikke.", "There is no such municipality."),
    "unknown-person": ("Personen er ikke med i samarbejdet.", "The person is not in the partnership."),
    "unknown-topic": ("Modellen kender ikke det emne.", "The model does not know that topic."),
    "unknown-field": ("Det felt findes ikke her.", "There is no such field here."),
    "unknown-duty": ("Modellen kender ikke den opgave.", "The model does not know that duty."),
    "unknown-role": ("Modellen kender ikke den rolle.", "The model does not know that role."),
    "unsupported-media-type": ("Send JSON.", "Send JSON."),
    "wish-recorded-before": (
        "Ønsket er noteret og venter på svar.",
        "The wish is recorded and waits for an answer.",
    ),
    **MOVES,
    **SYSTEMS,
    **ROOMS,
    **UDOEVER,
    "unusable-key": ("Nøglen kan ikke bruges.", "The key cannot be used."),
}

# what the database refuses, in the words of the house
CONSTRAINTS = {
    "one_exposed_person_per_case": "one-exposed-person",
    "one_open_case_per_exposed_person_and_partnership": "case-already-open",
    "one_open_coordination_handover_per_case": "handover-under-way",
    "one_offer_at_a_time": "handover-under-way",
    "an_open_case_is_coordinated_from_a_live_post": "holds-cases",
    "an_open_case_has_a_deputy_with_a_live_post": "holds-cases",
    "two_persons_decide_a_part": "two-persons-decide",
    "nothing_is_removed_while_access_is_asked_for": "under-access",
    "one_absence_at_a_time": "already-away",
    "one_legal_decision_per_partner": "decided-before",
    "staff_is_party_once_per_agency": "staff-party-before",
}


def sentence(code: str, language: str | None) -> str:
    danish, english = TEXTS.get(code) or MISSING[code]
    return english if (language or "da").startswith("en") else danish
