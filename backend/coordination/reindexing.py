"""Finding people by the newest index key: the marks of CPR numbers made anew. Run as the owner."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from backend.coordination.models import Case, CaseParty, PartyKind, Referral
from backend.core.sealing import UNREADABLE, blind_index

AT_ONCE = 500


def reindex(*others: QuerySet) -> int:
    """How many people were marked anew, those of `others` too; again is harmless.

    A number whose sealing key is lost keeps its old mark.
    """
    people = (CaseParty.objects.select_related("case"), Referral.objects.all(), *others)
    return sum(_each(_old(rows)) for rows in people)


def _old(rows: QuerySet) -> QuerySet:
    newest = next(iter(settings.INDEX_KEYS))
    return rows.exclude(cpr_index="").exclude(cpr_index__startswith=f"{newest}:").order_by("pk")


def _each(rows: QuerySet) -> int:
    done = 0
    for row in rows.iterator(AT_ONCE):
        if row.cpr != UNREADABLE:
            _mark(row, blind_index(row.cpr))
            done += 1
    return done


@transaction.atomic
def _mark(row: Any, index: str) -> None:
    type(row).objects.filter(pk=row.pk).update(cpr_index=index)
    if isinstance(row, CaseParty) and row.kind == PartyKind.EXPOSED:
        Case.objects.filter(pk=row.case_id, exposed_index=row.cpr_index).update(exposed_index=index)
