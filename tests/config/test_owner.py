"""The owner migrates and steps back."""

from django.core.management import call_command
from django.db import connection

from backend.config import roles
from backend.config.database import as_owner


def whoami() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return cursor.fetchone()[0]


def test_the_owner_is_somebody_else_and_the_application_comes_back(cloned_database):
    with as_owner():
        owner = whoami()
    assert (owner, whoami()) == ("en_indgang_owner", "en_indgang_app")


def test_migrating_again_changes_nothing(cloned_database):
    call_command("migrate", verbosity=0)
    assert whoami() == "en_indgang_app"


def test_rights_are_given_as_often_as_wanted(cloned_database):
    with as_owner(), connection.cursor() as cursor:
        roles.prepare(cursor, app="en_indgang_app")
        roles.prepare(cursor, app="en_indgang_app")
