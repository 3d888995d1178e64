"""What is recorded of a case, in words: total over everything that can happen to it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Promise] = {
    "opened": _("Sagen blev åbnet"),
    "acknowledged": _("Sagen blev bekræftet"),
    "acknowledge-overdue": _("Sagen var ikke bekræftet til tiden"),
    "screened": _("Sagen blev vurderet"),
    "changed": _("Oplysninger i sagen blev ændret"),
    "closed": _("Sagen blev lukket"),
    "reopened": _("Sagen blev genåbnet"),
    "coordination-moved": _("Sagen fik ny koordinator eller stedfortræder"),
    "coordinator-away": _("Koordinatoren blev meldt væk"),
    "coordinator-back": _("Koordinatoren kom tilbage"),
    "nobody-left": _("Der manglede nogen, der kan koordinere"),
    "handover-offered": _("En opgave blev tilbudt"),
    "handover-accepted": _("Opgaven blev taget"),
    "handover-declined": _("Opgaven blev afvist"),
    "handover-returned": _("Opgaven kom tilbage"),
    "handover-withdrawn": _("Opgaven blev trukket tilbage"),
    "handover-with-chair": _("Opgaven gik til styregruppens formand"),
    "handover-placed": _("Styregruppens formand placerede opgaven"),
    "handover-done": _("Opgaven blev færdig"),
    "handover-not-possible": _("Opgaven kunne ikke løses"),
    "handover-overdue": _("Opgaven kom over fristen"),
    "offer-lapsed": _("Tilbuddet blev ikke besvaret til tiden"),
    "duty-handed-back": _("Opgaven kom tilbage, fordi den, der havde den, ikke længere kan"),
    "contact-achieved": _("Der blev opnået kontakt"),
    "told": _("Personen fik besked"),
    "wish-refused": _("Ønsket om en anden koordinator blev afslået"),
    "wish-recorded": _("Et ønske fra personen blev noteret"),
    "message-handled": _("En besked blev taget hånd om"),
    "referral-opened": _("Sagen kom fra en henvisning"),
    "recused": _("En kollega blev inhabil i sagen"),
    "recusal-ended": _("En kollega er ikke længere inhabil i sagen"),
}
