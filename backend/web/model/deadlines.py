"""By when, in words: `inden for 2 arbejdsdage, fra opgaven er taget imod`."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from backend.responsibilities.book import Duty
from backend.responsibilities.deadlines import Clock
from backend.responsibilities.duration import in_words, read
from backend.responsibilities.vocabulary import ENDS, STARTS
from backend.web.who_to_call.presenters import told


def said(duration: str, duty: Duty) -> str:
    language = "en" if (get_language() or "da").startswith("en") else "da"
    return in_words(read(duration), language, working=duty.clock is Clock.WORKING)


def answered(duty: Duty) -> str:
    return _("inden for %s") % said(duty.respond_within, duty)


def done(duty: Duty) -> str:
    """Empty where the duty stands until somebody ends it."""
    if not duty.complete_within:
        return ""
    within = _("inden for %s") % said(duty.complete_within, duty)
    return f"{within}, {told(STARTS[duty.counts_from])}" if duty.counts_from else within


def ended(duty: Duty) -> str:
    """What ends it. With a deadline too, whichever comes first."""
    if not duty.completes_on:
        return ""
    on = told(ENDS[duty.completes_on])
    return _("%s, eller når fristen er gået") % on if duty.complete_within else on
