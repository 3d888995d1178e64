"""Who sees a referral, a message and a wish; and a duty's holder sees the handover, where there is no seat."""

from django.db import migrations

REFERRAL_SIGHT = """
create view referral_sight as
select referral.id as referral_id, person.id as person_id, 'referrer'::varchar as why
from referral join person on person.id = referral.referrer_id
where person.is_active and person.blocked_at is null
union all
select referral.id, staffing.person_id, 'screener'
from referral
     join staffing on staffing.partnership_id = referral.partnership_id and staffing.role = 'stalkingvisitator'
          and (staffing.municipality_id = referral.municipality_id or staffing.municipality_id is null)
     join able on able.partnership_id = referral.partnership_id and able.person_id = staffing.person_id
where staffing.valid_from <= now() and (staffing.valid_until is null or staffing.valid_until > now())
  and referral.state = 'received'
"""

MESSAGE_SIGHT = """
create view message_sight as
select message.id as message_id, case_sight.person_id, case_sight.why
from message join case_sight on case_sight.case_id = message.case_id
where case_sight.why in ('coordinator', 'deputy')
union all
select message.id, staffing.person_id, 'screener'
from message
     join staffing on staffing.partnership_id = message.partnership_id and staffing.role = 'stalkingvisitator'
          and (staffing.municipality_id = message.municipality_id or staffing.municipality_id is null)
     join able on able.partnership_id = message.partnership_id and able.person_id = staffing.person_id
where message.case_id is null
  and staffing.valid_from <= now() and (staffing.valid_until is null or staffing.valid_until > now())
"""

WISH_SIGHT = """
create view wish_sight as
select wish.id as wish_id, case_sight.person_id, case_sight.why
from wish join case_sight on case_sight.case_id = wish.case_id
where case_sight.why in ('coordinator', 'deputy')
union all
select wish.id, staffing.person_id, 'head'
from wish
     join cases on cases.id = wish.case_id
     join staffing on staffing.partnership_id = cases.partnership_id and staffing.role = 'department-head'
          and (staffing.municipality_id = cases.municipality_id or staffing.municipality_id is null)
     join able on able.partnership_id = cases.partnership_id and able.person_id = staffing.person_id
where wish.kind = 'another-coordinator'
  and staffing.valid_from <= now() and (staffing.valid_until is null or staffing.valid_until > now())
  and not exists (
    select from recusal
    where recusal.case_id = wish.case_id and recusal.person_id = staffing.person_id and recusal.ended_at is null
  )
"""

WITH_HOLDER = """
create or replace view handover_sight as
select handover.id as handover_id, case_sight.person_id, 'case'::varchar as why
from handover join case_sight on case_sight.case_id = handover.case_id
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
    dependencies = [("coordination", "0004_entrance_and_telling")]

    operations = [
        migrations.RunSQL(REFERRAL_SIGHT, "drop view referral_sight"),
        migrations.RunSQL(MESSAGE_SIGHT, "drop view message_sight"),
        migrations.RunSQL(WISH_SIGHT, "drop view wish_sight"),
        migrations.RunSQL(WITH_HOLDER, migrations.RunSQL.noop),
    ]
