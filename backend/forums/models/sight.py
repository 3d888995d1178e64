"""Who is in a room, and so sees its matters: views, each the one definition of its sight relation (P6)."""

from django.db import models

from backend.agencies.models import Forum, Person
from backend.forums.models.matter import Matter


class ForumSight(models.Model):
    """`person` is in the room as `why`: its chair or a member. Never anybody of the investigation wing."""

    pk = models.CompositePrimaryKey("forum_id", "person_id", "why")
    forum = models.ForeignKey(Forum, models.DO_NOTHING, related_name="sights")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    why = models.CharField(max_length=40)

    class Meta:
        managed = False
        db_table = "forum_sight"


class MatterSight(models.Model):
    """`person` sees `matter`, being in its room now."""

    pk = models.CompositePrimaryKey("matter_id", "person_id", "why")
    matter = models.ForeignKey(Matter, models.DO_NOTHING, related_name="sights")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    why = models.CharField(max_length=40)

    class Meta:
        managed = False
        db_table = "matter_sight"


class Investigating(models.Model):
    """`person` is of the investigation wing, wherever: no room is for them."""

    person = models.OneToOneField(Person, models.DO_NOTHING, primary_key=True, related_name="+")

    class Meta:
        managed = False
        db_table = "investigating"
