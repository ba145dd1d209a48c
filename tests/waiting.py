"""Other processes are waited for, but not for ever. What is timed here bounds a test that hangs; it proves no speed."""

from __future__ import annotations

import time
from collections.abc import Callable

import psutil


def wait_until(done: Callable[[], bool], seconds: float = 10) -> None:
    """Ask again and again; raises `TimeoutError` once so many seconds have passed."""
    deadline = time.monotonic() + seconds
    while not done():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.05)


def has_ended(pid: int) -> bool:
    """Whether the process is gone, or only waits to be collected."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True
