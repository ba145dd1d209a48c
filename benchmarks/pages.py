"""How long the pages of a plan take the server, and how many queries they ask, as the plan grows."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from statistics import median

import django

from benchmarks.tables import show

#: Tasks of the plans that are looked at.
SIZES = (10, 100, 1000)
_RUNS = 9
#: What each page is called, and its address with the plan's and a task's key.
DRAFT_PAGES = {
    "review": "/plans/drafts/{plan}/review/",
    "review, first sight": "/plans/drafts/{plan}/review/",
    "review, doubtful": "/plans/drafts/{plan}/review/?show=doubtful",
    "one item's form": "/plans/drafts/{plan}/task/{task}/",
    "the last look": "/plans/drafts/{plan}/issue/",
}
LIVE_PAGES = {
    "overview": "/plans/{plan}/",
    "outline": "/plans/{plan}/outline/",
    "tasks": "/plans/{plan}/tasks/",
    "one task": "/plans/{plan}/tasks/{task}/",
    "indicators": "/plans/{plan}/indicators/",
}


def report() -> None:
    """Drafts and live plans in a database of their own, which is gone afterwards."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    os.environ.setdefault("DONDOC_TEST_DATABASE", "test_bench")
    django.setup()
    from django.db import connection  # noqa: PLC0415 — only once Django is set up
    from django.test.utils import setup_test_environment, teardown_test_environment  # noqa: PLC0415

    setup_test_environment()
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        _report()
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)
        teardown_test_environment()


def _report() -> None:
    from dondoc.home import demo  # noqa: PLC0415
    from dondoc.plans.tests.drafts import a_draft, a_live_plan  # noqa: PLC0415
    from tests.cast import browser_of  # noqa: PLC0415

    lan = demo.enrol(demo.LAN, demo.PASSWORD)
    browser = browser_of(lan)
    for title, make, pages in (
        ("Pages of a draft", a_draft, DRAFT_PAGES),
        ("Pages of a live plan", a_live_plan, LIVE_PAGES),
    ):
        plans = [make(lan, number=f"{size}/{title}", more_tasks=size - 3) for size in SIZES]
        rows = [
            [name, *(_measured(browser.get, address, plan, fresh="first" in name) for plan in plans)]
            for name, address in pages.items()
        ]
        head = ["page", *(f"{size} tasks" for size in SIZES)]
        show(title, head, rows, "ms of server time and queries; asked for: at most 150 ms, as many queries at any size")


def _measured(get: Callable[..., object], address: str, plan: object, *, fresh: bool) -> str:
    """Median milliseconds and the number of queries; `fresh` renders the document anew each time."""
    from django.core.cache import cache  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    page = address.format(plan=plan.pk, task=plan.tasks.first().pk)  # type: ignore[attr-defined]
    times = []
    for _run in range(_RUNS + 1):
        if fresh:
            cache.clear()
        begun = time.perf_counter()
        response = get(page)
        times.append(1000 * (time.perf_counter() - begun))
        assert response.status_code == 200, page  # type: ignore[attr-defined]  # noqa: S101
    with CaptureQueriesContext(connection) as captured:
        get(page)
    return f"{median(times[1:]):.0f} / {len(captured)}"
