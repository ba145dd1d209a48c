"""What is no longer as it was on an earlier day."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from dondoc.progress.enums import Cell
from dondoc.steering.enums import Change

_DONE = frozenset({Cell.DONE_ON_TIME, Cell.DONE_LATE, Cell.NO_DATE_DONE})
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Changes(Generic[Key]):
    """Keys of tasks, in the order in which they were given."""

    newly_done: tuple[Key, ...]
    newly_late: tuple[Key, ...]
    reopened: tuple[Key, ...]

    def __getitem__(self, change: Change) -> tuple[Key, ...]:
        found: tuple[Key, ...] = getattr(self, change.value)
        return found


def changes(before: Mapping[Key, Cell | None], after: Mapping[Key, Cell | None]) -> Changes[Key]:
    """Between two days; a task that was not there before was neither done nor late."""
    now_done = [key for key, cell in after.items() if cell in _DONE]
    now_late = [key for key, cell in after.items() if cell == Cell.OPEN_LATE]
    return Changes(
        newly_done=tuple(key for key in now_done if before.get(key) not in _DONE),
        newly_late=tuple(key for key in now_late if before.get(key) != Cell.OPEN_LATE),
        reopened=tuple(
            key for key, cell in after.items() if cell is not None and cell not in _DONE and before.get(key) in _DONE
        ),
    )
