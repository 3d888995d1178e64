"""What somebody sees through a sight relation, as both walls ask it: a set, by a function that keeps its plan."""

from uuid import UUID

from django.db.models import BooleanField, F, Func, UUIDField, Value


class InSight(Func):
    """The ids of the rows that `person` sees through `relation`; for `pk__in`. `core.wall` makes the functions."""

    template = "(select unnest(%(function)s(%(expressions)s)))"
    output_field = UUIDField()

    def __init__(self, relation: str, person: UUID | None) -> None:
        super().__init__(Value(person, UUIDField()), function=f"{relation}_of")


class IsInSight(Func):
    """The same of each row, which is looked up by its key: for what somebody sees some hundreds of, it is faster."""

    template = "%(expressions)s))::uuid[])"
    output_field = BooleanField()

    def __init__(self, relation: str, person: UUID | None) -> None:
        asked = f" = any ((select {relation}_of("
        super().__init__(F("pk"), Value(person, UUIDField()), arg_joiner=asked)
