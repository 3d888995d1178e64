"""A prepared question answers what the same question put anew answers, and refuses to be put where it could not."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from backend.agencies.models import Agency, Person, Post
from backend.core.prepared import fetched, prepared
from tests.cast import actor

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def person(username: str) -> Person:
    return actor(username).person


@prepared
def called(*usernames: str) -> QuerySet[Person]:
    return Person.objects.filter(username__in=usernames).select_related("agency").order_by("username")


@prepared
def posts_since(someone: UUID | None, at: datetime) -> QuerySet[Post, int]:
    return Post.objects.filter(person=someone, since__gt=at).values_list("pk", flat=True)


def test_it_answers_of_now_with_the_values_of_now():
    for username in ("koordinator", "visitator", "koordinator"):
        (found,) = called(username)
        assert (found, found.agency) == (person(username), person(username).agency)
    Person.objects.filter(username="koordinator").update(title="En anden")
    assert [each.title for each in called("koordinator")] == ["En anden"]


def test_as_many_values_as_one_likes():
    assert [each.username for each in called("visitator", "koordinator", "ingen")] == [
        "koordinator",
        "visitator",
    ]
    assert called() == []


def test_none_is_asked_for_as_none():
    mine = person("koordinator").pk
    since = Post.objects.filter(person=mine).values_list("since", flat=True)[0]
    assert posts_since(mine, since - timedelta(days=1)) == list(
        Post.objects.filter(person=mine).values_list("pk", flat=True)
    )
    assert posts_since(None, since - timedelta(days=1)) == posts_since(mine, since) == []


def test_it_is_asked_in_one_statement_with_nothing_loaded_later():
    called("visitator")
    with CaptureQueriesContext(connection) as asked:
        (found,) = called("visitator")
        assert found.agency and found.agency.name
    assert len(asked) == 1


def test_what_works_something_out_of_a_value_is_refused():
    @prepared
    def yesterday(at: datetime) -> QuerySet[Post]:
        return Post.objects.filter(since__gt=at - timedelta(days=1))

    @prepared
    def turned(someone: UUID) -> QuerySet[Post]:
        return Post.objects.filter(person=someone) if someone.int % 2 else Post.objects.all()

    @prepared
    def left_out(someone: UUID) -> QuerySet[Post]:
        return Post.objects.all()

    for ask in (lambda: yesterday(AT), lambda: turned(uuid4()), lambda: left_out(uuid4())):
        with pytest.raises(TypeError, match="works something out of its values"):
            ask()


def test_what_is_no_value_is_part_of_the_question():
    class Order(StrEnum):
        UP = "username"
        DOWN = "-username"

    @prepared
    def first(order: Order, many: int) -> QuerySet[Person, str]:
        return Person.objects.order_by(order).values_list("username", flat=True)[:many]

    names = sorted(Person.objects.values_list("username", flat=True))
    assert (first(Order.UP, 1), first(Order.DOWN, 2)) == (names[:1], names[:-3:-1])


def test_rows_can_be_given_what_belongs_to_them():
    agency = Agency.objects.get(people=person("koordinator"))
    fetched(agency, "people", [person("koordinator")])
    with CaptureQueriesContext(connection) as asked:
        assert list(agency.people.all()) == [person("koordinator")] and len(asked) == 1
