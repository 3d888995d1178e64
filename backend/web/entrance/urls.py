"""Paths of the entrance: send somebody on, leave a message, ask for a coordinator. `refer` is the name in the menu."""

from django.urls import URLPattern, URLResolver, path

from backend.web.entrance import lookup, messages, screening, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("send-videre", views.Refer.as_view(), name="refer"),
    path("send-videre/mine", views.Mine.as_view(), name="my-referrals"),
    path("send-videre/venter", screening.Waiting.as_view(), name="referrals"),
    path("send-videre/<uuid:referral_id>", screening.OneReferral.as_view(), name="referral"),
    path("send-videre/<uuid:referral_id>/kvittering", views.Receipt.as_view(), name="referral-receipt"),
    path("send-videre/<uuid:referral_id>/aabn", screening.OpenReferral.as_view(), name="open-referral"),
    path("send-videre/<uuid:referral_id>/afvis", screening.Decline.as_view(), name="decline-referral"),
    path("besked", messages.Send.as_view(), name="message"),
    path("besked/<uuid:message_id>/kvittering", messages.Receipt.as_view(), name="message-receipt"),
    path("beskeder", messages.Messages.as_view(), name="messages"),
    path("beskeder/<uuid:message_id>/klaret", messages.Handle.as_view(), name="handle-message"),
    path("har-en-koordinator", lookup.Lookup.as_view(), name="lookup"),
]
