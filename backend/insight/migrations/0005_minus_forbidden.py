"""Who may not know of a case decides and answers nothing of it: the recused, and the leaders of an agency whose staff is
party to it (P6, L14)."""

from django.db import migrations

PART_SIGHT = """
create or replace view access_part_sight as
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
    select from forbidden where forbidden.case_id = granted.case_id and forbidden.person_id = granted.person_id
) and not (request.works_at_id is not distinct from granted.controller_id and exists (
    select from access_office as leader where leader.person_id = granted.person_id and leader.leads
))
"""
REPLY_SIGHT = """
create or replace view access_reply_sight as
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
    select from access_subject as subject join forbidden on forbidden.case_id = subject.case_id
    where subject.request_id = granted.request_id and forbidden.person_id = granted.person_id
) and not (request.works_at_id is not distinct from granted.controller_id and exists (
    select from access_office as leader where leader.person_id = granted.person_id and leader.leads
))
"""


class Migration(migrations.Migration):
    dependencies = [("insight", "0004_sight_and_wall"), ("coordination", "0013_staff_is_party")]

    operations = [migrations.RunSQL(view, migrations.RunSQL.noop) for view in (PART_SIGHT, REPLY_SIGHT)]
