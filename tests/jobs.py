"""Background jobs in tests: done when the test says so, in a thread, on the test's own database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from django.db import connections
from procrastinate.contrib.django import app

#: Seconds after which a job that does not end fails the test.
LIMIT = 120


def run_jobs() -> None:
    """Do every job that waits, then come back; the test must commit (``transactional_db`` or a live server)."""
    # A thread, since a browser test has an event loop running in this one already.
    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(_work).result(timeout=LIMIT)


def _work() -> None:
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
    try:
        with app.replace_connector(connector) as worker:
            worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
    finally:
        connections.close_all()
