"""A paper as a page that opens anywhere, in Danish, the language of the journals it goes to."""

from django.utils.html import format_html, format_html_join

from backend.archive.papers import Paper
from backend.archive.words import TITLES
from backend.core.clock import COPENHAGEN

PAGE = """<!doctype html>
<html lang="da"><head><meta charset="utf-8"><title>{title}</title></head>
<body><h1>{title}</h1>
<p>{at}</p>
<dl>
{lines}
</dl></body></html>
"""


def page(paper: Paper) -> bytes:
    lines = format_html_join("\n", "<dt>{}</dt><dd style='white-space: pre-wrap'>{}</dd>", paper.lines)
    at = paper.at.astimezone(COPENHAGEN).strftime("%d.%m.%Y kl. %H.%M")
    return format_html(PAGE, title=TITLES[paper.kind], at=at, lines=lines).encode()
