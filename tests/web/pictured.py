"""What the pictures show: one morning in the demonstration, and the pages as those concerned see them."""

from dataclasses import dataclass, replace
from datetime import timedelta

from backend.coordination.lifecycle import Outcome
from backend.coordination.models import Case, HandoverKind
from backend.coordination.offering import Wanted
from backend.coordination.parties import Exposed, SafeContact
from backend.coordination.use_cases import cases, handovers, telling
from backend.information.passing import Category, Purpose
from backend.information.use_cases import consents, items
from backend.information.writing import Known
from tests import situations
from tests.cast import MONDAY, actor, opened
from tests.situations import does, waiting

NIGHT = "kommune=0561&dag=2026-11-29&kl=02:10"
CARD = "/modellen/kort?kommune=0561&emne=first-talk&emne=children&emne=order"
PHONE, LONG, DESK, TALL, SHEET = (390, 844), (390, 1400), (1100, 760), (1100, 1060), (860, 600)
CONTACT = SafeContact("00 90 00 01", times="Hverdage kl. 9-11", not_to_be_told="Naboen")
CHILD = Wanted(HandoverKind.DUTY, "statutory-duty", duty="child-underretning", to_role="children-and-family")


@dataclass(frozen=True)
class Picture:
    """`mark` and `press`: what is chosen and pressed first; `printed`: as on paper; `part`: that alone."""

    file: str
    says: str
    path: str
    who: str = ""
    size: tuple[int, int] = PHONE
    language: str = "da"
    mark: tuple[str, ...] = ()
    press: str = ""
    printed: bool = False
    part: str = ""


PICTURES = [
    Picture(
        "first-page",
        "The first page at night: 112, 114, one number if in doubt, and what it may be about.",
        f"/?{NIGHT}",
    ),
    Picture(
        "answer",
        "Whom to call on a Sunday at 02:10, and who opens when.",
        f"/?{NIGHT}&emne=work-and-school",
        size=LONG,
    ),
    Picture(
        "answer-english", "The same in English.", f"/?{NIGHT}&emne=work-and-school", size=LONG, language="en"
    ),
    Picture("send-on", "Somebody is sent on to the entrance within a minute.", "/send-videre", "betjent"),
    Picture(
        "receipt",
        "The receipt, which the person can take along: no name, and nothing of what it is about.",
        "/send-videre",
        "betjent",
        mark=("Ja, personen har sagt ja", "Ikke spurgt"),
        press="Send til visitator",
    ),
    Picture(
        "desk",
        "The coordinator's desk: what waits for an answer, deadlines, cases, news.",
        "/skrivebordet",
        "koordinator",
        DESK,
    ),
    Picture("desk-english", "The same in English.", "/skrivebordet", "koordinator", DESK, "en"),
    Picture(
        "case",
        "A case: whom to ring, what is next, where it is and who has what.",
        "/sager/{case}",
        "koordinator",
        TALL,
    ),
    Picture(
        "where",
        "Further down: where the case is, and who has which task.",
        "/sager/{case}",
        "koordinator",
        DESK,
        part="[aria-labelledby=where-heading]",
    ),
    Picture(
        "hand-over",
        "Handing a task on: receiver and deadlines are there already.",
        "/sager/{case}/giv-videre/exposed-course",
        "koordinator",
        DESK,
    ),
    Picture("model", "The model: who does what.", "/modellen?emne=children", size=DESK),
    Picture(
        "duty",
        "One duty: who answers, by when, on what authority, and where that is written.",
        "/modellen/pligter/child-underretning",
        size=DESK,
    ),
    Picture(
        "duty-english",
        "The same in English.",
        "/modellen/pligter/child-underretning",
        size=DESK,
        language="en",
    ),
    Picture(
        "directory",
        "The directory: colleagues and lines, with their hours.",
        "/telefonbogen?q=visitator",
        "betjent",
        DESK,
    ),
    Picture(
        "move",
        "The person moves: where to, and what becomes of each task that is under way.",
        "/sager/{case}/flytter",
        "koordinator",
        TALL,
    ),
    Picture(
        "items",
        "What is known on a case: fact and opinion apart, and what has been shared with whom, on what basis.",
        "/sager/{case}/oplysninger",
        "koordinator",
        TALL,
    ),
    Picture(
        "consents",
        "What the person has agreed to, with whom and until when, and how it is withdrawn at once.",
        "/sager/{case}/samtykker",
        "koordinator",
        DESK,
    ),
    Picture(
        "looks",
        "Who has looked at the case, and why.",
        "/sager/{case}/kig",
        "koordinator",
        DESK,
    ),
    Picture(
        "udoever",
        "Whoever knows only the udøver tells, and learns nothing back.",
        "/besked-om-udoever",
        "kif",
        LONG,
    ),
    Picture(
        "colleague",
        "A lost phone: the sign-in is stopped, and the cases move on.",
        "/telefonbogen/kollega/{colleague}",
        "afdelingsleder",
        DESK,
    ),
    Picture(
        "numbers",
        "The steering group's numbers: how often people are passed around.",
        "/styregruppen/tal",
        "leder",
        DESK,
    ),
    Picture("wall-card", "A card for the wall, on one sheet.", CARD, size=SHEET, printed=True),
]


def a_morning() -> dict[str, str]:
    """Deeds of the cast, told in Danish. What a path is filled with."""
    for situation in (situations.with_chair, situations.returned, situations.referred, situations.accepted):
        situation()
    case = a_case()
    situations.offered()
    return {"case": str(case.pk), "colleague": str(actor("boern").id)}


def a_case() -> Case:
    exposed = Exposed(name="Ulla Udsat", safe_contact=CONTACT)
    case = opened(exposed=exposed, children=True, summary="Opkald og beskeder hver dag siden oktober.")
    does("visitator", cases.screen, case_id=case.pk, outcome=Outcome.STALKING, reason="Opkald hver dag")
    does("koordinator", handovers.accept, handover_id=waiting(case).pk)
    does(
        "koordinator",
        telling.tell,
        case_id=case.pk,
        said=telling.Said("meeting", advice="answer-the-udoever"),
    )
    wanted = replace(situations.COURSE, reason="Vil gerne tale med nogen")
    does("koordinator", handovers.hand_over, case_id=case.pk, wanted=wanted)
    does("dsc", handovers.accept, handover_id=waiting(case).pk)
    does("koordinator", handovers.hand_over, case_id=case.pk, wanted=CHILD)
    know(case)
    return case


def know(case: Case) -> None:
    exposed, dsc = case.parties.get(kind="exposed").pk, actor("dsc").person.agency_id
    known = Known(Category.RISK, "fact", "Fulgt hjem fra arbejde i fredags")
    does("koordinator", items.write_item, case_id=case.pk, known=known, about=[exposed])
    until = MONDAY + timedelta(days=90)
    agreed = consents.Agreed(exposed, dsc, Purpose.SUPPORT, Category.RISK, "spoken", until)
    does("koordinator", consents.record_consent, case_id=case.pk, agreed=agreed)
