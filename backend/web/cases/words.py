"""What the codes of a case are called on its pages: tables, each total over what it names."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from backend.coordination.lifecycle import Handing, Outcome, State
from backend.coordination.models import Channel, Verdict, WishKind
from backend.coordination.models.case import Findable
from backend.coordination.protection import Protection
from backend.coordination.purposes import Purpose
from backend.coordination.reasons import MOVED, DeclineReason, EndReason, WishReason

Words = dict[str, Promise]

STATES: Words = {
    State.RECEIVED: _("Ny, ikke bekræftet"),
    State.SCREENING: _("Under vurdering"),
    State.ACTIVE: _("I gang"),
    State.CLOSED: _("Lukket"),
}
OUTCOMES: Words = {
    Outcome.STALKING: _("Stalking"),
    Outcome.HARASSMENT: _("Chikane"),
    Outcome.CONFLICT: _("Konflikt"),
    Outcome.UNCLEAR: _("Uafklaret"),
}
BASES: Words = {
    "consent": _("Personen har sagt ja"),
    "statutory-duty": _("Pligt efter loven"),
    "acute-danger": _("Akut fare"),
    "guidance": _("Vejledning, uden navn"),
}
HANDINGS: Words = {
    Handing.OFFERED: _("Tilbudt, venter på svar"),
    Handing.RETURNED: _("Kommet tilbage"),
    Handing.WITH_CHAIR: _("Venter på styregruppens formand"),
    Handing.ACCEPTED: _("Taget"),
    Handing.CONTACT_ACHIEVED: _("Kontakt opnået"),
    Handing.DONE: _("Færdig"),
    Handing.NOT_POSSIBLE: _("Kunne ikke løses"),
    Handing.WITHDRAWN: _("Trukket tilbage"),
}
DECLINES: Words = {
    DeclineReason.NO_CAPACITY: _("Vi har ikke plads lige nu"),
    DeclineReason.NOT_OUR_TASK: _("Det er ikke vores opgave"),
    DeclineReason.ANOTHER_AGENCY: _("En anden myndighed er bedre til det"),
    DeclineReason.NO_BASIS: _("Der mangler hjemmel"),
    DeclineReason.DISQUALIFIED: _("Inhabil"),
    DeclineReason.CANNOT_SAY: _("Kan ikke oplyses"),
}
ENDS: Words = {
    EndReason.NOT_REACHED: _("Personen blev ikke truffet"),
    EndReason.NOT_WANTED: _("Personen ønskede det ikke"),
    EndReason.NOT_RELEVANT: _("Det var ikke relevant"),
    EndReason.CANNOT_SAY: _("Kan ikke oplyses"),
}
# how a duty ended: by an answer, or because the person moved
ENDED: Words = {**ENDS, MOVED: _("Personen er flyttet")}
WISHES: Words = {
    WishKind.ANOTHER_COORDINATOR: _("En anden koordinator"),
    WishKind.WITHDRAWAL: _("Vil ikke være med længere"),
}
WISH_REFUSALS: Words = {
    WishReason.NOBODY_ELSE: _("Der er ingen anden, der kan"),
    WishReason.JUST_CHANGED: _("Koordinatoren er lige skiftet"),
    WishReason.TAKEN_BACK: _("Personen ønsker det ikke længere"),
    WishReason.CANNOT_SAY: _("Kan ikke oplyses"),
}
# the coded reasons that people may read, whatever they answered
REASONS = (DECLINES, ENDS, WISH_REFUSALS)
FINDABLE: Words = {
    "": _("Nej"),
    Findable.CONSENT: _("Ja, personen har sagt ja"),
    Findable.LEGAL_DECISION: _("Ja, en jurist har afgjort det"),
}
PROTECTIONS: Words = {
    Protection.ORDINARY: _("Almindelig adressebeskyttelse"),
    Protection.SPECIAL: _("Særlig adressebeskyttelse"),
}
CHILDREN: Words = {"": _("Ikke spurgt"), "True": _("Ja"), "False": _("Nej")}
CHANNELS: Words = {
    Channel.SAFE_NUMBER: _("På det sikre nummer"),
    Channel.MEETING: _("Ved et møde"),
    Channel.THROUGH_SOMEBODY_TRUSTED: _("Gennem en, personen stoler på"),
}
VERDICTS: Words = {
    Verdict.JUSTIFIED: _("Begrundet"),
    Verdict.NOT_JUSTIFIED: _("Ikke begrundet"),
}
PURPOSES: Words = {
    Purpose.CASE_WORK: _("Arbejde med sagen"),
    Purpose.HANDOVER: _("En opgave, der gives videre"),
    Purpose.INFORMING: _("For at give personen besked"),
    Purpose.OVERSIGHT: _("Tilsyn med sagen"),
    Purpose.EMERGENCY: _("Åbnet akut"),
}

# acts that are told by their own name, with the reason somebody gave
ACTS: Words = {
    "address-opened": _("Åbnede den beskyttede adresse"),
    "case-opened-acutely": _("Åbnede sagen akut"),
    "bundle-made-for-journal": _("Lavede en pakke til journalen"),
    "bundle-made-for-criminal-case": _("Lavede en pakke til en straffesag"),
}
# an agency that is not named to the exposed person
PARTNER = _("En myndighed i samarbejdet")


def children(said: bool | None) -> str:
    return str(CHILDREN["" if said is None else str(said)])


def told(words: Words, code: str) -> str:
    return str(words[code]) if code else ""
