"""What the API door itself remembers: the answers given to keyed requests."""

from django.db import models

from backend.core.sealing import SealedTextField


class StoredAnswer(models.Model):
    """The answer to a request with an Idempotency-Key, kept in the deed's own transaction, sealed."""

    client = models.CharField(max_length=64)
    key = models.CharField(max_length=128)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    body = SealedTextField()
    about_kind = models.CharField(max_length=12, blank=True)
    about = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "stored_answer"
        constraints = [
            models.UniqueConstraint(fields=["client", "key"], name="one_answer_per_client_and_key")
        ]
