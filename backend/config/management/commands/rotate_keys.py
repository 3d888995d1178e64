"""Seals and marks everything with the newest keys, and says which keys are still needed."""

from typing import Any

from django.core.management.base import BaseCommand

from backend.config.database import as_owner
from backend.config.second_factors import reseal_second_factors
from backend.coordination.reindexing import reindex
from backend.core.rotation import keys_in_use, reseal
from backend.insight.models import AccessRequest


class Command(BaseCommand):
    help = "Seals everything with the newest sealing key, and marks CPR numbers with the newest index key"

    def handle(self, *args: Any, **options: Any) -> None:
        with as_owner():
            texts = reseal() + reseal_second_factors()
            self.stdout.write(
                f"{texts} texts sealed anew, {reindex(AccessRequest.objects.all())} numbers marked anew."
            )
            for name, count in sorted(keys_in_use().items()):
                self.stdout.write(f"Sealing key {name}: {count} texts")
        self.stdout.write("Keep each index key as long as lines of the record that it sealed.")
