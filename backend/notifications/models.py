"""Inboxes and notices. A notice carries a kind and ids, never what the case says."""

from django.db import models

from backend.agencies.models import Person


class Inbox(models.Model):
    """A person's last number. Notices hang on the inbox, so that ringing never locks the person's row."""

    person = models.OneToOneField(Person, models.PROTECT, primary_key=True, related_name="inbox")
    last_seq = models.BigIntegerField(default=0)

    class Meta:
        db_table = "inbox"


class About(models.TextChoices):
    """What a notice points at, and so which sight is asked again before it is shown."""

    NOTHING = ""
    CASE = "case"
    HANDOVER = "handover"
    REFERRAL = "referral"
    MESSAGE = "message"
    WISH = "wish"
    NOTE = "note"
    MATTER = "matter"
    WEBHOOK = "webhook"


class Notice(models.Model):
    """Number `seq` of an inbox: dense, in the order of commits."""

    id = models.BigAutoField(primary_key=True)
    inbox = models.ForeignKey(Inbox, models.PROTECT, related_name="notices")
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    about_kind = models.CharField(max_length=12, choices=About.choices, blank=True)
    about = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "notice"
        ordering = ["seq"]
        constraints = [
            models.UniqueConstraint(fields=["inbox", "seq"], name="one_notice_per_number"),
            models.CheckConstraint(condition=models.Q(seq__gt=0), name="notices_are_numbered_from_one"),
        ]
