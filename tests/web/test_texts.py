"""Danish first, English complete: nothing a page says is without its English, and no title says anything of anybody."""

import re
from pathlib import Path

import pytest

from backend.web import catalogue

TEMPLATES = sorted((catalogue.HERE / "templates").rglob("*.html"))
TITLE = re.compile(r"{% block title %}(.*?){% endblock %}", re.DOTALL)
CONSTANT = re.compile(r"""{% translate (?:"[^"]*"|'[^']*') %}|{% block head_title %}|{% endblock %}""")
LETTERS = re.compile(r"[A-Za-zÆØÅæøå]{2,}")
# the name of the house, and of languages in themselves
NAMES = {"Én", "indgang", "Dansk", "English"}


def named(path: Path) -> str:
    return str(path.relative_to(catalogue.HERE))


def test_every_text_has_its_english():
    assert [f"{each.part}.po: {each.text}" for each in catalogue.missing()] == []


def test_no_english_is_left_of_what_nobody_says():
    said = {each.text if isinstance(each.text, str) else each.text[0] for each in catalogue.said()}
    known = [message.id for message in catalogue.english() if message.id]
    assert [text for text in known if (text if isinstance(text, str) else text[0]) not in said] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=named)
def test_a_title_is_constant(template):
    for title in TITLE.findall(template.read_text(encoding="utf-8")):
        assert "{{" not in title and "{%" not in CONSTANT.sub("", title)


@pytest.mark.parametrize("template", TEMPLATES, ids=named)
def test_no_word_stands_outside_the_catalogue(template):
    """What is left when tags, attributes and expressions are taken away holds no words."""
    text = template.read_text(encoding="utf-8")
    text = re.sub(r"{% blocktranslate.*?{% endblocktranslate %}", " ", text, flags=re.DOTALL)
    text = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", " ", text, flags=re.DOTALL)
    text = re.sub(r"<!--.*?-->|<script.*?</script>|<[^>]*>", " ", text, flags=re.DOTALL)
    text = re.sub(r"&\w+;", " ", text)
    assert set(LETTERS.findall(text)) - NAMES == set()


@pytest.mark.parametrize("template", TEMPLATES, ids=named)
def test_nothing_is_inline(template):
    """The content policy would refuse it in the browser; here it is refused sooner."""
    text = template.read_text(encoding="utf-8")
    scripts = re.findall(r"<script(?![^>]*(?:src=|application/json))[^>]*>", text)
    handlers = re.findall(r"\s(?:on[a-z]+|style)=[\"']", text)
    assert (scripts, handlers, re.findall("<style", text)) == ([], [], [])
