"""The tasks that a number of the leaders' page counts, from the same ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dondoc.lib.keys import key_of
from dondoc.plans.models import Section
from dondoc.progress.enums import Cell
from dondoc.progress.queries.counts import Ledger, ledgers, paths_above
from dondoc.progress.queries.lines import Line, lines_in
from dondoc.steering.enums import Change
from dondoc.steering.queries.scope import Scope
from dondoc.steering.rules.changes import changes

#: The agency of an address that stands for what nobody answers for.
_NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Cut:
    """What a list is cut to; what is not said leaves nothing out. Words that are not known are as if not there."""

    show: Cell | None = None
    change: Change | None = None
    agency: int | None = None
    #: What nobody answers for.
    of_nobody: bool = False
    #: A plan and one of its uppermost headings; the empty heading for what stands under none.
    section: tuple[int, str] | None = None

    @classmethod
    def read(cls, address: Mapping[str, str]) -> Cut:
        """From `?show=…&change=…&agency=…&section=12:II`."""
        show, change, agency = (address.get(name, "") for name in ("show", "change", "agency"))
        return cls(
            show=Cell(show) if show in set(Cell) else None,
            change=Change(change) if change in set(Change) else None,
            agency=key_of(agency),
            of_nobody=agency == _NOBODY,
            section=_section(address.get("section", "")),
        )


def tasks_in(scope: Scope, cut: Cut, since: date) -> list[Line]:
    """The tasks that count in the scope on its day, cut; changes are told since the end of the other day."""
    read, before = ledgers(scope.keys, [scope.day, since])
    lines = [line for line in lines_in(read, agency=cut.agency, nobody=cut.of_nobody) if line.cell]
    if cut.show:
        lines = [line for line in lines if line.cell == cut.show]
    if cut.change:
        changed = set(changes(before.cells(), read.cells())[cut.change])
        lines = [line for line in lines if line.task in changed]
    return [line for line in lines if line.task in _under(read, *cut.section)] if cut.section else lines


def _under(read: Ledger, plan: int, heading: str) -> set[int]:
    """Keys of the tasks, as `Ledger.by_section` parts them."""
    paths = {task: paths_above(path) for task, (of_plan, path) in read.places.items() if of_plan == plan}
    if heading:
        return {task for task, above in paths.items() if heading in above}
    headings = set(_headings(plan))
    return {task for task, above in paths.items() if headings.isdisjoint(above)}


def _headings(plan: int) -> list[str]:
    return list(Section.objects.filter(plan=plan, depth=1).exclude(path="").values_list("path", flat=True))


def _section(word: str) -> tuple[int, str] | None:
    plan, found, heading = word.replace("\0", "").partition(":")
    key = key_of(plan)
    return (key, heading[:120]) if key and found else None
