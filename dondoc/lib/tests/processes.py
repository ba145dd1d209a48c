"""Which processes have to do with a data directory."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass(frozen=True)
class Process:
    pid: int
    words: str


def using(data: Path) -> list[Process]:
    """The living processes that name the directory in their command or their environment."""
    found = []
    for process in psutil.process_iter():
        try:
            words = " ".join(process.cmdline())
            named = str(data) in words or process.environ().get("DONDOC_DATA_DIR") == str(data)
            if named and process.status() != psutil.STATUS_ZOMBIE:
                found.append(Process(process.pid, words))
        except psutil.Error:
            continue
    return found
