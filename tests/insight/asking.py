"""Requests for access as the tests make them, and deeds on them in short."""

from typing import Any

from backend.coordination.models import Case
from backend.coordination.parties import Exposed
from backend.core.sealing import blind_index
from backend.insight.models import AccessRequest
from tests.cast import MONDAY, actor, opened

CPR = "3112990001"


def known(cpr: str = CPR) -> Case:
    """A case whose exposed person is known by number."""
    return opened(exposed=Exposed(name="Ulla Udsat", cpr=cpr))


def row(who: str = "visitator", **changes: Any) -> AccessRequest:
    """As registering one writes it."""
    person = actor(who).person
    wanted = {
        "receipt": "2345-6789",
        "partnership": person.posts.get(ended_at=None).partnership,
        "controller": person.agency,
        "regime": "gdpr",
        "kind": "gdpr-access",
        "asker": "exposed",
        "cpr": CPR,
        "cpr_index": blind_index(CPR),
        "received_at": MONDAY,
        "registered_at": MONDAY,
        "registered_by": person,
        "answer_by": MONDAY.replace(month=12),
    }
    return AccessRequest.objects.create(**{**wanted, **changes})
