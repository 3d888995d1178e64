"""What must be true of the whole database after any deed. Each question lists what breaks it, by id."""

from django.db import connection

# a post that cannot act may stand at a case only while the chair is asked to place the case
UNPLACED = """
    select from handover where handover.case_id = cases.id and handover.kind = 'coordination'
    and handover.state = 'with-chair'
"""

QUESTIONS = {
    "an open case has two different people with live posts": """
        select id from cases where state <> 'closed' and (
            coordinator_id = deputy_id or 2 <> (
                select count(*) from post where post.partnership_id = cases.partnership_id
                and post.ended_at is null and post.person_id in (cases.coordinator_id, cases.deputy_id)))
    """,
    "whoever holds an open case can act, or the chair is asked": f"""
        select cases.id from cases join person on person.id in (cases.coordinator_id, cases.deputy_id)
        where cases.state <> 'closed' and not exists ({UNPLACED}) and (
            person.blocked_at is not null or not person.is_active or exists (
                select from forbidden where forbidden.case_id = cases.id and forbidden.person_id = person.id))
    """,
    "one coordination handover at a time": """
        select case_id from handover where kind = 'coordination' and ended_at is null
        group by case_id having count(*) > 1
    """,
    "a handover waits for one person, for the sender or for the chair": """
        select handover.id from handover left join offer on offer.handover_id = handover.id and offer.answer = ''
        group by handover.id
        having count(offer.id) <> (case when handover.state = 'offered' then 1 else 0 end)
    """,
    "what is offered or returned has a deadline": """
        select id from handover where state in ('offered', 'returned') and respond_by is null
    """,
    "a handover has ended or is open, and says so": """
        select id from handover where (ended_at is null) <> (
            state in ('offered', 'returned', 'with-chair')
            or kind = 'duty' and state in ('accepted', 'contact-achieved'))
    """,
    "a closed case has nothing under way": """
        select cases.id from cases join handover on handover.case_id = cases.id
        where cases.state = 'closed' and handover.ended_at is null
    """,
    "an inbox is dense": """
        select person_id from inbox where last_seq <> (select count(*) from notice where inbox_id = person_id)
        or last_seq <> (select coalesce(max(seq), 0) from notice where inbox_id = person_id)
    """,
    "who holds an open case sees it, if they can act and it is not forbidden them": """
        select cases.id from cases join person on person.id in (cases.coordinator_id, cases.deputy_id)
        where cases.state <> 'closed' and person.blocked_at is null
        and not exists (select from forbidden where forbidden.case_id = cases.id
                        and forbidden.person_id = person.id)
        and not exists (select from case_sight where case_sight.case_id = cases.id
                        and case_sight.person_id = person.id)
    """,
    "nobody who is blocked, or forbidden a case, sees it": """
        select case_sight.case_id from case_sight join person on person.id = case_sight.person_id
        where person.blocked_at is not null or exists (
            select from forbidden where forbidden.case_id = case_sight.case_id
            and forbidden.person_id = person.id)
    """,
}


ALL = " union all ".join(
    f"select '{claim}', broken.id::text from ({question}) as broken (id)"
    for claim, question in QUESTIONS.items()
)


def unsound() -> dict[str, list[str]]:
    """The broken promises, with the ids that break them. Empty: all is well."""
    found: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(ALL)
        for claim, broken in cursor.fetchall():
            found.setdefault(claim, []).append(broken)
    return found
