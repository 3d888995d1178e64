"""Who sees a waiting referral: the visitators, minus those recused from an open case of the same person (L14).

Where no visitator is able to act, the head of department sees it: what waits at the entrance is never unseen.
"""

from django.db import migrations

REFERRAL_SIGHT = """
create or replace view referral_sight as
select referral.id as referral_id, person.id as person_id, 'referrer'::varchar as why
from referral join person on person.id = referral.referrer_id
where person.is_active and person.blocked_at is null
union all
select referral.id, staffing.person_id, 'screener'
from referral
     join staffing on staffing.partnership_id = referral.partnership_id
          and (staffing.municipality_id = referral.municipality_id or staffing.municipality_id is null)
     join able on able.partnership_id = referral.partnership_id and able.person_id = staffing.person_id
where staffing.valid_from <= now() and (staffing.valid_until is null or staffing.valid_until > now())
  and referral.state = 'received'
  and (staffing.role = 'stalkingvisitator' or staffing.role = 'department-head' and not exists (
    select from staffing as visitator join able as present
         on present.partnership_id = visitator.partnership_id and present.person_id = visitator.person_id
    where visitator.partnership_id = referral.partnership_id and visitator.role = 'stalkingvisitator'
      and (visitator.municipality_id = referral.municipality_id or visitator.municipality_id is null)
      and visitator.valid_from <= now() and (visitator.valid_until is null or visitator.valid_until > now())
  ))
  and not exists (
    select from recusal join cases on cases.id = recusal.case_id
    where recusal.person_id = staffing.person_id and recusal.ended_at is null
      and cases.held_in is not null and referral.cpr_index <> '' and cases.exposed_index = referral.cpr_index
  )
"""


class Migration(migrations.Migration):
    dependencies = [("coordination", "0007_referral_cpr_index")]

    operations = [migrations.RunSQL(REFERRAL_SIGHT, migrations.RunSQL.noop)]
