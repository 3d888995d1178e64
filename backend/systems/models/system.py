"""A system of an agency: who it is let in for, and for what."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from backend.agencies.models import Agency
from backend.coordination.models.case import choices
from backend.responsibilities.vocabulary import Wing
from backend.systems.scopes import Scope


class System(models.Model):
    """`application` holds its client id and its secret's hash. `wing`: of the police, the one wing whose events it is
    told; a police system without one is told none."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    application = models.OneToOneField("oauth2_provider.Application", models.PROTECT, related_name="system")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="systems")
    wing = models.CharField(max_length=16, choices=choices(Wing), blank=True)
    scopes = ArrayField(models.CharField(max_length=16))
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "system"
        constraints = [
            models.CheckConstraint(
                condition=Q(scopes__contained_by=[scope.value for scope in Scope]),
                name="a_system_is_let_in_for_what_is_known",
            ),
            models.CheckConstraint(
                condition=Q(wing__in=["", *(wing.value for wing in Wing)]), name="a_system_is_of_a_known_wing"
            ),
        ]


class SystemSight(models.Model):
    """`person` sees `system`: administrator of a partnership its agency is partner of."""

    pk = models.CompositePrimaryKey("system_id", "person_id")
    system = models.ForeignKey(System, models.DO_NOTHING, related_name="+")
    person = models.ForeignKey("agencies.Person", models.DO_NOTHING, related_name="+")

    class Meta:
        managed = False
        db_table = "system_sight"
