"""Paths of what is known: items and consents of a case, a push without a seat, legal decisions of a partnership."""

from django.urls import URLPattern, URLResolver, path

from backend.web.information import consents, deciding, items, pushing, sharing, writing

CASE = "sager/<uuid:case_id>"
ITEM = f"{CASE}/oplysninger/<uuid:item_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{CASE}/oplysninger", items.Items.as_view(), name="case-items"),
    path(f"{CASE}/oplysninger/skriv", writing.Write.as_view(), name="write-item"),
    path(f"{ITEM}/skriv-om", writing.Supersede.as_view(), name="supersede-item"),
    path(f"{ITEM}/aabn", items.OpenSealed.as_view(), name="open-sealed"),
    path(f"{ITEM}/del", sharing.Share.as_view(), name="share-item"),
    path(f"{ITEM}/del-ikke", sharing.NotShare.as_view(), name="not-share-item"),
    path(f"{CASE}/samtykker", consents.Consents.as_view(), name="case-consents"),
    path(f"{CASE}/samtykker/nyt", consents.GiveConsent.as_view(), name="give-consent"),
    path(
        f"{CASE}/samtykker/<uuid:consent_id>/traek-tilbage",
        consents.Withdraw.as_view(),
        name="withdraw-consent",
    ),
    path("opgaver/<uuid:handover_id>/oplys", pushing.Push.as_view(), name="push-item"),
    path("afgoerelser", deciding.Decisions.as_view(), name="legal-decisions"),
    path("afgoerelser/<uuid:decision_id>/slut", deciding.EndDecision.as_view(), name="end-legal-decision"),
]
