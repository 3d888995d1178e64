"""The provider's paths: OpenID Connect's own, the page that asks who one is, and what the tests tell it."""

import json

from django.contrib.auth import get_user_model, login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import include, path
from oauth2_provider.models import get_application_model

from tests.web.provider.saying import SAID

ASKING = """<!doctype html><title>Who</title><form method="post">
<label>Name <input name="username"></label><button>Go on</button></form>"""


def who(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return HttpResponse(ASKING)
    person, _ = get_user_model().objects.get_or_create(username=request.POST["username"])
    login(request, person)
    return HttpResponseRedirect(request.GET["next"])


def say(request: HttpRequest, username: str) -> HttpResponse:
    SAID[username] = json.loads(request.body)
    return HttpResponse(status=204)


def client(request: HttpRequest) -> HttpResponse:
    application = get_application_model()
    application.objects.update_or_create(
        client_id="en-indgang",
        defaults={
            "client_secret": "agreed",
            "client_type": application.CLIENT_CONFIDENTIAL,
            "authorization_grant_type": application.GRANT_AUTHORIZATION_CODE,
            "redirect_uris": json.loads(request.body)["return"],
            "algorithm": application.RS256_ALGORITHM,
            "skip_authorization": True,
        },
    )
    return HttpResponse(status=204)


urlpatterns = [
    path("who", who),
    path("people/<slug:username>", say),
    path("client", client),
    path("", include("oauth2_provider.urls")),
]
