"""An agency answers for its own rows of a case that has moved away, in the partnership where the case was, too: for what
it had there until then, and for nothing that came after."""

from importlib import import_module

from django.db import migrations

PART_SIGHT = import_module("backend.insight.migrations.0005_forbidden_and_answered").PART_SIGHT
OFFICE = "access_office as office on office.partnership_id = cases.partnership_id\n              and office.agency_id"
ANY_OFFICE = "access_office as office on office.agency_id"
WHERE = "where (office.role <> 'municipal-lawyer-dpo'"
WHERE_IT_IS_OR_WAS = """where (office.partnership_id = cases.partnership_id or exists (
        select from departure
        where departure.case_id = part.case_id and departure.partnership_id = office.partnership_id
          and (part.what = 'looks' or item.written_at <= departure.left_at)
      )) and (office.role <> 'municipal-lawyer-dpo'"""
MOVED = PART_SIGHT.replace(OFFICE, ANY_OFFICE).replace(WHERE, WHERE_IT_IS_OR_WAS)


class Migration(migrations.Migration):
    dependencies = [("insight", "0006_minus_forbidden"), ("coordination", "0022_sight_of_moves")]

    operations = [migrations.RunSQL(MOVED, PART_SIGHT)]
