"""Print every table, or those named on the command line; see `TABLES`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module

TABLES = ("reading", "formats", "agencies", "speed", "pages", "registry", "consolidation", "desk", "ledger", "leaders")


def main(names: list[str]) -> int:
    """Print the tables named, all when none is."""
    unknown = set(names) - set(TABLES)
    if unknown:
        print(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(TABLES)}", file=sys.stderr)  # noqa: T201
        return 2
    for name in names or TABLES:
        report: Callable[[], None] = import_module(f"benchmarks.{name}").report
        report()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
