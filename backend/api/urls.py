"""The API's paths. `docs/` and the schema name them; others build on them, so they are not renamed."""

from django.urls import path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView

from backend.api import cases, directory, handovers, notices, people, system

urlpatterns = [
    path("me", people.Me.as_view()),
    path("municipalities", directory.Municipalities.as_view()),
    path("police-districts", directory.PoliceDistricts.as_view()),
    path("agencies", directory.Agencies.as_view()),
    path("partnerships", directory.Partnerships.as_view()),
    path("partnerships/<slug:slug>", directory.OnePartnership.as_view()),
    path("people", people.People.as_view()),
    path("people/<uuid:person_id>", people.OnePerson.as_view()),
    path("people/<uuid:person_id>/absences", people.Absences.as_view()),
    path("people/<uuid:person_id>/block", people.Block.as_view()),
    path("people/<uuid:person_id>/unblock", people.Unblock.as_view()),
    path("cases", cases.Cases.as_view()),
    path("cases/<uuid:case_id>", cases.OneCase.as_view()),
    path("cases/<uuid:case_id>/acknowledge", cases.Acknowledge.as_view()),
    path("cases/<uuid:case_id>/screening", cases.Screening.as_view()),
    path("cases/<uuid:case_id>/close", cases.Close.as_view()),
    path("cases/<uuid:case_id>/reopen", cases.Reopen.as_view()),
    path("cases/<uuid:case_id>/history", cases.History.as_view()),
    path("cases/<uuid:case_id>/seats", cases.Seats.as_view()),
    path("cases/<uuid:case_id>/handovers", handovers.CaseHandovers.as_view()),
    path("handovers", handovers.Handovers.as_view()),
    path("handovers/<uuid:handover_id>", handovers.OneHandover.as_view()),
    path("handovers/<uuid:handover_id>/accept", handovers.Accept.as_view()),
    path("handovers/<uuid:handover_id>/decline", handovers.Decline.as_view()),
    path("handovers/<uuid:handover_id>/withdraw", handovers.Withdraw.as_view()),
    path("handovers/<uuid:handover_id>/offer", handovers.OfferAgain.as_view()),
    path("handovers/<uuid:handover_id>/place", handovers.Place.as_view()),
    path("notices", notices.Notices.as_view()),
    path("notices/<int:seq>/read", notices.ReadNotice.as_view()),
    path("problems/<slug:code>", system.ProblemText.as_view()),
    path("schema", SpectacularAPIView.as_view(), name="schema"),
    path("docs", SpectacularSwaggerView.as_view(url_name="schema"), name="docs"),
]
