"""Processes that live and die with `dondoc run`."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.context import ForkProcess

#: Seconds that a child has to end by itself before it is killed.
PATIENCE = 1.2
#: From linux/prctl.h.
_PR_SET_PDEATHSIG = 1


@dataclass
class Family:
    """Children forked from us, since Django is loaded already: a start takes half the time.

    Each has a session of its own, so that Ctrl-C reaches it through us, in order, and only once.
    """

    members: dict[str, ForkProcess] = field(default_factory=dict)

    def start(self, name: str, work: Callable[[], None]) -> None:
        """Fork a child that does `work`; the caller holds no threads and no open connections."""
        child = multiprocessing.get_context("fork").Process(target=_live, args=(work,), name=name)
        child.start()
        self.members[name] = child

    def fallen(self) -> str | None:
        """The name of a child that has ended by itself."""
        return next((name for name, child in self.members.items() if not child.is_alive()), None)

    def stop(self) -> None:
        """End all: first asked, after `PATIENCE` seconds made to."""
        for child in self.members.values():
            child.terminate()
        deadline = time.monotonic() + PATIENCE
        for child in self.members.values():
            child.join(max(0.0, deadline - time.monotonic()))
            # Its session is its own, so that nothing which it has started in turn outlives it.
            with suppress(ProcessLookupError):
                os.killpg(child.pid or 0, signal.SIGKILL)
            child.join()


def _die_with_parent() -> None:
    """Where the system can do it: a parent that was killed outright takes its children along."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _live(work: Callable[[], None]) -> None:
    os.setsid()
    _die_with_parent()
    os.dup2(2, 1)  # a child's words are words, never data
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    work()
