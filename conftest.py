"""Fixtures for every test, beside the code or under tests/."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import hypothesis
import psycopg
import pytest
from django.conf import settings
from django.db import connection
from pytest_django import DjangoDbBlocker

from dondoc.lib.postgres import server
from tests.cast import an, binh, dung, hoa, khanh, lan, minh, nga, quan_tri, thu, tuan, vinh
from tests.mailbox import mailbox

__all__ = [
    "an",
    "binh",
    "django_db_modify_db_settings",
    "django_db_setup",
    "dung",
    "hoa",
    "khanh",
    "lan",
    "mailbox",
    "minh",
    "nga",
    "quan_tri",
    "thu",
    "tuan",
    "vinh",
]

#: A busy machine makes no test fail: how long something takes is told by benchmarks.
hypothesis.settings.register_profile("untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("untimed")


#: Fixtures with which a test commits what it writes.
_COMMITTING = frozenset({"transactional_db", "live_server"})


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Our own server need not survive a power cut: without waiting for the disk the tests are quicker.

    Each process of `pytest -n` has a database of its own.
    """
    database = settings.DATABASES["default"]
    if database["ENGINE"] != "dondoc.lib.postgres":
        return
    directory = server.socket_directory(Path(database["OPTIONS"]["data"]))
    with psycopg.connect(host=directory, user="postgres", dbname="postgres", autocommit=True) as postgres:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            postgres.execute(f"ALTER SYSTEM SET {setting} = off".encode())
        postgres.execute("SELECT pg_reload_conf()")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Let browser tests empty the record between them; tests/structure/test_append_only.py arms the trigger again."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_event DISABLE TRIGGER audit_event_refuses_truncate")


@pytest.fixture(autouse=True)
def nothing_left(request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Empty what Django does not know to be ours after a test that commits: what is cached, and jobs that wait."""
    yield
    mark = request.node.get_closest_marker("django_db")
    if _COMMITTING.intersection(request.fixturenames) or (mark and mark.kwargs.get("transaction")):
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs, dondoc_cache CASCADE")
