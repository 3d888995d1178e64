"""Notices in words. They say what happened and where to look, never what it is about."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from backend.coordination.happenings import Happening
from backend.notifications.models import About
from backend.notifications.selectors import WITHDRAWN, Told
from backend.web.cases.links import link
from backend.web.presenters import times

WORDS: dict[str, Promise] = {
    Happening.CASE_OPENED: _("En sag er åbnet"),
    Happening.CASE_ACKNOWLEDGED: _("En sag er bekræftet"),
    Happening.CASE_SCREENED: _("En sag er vurderet"),
    Happening.CASE_CHANGED: _("En sag er ændret"),
    Happening.CASE_CLOSED: _("En sag er lukket"),
    Happening.CASE_REOPENED: _("En sag er genåbnet"),
    Happening.COORDINATION_MOVED: _("En sag har fået ny koordinator"),
    Happening.COORDINATION_LEFT: _("Du er ikke længere koordinator for en sag"),
    Happening.CASE_MOVED_AWAY: _("En sag, du var med i, er flyttet, og nogen har taget imod den"),
    Happening.ACKNOWLEDGE_OVERDUE: _("En ny sag er ikke bekræftet til tiden"),
    Happening.HANDOVER_OFFERED: _("En opgave er tilbudt til dig"),
    Happening.HANDOVER_ACCEPTED: _("En opgave er taget"),
    Happening.HANDOVER_DECLINED: _("En opgave er afvist"),
    Happening.HANDOVER_RETURNED: _("En opgave er kommet tilbage"),
    Happening.HANDOVER_WITHDRAWN: _("En opgave er trukket tilbage"),
    Happening.HANDOVER_TO_PLACE: _("En opgave venter på styregruppens formand"),
    Happening.HANDOVER_PLACED: _("Styregruppens formand har placeret en opgave"),
    Happening.CONTACT_ACHIEVED: _("Der er opnået kontakt"),
    Happening.HANDOVER_DONE: _("En opgave er færdig"),
    Happening.HANDOVER_NOT_POSSIBLE: _("En opgave kunne ikke løses"),
    Happening.HANDOVER_OVERDUE: _("En opgave er over fristen"),
    Happening.OFFER_ENDED: _("Et tilbud til dig gælder ikke længere"),
    Happening.NOBODY_LEFT: _("En sag mangler en, der kan koordinere"),
    Happening.SIGNIN_BLOCKED: _("En adgang er spærret"),
    Happening.ABSENCE_RECORDED: _("En koordinator er meldt væk"),
    Happening.ABSENCE_ENDED: _("En koordinator er tilbage"),
    Happening.ABSENCE_CANCELLED: _("En koordinators fravær er taget tilbage"),
    Happening.SAME_PERSON_ELSEWHERE: _(
        "Personen i en af dine sager har også en sag i et andet samarbejde. Tal sammen: ring til indgangen"
    ),
    Happening.REFERRAL_RECEIVED: _("En henvisning er kommet"),
    Happening.REFERRAL_ANSWERED: _("Din henvisning er besvaret"),
    Happening.REFERRAL_OVERDUE: _("En henvisning er over fristen"),
    Happening.MESSAGE_RECEIVED: _("En besked er kommet"),
    Happening.MESSAGE_OVERDUE: _("En besked er over fristen"),
    Happening.COORDINATOR_LOOKED_UP: _("Nogen har slået koordinatoren i en af dine sager op"),
    Happening.TELL_DUE: _("Der er noget, personen skal have at vide"),
    Happening.TELL_OVERDUE: _("Personen har ikke fået besked til tiden"),
    Happening.TOLD: _("Personen har fået besked"),
    Happening.WISH_RECORDED: _("Et ønske fra personen er noteret"),
    Happening.WISH_ANSWERED: _("Et ønske fra personen er besvaret"),
    Happening.WISH_OVERDUE: _("Et ønske fra personen er over fristen"),
    Happening.RECUSED: _("En kollega er inhabil i en sag"),
    Happening.STAFF_PARTY: _("En ansat hos en partner er part i en sag"),
    Happening.NOBODY_TO_PLACE: _(
        "Ingen i styregruppen kan placere en opgave. Find en formand fra en anden myndighed"
    ),
    Happening.ADDRESS_CHANGED: _("Beskyttelsen af en adresse er ændret"),
    Happening.ADDRESS_OPENED: _("En beskyttet adresse er åbnet"),
    Happening.PROTECTION_LAPSES: _("Beskyttelsen af en adresse udløber snart"),
    Happening.ACUTE_OPENED: _("En af dine sager er åbnet akut"),
    Happening.ACUTE_TO_REVIEW: _("En akut adgang venter på dit gennemsyn"),
    Happening.ACUTE_REVIEWED: _("En akut adgang er gennemgået"),
    Happening.ACUTE_UNREVIEWED: _("En akut adgang er ikke gennemgået til tiden"),
    Happening.INFORMATION_SHARED: _("Oplysninger er delt med din myndighed"),
    Happening.NOT_JOURNALED: _("Noget er ikke i jeres egen journal endnu"),
    Happening.CONSENT_ENDING: _("Et samtykke udløber snart"),
    Happening.CONSENT_TO_ASK_ANEW: _("Et samtykke skal indhentes på ny"),
    Happening.CONSENT_WITHDRAWN: _("Et samtykke bag noget, I har fået, er trukket tilbage"),
    Happening.UDOEVER_NOTE_RECEIVED: _("Der er besked til dig om en udøver"),
    Happening.UDOEVER_NOTE_OVERDUE: _("En besked til politiets stalkingkontakt er over fristen"),
    Happening.ASKED_TO_RING: _("Politiets stalkingkontakt har noget at fortælle i en af dine sager. Ring"),
    Happening.PASSED_AROUND: _("En sag er sendt mere rundt, end modellen vil have"),
    Happening.RING_OVERDUE: _("Ingen har ringet til politiets stalkingkontakt til tiden. Ring"),
    Happening.RING_UNANSWERED: _(
        "Politiets stalkingkontakt er ikke ringet op i en sag, selv om fristen er overskredet"
    ),
    Happening.RUNG: _("En koordinator har ringet om en besked til dig"),
    Happening.ACCESS_REQUESTED: _("En anmodning om indsigt er kommet"),
    Happening.ACCESS_TO_DECIDE: _("En anmodning om indsigt venter på din afgørelse"),
    Happening.ACCESS_TO_APPROVE: _("Et forslag om indsigt venter på din godkendelse"),
    Happening.ACCESS_OVERDUE: _("En anmodning om indsigt er over fristen"),
    Happening.DECISION_ASSIGNED: _("En beslutning i PSP eller KSP venter på din myndighed"),
    Happening.DECISION_OVERDUE: _("En beslutning i PSP eller KSP er over fristen"),
    Happening.WEBHOOK_FAILED: _("En partners fagsystem tager ikke imod. Ring til partnerens drift"),
}
# where to look, of notices that point at nothing by themselves
WAYS: dict[str, str] = {
    Happening.PASSED_AROUND: "steering",
    Happening.ACUTE_TO_REVIEW: "acute-to-review",
    Happening.NOT_JOURNALED: "to-the-journal",
    Happening.CASE_MOVED_AWAY: "moved-away",
    Happening.ACCESS_REQUESTED: "insight",
    Happening.ACCESS_TO_DECIDE: "insight",
    Happening.ACCESS_TO_APPROVE: "insight",
    Happening.WEBHOOK_FAILED: "agency-systems",  # those that were told before they pointed at one
}
# which page of the case, where it is not the first
PAGES: dict[str, str] = {
    Happening.INFORMATION_SHARED: "case-items",
    Happening.SAME_PERSON_ELSEWHERE: "join-cases",
    Happening.CONSENT_ENDING: "case-consents",
    Happening.CONSENT_TO_ASK_ANEW: "case-consents",
    Happening.CONSENT_WITHDRAWN: "case-items",
}


@dataclass(frozen=True)
class Notice:
    text: str
    href: str
    when: str
    unread: bool
    number: str
    settled: bool


def notices(
    told: Iterable[Told], at: datetime, numbers: Mapping[str, str], settled: Collection[int]
) -> list[Notice]:
    """Newest first. One that is no longer the reader's is not there. `settled`: what they called for is done."""
    return [
        Notice(
            str(WORDS[each.kind]),
            _href(each),
            times.until(each.at, at),
            not each.read,
            number=numbers.get(each.about["id"], "") if each.about else "",
            settled=each.seq in settled,
        )
        for each in reversed(list(told))
        if each.kind != WITHDRAWN
    ]


def _href(told: Told) -> str:
    if not told.about:
        return link(WAYS[told.kind]) if told.kind in WAYS else ""
    kind, found = told.about["kind"], told.about["id"]
    if kind == About.CASE:
        return link(PAGES.get(told.kind, "case"), case_id=found)
    if kind == About.HANDOVER:
        return link("handover", handover_id=found)
    return link(kind, **{f"{kind}_id": found}) or link(f"{kind}s", "inbox")
