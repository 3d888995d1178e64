"""Open cases whose next step is behind them, or was written over: what a telling and a handover leave today.

Once all is told, "tell who coordinates" is no step any more; before the screening it never was one. The terms are those
of the editions until now, the same in each of them. Run again it finds nothing.
"""

from django.db import migrations
from django.db.models import Exists, F, OuterRef

from backend.responsibilities.deadlines import due

TOLD_OF = ("tell-who-coordinator-is", "not-stalking-route")
LEAVE = "leave-the-course"
# by the last line of history that began a step before the case is active: the duty, and its working days
BEGUN_BY = {
    "opened": ("screening", "P3D"),
    "moved": ("screening", "P3D"),
    "screened": ("professional-sparring", "P2D"),
}


def step_on(apps, schema_editor) -> None:
    """The version moves with the step: an ETag must never stand still over a change."""
    for case in _told(apps).iterator():
        _goes_on(apps, case, "", None)
    for case in _written_over(apps).iterator():
        began = case.history.filter(what__in=BEGUN_BY).order_by("pk").last()
        duty, within = BEGUN_BY[began.what]
        _goes_on(apps, case, duty, due(began.at, within, "working"))


def _told(apps):
    """Active, told all there was to tell of that step, and told it once at least."""
    tellings = apps.get_model("coordination", "Telling").objects.filter(
        case=OuterRef("pk"), duty=OuterRef("next_duty")
    )
    told = Exists(tellings.filter(told_at__isnull=False)), ~Exists(tellings.filter(told_at=None))
    return _cases(apps).filter(*told, state="active", next_duty__in=TOLD_OF)


def _written_over(apps):
    lines = apps.get_model("coordination", "HistoryLine").objects.filter(case=OuterRef("pk"))
    unscreened = _cases(apps).filter(state__in=("received", "screening"))
    return unscreened.filter(Exists(lines.filter(what__in=BEGUN_BY)), next_duty__in=("", TOLD_OF[0]))


def _goes_on(apps, case, duty, by) -> None:
    """To whoever asked to leave comes first that they are let go of. What was changed meanwhile has its step already."""
    asked = apps.get_model("coordination", "Wish").objects.filter(kind="withdrawal", answered_at=None)
    leaving = asked.filter(case=case.pk).first()
    step = (
        {"next_duty": LEAVE, "next_by": leaving.respond_by} if leaving else {"next_duty": duty, "next_by": by}
    )
    _cases(apps).filter(pk=case.pk, version=case.version).update(**step, version=F("version") + 1)


def _cases(apps):
    return apps.get_model("coordination", "Case").objects


class Migration(migrations.Migration):
    dependencies = [("coordination", "0024_sets_as_questions")]

    operations = [migrations.RunPython(step_on, migrations.RunPython.noop)]
