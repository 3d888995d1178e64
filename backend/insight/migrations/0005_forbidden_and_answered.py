"""Who may not know of a case decides nothing of it; the recused lose the request they took in; when it was answered.

A leader whose agency's staff is party keeps the receipt of what they took in: to lose it would tell that there is a case.
"""

from django.db import migrations, models

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
REQUEST_SIGHT = """
create or replace view access_request_sight as
select reply.request_id, s.person_id, s.why
from access_reply_sight as s join access_reply as reply on reply.id = s.reply_id
union
select request.id, request.registered_by_id, 'registrar'
from access_request as request join able on able.partnership_id = request.partnership_id
     and able.person_id = request.registered_by_id
where not exists (
    select from access_subject as subject join recusal on recusal.case_id = subject.case_id
    where subject.request_id = request.id and recusal.person_id = request.registered_by_id and recusal.ended_at is null
)
"""
ANSWERED = """
update access_request as request set answered_at = reply.answered_at
from access_reply as reply join agency on agency.id = reply.controller_id
where reply.request_id = request.id and reply.controller_id = request.controller_id
  and reply.wing = case when agency.kind in ('police', 'prosecution') then 'investigation' else '' end
"""


class Migration(migrations.Migration):
    dependencies = [("insight", "0004_sight_and_wall"), ("coordination", "0013_staff_is_party")]

    operations = [
        migrations.AddField("accessrequest", "answered_at", models.DateTimeField(blank=True, null=True)),
        migrations.RunSQL(ANSWERED, migrations.RunSQL.noop),
        *(migrations.RunSQL(view, migrations.RunSQL.noop) for view in (PART_SIGHT, REQUEST_SIGHT)),
    ]
