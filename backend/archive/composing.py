"""Papers made of rows: what each kind of document says. What was gathered is the reader's; this adds nothing, and says
nothing that became of it after `until`, when a reader left who has no place any more."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from backend.archive.papers import Paper, PaperKind
from backend.archive.words import word
from backend.coordination.models import Case, CaseParty, Departure, FormerDecision, Handover, Telling
from backend.coordination.sharing import Field
from backend.core.clock import COPENHAGEN
from backend.information.models import Consent, Disclosure, Item, NotShared

Lines = list[tuple[str, str]]


def of_case(
    case: Case,
    reads: frozenset[Field],
    parties: Iterable[CaseParty],
    *,
    investigates: bool,
    until: datetime | None,
    screened: int,
) -> Paper:
    """Number and course, and of what is sealed as much as the reader reads. CPR numbers stay in the house.

    Its own words are of the time it was `screened` last.
    """
    lines = [
        ("Sagsnummer", case.number),
        ("Åbnet", moment(case.opened_at)),
        ("Lukket", moment(case.closed_at, until)),
    ]
    lines += [("Vurdering", word(case.outcome) if case.outcome and not until else "")]
    words = ""
    if Field.OUTCOME_REASON in reads and not investigates:
        words = f"{case.pk}.{screened}"
        lines += [("Begrundelse", case.outcome_reason), ("Resume", case.summary)]
    for party in parties:
        lines += [(word(party.kind), party.name)]
        if Field.SAFE_CONTACT in reads and not investigates:
            lines += _safe_contact(party)
    return _paper(PaperKind.CASE, case.opened_at, lines, words)


def of_departure(left: Departure, decision: FormerDecision | None) -> Paper:
    """Of a case that has moved away: what this place had found. Nothing of what became of it elsewhere."""
    lines = [("Sagsnummer", left.number), ("Flyttet", moment(left.left_at))]
    if decision is None:
        return _paper(PaperKind.CASE, left.left_at, lines, "")
    lines += [("Vurdering", word(decision.outcome)), ("Begrundelse", decision.outcome_reason)]
    return _paper(PaperKind.FORMER_DECISION, decision.decided_at, lines, decision.pk)


def _safe_contact(party: CaseParty) -> Lines:
    return [
        ("Sikkert nummer", party.safe_number),
        ("Sikre tider", party.safe_times),
        ("Må ikke få noget at vide", party.not_to_be_told),
    ]


def of_item(item: Item, *, own: bool, until: datetime | None) -> Paper:
    about = ", ".join(word(each.party.kind) for each in item.about.all())
    lines = [
        ("Slags", f"{word(item.category)}, {word(item.nature)}"),
        ("Om", about),
        ("Kom ad", word(item.channel)),
        ("Dataansvarlig", item.controller.name),
        ("Skrevet af", item.written_by.name),
        ("Afløst", moment(item.ended_at, until)),
        ("Tekst", item.text),
    ]
    return _paper(PaperKind.ITEM if own else PaperKind.RECEIVED, item.written_at, lines, item.pk)


def of_disclosure(row: Disclosure, *, made: bool) -> Paper:
    """As it was made; of one that was received, what the receiver is told of it."""
    bases = "; ".join(f"{word(each.party.kind)}: {word(each.basis)}" for each in row.bases.all())
    lines = [
        ("Oplysning", f"{word(row.item.category)}, {moment(row.item.written_at)}"),
        ("Fra", row.item.controller.name),
        ("Til", row.to_agency.name),
        ("Formål", word(row.purpose)),
        ("Ad", word(row.channel)),
        ("Grundlag", bases),
    ]
    if made:
        lines += [("Nødvendigt fordi", row.necessity), ("Patienten ikke underrettet", row.why_not)]
        lines += [("Trods en beslutning om ikke at dele, fordi", row.against)]
        lines += [("Videregivet af", row.by.name)]
    return _paper(PaperKind.DISCLOSURE, row.at, lines, row.pk)


def of_not_shared(row: NotShared) -> Paper:
    lines = [("Oplysning", word(row.item.category)), ("Ikke til", row.to_agency.name), ("Fordi", row.reason)]
    return _paper(PaperKind.NOT_SHARED, row.at, [*lines, ("Besluttet af", row.by.name)], row.pk)


def of_consent(row: Consent, *, until: datetime | None) -> Paper:
    lines = [
        ("Givet af", word(row.party.kind)),
        ("Til at videregive", word(row.category)),
        ("Til", row.recipient.name),
        ("Formål", word(row.purpose)),
        ("Givet", f"{word(row.how_given)}, {moment(row.given_at)}"),
        ("Gælder til", moment(row.until)),
        ("Trukket tilbage", moment(row.withdrawn_at, until)),
    ]
    return _paper(PaperKind.CONSENT, row.given_at, lines, row.pk)


def of_handover(row: Handover, *, until: datetime | None) -> Paper:
    lines = [("Opgave", row.duty), ("Til", row.role), ("Grundlag", row.basis), ("Begrundelse", row.reason)]
    ended = moment(row.ended_at, until)
    ends = [
        ("Taget", moment(row.accepted_at, until)),
        ("Afsluttet", ended),
        ("Svar", row.answer if ended else ""),
    ]
    return _paper(PaperKind.HANDOVER, row.created_at, [*lines, *ends], row.pk)


def of_telling(row: Telling) -> Paper:
    lines = [("Hvorfor", row.duty), ("Hvordan", word(row.channel)), ("Råd", row.advice), ("Note", row.note)]
    teller = row.told_by.name if row.told_by else ""
    return _paper(PaperKind.TELLING, row.told_at or row.created_at, [*lines, ("Fortalt af", teller)], row.pk)


def _paper(kind: PaperKind, at: datetime, lines: Lines, which: UUID | int | str) -> Paper:
    """Nothing is said of what is empty."""
    return Paper(kind, at, tuple(_said(lines)), str(which))


def _said(lines: Lines) -> Iterator[tuple[str, str]]:
    return ((label, text) for label, text in lines if text)


def moment(at: datetime | None, until: datetime | None = None) -> str:
    """Nothing of what came after `until`, when the reader left."""
    if at and until and at > until:
        return ""
    return at.astimezone(COPENHAGEN).strftime("%d.%m.%Y kl. %H.%M") if at else ""
