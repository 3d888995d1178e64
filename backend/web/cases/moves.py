"""What a reader may do with a handover now: asked of the same tables as the deed asks."""

from collections.abc import Iterable

from backend.coordination.lifecycle import HANDOVER_MOVES, Handing, Move, may_follow
from backend.coordination.models import Handover, HandoverKind
from backend.core.access import allowed
from backend.core.actor import Actor

# what people press; the chair's placing has a page of its own, to which it leads, and the clock's step no button
OF_ALL = (Move.ACCEPT, Move.DECLINE, Move.WITHDRAW, Move.OFFER_AGAIN, Move.PLACE)
OF_DUTIES = (Move.CONTACT, Move.FINISH, Move.GIVE_UP)


def moves(handover: Handover, by: Actor) -> Iterable[str]:
    of_its_kind = OF_DUTIES if handover.kind == HandoverKind.DUTY else ()
    for move in (*OF_ALL, *of_its_kind):
        if may_follow(HANDOVER_MOVES[move], Handing(handover.state)) and allowed(by, move, handover):
            yield move.name.lower()
