"""A draft as its page shows it: each answer with what it is about, what was said last, its files and what it lacks.

A constant number of queries, however long the report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import prefetch_related_objects

from dondoc.agencies.queries.calling import Called
from dondoc.plans.queries.live.wording import targets_of
from dondoc.progress.queries.standing import Standing, standings_of_holdings
from dondoc.reporting.enums import AnswerKind
from dondoc.reporting.models import Answer, AnswerFile, Obligation, Remark, Revision
from dondoc.reporting.queries.completing import Problem, changes_of, problems
from dondoc.reporting.queries.composing import Before, key_of, reported_before
from dondoc.reporting.queries.filling import Filling, filling_of
from dondoc.reporting.queries.headings import Headings
from dondoc.reporting.queries.remarks import remarks_beside
from dondoc.reporting.queries.revisions import about, answers_of
from dondoc.reporting.rules.composing import Asked, Changes, Said


@dataclass(frozen=True, slots=True)
class Row:
    """One answer of the draft."""

    answer: Answer
    #: Number and words of the task, the indicator or the part.
    path: str
    words: str
    #: What the last report said; None where nothing was.
    last: Said | None = None
    files: Sequence[AnswerFile] = ()
    remarks: Sequence[Remark] = ()
    problems: Sequence[Problem] = ()
    #: Of a task: the date in force, and whom the plan meant where another took it over.
    due_on: date | None = None
    meant: str = ""
    #: Of an indicator.
    unit: str = ""
    target: str = ""

    @property
    def is_missing(self) -> bool:
        """The report cannot be sent as this answer stands."""
        return any(problem.is_hard for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks under one heading of the plan."""

    title: str
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Draft:
    """All of a draft, in its order."""

    revision: Revision
    groups: Sequence[Group]
    indicators: Sequence[Row]
    parts: Sequence[Row]
    #: No longer asked, with what was typed.
    gone: Sequence[Row]
    filling: Filling
    changes: Changes


def draft_of(revision: Revision, day: date) -> Draft:
    """The draft; `day` as of `composing.day_of`."""
    answers = answers_of(revision)
    found = changes_of(revision, answers, day)
    lacking = problems(revision, answers, out_of_date=found)
    rows = rows_of(revision, answers, lacking, day)
    by_kind: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_kind["gone" if row.answer.is_gone else row.answer.kind].append(row)
    return Draft(
        revision=revision,
        groups=_groups(revision.obligation, by_kind[AnswerKind.TASK]),
        indicators=by_kind[AnswerKind.INDICATOR],
        parts=by_kind[AnswerKind.PART],
        gone=by_kind["gone"],
        filling=filling_of(answers, lacking),
        changes=found,
    )


def row_of(revision: Revision, answer: Answer, lacking: Iterable[Problem], day: date) -> Row:
    """One answer as `draft_of` shows it."""
    return rows_of(revision, [answer], lacking, day)[0]


def rows_of(revision: Revision, answers: Sequence[Answer], lacking: Iterable[Problem], day: date) -> list[Row]:
    """The answers with what their page says beside them."""
    prefetch_related_objects(answers, "indicator__targets")
    known = _Known.of(revision, answers, lacking, day)
    return [_row(answer, known) for answer in answers]


@dataclass(frozen=True, slots=True)
class _Known:
    last: Mapping[Any, Before]
    remarks: Mapping[int, Sequence[Remark]]
    problems: Mapping[int, Sequence[Problem]]
    standings: Mapping[int, Standing]
    names: Called
    #: Who owes the report, by the key of the agency.
    agency: int
    day: date

    @classmethod
    def of(cls, revision: Revision, answers: Sequence[Answer], lacking: Iterable[Problem], day: date) -> _Known:
        asked = [Asked(key_of(one), one.holding_id, one.indicator_id, one.title) for one in answers]
        lacks: dict[int, list[Problem]] = defaultdict(list)
        for problem in lacking:
            lacks[problem.answer or 0].append(problem)
        holdings = [one.holding_id for one in answers if one.holding_id and one.kind == AnswerKind.TASK]
        return cls(
            last=reported_before(revision.obligation, asked, day),
            remarks=remarks_beside(revision, answers),
            problems=lacks,
            standings=standings_of_holdings(holdings, day),
            names=Called(one.holding.agency_id for one in answers if one.holding),
            agency=revision.obligation.agency_id,
            day=day,
        )


def _row(answer: Answer, known: _Known) -> Row:
    path, words = about(answer)
    last, standing = known.last.get(key_of(answer)), known.standings.get(answer.holding_id or 0)
    return Row(
        answer=answer,
        path=path,
        words=words,
        last=last.told.said if last else None,
        files=list(answer.files.all()),
        remarks=known.remarks.get(answer.pk, ()),
        problems=known.problems.get(answer.pk, ()),
        due_on=standing.due_on if standing else None,
        meant=_meant(answer, known),
        unit=answer.indicator.unit if answer.indicator else "",
        target=targets_of(answer.indicator) if answer.indicator else "",
    )


def _meant(answer: Answer, known: _Known) -> str:
    if answer.holding is None or answer.kind != AnswerKind.TASK or answer.holding.agency_id == known.agency:
        return ""
    return known.names.on(answer.holding.agency_id, known.day, short=True)


def _groups(obligation: Obligation, rows: Sequence[Row]) -> list[Group]:
    """The tasks under the nearest heading above each; one query."""
    plan = obligation.regime.plan_id
    if plan is None:
        return []
    headings = Headings.of([plan])
    return [Group(title, list(group)) for title, group in groupby(rows, key=lambda row: headings.above(plan, row.path))]
