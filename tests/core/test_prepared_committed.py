"""A prepared lock asks for a transaction at every asking, not when it is put alone."""

import pytest
from django.db import transaction
from django.db.models import QuerySet
from django.db.transaction import TransactionManagementError

from backend.agencies.models import Person
from backend.core.prepared import prepared


@prepared
def locked(username: str) -> QuerySet[Person]:
    return Person.objects.filter(username=username).select_for_update()


def test_a_lock_outside_a_transaction_is_refused_the_second_time_too(cloned_database):
    with transaction.atomic():
        assert locked("koordinator")
    with pytest.raises(TransactionManagementError):
        locked("koordinator")
