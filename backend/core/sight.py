"""What somebody sees through a sight relation, as both walls ask it: a set, by a function that keeps its plan."""

from uuid import UUID

from django.db.models import Func, UUIDField, Value


class InSight(Func):
    """The ids of the rows that `person` sees through `relation`; for `pk__in`. `core.wall` makes the functions."""

    template = "(select unnest(%(function)s(%(expressions)s)))"
    output_field = UUIDField()

    def __init__(self, relation: str, person: UUID | None) -> None:
        super().__init__(Value(person, UUIDField()), function=f"{relation}_of")
