"""The record of looking (P10): one line per look, lookup, refusal and referral. Append-only."""

from django.db import models

from backend.core.sealing import SealedTextField


class RecordLine(models.Model):
    """Somebody looked, asked or was refused. `about` is a kind and an id, never a name or number;
    `for_whom` says which system it was, or which one a person acted through."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=16)
    actor = models.UUIDField(null=True, blank=True)
    for_whom = models.CharField(max_length=100, blank=True, default="")
    agency = models.UUIDField(null=True, blank=True)
    act = models.CharField(max_length=64)
    outcome = models.CharField(max_length=64)
    about = models.CharField(max_length=100, blank=True)
    reason = SealedTextField(blank=True)

    class Meta:
        db_table = "record_line"
        ordering = ["id"]
        indexes = [
            models.Index(fields=["about"], name="what_was_looked_at"),
            models.Index(fields=["actor", "at"], name="what_somebody_looked_at"),
        ]


class RecordSeal(models.Model):
    """A link of the chain: the line's mark, made with the mark before. Append-only."""

    position = models.BigIntegerField(primary_key=True)
    line = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    mark = models.CharField(max_length=100)

    class Meta:
        db_table = "record_seal"
        ordering = ["position"]


class RecordAnchor(models.Model):
    """The first `position` links of the chain were removed when their time was over: so many lines, the last of them
    with this `mark`. `seal` is made with a key, and with the anchor before: nobody else anchors. Append-only."""

    position = models.BigIntegerField(primary_key=True)
    count = models.BigIntegerField()
    mark = models.CharField(max_length=100)
    before = models.DateTimeField()
    at = models.DateTimeField()
    seal = models.CharField(max_length=100)

    class Meta:
        db_table = "record_anchor"
        ordering = ["position"]
