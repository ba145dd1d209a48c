"""A process that composes and writes a report on a database that is there: for its time and its memory.

It loads what a server loads, and nothing of the tests but their settings.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from datetime import date
from typing import TYPE_CHECKING

import django
from django.db import connection

from dondoc.lib.rubbish import look_seldom, put_off

if TYPE_CHECKING:
    from dondoc.consolidation.models import Report


def main(database: str, day: str, small: int, large: int) -> None:
    """Print what the large report costs once the small one has loaded all that a server has loaded."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    connection.settings_dict["NAME"] = database
    # what imports models can only be imported now
    from dondoc.consolidation.models import Report  # noqa: PLC0415

    composed_and_written(Report.objects.get(pk=small), date.fromisoformat(day))
    look_seldom()
    before = _peak()
    steps = composed_and_written(Report.objects.get(pk=large), date.fromisoformat(day))
    print(json.dumps({"nothing yet": (0.0, before), **steps}))  # noqa: T201


@put_off()
def composed_and_written(report: Report, day: date) -> dict[str, tuple[float, float]]:
    """Seconds since the beginning and peak megabytes of this process after each step, as issuing takes them."""
    from dondoc.consolidation.queries.paper import compose  # noqa: PLC0415
    from dondoc.papers.docx.rendering import render_docx  # noqa: PLC0415
    from dondoc.papers.xlsx.rendering import render_xlsx  # noqa: PLC0415

    begun, found = time.perf_counter(), dict[str, tuple[float, float]]()
    composed = compose(report, day)
    found["composed"] = time.perf_counter() - begun, _peak()
    render_docx(composed.paper)
    found["and written in Word"] = time.perf_counter() - begun, _peak()
    render_xlsx(composed.workbook())
    found["and in Excel"] = time.perf_counter() - begun, _peak()
    return found


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
