"""Who sees what: views of the database, each the one definition of its sight relation (P6).

Granted minus forbidden is composed once, in the migration that makes the views; rows, yes-or-no and readers
are three questions to the same relation.
"""

from django.db import models

from backend.agencies.models import Person
from backend.coordination.models.acute import AcuteAccess
from backend.coordination.models.case import Case
from backend.coordination.models.entrance import Message, Referral
from backend.coordination.models.handover import Handover
from backend.coordination.models.relocation import Departure
from backend.coordination.models.telling import Wish
from backend.coordination.models.udoever_note import RingRequest, UdoeverNote


class Forbidden(models.Model):
    """`person` may not know of `case`: recused, or leading an agency whose staff is party. No reason to see outweighs
    it: every sight relation below is what is granted, minus this."""

    pk = models.CompositePrimaryKey("case_id", "person_id")
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="+")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")

    class Meta:
        managed = False
        db_table = "forbidden"


class CaseHead(models.Model):
    """`person` answers for those who hold `case`: its heads of department, minus the forbidden; where none is left,
    the chairs of the steering group. They see no case by it."""

    pk = models.CompositePrimaryKey("case_id", "person_id")
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="+")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")

    class Meta:
        managed = False
        db_table = "case_head"


class CaseSight(models.Model):
    """`person` sees `case` because of `why`: coordinator, deputy or seat. A person may have several reasons."""

    pk = models.CompositePrimaryKey("case_id", "person_id", "why")
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="sights")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    why = models.CharField(max_length=40)

    class Meta:
        managed = False
        db_table = "case_sight"


class HandoverSight(models.Model):
    """`person` sees `handover`: through the case, as the one now asked, as its holder, or as the one to place it."""

    pk = models.CompositePrimaryKey("handover_id", "person_id", "why")
    handover = models.ForeignKey(Handover, models.DO_NOTHING, related_name="sights")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    why = models.CharField(max_length=40)

    class Meta:
        managed = False
        db_table = "handover_sight"


class DepartureSight(models.Model):
    """`person` sees `departure`: having held the case there, having sat at it until then, or holding it now."""

    pk = models.CompositePrimaryKey("departure_id", "person_id", "why")
    departure = models.ForeignKey(Departure, models.DO_NOTHING, related_name="sights")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    why = models.CharField(max_length=40)

    class Meta:
        managed = False
        db_table = "departure_sight"


class ReferralSight(models.Model):
    """`person` sees `referral`: as its referrer, who sees what became of it, or as a visitator it waits for."""

    pk = models.CompositePrimaryKey("referral_id", "person_id", "why")
    referral = models.ForeignKey(Referral, models.DO_NOTHING, related_name="sights")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    why = models.CharField(max_length=40)

    class Meta:
        managed = False
        db_table = "referral_sight"


class MessageSight(models.Model):
    """`person` sees `message`: holding its case, or, where it has none, as a visitator."""

    pk = models.CompositePrimaryKey("message_id", "person_id", "why")
    message = models.ForeignKey(Message, models.DO_NOTHING, related_name="sights")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    why = models.CharField(max_length=40)

    class Meta:
        managed = False
        db_table = "message_sight"


class WishSight(models.Model):
    """`person` sees `wish`: holding its case, or as the head of department who answers it."""

    pk = models.CompositePrimaryKey("wish_id", "person_id", "why")
    wish = models.ForeignKey(Wish, models.DO_NOTHING, related_name="sights")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    why = models.CharField(max_length=40)

    class Meta:
        managed = False
        db_table = "wish_sight"


class AcuteSight(models.Model):
    """`person` sees `acute`: as its opener, holding the case, or as the head of department who reviews it."""

    pk = models.CompositePrimaryKey("acute_id", "person_id", "why")
    acute = models.ForeignKey(AcuteAccess, models.DO_NOTHING, related_name="sights")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    why = models.CharField(max_length=40)

    class Meta:
        managed = False
        db_table = "acute_sight"


class UdoeverNoteSight(models.Model):
    """`person` receives `note`: the police's prevention contact there, and nobody else. Its sender has a receipt."""

    pk = models.CompositePrimaryKey("note_id", "person_id", "why")
    note = models.ForeignKey(UdoeverNote, models.DO_NOTHING, related_name="sights")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    why = models.CharField(max_length=40)

    class Meta:
        managed = False
        db_table = "udoever_note_sight"


class RingRequestSight(models.Model):
    """`person` sees `request`: holding its case, or receiving the note behind it."""

    pk = models.CompositePrimaryKey("request_id", "person_id", "why")
    request = models.ForeignKey(RingRequest, models.DO_NOTHING, related_name="sights")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    why = models.CharField(max_length=40)

    class Meta:
        managed = False
        db_table = "ring_request_sight"
