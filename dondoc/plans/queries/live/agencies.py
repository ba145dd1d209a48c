"""Agencies as the plan writes them, and how much each carries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dondoc.lib.text import fold, sort_key
from dondoc.plans.enums import Role
from dondoc.plans.models import Assignment, Plan

TASK_ROLES = (Role.LEAD, Role.COORDINATING, Role.SUPERVISING)


@dataclass(slots=True)
class Load:
    """An agency and the tasks that it has in each role; spellings that differ in capitals or accents are one."""

    name: str
    key: str
    #: Keys of tasks by role.
    tasks: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    @property
    def lead(self) -> int:
        """How many tasks it leads."""
        return len(self.tasks[Role.LEAD])

    @property
    def coordinating(self) -> int:
        """How many it works with others on."""
        return len(self.tasks[Role.COORDINATING])

    @property
    def supervising(self) -> int:
        """How many it watches."""
        return len(self.tasks[Role.SUPERVISING])

    @property
    def total(self) -> int:
        """How many it has in any role, each counted once."""
        return len(set().union(*self.tasks.values()))


def loads(plan: Plan) -> list[Load]:
    """Every agency of the plan's tasks, those that lead most first."""
    rows = Assignment.objects.filter(task__plan=plan, task__dropped_at=None).order_by("pk")
    return loads_of(rows.values_list("task_id", "role", "phrase"))


def loads_of(rows: Iterable[tuple[int | None, str, str]]) -> list[Load]:
    """The loads of (task, role, phrase) rows; an agency is shown in its most frequent spelling."""
    found: dict[str, Load] = {}
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for task, role, phrase in rows:
        key = fold(phrase)
        spellings[key][phrase] += 1
        load = found.setdefault(key, Load(phrase, key))
        load.tasks[role].add(task or 0)
    for key, load in found.items():
        load.name = spellings[key].most_common(1)[0][0]
    return sorted(found.values(), key=lambda load: (-load.lead, -load.total, sort_key(load.name)))


def spellings(plan: Plan) -> dict[str, list[str]]:
    """Every spelling of each agency in the plan's tasks, by folded name, in the order of the alphabet."""
    rows = Assignment.objects.filter(task__plan=plan, task__dropped_at=None).order_by()
    found: dict[str, list[str]] = defaultdict(list)
    for phrase in sorted(rows.values_list("phrase", flat=True).distinct(), key=sort_key):
        found[fold(phrase)].append(phrase)
    return dict(found)
