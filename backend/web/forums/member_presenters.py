"""A room as whoever keeps the partnership sees it: its members, and nothing of what they discuss."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from backend.agencies.models import Forum, ForumMember
from backend.core.actor import Actor
from backend.forums.member_selectors import members_of, who_may_join
from backend.web.forums.forms import MemberForm


@dataclass(frozen=True)
class Member:
    """`acts`: is let into the room."""

    id: UUID
    name: str
    agency: str
    chairs: bool
    acts: bool


@dataclass(frozen=True)
class Room:
    slug: str
    kind: str
    name: str
    partnership: str
    led: bool
    members: list[Member]
    chair: MemberForm
    joining: MemberForm


def room(row: Forum, by: Actor, sent: MemberForm | None) -> Room:
    """`sent`: one of its forms, as it was written."""
    shown = [member(each) for each in members_of(row)]
    forms = {each.auto_id: each for each in (chair_form(row, by), joining_form(row, by))}
    if sent and sent.auto_id in forms:
        forms[sent.auto_id] = sent
    chair, joining = forms.values()
    return Room(
        slug=row.partnership.slug,
        kind=row.kind,
        name=row.name,
        partnership=row.partnership.name,
        led=any(each.chairs and each.acts for each in shown),
        members=shown,
        chair=chair,
        joining=joining,
    )


def member(row: ForumMember) -> Member:
    agency = row.person.agency.name if row.person.agency else ""
    acts = row.acts  # type: ignore[attr-defined]  # asked by the selector
    return Member(row.person_id, row.person.name, agency, row.chairs, acts)


def chair_form(row: Forum, by: Actor, data: Any = None) -> MemberForm:
    people = [each.person for each in members_of(row) if _may_lead(each, by)]
    return MemberForm(data, people=people, label=_("Hvem skal lede møderne?"), auto_id=_ids(row, "chair"))


def _may_lead(row: ForumMember, by: Actor) -> bool:
    return row.acts and not row.chairs and row.person_id != by.id  # type: ignore[attr-defined]


def joining_form(row: Forum, by: Actor, data: Any = None) -> MemberForm:
    people = who_may_join(by, row)
    return MemberForm(data, people=people, label=_("Hvem skal med?"), auto_id=_ids(row, "joining"))


def _ids(row: Forum, what: str) -> str:
    return f"{row.partnership.slug}-{row.kind}-{what}-%s"
