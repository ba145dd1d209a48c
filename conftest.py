"""Fixtures for every test, beside the code or under tests/."""

from __future__ import annotations

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from tests.cast import an, hoa, lan, minh, quan_tri, tuan

__all__ = ["an", "django_db_setup", "hoa", "lan", "minh", "quan_tri", "tuan"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Let browser tests empty the record between them; tests/structure/test_append_only.py arms the trigger again."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_event DISABLE TRIGGER audit_event_refuses_truncate")
