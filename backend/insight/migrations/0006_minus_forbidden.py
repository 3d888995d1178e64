"""Who may not know of a case answers nothing of it: the recused, and the leaders of an agency whose staff is
party to it (P6, L14)."""

from django.db import migrations

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
    dependencies = [("insight", "0005_forbidden_and_answered"), ("coordination", "0013_staff_is_party")]

    operations = [migrations.RunSQL(REPLY_SIGHT, migrations.RunSQL.noop)]
