"""Paths of requests for access: the list, taking one in, a request with its parts, a decision, the answer."""

from django.urls import URLPattern, URLResolver, path

from backend.web.insight import deciding, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("indsigt", views.Requests.as_view(), name="insight"),
    path("indsigt/ny", views.Register.as_view(), name="register-access"),
    path("indsigt/<uuid:request_id>", views.OneRequest.as_view(), name="access-request"),
    path("indsigt/<uuid:request_id>/svar", views.Answer.as_view(), name="access-answer"),
    path("indsigt/del/<uuid:part_id>", deciding.Propose.as_view(), name="access-part"),
    path("indsigt/del/<uuid:part_id>/godkend", deciding.Approve.as_view(), name="approve-part"),
]
