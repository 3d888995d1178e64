"""A municipal system that asks people to lend it their name, and the browser in which they answer. Over HTTP."""

import re
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx

from backend.agencies.models import Agency
from backend.agencies.use_cases.lending import register_borrower
from backend.core.actor import acting_as
from backend.core.actor import clock as hand
from backend.core.clock import now
from tests.server import PLAIN, Server

BACK = "http://127.0.0.1:9/tilbage"


def challenge(verifier: str) -> str:
    return urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()


@contextmanager
def signed_in(server: Server, username: str) -> Iterator[httpx.Client]:
    """A browser in which one of the cast is signed in."""
    with httpx.Client(base_url=server.address, **PLAIN) as browser:
        answers(browser, "/log-ind", username=username, at="/log-ind/som")
        yield browser


def answers(browser: httpx.Client, page: str, at: str = "", **form: str) -> httpx.Response:
    """Opens a page and sends its form."""
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', browser.get(page).text)
    form["csrfmiddlewaretoken"] = found[1] if found else ""
    return browser.post(at or page, data=form)


class Fagsystem:
    """Of Esbjerg, unless another agency is named."""

    def __init__(
        self, client: httpx.Client, agency: str = "Esbjerg Kommune", *, public: bool = False
    ) -> None:
        with acting_as(hand("registration")) as by:
            owner = Agency.objects.get(name=agency)
            self.application, self.secret = register_borrower(
                name="Fagsystem", agency=owner, redirects=[BACK], public=public, by=by, at=now()
            )
        self.client = client
        self.verifier = secrets.token_urlsafe(48)

    @property
    def id(self) -> str:
        return self.application.client_id

    def question(self, **changes: str) -> str:
        asked = {
            "response_type": "code",
            "client_id": self.id,
            "redirect_uri": BACK,
            "scope": "read act",
            "state": "here",
            "code_challenge": challenge(self.verifier),
            "code_challenge_method": "S256",
        }
        wanted = {name: value for name, value in {**asked, **changes}.items() if value}
        return f"/giv-adgang?{httpx.QueryParams(wanted)}"

    def code(self, browser: httpx.Client, **changes: str) -> str:
        """Asked for, and given by whoever is signed in there."""
        sent = answers(browser, self.question(**changes), answer="yes")
        return told(sent)["code"]

    def token(self, **form: str) -> httpx.Response:
        credentials = {"client_id": self.id, **({"client_secret": self.secret} if self.secret else {})}
        return self.client.post("/oauth2/token", data={**credentials, **form})

    def traded(self, code: str, **changes: str) -> httpx.Response:
        form = {"code": code, "redirect_uri": BACK, "code_verifier": self.verifier}
        return self.token(grant_type="authorization_code", **{**form, **changes})

    def renewed(self, refresh_token: str) -> httpx.Response:
        return self.token(grant_type="refresh_token", refresh_token=refresh_token)

    def lent(self, browser: httpx.Client, **changes: str) -> dict[str, Any]:
        """The tokens, from the question to the trade."""
        return self.traded(self.code(browser, **changes)).json()

    def asks(self, method: str, path: str, token: str, **more: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {token}", "Accept-Language": "en"}
        return self.client.request(method, f"/api/v1{path}", headers=headers, **more)


def told(answer: httpx.Response) -> dict[str, str]:
    """What a redirect back to the system says."""
    where = urlsplit(answer.headers["Location"])
    assert f"{where.scheme}://{where.netloc}{where.path}" == BACK
    return {name: values[0] for name, values in parse_qs(where.query).items()}
