"""Why something passed that it was decided not to share goes with the other words of its disclosure."""

from django.db import migrations

from backend.archive.forgettable import forgets

OF_ITS_ITEM = "item_id in (select id from item where case_id = $1{})"
ITEMS, ITEMS_OF = OF_ITS_ITEM.format(""), OF_ITS_ITEM.format(" and controller_id = $2")


class Migration(migrations.Migration):
    dependencies = [("archive", "0005_papers_of_a_bundle"), ("information", "0007_against_a_decision")]

    operations = [forgets("disclosure", "against", of_case=ITEMS, of_agency=ITEMS_OF)]
