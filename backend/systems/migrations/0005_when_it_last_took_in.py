"""What webhooks took in last, from their logs; and what 0004 asks of deliveries, of the old ones too."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations

# a handful of webhooks for each system
DELIVERED = """
update webhook set delivered_at = (
    select max(webhook_try.at) from webhook_try join webhook_delivery as way on way.id = webhook_try.delivery_id
    where way.webhook_id = webhook.id and webhook_try.outcome = 'delivered'
)
"""


class Migration(migrations.Migration):
    dependencies = [("systems", "0004_keeping")]

    operations = [
        migrations.RunSQL(DELIVERED, migrations.RunSQL.noop),
        ValidateConstraint("delivery", "a_test_alone_has_no_number"),
    ]
