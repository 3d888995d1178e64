"""An acute access is reviewed from another agency than its opener's, wherever somebody there can (L16)."""

from django.db import migrations

ACUTE_SIGHT = """
create or replace view acute_sight as
select acute.id as acute_id, acute.person_id, 'opener'::varchar as why
from acute_access as acute
     join cases on cases.id = acute.case_id
     join able on able.partnership_id = cases.partnership_id and able.person_id = acute.person_id
where not exists (
    select from forbidden where forbidden.case_id = acute.case_id and forbidden.person_id = acute.person_id
)
union all
select acute.id, s.person_id, s.why
from acute_access as acute join case_sight as s on s.case_id = acute.case_id
where s.why in ('coordinator', 'deputy')
union all
select acute.id, case_head.person_id, 'head'
from acute_access as acute
     join case_head on case_head.case_id = acute.case_id
     join person as head on head.id = case_head.person_id
     join person as opener on opener.id = acute.person_id
where case_head.person_id <> acute.person_id
  and (head.agency_id is distinct from opener.agency_id or not exists (
    select from case_head as other join person as apart on apart.id = other.person_id
    where other.case_id = acute.case_id and apart.agency_id is distinct from opener.agency_id
  ))
"""


class Migration(migrations.Migration):
    dependencies = [("coordination", "0015_rings_wait")]

    operations = [migrations.RunSQL(ACUTE_SIGHT, migrations.RunSQL.noop)]
