"""Asking whom to call: the model in force, the partnerships there, and what `who_to_call` makes of them."""

from dataclasses import dataclass
from datetime import datetime

from backend.agencies.geography import is_municipality
from backend.core.refusals import Unusable
from backend.responsibilities.answers import Answers
from backend.responsibilities.book import Model, UnknownCodeError, model_in_force
from backend.responsibilities.snapshot import Snapshot
from backend.responsibilities.snapshots import snapshots_covering
from backend.responsibilities.who_to_call import who_to_call


@dataclass(frozen=True)
class Places:
    """Where it is, and where she lives if that is elsewhere, with the live partnerships that cover them then."""

    model: Model
    at: datetime
    municipality: str
    residence: str | None
    snapshots: list[Snapshot]

    def covering(self, code: str | None) -> Snapshot | None:
        return next((each for each in self.snapshots if code and each.municipality(code)), None)

    def ask(self, *, topic: str | None = None, duty: str | None = None, child: bool | None = None) -> Answers:
        """As often as one likes: the database was asked before. Unusable for a topic or duty that does not exist."""
        try:
            return who_to_call(
                self.model,
                self.covering(self.municipality),
                self.at,
                self.municipality,
                topic=topic,
                duty=duty,
                residence=self.residence,
                child=child,
                residence_snapshot=self.covering(self.residence),
            )
        except UnknownCodeError as error:
            if duty:
                raise Unusable("unknown-duty", field="duty") from error
            raise Unusable("unknown-topic", field="topic") from error


def places(municipality: str, at: datetime, *, residence: str | None = None) -> Places:
    """Unusable for a place that does not exist, or a time before the first edition of the model."""
    named = {"municipality": municipality, "residence": residence}
    for field, code in named.items():
        if code and not is_municipality(code):
            raise Unusable("unknown-municipality", field=field)
    found = snapshots_covering([code for code in named.values() if code], at)
    return Places(edition_at(at), at, municipality, residence, found)


def edition_at(at: datetime) -> Model:
    try:
        return model_in_force(at)
    except LookupError as error:
        raise Unusable("no-model-then", field="at") from error
