"""Who may do what to an agency's devices. What asks for a role is granted a floor up, in responsibilities."""

from enum import StrEnum

from backend.agencies.models import Partner, Post
from backend.core.access import grant, predicate
from backend.core.actor import Actor


class DevicePermission(StrEnum):
    SEE = "device.see"
    ENROL = "device.enrol"
    END = "device.end"


@predicate
def holds_a_post_at(actor: Actor, partner: Partner) -> bool:
    """A live post in that partnership, for that agency."""
    posts = Post.objects.filter(live_in=partner.partnership_id, agency=partner.agency_id, person=actor.id)
    return posts.exists()


grant(DevicePermission.ENROL, holds_a_post_at)
