"""Paths of the agencies' systems and their webhooks, for who answers for them."""

from django.urls import URLPattern, URLResolver, path

from backend.web.systems import key, pressing, secret, views

WEBHOOK = "fagsystemer/webhooks/<uuid:webhook_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("fagsystemer", views.Systems.as_view(), name="agency-systems"),
    path("fagsystemer/<uuid:system_id>/slut", views.EndSystem.as_view(), name="end-system"),
    path("fagsystemer/<uuid:system_id>/noegle", key.Key.as_view(), name="system-key"),
    path("fagsystemer/<uuid:system_id>/noegle/slut", key.EndFormer.as_view(), name="end-former-keys"),
    path(WEBHOOK, views.OneWebhook.as_view(), name="webhook"),
    path(f"{WEBHOOK}/pause", pressing.Pause.as_view(), name="pause-webhook"),
    path(f"{WEBHOOK}/genoptag", pressing.Resume.as_view(), name="resume-webhook"),
    path(f"{WEBHOOK}/proev", pressing.SendTest.as_view(), name="test-webhook"),
    path(f"{WEBHOOK}/send-igen", pressing.Replay.as_view(), name="replay-webhook"),
    path(f"{WEBHOOK}/hemmelighed", secret.ChangeSecret.as_view(), name="webhook-secret"),
]
