"""The house itself: whether it is able to work, and what its problems mean."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.door import Door
from backend.api.signin import Anybody
from backend.api.texts import TEXTS
from backend.core.clock import now
from backend.core.refusals import NotFound
from backend.responsibilities.book import model_in_force


def readyz(request: HttpRequest) -> JsonResponse:
    """Able to work: a database that takes what is written, migrations done, a model in force. 503 says which is not."""
    state = {"database": False, "migrations": False, "model": False}
    try:
        with connection.cursor() as cursor:
            cursor.execute("show transaction_read_only")
            state["database"] = cursor.fetchone() == ("off",)
        executor = MigrationExecutor(connection)
        state["migrations"] = not executor.migration_plan(executor.loader.graph.leaf_nodes())
        state["model"] = bool(model_in_force(now()).version)
    except (DatabaseError, LookupError):
        pass
    return JsonResponse({"status": state}, status=200 if all(state.values()) else 503)


class ProblemTextOut(serializers.Serializer):
    code = serializers.CharField()
    da = serializers.CharField()
    en = serializers.CharField()


class ProblemText(Door):
    """What a problem's `type` leads to."""

    authentication_classes = ()  # the same for everybody: also for who must learn why their token is refused
    permission_classes = [Anybody]

    @extend_schema(operation_id="explain_problem", responses=ProblemTextOut)
    def get(self, request: Request, code: str) -> Response:
        if code not in TEXTS:
            raise NotFound()
        danish, english = TEXTS[code]
        return Response({"code": code, "da": danish, "en": english})
