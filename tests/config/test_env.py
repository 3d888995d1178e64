"""Settings from the environment: what is missing or wrong says which variable, and how to set it."""

from functools import partial

import pytest
from django.core.exceptions import ImproperlyConfigured

from backend.config import env


def test_a_missing_variable_says_which_and_how():
    with pytest.raises(ImproperlyConfigured, match=r"EN_INDGANG_NONE is not set.*EN_INDGANG_NONE="):
        env.text("EN_INDGANG_NONE")


@pytest.mark.parametrize(("written", "meant"), [("1", True), ("yes", True), ("Off", False), ("", False)])
def test_a_flag_is_yes_or_no(monkeypatch, written, meant):
    monkeypatch.setenv("FLAG", written)
    assert env.flag("FLAG") is meant


@pytest.mark.parametrize(
    "read", [env.flag, env.integer, partial(env.one_of, known={"lines"}, default="lines")]
)
def test_a_wrong_value_is_refused_and_not_repeated(monkeypatch, read):
    monkeypatch.setenv("NUMBER", "hemmelig")
    with pytest.raises(ImproperlyConfigured, match="NUMBER") as refusal:
        read("NUMBER")
    assert "hemmelig" not in str(refusal.value)


def test_a_secret_may_lie_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("from a file\n")
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "key"))
    assert env.secret("KEY") == "from a file"


def test_an_unreadable_secret_is_not_taken_for_none(monkeypatch):
    monkeypatch.setenv("KEY_FILE", "/nowhere")
    with pytest.raises(ImproperlyConfigured, match="KEY_FILE"):
        env.secret("KEY", "default")
