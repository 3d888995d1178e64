"""The English of the pages. Danish is what the code says; every `locale/en/*.po` is one part of the English.

The parts are compiled into one file under var/ when the application starts, where that is older than they are: no
step to remember, no tool to install, nothing compiled in the repository.
"""

import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

HERE = Path(__file__).parent
PARTS = HERE / "locale" / "en"
FRAME = "frame"
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def compiled() -> Path:
    return Path(settings.LOCALE_PATHS[0]) / "en" / "LC_MESSAGES" / "django.mo"


def compile_if_older() -> None:
    target, parts = compiled(), sorted(PARTS.glob("*.po"))
    newest = max(path.stat().st_mtime for path in (PARTS, *parts))
    if target.exists() and target.stat().st_mtime >= newest:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(f".{os.getpid()}")
    with draft.open("wb") as file:
        write_mo(file, english(), use_fuzzy=False)
    draft.replace(target)  # whole or not at all: several processes may start together


def english() -> Catalog:
    whole = Catalog(locale="en", domain="django")
    for part in sorted(PARTS.glob("*.po")):
        with part.open("rb") as file:
            for message in read_po(file, locale="en", abort_invalid=True):
                if message.id:
                    whole.add(message.id, message.string, context=message.context)
    return whole


@dataclass(frozen=True)
class Said:
    """A text a page can say; `part` is the part of the catalogue its English belongs in."""

    part: str
    file: str
    text: str | tuple[str, ...]
    context: str | None


def said() -> Iterator[Said]:
    """Every text a page can say."""
    for file in sorted(HERE.rglob("*")):
        if file.suffix in {".py", ".html", ".js"} and "static" not in file.parts:
            name = file.relative_to(HERE)
            for text, context in _texts(file):
                yield Said(_part(name), str(name), text, context)


def missing() -> list[Said]:
    """What has no English yet."""
    known = english()
    return [each for each in said() if not _is_told(known, each)]


def _is_told(known: Catalog, each: Said) -> bool:
    found = known.get(each.text if isinstance(each.text, str) else each.text[0], each.context)
    return bool(
        found and found.string and all([found.string] if isinstance(found.string, str) else found.string)
    )


def _part(name: Path) -> str:
    """The app of pages a file belongs to; `frame` is what stands around all of them."""
    parts = name.parts[2:] if name.parts[0] == "templates" else name.parts
    return parts[0] if len(parts) > 1 and (HERE / parts[0] / "urls.py").exists() else FRAME


def _texts(file: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    source = file.read_text(encoding="utf-8")
    python = source if file.suffix == ".py" else _without_indents(templatize(source, origin=str(file)))
    for _, text, _, context in extract("python", io.BytesIO(python.encode()), KEYWORDS):
        if text:
            yield text, context


def _without_indents(text: str) -> str:
    """What Django makes of a template reads almost as Python; its indents mean nothing."""
    return "\n".join(line.lstrip() for line in text.splitlines())
