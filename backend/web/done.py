"""What was just done, in neutral words, for the next page that says it: kept in the session, and said once."""

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KEPT = "done"
WORDS: dict[str, Promise] = {
    "accepted": _("Opgaven er taget"),
    "declined": _("Opgaven er afvist"),
    "withdrawn": _("Opgaven er trukket tilbage"),
    "offered-again": _("Opgaven er tilbudt igen"),
    "contact-achieved": _("Kontakten er noteret"),
    "finished": _("Opgaven er færdig"),
    "given-up": _("Det er noteret, at opgaven ikke kunne løses"),
    "wish-granted": _("Ønsket er besvaret, og sagen er tilbudt en anden"),
    "wish-refused": _("Ønsket er besvaret med et afslag"),
    "rung": _("Det er noteret, at du har ringet"),
    "reviewed": _("Den akutte adgang er gennemgået"),
    "access-proposed": _("Forslaget venter på en andens godkendelse"),
    "access-approved": _("Afgørelsen er godkendt"),
    "point-added": _("Punktet er på dagsordenen"),
    "minutes-added": _("Referatet er skrevet"),
    "decided": _("Beslutningen er skrevet"),
    "decision-done": _("Beslutningen er gjort"),
    "decision-dropped": _("Beslutningen er bortfaldet"),
    "chair-named": _("Fra nu leder personen møderne"),
    "member-added": _("Personen er med i forummet"),
    "member-ended": _("Personen er ikke længere med i forummet"),
    "case-linked": _("Sagen er knyttet til"),
    "matter-closed": _("Det er afsluttet"),
    "referral-declined": _("Henvisningen er afvist"),
    "message-handled": _("Beskeden er klaret"),
    "item-written": _("Oplysningen er skrevet"),
    "item-shared": _("Oplysningen er delt"),
    "item-not-shared": _("Det er noteret, at oplysningen ikke deles"),
    "item-pushed": _("Oplysningen er givet til dem, der koordinerer sagen"),
    "consent-noted": _("Samtykket er noteret"),
    "consent-withdrawn": _("Samtykket er trukket tilbage, og intet mere deles efter det"),
    "taken-back": _("Systemet har ikke længere adgang i dit navn"),
    "decision-recorded": _("Afgørelsen er noteret og gælder fra nu"),
    "signin-blocked": _("Login er spærret, og sagerne er gået videre"),
    "signin-unblocked": _("Login virker igen"),
    "absence-recorded": _("Fraværet er noteret"),
    "absence-ended": _("Fraværet er afsluttet"),
    "absence-cancelled": _("Fraværet er taget tilbage"),
    "webhook-paused": _("Der sendes intet, før du genoptager"),
    "webhook-resumed": _("Der sendes igen, også det, modtageren ikke fik"),
    "webhook-replayed": _("Alt efter nummeret sendes igen"),
    "webhook-replayed-later": _("Alt efter nummeret sendes igen, når du genoptager"),
    "webhook-tested": _("Prøven er sendt af sted. Hent siden igen om lidt, og se svaret"),
    "system-ended": _("Systemet er afsluttet"),
    "former-keys-ended": _("Nu virker kun den nyeste nøgle"),
    "decision-ended": _("Afgørelsen er afsluttet, og intet mere deles efter den"),
    # of a case, by the line of history the deed leaves
    "acknowledged": _("Modtagelsen er bekræftet"),
    "screened": _("Vurderingen er gemt"),
    "handover-offered": _("Opgaven er tilbudt, og svaret kommer her"),
    "handed-out": _("Sagen er givet videre ud af samarbejdet"),
    "told": _("Det er noteret, at personen har fået det at vide"),
    "wish-recorded": _("Ønsket er noteret"),
    "closed": _("Sagen er afsluttet"),
    "reopened": _("Sagen er åbnet igen"),
    "recused": _("Det er noteret, hvem der ikke deltager i sagen"),
    "recusal-ended": _("Det er noteret, hvem der igen kan deltage i sagen"),
    "address-set": _("Adressen er gemt"),
    "staff-party": _("Det er noteret på sagen"),
    "staff-party-ended": _("Det gælder ikke mere"),
    "party-added": _("Personen er tilføjet"),
}


def say(request: HttpRequest, what: str) -> None:
    """What has no words is not said."""
    if what in WORDS:
        request.session[KEPT] = what


def said(request: HttpRequest) -> str:
    """Empty where nothing was done, and the second time."""
    return str(WORDS.get(request.session.pop(KEPT, ""), "")) if KEPT in request.session else ""
