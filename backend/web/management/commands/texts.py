"""Adds to the catalogue what the pages say and has no English yet. The words themselves are written by hand."""

from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from django.core.management.base import BaseCommand

from backend.web import catalogue


class Command(BaseCommand):
    help = (
        "Adds texts without English to backend/web/locale/en/*.po, and takes out those no page says any more"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        texts: dict[str, list[catalogue.Said]] = {}
        said = list(catalogue.said())
        everywhere = {(each.text, each.context) for each in said if each.part == catalogue.FRAME}
        for each in said:
            if each.part == catalogue.FRAME or (each.text, each.context) not in everywhere:
                texts.setdefault(each.part, []).append(each)
        for part, said in sorted(texts.items()):
            self._write(part, said)
        for each in catalogue.missing():
            self.stdout.write(f"no English yet in {each.part}.po: {each.text!r} ({each.file})")

    def _write(self, part: str, said: list[catalogue.Said]) -> None:
        file = catalogue.PARTS / f"{part}.po"
        before, after = Catalog(locale="en"), Catalog(locale="en", header_comment=f"# The English of {part}.")
        if file.exists():
            with file.open("rb") as source:
                before = read_po(source, locale="en", abort_invalid=True)
        for each in said:
            key = each.text if isinstance(each.text, str) else each.text[0]
            known = before.get(key, each.context)
            after.add(each.text, known.string if known else "", context=each.context)
        with file.open("wb") as target:
            write_po(target, after, width=110, omit_header=True, sort_output=True)
