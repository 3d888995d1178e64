"""What a browser may load of a page (`config.web`): nearly every answer says the same, put into words once."""

from dataclasses import asdict
from functools import cached_property

from csp.constants import HEADER
from csp.middleware import CSPMiddleware, PolicyParts
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

SAME = PolicyParts()


class ContentPolicy(CSPMiddleware):
    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        of_its_own = self.get_policy_parts(request, response) != SAME or HEADER in response
        if of_its_own or hasattr(response, "_csp_exempt") or request.path_info.startswith(self._elsewhere):
            return super().process_response(request, response)
        response[HEADER] = self._said
        return response

    @cached_property
    def _said(self) -> str:
        return build_policy(**asdict(SAME))

    @cached_property
    def _elsewhere(self) -> tuple[str, ...]:
        return tuple(settings.CONTENT_SECURITY_POLICY["EXCLUDE_URL_PREFIXES"])
