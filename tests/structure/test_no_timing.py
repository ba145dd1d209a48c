"""No test judges speed by a clock: what else a machine does is not the code's fault. `make bench` measures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dondoc.lib.catalogue import ROOT

#: Whatever tells or measures seconds.
CLOCK = re.compile(
    r"\b(?:monotonic|perf_counter|process_time|thread_time)(?:_ns)?\b|\btimeit\b"
    r"|\btime\.time(?:_ns)?\b|\bfrom time import .*time\b"
)
#: Modules of the tests that may look at a clock, and why.
ALLOWED = {
    "dondoc/accounts/tests/codes.py": "one-time codes are made of the hour",
    "tests/structure/test_no_timing.py": "names the clocks",
    "tests/waiting.py": "waits for other processes, but not for ever",
}


def modules() -> Iterator[Path]:
    """Every module of the tests, wherever it stands."""
    yield ROOT / "conftest.py"
    yield from (ROOT / "tests").rglob("*.py")
    yield from (path for path in (ROOT / "dondoc").rglob("*.py") if "tests" in path.parts)


def test_no_test_looks_at_a_clock_but_those_that_say_why() -> None:
    found = {path.relative_to(ROOT).as_posix() for path in modules() if CLOCK.search(path.read_text(encoding="utf-8"))}
    assert found == set(ALLOWED)


def test_a_clock_is_found_however_it_is_imported() -> None:
    for source in ("time.perf_counter_ns()", "from time import sleep, monotonic as now", "from time import time",
                   "began = time.time()", "import timeit"):  # fmt: skip
        assert CLOCK.search(source)
    assert not CLOCK.search("from datetime import time; import time; time.sleep(1)")
