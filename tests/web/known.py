"""What the tests of the pages of information read and send: a page, where it is, a sharing, what is to be mended."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests.information.knowing import agency, party
from tests.web.grid import visitor

IN_A_MONTH = (timezone.now() + timedelta(days=30)).date().isoformat()


def html(who: str, path: str) -> str:
    answer = visitor(who).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def place(case) -> str:
    return f"/sager/{case.pk}/oplysninger"


def share(case, **changes: Any) -> dict[str, Any]:
    """A form that lacks nothing but a consent."""
    exposed = party(case, "exposed").pk
    filled = {"to": f"{agency('dsc')}:", "purpose": "support", "necessity": "For forløbet"}
    return {"token": str(uuid4()), **filled, f"basis_{exposed}": "consent", **changes}


def errors(page: str) -> set[str]:
    summary = page[
        page.index("error-summary-heading") : page.index("</ul>", page.index("error-summary-heading"))
    ]
    return {re.sub("<[^>]*>", "", each) for each in re.findall(r"<li>(.*?)</li>", summary)}
