"""Whatever charset a request claims, it is read as UTF-8: a name that is no encoding of text fells nothing."""

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory

from backend.config.utf8 import utf8_only


def read(content_type: str) -> WSGIRequest:
    """The request as Django makes it behind the wrapper."""
    made: list[WSGIRequest] = []

    def django(environ, start_response):
        made.append(WSGIRequest(environ))
        return []

    environ = {**RequestFactory().get("/?name=%C3%98").environ, "CONTENT_TYPE": content_type}
    utf8_only(django)(environ, lambda *_: None)
    return made[0]


@pytest.mark.parametrize("charset", ["base64", "undefined", "hex", '"rot13"', "utf-16", "latin-1", "utf-8"])
@pytest.mark.parametrize("said", ["; charset=", ";CHARSET =", "; charset*=utf-8''", "; a=b; charset="])
def test_a_charset_is_not_followed(said, charset):
    assert read(f"application/json{said}{charset}").GET["name"] == "Ø"


def test_the_rest_of_the_content_type_stays():
    request = read("multipart/form-data; charset=base64; boundary=x")
    assert (request.content_type, request.content_params) == ("multipart/form-data", {"boundary": "x"})
