"""Whom a case was handed to is for those who hold the case: that psychiatry or probation was asked is a secret (P7).

Somebody with a seat sees the handover that gave it, and no other.
"""

from django.db import migrations

NARROWER = """
create or replace view handover_sight as
select handover.id as handover_id, case_sight.person_id, 'case'::varchar as why
from handover join case_sight on case_sight.case_id = handover.case_id
where case_sight.why in ('coordinator', 'deputy')
union all
select granted.handover_id, granted.person_id, granted.why
from (
    select offer.handover_id, offer.to_id as person_id, 'offer'::varchar as why, cases.id as case_id,
           cases.partnership_id
    from offer join handover on handover.id = offer.handover_id join cases on cases.id = handover.case_id
    where offer.answer = ''
    union all
    select handover.id, handover.holder_id, 'holder', cases.id, cases.partnership_id
    from handover join cases on cases.id = handover.case_id
    where handover.kind = 'duty' and handover.holder_id is not null and handover.ended_at is null
    union all
    select handover.id, staffing.person_id, 'chair', cases.id, cases.partnership_id
    from handover join cases on cases.id = handover.case_id
         join staffing on staffing.partnership_id = cases.partnership_id
    where handover.state = 'with-chair'
      and staffing.role in ('steering-chair', 'steering-deputy') and staffing.person_id is not null
      and staffing.valid_from <= now() and (staffing.valid_until is null or staffing.valid_until > now())
) as granted
where exists (
    select from able where able.partnership_id = granted.partnership_id and able.person_id = granted.person_id
) and not exists (
    select from recusal
    where recusal.case_id = granted.case_id and recusal.person_id = granted.person_id and recusal.ended_at is null
)
"""


class Migration(migrations.Migration):
    dependencies = [("coordination", "0005_more_sight")]

    operations = [migrations.RunSQL(NARROWER, migrations.RunSQL.noop)]
