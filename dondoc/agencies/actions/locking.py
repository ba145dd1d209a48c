from __future__ import annotations

from django.db import connection

#: Any number that nothing else in the database locks.
_REGISTRY = 20_250_701


def lock_registry() -> None:
    """Let changes of the registry happen one after another, until the transaction ends.

    The triggers compare rows of many agencies: two writers that do not see each other could each be right alone.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_REGISTRY])
