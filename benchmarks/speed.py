"""How fast a plan is read: warm, cold, and as it grows."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.tables import show
from dondoc.extraction.layout.flat import source_from_text
from dondoc.extraction.reading import read
from tests.gold.shared import plan_file

#: The five plans that must be read first.
FIVE = (
    "bacgiang-2022-phuc-hoi",
    "bacgiang-2023-tinh-minh-bach",
    "bacgiang-2024-nq02",
    "langson-2021-nq02",
    "namdinh-2024-nq02",
)
#: Characters of a printed page of these plans.
_PAGE = 2600
_RUNS = 5


def report() -> None:
    """Warm, cold, memory, growth."""
    _warm()
    _cold()
    _growth()


def _warm() -> None:
    """Each plan once in a process that has read another one: caches of its own words are cold."""
    script = (
        "import sys, time\n"
        "from dondoc.extraction.layout.flat import source_from_text\n"
        "from dondoc.extraction.reading import read\n"
        "texts = [open(name, encoding='utf-8').read() for name in sys.argv[1:]]\n"
        "read(source_from_text(texts[-1]))\n"
        "for text in texts[:-1]:\n"
        "    begun = time.perf_counter(); read(source_from_text(text)); print(time.perf_counter() - begun)\n"
    )
    warm_up = plan_file("laichau-7360-2025-luat-tieu-chuan")
    runs = [
        _output([sys.executable, "-c", script, *(str(plan_file(name)) for name in FIVE), str(warm_up)])
        for _ in range(_RUNS)
    ]
    times = [[float(line) for line in run.split()] for run in runs]
    rows = [[name, f"{1000 * median(run[at] for run in times):.0f}"] for at, name in enumerate(FIVE)]
    rows.append(["mean", f"{1000 * median(sum(run) / len(run) for run in times):.0f}"])
    show("Reading in a warm process", ["plan", "ms"], rows, "asked for: at most 100 ms a plan")


def _cold() -> None:
    command = [str(Path(sys.executable).parent / "dondoc"), "extract", "--quiet", str(plan_file(FIVE[2]))]
    times = []
    for _ in range(_RUNS):
        begun = time.perf_counter()
        _output(command)
        times.append(time.perf_counter() - begun)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    rows = [["wall clock, s", f"{median(times):.2f}"], ["peak memory, MB", f"{peak:.0f}"]]
    show("dondoc extract from a cold start", ["figure", "median"], rows, "asked for: at most 0.8 s and 150 MB")


def _output(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _growth() -> None:
    """Time a page as a plan grows to 500 pages: the same sections over and over, each line changed."""
    text = plan_file("langson-2021-nq02").read_text(encoding="utf-8")
    begin, end = text.index("II. NHIỆM VỤ"), text.index("III. TỔ CHỨC")
    rows = []
    for pages in (50, 125, 250, 500):
        copies = max(1, pages * _PAGE // (end - begin))
        body = "".join(text[begin:end].replace(" tỉnh", f" tỉnh{copy}") for copy in range(copies))
        grown = text[:begin] + body + text[end:]
        begun = time.process_time()
        read(source_from_text(grown))
        took = time.process_time() - begun
        rows.append([str(len(grown) // _PAGE), f"{took:.2f}", f"{1000 * took * _PAGE / len(grown):.2f}"])
    show("Reading as a plan grows", ["pages", "s", "ms a page"], rows)
