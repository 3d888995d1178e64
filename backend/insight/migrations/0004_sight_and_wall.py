"""Who decides which part, who answers for which agency, and who only knows that something is due; and the wall.

`access_office`: who answers requests for an agency by role; of the police by wing. A proposal, to be confirmed by a
jurist. `access_part_sight`: those who answer for the item at its case, and that office in the item's own wing; minus the
recused, whoever sits for the other wing, and, where whoever asks works there, the agency's leaders and lawyers (model
L14). A municipality's lawyer reads no contact, no health, and nothing that came by § 115 (access proposal).
"""

from django.db import migrations

from backend.core.appendonly import append_only
from backend.core.wall import SHOWING, Through, walled

OFFICE = """
create view access_office as
select staffing.partnership_id, person.agency_id, person.id as person_id, role.role, role.wing, role.leads
from (values
        ('department-head', '', true), ('municipal-lawyer-dpo', '', true), ('school-and-daycare', '', false),
        ('psychiatry-contact', '', false), ('forensic-psychiatry-contact', '', false),
        ('probation-caseworker', '', false), ('prison-unit', '', false), ('dsc-legal', '', false),
        ('shelter-leader', '', false), ('family-court-agency-contact', '', false),
        ('police-legal', 'investigation', true), ('prosecutor', 'investigation', false),
        ('police-stalking-contact', 'prevention', false), ('police-prevention-officer', 'prevention', false),
        ('police-risk-assessor', 'prevention', false)
     ) as role (role, wing, leads)
     join staffing on staffing.role = role.role
     join person on person.id = staffing.person_id
     join able on able.partnership_id = staffing.partnership_id and able.person_id = staffing.person_id
where staffing.valid_from <= now() and (staffing.valid_until is null or staffing.valid_until > now())
"""
PART_SIGHT = """
create view access_part_sight as
select granted.part_id, granted.person_id, granted.why
from (
    select part.id as part_id, s.person_id, 'own'::varchar as why, part.request_id, part.case_id, part.controller_id
    from access_part as part join item_sight as s on s.item_id = part.item_id and s.why = 'own'
    union
    select part.id, place.person_id, 'own', part.request_id, part.case_id, part.controller_id
    from access_part as part join case_place as place on place.case_id = part.case_id
         and place.agency_id = part.controller_id and place.why in ('coordinator', 'deputy')
    where part.what = 'looks'
    union
    select part.id, office.person_id, 'office', part.request_id, part.case_id, part.controller_id
    from access_part as part
         join cases on cases.id = part.case_id
         join access_reply as reply on reply.id = part.reply_id
         join access_office as office on office.partnership_id = cases.partnership_id
              and office.agency_id = part.controller_id and office.wing = reply.wing and office.role <> 'department-head'
         left join item on item.id = part.item_id
    where (office.role <> 'municipal-lawyer-dpo' or part.what = 'looks'
           or (part.category not in ('contact', 'health') and item.channel = ''))
      and not exists (
        select from seat where seat.case_id = part.case_id and seat.person_id = office.person_id
          and seat.wing not in ('', reply.wing)
      )
) as granted join access_request as request on request.id = granted.request_id
where not exists (
    select from recusal
    where recusal.case_id = granted.case_id and recusal.person_id = granted.person_id and recusal.ended_at is null
) and not (request.works_at_id is not distinct from granted.controller_id and exists (
    select from access_office as leader where leader.person_id = granted.person_id and leader.leads
))
"""
REPLY_SIGHT = """
create view access_reply_sight as
select part.reply_id, s.person_id, 'decider'::varchar as why
from access_part_sight as s join access_part as part on part.id = s.part_id
union
select granted.reply_id, granted.person_id, granted.why
from (
    select reply.id as reply_id, office.person_id, 'office' as why, request.id as request_id, reply.controller_id
    from access_reply as reply
         join access_request as request on request.id = reply.request_id and request.controller_id = reply.controller_id
         join access_office as office on office.partnership_id = request.partnership_id
              and office.agency_id = reply.controller_id and office.wing = reply.wing and office.role <> 'department-head'
    union
    select reply.id, head.person_id, 'head', request.id, reply.controller_id
    from access_reply as reply
         join access_request as request on request.id = reply.request_id
         join access_office as head on head.partnership_id = request.partnership_id
              and head.agency_id = reply.controller_id and head.role = 'department-head'
) as granted join access_request as request on request.id = granted.request_id
where not exists (
    select from access_subject as subject join recusal on recusal.case_id = subject.case_id
    where subject.request_id = granted.request_id and recusal.person_id = granted.person_id and recusal.ended_at is null
) and not (request.works_at_id is not distinct from granted.controller_id and exists (
    select from access_office as leader where leader.person_id = granted.person_id and leader.leads
))
"""
REQUEST_SIGHT = """
create view access_request_sight as
select reply.request_id, s.person_id, s.why
from access_reply_sight as s join access_reply as reply on reply.id = s.reply_id
union
select request.id, request.registered_by_id, 'registrar'
from access_request as request join able on able.partnership_id = request.partnership_id
     and able.person_id = request.registered_by_id
"""
# whoever sees every part of a reply: nobody reads in the answer what they may not read before
ANSWER_SIGHT = """
create view access_answer_sight as
select distinct s.reply_id, s.person_id
from access_reply_sight as s
where s.why <> 'head' and not exists (
    select from access_part as part where part.reply_id = s.reply_id and not exists (
        select from access_part_sight as seen where seen.part_id = part.id and seen.person_id = s.person_id
    )
)
"""
# what is to be decided has to be read, until it is answered; what is never given need not be
ITEM_SIGHT = """
create view access_item_sight as
select part.item_id, s.person_id
from access_part_sight as s join access_part as part on part.id = s.part_id
     join access_reply as reply on reply.id = part.reply_id
where part.item_id is not null and not part.never and reply.answered_at is null
"""
ASKED_FOR = Through("access_item_sight", "item_id", "id")
OF_A_PART = Through("access_part_sight", "part_id", "part_id")
SIGHTS = {
    "access_office": OFFICE, "access_part_sight": PART_SIGHT, "access_reply_sight": REPLY_SIGHT,
    "access_request_sight": REQUEST_SIGHT, "access_answer_sight": ANSWER_SIGHT, "access_item_sight": ITEM_SIGHT,
}  # fmt: skip


def tied(table: str, name: str, columns: str, to: str, key: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"alter table {table} add constraint {name} foreign key ({columns}) references {to} ({key})",
        f"alter table {table} drop constraint {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("insight", "0003_decisions")]

    operations = [
        migrations.RunSQL(
            "alter table item add constraint an_item_is_of_one_controller unique (id, controller_id)",
            "alter table item drop constraint an_item_is_of_one_controller",
        ),
        tied("access_part", "a_part_is_in_its_controllers_reply", "reply_id, request_id, controller_id", "access_reply", "id, request_id, controller_id"),
        tied("access_part", "a_part_is_of_its_requests_subject", "subject_id, request_id", "access_subject", "id, request_id"),
        tied("access_part", "a_part_is_of_its_subjects_case", "subject_id, case_id", "access_subject", "id, case_id"),
        tied("access_part", "a_part_is_an_item_of_its_case", "item_id, case_id", "item", "id, case_id"),
        tied("access_part", "each_agency_decides_its_own_items", "item_id, controller_id", "item", "id, controller_id"),
        tied(
            "part_proposal", "a_proposal_is_of_the_parts_agency", "part_id, controller_id, third_party, never",
            "access_part", "id, controller_id, third_party, never",
        ),
        tied(
            "part_approval", "an_approval_is_of_a_proposal_by_another", "proposal_id, part_id, controller_id, proposed_by_id",
            "part_proposal", "id, part_id, controller_id, by_id",
        ),
        *(migrations.RunSQL(view, f"drop view {name}") for name, view in SIGHTS.items()),
        migrations.RunSQL("drop policy seen on access_request; drop policy in_reach on access_request", migrations.RunSQL.noop),
        walled("access_request", Through("access_request_sight", "request_id", "id")),
        walled("access_reply", Through("access_reply_sight", "reply_id", "id")),
        walled("access_answer", Through("access_answer_sight", "reply_id", "reply_id")),
        walled("access_part", Through("access_part_sight", "part_id", "id")),
        walled("part_proposal", OF_A_PART),
        walled("part_approval", OF_A_PART),
        migrations.RunSQL(
            SHOWING.format(**ASKED_FOR._asdict())
            + f"create policy asked_for on item for select using ({str(ASKED_FOR).format(table='item')})",
            "drop policy asked_for on item; drop function access_item_sight_of",
        ),
        append_only("access_part", "part_proposal", "part_approval", "access_answer"),
    ]  # fmt: skip
