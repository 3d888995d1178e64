"""Paths of the cases: a list, a case, and what is done to it. `cases` is the name in the menu."""

from django.urls import URLPattern, URLResolver, path

from backend.web.cases import (
    answering,
    answers,
    card,
    changing,
    deeds,
    handing,
    listing,
    looks,
    recusing,
    screening,
    sealed,
    staff_party,
    telling,
    views,
    wishing,
)

CASE = "sager/<uuid:case_id>"
TASK = "opgaver/<uuid:handover_id>"
WISH = "oensker/<uuid:wish_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("sager", listing.Cases.as_view(), name="cases"),
    path(CASE, views.OneCase.as_view(), name="case"),
    path(f"{CASE}/kort", card.Card.as_view(), name="case-card"),
    path(f"{CASE}/kig", looks.Looks.as_view(), name="case-looks"),
    path(f"{CASE}/kig/udskrift", looks.Extract.as_view(), name="looks-extract"),
    path(f"{CASE}/bekraeft", deeds.Acknowledge.as_view(), name="acknowledge"),
    path(f"{CASE}/luk", deeds.Close.as_view(), name="close"),
    path(f"{CASE}/genaabn", deeds.Reopen.as_view(), name="reopen"),
    path(f"{CASE}/anden-koordinator", deeds.AskOther.as_view(), name="ask-other-coordinator"),
    path(f"{CASE}/stopper", deeds.Leave.as_view(), name="leave-course"),
    path(f"{CASE}/ret", changing.Change.as_view(), name="change-case"),
    path(f"{CASE}/inhabil", recusing.Recuse.as_view(), name="recusals"),
    path(f"{CASE}/inhabil/<uuid:recusal_id>/slut", recusing.EndRecusal.as_view(), name="end-recusal"),
    path(f"{CASE}/ansat", staff_party.Declare.as_view(), name="staff-party"),
    path(f"{CASE}/ansat/<uuid:staff_party_id>/slut", staff_party.End.as_view(), name="end-staff-party"),
    path(f"{CASE}/adresse", sealed.Address.as_view(), name="sealed-address"),
    path(f"{CASE}/adresse/beskyt", sealed.Protect.as_view(), name="protect-address"),
    path(f"{CASE}/adresse/forny", sealed.Renew.as_view(), name="renew-address"),
    path(f"{CASE}/adresse/slut", sealed.End.as_view(), name="end-address"),
    path(f"{CASE}/vurdering", screening.Screen.as_view(), name="screen"),
    path(f"{CASE}/fortalt", telling.Tell.as_view(), name="tell-advice"),
    path(f"{CASE}/fortalt/<uuid:task>", telling.Tell.as_view(), name="tell"),
    path(f"{CASE}/giv-videre", handing.ChooseDuty.as_view(), name="hand-over"),
    path(f"{CASE}/giv-videre/<slug:duty>", handing.HandOver.as_view(), name="hand-over-duty"),
    path(TASK, answering.OneHandover.as_view(), name="handover"),
    path(f"{TASK}/tag", answers.Accept.as_view(), name="accept"),
    path(f"{TASK}/afvis", answers.Decline.as_view(), name="decline"),
    path(f"{TASK}/traek-tilbage", answers.Withdraw.as_view(), name="withdraw"),
    path(f"{TASK}/tilbyd-igen", answers.OfferAgain.as_view(), name="offer-again"),
    path(f"{TASK}/kontakt", answers.Contact.as_view(), name="contact-achieved"),
    path(f"{TASK}/faerdig", answers.Finish.as_view(), name="finish"),
    path(f"{TASK}/ikke-muligt", answers.GiveUp.as_view(), name="give-up"),
    path(WISH, wishing.OneWish.as_view(), name="wish"),
    path(f"{WISH}/tilbyd", wishing.Grant.as_view(), name="grant-wish"),
    path(f"{WISH}/afslaa", wishing.Refuse.as_view(), name="refuse-wish"),
]
