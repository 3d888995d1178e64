"""`docs/matrix.md`, drawn from an edition so that it cannot lie. Text out of data; nothing is decided here."""

from collections.abc import Iterable, Iterator

from backend.responsibilities.book import Duty, Model, Role
from backend.responsibilities.deadlines import Clock
from backend.responsibilities.duration import in_words, read
from backend.responsibilities.vocabulary import ENDS, STARTS, Mark, StaffedPer

SIGNS = {Mark.SOURCED: "●", Mark.KNOWN_LAW: "§", Mark.PROPOSAL: "○"}
HEADING = """\
# Who does what: the matrix

Drawn from edition {version} of the collaboration model, valid from {valid_from}, by `manage.py draw_matrix`.
Do not edit: change the drafts and publish a later edition.

After each cell stands where it is from: ● read in a source, § known law that a jurist has still to confirm,
○ our proposal. *Answers* is whom one calls; the duty lies with *accountable*. Danish first, English below.
"""
COLUMNS = (
    "Duty",
    "Answers",
    "Accountable",
    "Executes",
    "Consulted",
    "Informed",
    "Answers within",
    "Done",
    "Basis",
)


def matrix(model: Model) -> str:
    return (
        "\n".join([HEADING.format(version=model.version, valid_from=model.valid_from), *_parts(model)]) + "\n"
    )


def _parts(model: Model) -> Iterator[str]:
    drawn: set[str] = set()
    for topic in model.topics:
        yield f"## {topic.title.da} · {topic.title.en}\n"
        yield f"{topic.hint.da}. {topic.hint.en}.\n"
        yield from _table(
            COLUMNS, (_row(model, duty) for duty in model.duties_for(topic.code) if duty.code not in drawn)
        )
        also = [duty.title.da for duty in model.duties_for(topic.code) if duty.code in drawn]
        drawn.update(duty.code for duty in model.duties_for(topic.code))
        if also:
            yield f"Also here, drawn above: {'; '.join(also)}.\n"
    yield from _advice(model)
    yield from _thresholds(model)
    yield from _roles(model)


def _row(model: Model, duty: Duty) -> list[str]:
    last = "<br>**112/114 count**" + _sign(duty, "last_resort") if duty.last_resort else ""
    title = f"**{duty.title.da}**<br>{duty.title.en}<br>`{duty.code}`"
    return [
        f"{title}<br>{duty.can.da}{_sign(duty, 'can')}<br>{duty.can.en}",
        *(
            _who(model, duty, cell)
            for cell in ("answers", "accountable", "executes", "consulted", "informed")
        ),
        f"{_within(duty, duty.respond_within)}{_sign(duty, 'respond_within')}<br>{_clock(duty)}{last}",
        _done(duty),
        f"{duty.basis}{_sign(duty, 'basis')}<br>{duty.channel}{_sign(duty, 'channel')}<br>*{duty.source}*",
    ]


def _who(model: Model, duty: Duty, cell: str) -> str:
    named = getattr(duty, cell)
    codes = (named,) if isinstance(named, str) else named
    return "<br>".join(model.role(code).title.da for code in codes) + _sign(duty, cell) if codes else ""


def _done(duty: Duty) -> str:
    parts = []
    if duty.complete_within:
        within = _within(duty, duty.complete_within) + _sign(duty, "complete_within")
        parts.append(f"{within} {STARTS[duty.counts_from].da}{_sign(duty, 'counts_from')}")
    if duty.completes_on:
        parts.append(ENDS[duty.completes_on].da + _sign(duty, "completes_on"))
    return "<br>".join(parts)


def _within(duty: Duty, duration: str) -> str:
    return in_words(read(duration), "da", working=duty.clock is Clock.WORKING)


def _clock(duty: Duty) -> str:
    return ("på arbejdsdage" if duty.clock is Clock.WORKING else "på kalenderen") + _sign(duty, "clock")


def _sign(duty: Duty, cell: str) -> str:
    mark = duty.mark(cell)
    return f" {SIGNS[mark]}" if mark else ""


def _thresholds(model: Model) -> Iterator[str]:
    if model.thresholds:
        yield "## Sendt rundt · Passed around\n"
        yield "More than this, and the steering chair is told, by case number. All are our proposal.\n"
        yield from _table(
            ("What", "At most", "Within", "Source"),
            (
                [
                    f"**{each.title.da}**<br>{each.title.en}<br>`{each.measure}`",
                    str(each.most or ""),
                    in_words(read(each.within), "da") if each.within else "",
                    f"*{each.source}*",
                ]
                for each in model.thresholds
            ),
        )


def _advice(model: Model) -> Iterator[str]:
    yield "## Aftalte råd · Agreed advice\n"
    yield "One answer to each question. The sentences of the third column are said by nobody.\n"
    columns = ("Question", "Answer", "Never said", "Settled by", "Source")
    yield from _table(
        columns,
        (
            [
                f"**{advice.question.da}**<br>{advice.question.en}<br>`{advice.code}`",
                f"{advice.answer.da}<br>{advice.answer.en}",
                "<br>".join(advice.excludes),
                model.role(advice.settled_by).title.da,
                f"*{advice.source}*",
            ]
            for advice in model.advice
        ),
    )


def _roles(model: Model) -> Iterator[str]:
    yield "## Roller · Roles\n"
    yield from _table(
        ("Role", "Agency", "Wing", "Staffed per", "May coordinate", "Note"), map(_role, model.roles)
    )


def _role(role: Role) -> list[str]:
    staffed = "–" if role.staffed_per is StaffedPer.NONE else role.staffed_per.value
    title = f"**{role.title.da}**<br>{role.title.en}<br>`{role.code}`"
    return [
        title,
        role.agency_kind.value,
        role.wing or "",
        staffed,
        "yes" if role.may_coordinate else "",
        role.note,
    ]


def _table(columns: tuple[str, ...], rows: Iterable[list[str]]) -> Iterator[str]:
    yield _line(columns)
    yield _line("---" for _ in columns)
    yield from map(_line, rows)
    yield ""


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"
