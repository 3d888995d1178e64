"""By when a request is to be answered. The settings' times are to be confirmed by a jurist ([K] in the model)."""

from datetime import datetime

from django.conf import settings

from backend.insight.kinds import Kind
from backend.responsibilities.deadlines import due


def answer_by(kind: Kind, received_at: datetime) -> datetime:
    """One month for what is asked for by the data protection rules, seven working days for files."""
    if kind is Kind.GDPR:
        return due(received_at, settings.INSIGHT_GDPR_WITHIN, "calendar")
    return due(received_at, settings.INSIGHT_FILE_WITHIN, "working")
