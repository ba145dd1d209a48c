"""The database itself refuses to change the record."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from dondoc.accounts.models import User
from dondoc.audit.models import Event

AT = datetime(2025, 3, 4, 2, 0, tzinfo=UTC)


@pytest.fixture
def event(lan: User) -> Event:
    return Event.objects.create(at=AT, by=lan, verb="audit.tried", thing_type="accounts.user", thing_id=str(lan.pk))


def test_an_event_cannot_be_changed(event: Event) -> None:
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(verb="audit.forged")


def test_an_event_cannot_be_removed(event: Event) -> None:
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Event.objects.filter(pk=event.pk).delete()


def test_the_record_cannot_be_emptied(event: Event) -> None:
    with connection.cursor() as cursor:
        # conftest.py lets browser tests empty their database; here the guard stands as in a real one.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else a trigger is pending, and the table cannot be altered
        cursor.execute("ALTER TABLE audit_event ENABLE TRIGGER audit_event_refuses_truncate")
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            cursor.execute("TRUNCATE audit_event")


def test_a_person_in_the_record_cannot_be_removed(event: Event, lan: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        lan.delete()
