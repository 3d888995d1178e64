"""The sight relations (P6): granted minus forbidden, composed once.

`able`: who can act in a partnership at all: a live post, a job, a sign-in that is not blocked.
`case_sight`: coordinator, deputy and seats, minus the recused.
`handover_sight`: through the case; as the one asked, while asked; as chair, while it is to be placed.
"""

from django.db import migrations

ABLE = """
create view able as
select post.partnership_id, post.person_id
from post join person on person.id = post.person_id
where post.ended_at is null and person.is_active and person.blocked_at is null
"""

CASE_SIGHT = """
create view case_sight as
select granted.case_id, granted.person_id, granted.why
from (
    select id as case_id, coordinator_id as person_id, 'coordinator'::varchar as why, partnership_id from cases
    union all
    select id, deputy_id, 'deputy', partnership_id from cases
    union all
    select seat.case_id, seat.person_id, seat.role, cases.partnership_id
    from seat join cases on cases.id = seat.case_id
    where seat.left_at is null
) as granted
where exists (
    select from able where able.partnership_id = granted.partnership_id and able.person_id = granted.person_id
) and not exists (
    select from recusal
    where recusal.case_id = granted.case_id and recusal.person_id = granted.person_id and recusal.ended_at is null
)
"""

HANDOVER_SIGHT = """
create view handover_sight as
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
    dependencies = [("coordination", "0002_never_without"), ("responsibilities", "0001_initial")]

    operations = [
        migrations.RunSQL(ABLE, "drop view able"),
        migrations.RunSQL(CASE_SIGHT, "drop view case_sight"),
        migrations.RunSQL(HANDOVER_SIGHT, "drop view handover_sight"),
    ]
