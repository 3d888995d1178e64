"""What the codes of the blind route are called: tables, each total over what it names."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from backend.coordination.udoever_notes import NoteBasis, NoteKind, NoteOutcome

KINDS: dict[str, Promise] = {
    NoteKind.TO_BE_RELEASED: _("Skal løslades"),
    NoteKind.ON_LEAVE: _("Har udgang eller orlov"),
    NoteKind.LEFT_TREATMENT: _("Er gået fra behandling eller udskrevet"),
    NoteKind.SAYS_WILL_SEEK_OUT: _("Siger, at nogen skal opsøges"),
    NoteKind.MOVED: _("Er flyttet"),
    NoteKind.OTHER: _("Andet"),
}
BASES: dict[str, Promise] = {
    NoteBasis.ACUTE_DANGER: _("Akut fare"),
    NoteBasis.PSP: _("PSP (retsplejeloven § 115)"),
    NoteBasis.KSP: _("KSP (retsplejeloven § 115), kun om en dømt, der løslades"),
    NoteBasis.HEALTH_ACT: _("Sundhedsloven § 43"),
    NoteBasis.RELEASE_NOTICE: _("Besked om løsladelse (retsplejeloven § 741 g)"),
}
OUTCOMES: dict[NoteOutcome, Promise] = {
    NoteOutcome.RUNG: _("Jeg har talt med koordinatoren"),
    NoteOutcome.PASSED_ON: _("Koordinatoren har ringet"),
    NoteOutcome.NO_CASE_FOUND: _("Ingen sag fundet"),
}
