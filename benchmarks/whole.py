"""A process that composes and writes a report on a database that is there: for its time and its memory."""

from __future__ import annotations

import json
import os
import resource
import sys
from importlib import import_module

import django
from django.db import connection


def main(database: str, small: int, large: int) -> None:
    """Print what the large report costs once the small one has loaded all that a server has loaded."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    connection.settings_dict["NAME"] = database
    # what imports models can only be imported now
    composing = import_module("benchmarks.composing")
    reports = import_module("dondoc.consolidation.models").Report.objects
    composing.composed_and_written(reports.get(pk=small))
    import_module("dondoc.lib.rubbish").look_seldom()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    steps = {"nothing yet": (0.0, before), **composing.composed_and_written(reports.get(pk=large))}
    print(json.dumps(steps))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
