"""A refusal about an absence, said where it was written."""

from backend.core.refusals import NotPossible, Unusable
from backend.web.directory.forms import AbsenceForm
from backend.web.refusals import sentence

FIELDS = {"ends_at": "last", "stand_in": "stand_in"}


def put_in(form: AbsenceForm, refusal: Unusable | NotPossible) -> int:
    """The status with which the form is shown again."""
    form.add_error(FIELDS.get(refusal.params.get("field", "")), sentence(refusal.code))
    return 409 if isinstance(refusal, NotPossible) else 422
