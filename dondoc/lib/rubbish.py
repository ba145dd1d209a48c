"""How often Python looks for objects that nothing but each other refers to; all others go at once in any case."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: New objects between two looks. Reports and ledgers are made of tens of thousands that are all needed: with Python's
#: own 700 half of the time that composing one takes goes into looking at them again and again.
_NEW_OBJECTS = 50_000


def look_seldom() -> None:
    """For a process that serves for long: looks come seldom, and pass over what it has loaded so far."""
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])


@contextmanager
def put_off() -> Iterator[None]:
    """No look within: for work of seconds that makes hundreds of thousands of objects, all of them needed.

    Threads may overlap in it: the looks come back at the latest when the first of them to begin has ended.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
