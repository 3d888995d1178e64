"""The card for the wall as one page of A4, as large as its words can be. A file that every printer and mail takes."""

from contextlib import suppress
from datetime import datetime
from itertools import product

from fpdf import FPDF, ViewerPreferences
from fpdf.enums import XPos, YPos

from backend.web.model.wall import Wall, WallLine

MARGIN, GAP = 12.0, 8.0  # millimetres
A_POINT = 0.3528
SIZES = (16, 14, 12, 11, 10, 9, 8, 7)
LETTERS = "cp1252"  # what the font that every reader has can write


class NoRoomError(Exception):
    """The card does not go on one page in this size."""


class Paper:
    """A sheet with text of one size in one or two columns."""

    def __init__(self, card: Wall, size: float, columns: int) -> None:
        self.size = size
        self.pdf = FPDF(format="A4")
        self.pdf.core_fonts_encoding = LETTERS
        self.pdf.set_margin(MARGIN)
        self.pdf.set_auto_page_break(auto=False)
        self.pdf.add_page()
        self.wide = (self.pdf.epw - GAP * (columns - 1)) / columns
        self.bottom = self.pdf.h - MARGIN - self.line(0.8)
        self.head(card)
        self.lefts = [MARGIN + at * (self.wide + GAP) for at in range(columns)]
        self.top = self.pdf.y
        for topic in card.topics:
            self.topic(topic.title, topic.lines, topic.nothing)
        self.foot(card.foot)

    def line(self, share: float = 1) -> float:
        return self.size * share * A_POINT * 1.25

    def write(self, text: str, width: float, share: float = 1, style: str = "", align: str = "L") -> None:
        """Breaks where it must, and stands below what it wrote."""
        self.pdf.set_font("Helvetica", style, self.size * share)
        self.pdf.multi_cell(
            width, self.line(share), _written(text), align=align, new_x=XPos.LEFT, new_y=YPos.NEXT
        )

    def head(self, card: Wall) -> None:
        self.write(card.title, self.pdf.epw, 1.6, "B")
        top = self.pdf.y + 2
        for at, (number, when) in enumerate(card.always):
            self.pdf.set_xy(MARGIN + 4 + at * self.pdf.epw / 2, top + 2)
            self.write(f"{number}  {when}", self.pdf.epw / 2 - 8, 1.3, "B")
        self.pdf.set_line_width(0.8)
        self.pdf.rect(MARGIN, top, self.pdf.epw, self.pdf.y + 2 - top)
        self.pdf.set_xy(MARGIN, self.pdf.y + 5)

    def topic(self, title: str, lines: list[WallLine], nothing: str) -> None:
        """The heading goes with its first line: alone at the foot it would be nobody's."""
        self.room(self.line(1.2) + self.line() * 3)
        self.pdf.set_line_width(0.4)
        self.pdf.line(self.pdf.x, self.pdf.y, self.pdf.x + self.wide, self.pdf.y)
        self.pdf.y += 1
        self.write(title, self.wide, 1.2, "B")
        for line in lines:
            self.number(line)
        if nothing:
            self.write(nothing, self.wide)
        self.pdf.y += 2

    def number(self, line: WallLine) -> None:
        """What it is and when to the left, the number to the right."""
        title = f"{line.title} ({line.note})" if line.note else line.title
        self.pdf.set_font("Helvetica", "B", self.size)
        right = self.pdf.get_string_width(line.phone) + 3
        self.room(self.tall(title, self.wide - right) + self.line(0.85))
        left, top = self.pdf.x, self.pdf.y
        self.pdf.x = left + self.wide - right
        self.write(line.phone, right, style="B", align="R")
        self.pdf.set_xy(left, top)
        self.write(title, self.wide - right)
        self.write(line.hours, self.wide - right, 0.85)
        self.pdf.y += self.line(0.25)

    def tall(self, text: str, width: float) -> float:
        self.pdf.set_font("Helvetica", "", self.size)
        return float(self.pdf.multi_cell(width, self.line(), _written(text), dry_run=True, output="HEIGHT"))  # type: ignore[arg-type]

    def room(self, height: float) -> None:
        """Into the next column, where this one has no room left."""
        if self.pdf.y + height <= self.bottom:
            return
        following = [left for left in self.lefts if left > self.pdf.x + 1]
        if not following:
            raise NoRoomError
        self.pdf.set_xy(following[0], self.top)

    def foot(self, text: str) -> None:
        self.pdf.set_xy(MARGIN, self.bottom)
        self.write(text, self.pdf.epw, 0.8)


def sheet(card: Wall, language: str, printed: datetime) -> bytes:
    """In the largest size that fits, in one column where there is room. NoRoomError where none does."""
    for size, columns in product(SIZES, (1, 2)):
        with suppress(NoRoomError):
            return _named(Paper(card, size, columns).pdf, card.title, language, printed)
    raise NoRoomError


def _named(pdf: FPDF, title: str, language: str, printed: datetime) -> bytes:
    pdf.set_lang(language)
    pdf.set_title(title)
    pdf.set_creation_date(printed)
    pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
    return bytes(pdf.output())


def _written(text: str) -> str:
    return text.encode(LETTERS, "replace").decode(LETTERS)
