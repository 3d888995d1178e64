"""How cases of a partnership are passed around, for its steering chair: numbers, and case numbers past a threshold."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.door import Door
from backend.api.model import told
from backend.api.telling import MEASURES
from backend.coordination import steering_selectors as selectors
from backend.responsibilities.asking import edition_at


class ThresholdOut(serializers.Serializer):
    """What the model allows: `most` times, or so long (`within`); asked again, `most` times within that time."""

    measure = serializers.ChoiceField(MEASURES)
    title = serializers.CharField()
    most = serializers.IntegerField()
    within = serializers.CharField(help_text="ISO 8601; empty where nothing is timed.")


class WeekOut(serializers.Serializer):
    begins = serializers.DateField()
    moved = serializers.IntegerField()
    unanswered = serializers.IntegerField()
    returned = serializers.IntegerField()


class PastOut(serializers.Serializer):
    case_number = serializers.CharField(source="case.number")
    measure = serializers.ChoiceField(MEASURES)
    edition = serializers.CharField()
    at = serializers.DateTimeField()


class PartnershipPassesOut(serializers.Serializer):
    """`past`: open cases that went past a threshold, by number. `weeks`: numbers alone."""

    edition = serializers.CharField()
    thresholds = ThresholdOut(many=True)
    past = PastOut(many=True)
    weeks = WeekOut(many=True)


class PartnershipPasses(Door):
    @extend_schema(operation_id="partnership_passes", responses=PartnershipPassesOut)
    def get(self, request: Request, slug: str) -> Response:
        partnership = selectors.steered(self.by, slug)
        model = edition_at(self.at)
        thresholds = [
            {"measure": each.measure, "title": told(each.title), "most": each.most, "within": each.within}
            for each in model.thresholds
        ]
        past = selectors.passed_around(self.by, partnership)
        weeks = selectors.passes_by_week(self.by, partnership, self.at)
        self.looked("passes-listed", *(f"case:{row.case_id}" for row in past))
        return Response(
            {
                "edition": model.version,
                "thresholds": thresholds,
                "past": PastOut(past, many=True).data,
                "weeks": WeekOut(weeks, many=True).data,
            }
        )
