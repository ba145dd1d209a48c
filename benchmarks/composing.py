"""What it costs to put a province's report together, and to write it; needs Django to be set up."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.costs import database
from dondoc.consolidation.models import Report
from dondoc.consolidation.queries.desk import desk_of, shown
from dondoc.consolidation.queries.material import material
from dondoc.consolidation.queries.paper import compose
from dondoc.consolidation.tests.many import DAY, a_province
from dondoc.consolidation.views.desk import PAGE
from dondoc.home import demo
from dondoc.lib import rubbish

AGENCIES, TASKS, INDICATORS = 300, 100, 20
_RUNS, _PROCESSES = 5, 3


class Costs(NamedTuple):
    """A row a step: milliseconds and queries for 30 and for all agencies; then seconds and peak MB of the whole."""

    steps: list[tuple[str, ...]]
    whole: list[tuple[str, ...]]


def costs() -> Costs:
    """On a database of their own, with the collector as servers have it."""
    rubbish.look_seldom()
    with database():
        lan = demo.enrol(demo.LAN, demo.PASSWORD)
        sizes = (AGENCIES // 10, AGENCIES)
        reports = [a_province(number, lan, tasks=TASKS, indicators=INDICATORS) for number in sizes]
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        found = [dict(_measured(report)) for report in reports]
        return Costs([(name, *(each[name] for each in found)) for name in found[0]], list(_whole(reports)))


def _measured(report: Report) -> Iterator[tuple[str, str]]:
    steps: dict[str, Callable[[], object]] = {
        "queries": lambda: material(report, DAY),
        "queries, tables, passages, keys": lambda: compose(report, DAY),
        "the same, with the annex for Excel": lambda: compose(report, DAY).workbook(),
        "the desk": lambda: desk_of(report, DAY),
        "a page of a part": lambda: a_page(report),
    }
    for name, step in steps.items():
        yield name, _cost(step)


def a_page(report: Report) -> object:
    """The first topics of a part, with their answers."""
    desk = desk_of(report, DAY)
    return shown(desk, desk.places[0].topics[:PAGE])


def _cost(step: Callable[[], object]) -> str:
    with CaptureQueriesContext(connection) as captured:
        step()
    queries, times = len(captured), []
    for _ in range(_RUNS):
        begun = time.perf_counter()
        step()
        times.append(time.perf_counter() - begun)
    return f"{1000 * median(times):.0f} ({queries})"


def _whole(reports: Sequence[Report]) -> Iterator[tuple[str, ...]]:
    """The last of the reports, composed and written in fresh processes that have written the first."""
    name = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-m", "benchmarks.whole", name, str(DAY), *(str(report.pk) for report in reports)]
    told = [subprocess.run(command, check=True, capture_output=True, text=True).stdout for _ in range(_PROCESSES)]
    runs: list[dict[str, list[float]]] = [json.loads(each) for each in told]
    for step in runs[0]:
        seconds, megabytes = (median(run[step][place] for run in runs) for place in (0, 1))
        yield step, f"{seconds:.2f}", f"{megabytes:.0f}"
