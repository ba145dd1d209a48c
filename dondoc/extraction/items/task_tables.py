"""Tasks of an appendix's table: a row, or each item within a row's cell, with the roles of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from dondoc.extraction.grammar.agencies import split_agencies
from dondoc.extraction.grammar.columns import AGENCY_KINDS
from dondoc.extraction.grammar.doers import read_doers
from dondoc.extraction.grammar.markers import Marker, MarkerKind, find_marker
from dondoc.extraction.grammar.times import NO_DEADLINE, Times
from dondoc.extraction.grammar.words import plain
from dondoc.extraction.items.grids import Grid, GridRow, group_of, paragraphs_of
from dondoc.extraction.outline.folded import Placed
from dondoc.extraction.plan import Deadline, Doubt, Roles, Task

#: "Sở X đôn đốc, hướng dẫn và kiểm tra việc thực hiện" in a role's cell: a role of its own.
_SUPERVISES = re.compile(r"^[\s(,]*(?:đôn đốc|theo dõi|kiểm tra|giám sát|hướng dẫn)")


def is_task_table(grid: Grid) -> bool:
    """Whether the table gives tasks: a column of tasks, or of contents beside one of who leads."""
    if grid.column("target", "baseline") is not None:
        return False
    return grid.column("task") is not None or (grid.column("name") is not None and grid.column("lead") is not None)


def read_task_table(grid: Grid, prefix: str, times: Times) -> Iterator[Task]:
    """The tasks of a table; paths begin with `prefix` ("PL.II")."""
    column = grid.column("task")
    if column is None:
        column = grid.column("name")
    if column is None:
        return
    yield from _Reader(grid, prefix, times, column).tasks()


@dataclass(slots=True)
class _Reader:
    """Walks the rows with the numbers that paths are made of."""

    grid: Grid
    prefix: str
    times: Times
    column: int
    group: str = ""
    row_label: str = ""
    item: str = ""
    counts: dict[str, int] = field(default_factory=dict)

    def tasks(self) -> Iterator[Task]:
        number = self.grid.column("number")
        for row, below in zip_longest(self.grid.rows, self.grid.rows[1:]):
            label = row.text(number).strip().rstrip(".") if number is not None and row.own(number) else ""
            if group_of(row, self.grid, number, self.column) and (re.fullmatch(r"[IVXLC]+|[A-Z]", label) or not label):
                self.group = label or self.group
                continue
            if label:
                self.row_label, self.item = label, ""
                self.counts.clear()
            yield from self._row(row, below)

    def _row(self, row: GridRow, below: GridRow | None) -> Iterator[Task]:
        roles, deadline, doubts = self._roles(row)
        paragraphs = list(paragraphs_of(row, self.column))
        for place, paragraph in enumerate(paragraphs):
            marker = find_marker(paragraph.text)
            path = self._path(marker)
            text_start = marker.end if marker else 0
            text = paragraph.text[text_start:].strip()
            following = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
            if not text or self._introduces(text, marker, following, below):
                continue
            yield self._task(paragraph, text_start, path, roles, deadline, doubts)

    def _introduces(self, text: str, marker: Marker | None, following: Placed | None, below: GridRow | None) -> bool:
        """A line that only leads to bullets, in its own cell or in the rows below."""
        if marker is not None and marker.is_bullet:
            return False
        if following is None and below is not None:
            following = next(paragraphs_of(below, self.column), None)
        return text.endswith(":") or (following is not None and _is_bullet(following.text))

    def _path(self, marker: Marker | None) -> str:
        """The next path: the item's own number, else the row's; bullets and further paragraphs count on."""
        if marker is not None and not marker.is_bullet:
            self.item = self._numbered(marker)
            self.counts.clear()
            return self._joined(self.item)
        base = self.item or self.row_label
        if marker is None:
            count = self._count(f"{base}¶")
            return self._joined(base) if count == 1 else f"{self._joined(base)}.p{count}"
        sign = "-" if marker.kind is MarkerKind.DASH else "+"
        return f"{self._joined(base)}.{sign}{self._count(base + sign)}"

    def _numbered(self, marker: Marker) -> str:
        within = self.row_label and marker.kind is not MarkerKind.NUMBER
        return f"{self.row_label}.{marker.label}" if within else marker.label

    def _count(self, key: str) -> int:
        self.counts[key] = self.counts.get(key, 0) + 1
        return self.counts[key]

    def _joined(self, label: str) -> str:
        return ".".join(part for part in (self.prefix, self.group, label) if part)

    def _roles(self, row: GridRow) -> tuple[Roles, Deadline, tuple[Doubt, ...]]:
        found: dict[str, tuple[str, ...]] = dict.fromkeys(AGENCY_KINDS, ())
        phrases: dict[str, str] = {}
        doubts: list[Doubt] = []
        for kind in AGENCY_KINDS:
            for column in self.grid.columns(kind):
                words = row.text(column)
                if not words:
                    continue
                agencies = split_agencies(words)
                role = "supervising" if kind == "coordinating" and _supervises(words, agencies) else kind
                found[role] = (*found[role], *agencies)
                phrases[role] = words
                if not agencies:
                    doubts.append(Doubt("unknown_agency", words))
        if not found["lead"] and self.grid.column("lead") is not None:
            doubts.append(Doubt("no_lead"))
        deadline, unread = self._deadline(row)
        if unread:
            doubts.append(Doubt("unread_time", unread))
        return Roles(found["lead"], found["coordinating"], found["supervising"], (), phrases), deadline, tuple(doubts)

    def _deadline(self, row: GridRow) -> tuple[Deadline, str]:
        words = row.text(self.grid.column("time"))
        if not words:
            return NO_DEADLINE, ""
        deadline = self.times.in_cell(words)
        return deadline, words if deadline == NO_DEADLINE else ""

    def _task(
        self, paragraph: Placed, start: int, path: str, roles: Roles, deadline: Deadline, doubts: tuple[Doubt, ...]
    ) -> Task:
        start += len(paragraph.text[start:]) - len(paragraph.text[start:].lstrip())
        text = paragraph.text[start:]
        doers = read_doers(text)
        if not roles.lead and doers.lead and self.grid.column("lead") is None:
            roles = Roles(doers.lead, doers.coordinating, (), (), doers.phrases)
            text, start = text[doers.text_start :], start + doers.text_start
        elif doers.coordinating and not doers.lead:
            coordinating = tuple(dict.fromkeys((*roles.coordinating, *doers.coordinating)))
            roles = Roles(roles.lead, coordinating, roles.supervising, (), roles.phrases)
        if self.grid.column("time") is None:
            deadline = self.times.in_prose(text)
        return Task(path, text, roles, deadline, self.grid.evidence(paragraph.part(start), doubts))


def _is_bullet(text: str) -> bool:
    marker = find_marker(text)
    return marker is not None and marker.is_bullet


def _supervises(words: str, agencies: tuple[str, ...]) -> bool:
    """Whether the words after the agencies are those of watching over others."""
    if not agencies:
        return False
    after = plain(words)
    end = after.rfind(plain(agencies[-1]).rpartition(" ")[2])
    return bool(_SUPERVISES.match(after[end + len(plain(agencies[-1]).rpartition(" ")[2]) :]))
