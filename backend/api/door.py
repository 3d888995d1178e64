"""The door every API view stands in: who asks, when, and one transaction around the whole request."""

from contextlib import ExitStack
from copy import copy
from functools import cache
from typing import Any, ClassVar
from uuid import UUID

from django.db import Error
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from backend.api import idempotency
from backend.api.errors import not_able_to_work
from backend.api.parsing import unknown_fields
from backend.api.signin import PeopleOnly, actor_of
from backend.core import clock
from backend.core.actor import Actor, acting_as
from backend.core.away import is_away
from backend.core.record import put_looks_on_record
from backend.systems.scopes import Scope


class Door(APIView):
    """Parse, call one use case or selector, shape the answer. `by` and `at` are handed on; nothing else is."""

    permission_classes = [PeopleOnly]
    scope: ClassVar[Scope | None] = None  # what a system must be let in for; without one it is not let in
    answers_are_kept: ClassVar[bool] = True  # and given again to the same keyed request
    by: Actor
    showed: tuple[str, UUID | None] = ("", None)  # the case or handover whose content the answer holds

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            with ExitStack() as self._room:
                return super().dispatch(request, *args, **kwargs)
        except Error as error:
            if not is_away(error):
                raise
            return not_able_to_work(request)  # the database went away before the commit: nothing is done

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        self.at = clock.now()
        super().initial(request, *args, **kwargs)
        if self.answers_are_kept:
            self._keyed = idempotency.begin(request, self.by, self.at)

    def perform_authentication(self, request: Request) -> None:
        """From here somebody acts: whoever is not let in is on record, too."""
        super().perform_authentication(request)
        self.by = actor_of(request.user, request.auth)
        self._room.enter_context(acting_as(self.by))

    def looked(self, act: str, *abouts: str) -> None:
        put_looks_on_record(self.by, at=self.at, act=act, abouts=abouts)

    def handle_exception(self, exc: Exception) -> Response:
        if isinstance(exc, idempotency.Replay):
            if exc.about:
                self.looked("answer-repeated", exc.about)
            return Response(exc.body, status=exc.status)
        return super().handle_exception(exc)

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        keyed = getattr(self, "_keyed", None)
        if keyed and response.status_code < 400:
            keyed.keep(response, self.showed)
        response["Cache-Control"] = "no-store"
        return super().finalize_response(request, response, *args, **kwargs)

    def asked(self, serializer: type[Serializer]) -> dict:
        """The question in the address, well-formed, or a 400."""
        question = _filled(serializer, self.request.query_params)
        question.is_valid(raise_exception=True)
        return question.validated_data

    def parsed(self, serializer: type[Serializer], **kwargs: Any) -> dict:
        """The request's body, well-formed, or a 400 that says what is wrong with which part."""
        data = self.request.data
        wanted = serializer(data=data, **kwargs) if kwargs else _filled(serializer, data)
        if unknown := unknown_fields(wanted, self.request.data):
            raise ValidationError(unknown)
        wanted.is_valid(raise_exception=True)
        return wanted.validated_data


def _filled(serializer: type[Serializer], data: Any) -> Serializer:
    form = copy(_form(serializer))
    form.initial_data = data
    return form


@cache
def _form(serializer: type[Serializer]) -> Serializer:
    """With its fields, which cost more to make than to fill in."""
    form = serializer(data={})
    _ = form.fields
    return form
