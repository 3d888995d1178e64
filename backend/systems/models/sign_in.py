"""What was done to the secret a system signs in with, by whom, and the secrets it had."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from backend.coordination.models.case import choices
from backend.systems.acts import SignInAct
from backend.systems.models.system import System


class SystemDeed(models.Model):
    """`by`: a person; none where the operator did it at the command line. The id is drawn from the form: sent twice is
    done once. Append-only."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    system = models.ForeignKey(System, models.PROTECT, related_name="deeds")
    act = models.CharField(max_length=20, choices=choices(SignInAct))
    by = models.ForeignKey("agencies.Person", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "system_deed"
        ordering = ["-at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(act__in=[act.value for act in SignInAct]),
                name="what_was_done_to_a_sign_in_is_a_known_act",
            ),
        ]


class FormerSignIn(models.Model):
    """The hash of a secret that was changed, and opens beside the new one until then, unless it was ended before."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    system = models.ForeignKey(System, models.PROTECT, related_name="former_sign_ins")
    secret = models.CharField(max_length=255)
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "system_former_sign_in"
        ordering = ["-until", "id"]
