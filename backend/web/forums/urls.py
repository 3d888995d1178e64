"""Paths of the rooms of PSP and KSP: the list, opening a matter, one matter, its minutes, and what is done in it; and
who is in each, for those who keep the partnership."""

from django.urls import URLPattern, URLResolver, path

from backend.web.forums import deeds, dropping, members, minutes, views

FORUM = "fora/<slug:slug>/<slug:kind>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("psp-og-ksp", views.Matters.as_view(), name="matters"),
    path("psp-og-ksp/ny", views.OpenMatter.as_view(), name="open-matter"),
    path("psp-og-ksp/<uuid:matter_id>", views.OneMatter.as_view(), name="matter"),
    path("psp-og-ksp/<uuid:matter_id>/referat", minutes.Minutes.as_view(), name="minutes"),
    path("psp-og-ksp/<uuid:matter_id>/dagsorden", deeds.AddPoint.as_view(), name="add-point"),
    path("psp-og-ksp/<uuid:matter_id>/beslutninger", deeds.Decide.as_view(), name="decide"),
    path("psp-og-ksp/<uuid:matter_id>/sag", deeds.LinkCase.as_view(), name="link-case"),
    path("psp-og-ksp/<uuid:matter_id>/luk", deeds.CloseMatter.as_view(), name="close-matter"),
    path("psp-og-ksp/beslutninger/<uuid:decision_id>/udfoert", deeds.Done.as_view(), name="decision-done"),
    path(
        "psp-og-ksp/beslutninger/<uuid:decision_id>/bortfald",
        dropping.DropDecision.as_view(),
        name="drop-decision",
    ),
    path("fora", members.Rooms.as_view(), name="forum-members"),
    path(f"{FORUM}/leder", members.NameChair.as_view(), name="name-chair"),
    path(f"{FORUM}/med", members.AddMember.as_view(), name="add-member"),
    path(f"{FORUM}/med/<uuid:person_id>/slut", members.EndMember.as_view(), name="end-member"),
]
