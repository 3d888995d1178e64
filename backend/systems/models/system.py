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
    told; a police system without one is told none. `run_by`, `phone`: whom to ring when it fails, a function and no
    person; empty where nobody has said."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    application = models.OneToOneField("oauth2_provider.Application", models.PROTECT, related_name="system")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="systems")
    wing = models.CharField(max_length=16, choices=choices(Wing), blank=True)
    scopes = ArrayField(models.CharField(max_length=16))
    run_by = models.CharField(max_length=80, blank=True, db_default="")
    phone = models.CharField(max_length=20, blank=True, db_default="")
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
            models.CheckConstraint(
                condition=Q(run_by="", phone="") | (~Q(run_by="") & ~Q(phone="")),
                name="who_runs_a_system_has_a_name_and_a_number",
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
