"""An agency answers for its own rows of a case that has moved away: in the partnership where the case was, too."""

from importlib import import_module

from django.db import migrations

PART_SIGHT = import_module("backend.insight.migrations.0004_sight_and_wall").PART_SIGHT
WHERE_IT_IS = "access_office as office on office.partnership_id = cases.partnership_id"
OR_WAS = """access_office as office on (office.partnership_id = cases.partnership_id or office.partnership_id in (
              select departure.partnership_id from departure where departure.case_id = part.case_id))"""


def sight(where: str) -> str:
    view = PART_SIGHT.replace(WHERE_IT_IS, where)
    return view.replace("create view", "create or replace view")


class Migration(migrations.Migration):
    dependencies = [("insight", "0004_sight_and_wall"), ("coordination", "0016_sight_of_moves")]

    operations = [migrations.RunSQL(sight(OR_WAS), sight(WHERE_IT_IS))]
