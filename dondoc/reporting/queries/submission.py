"""A draft as its page shows it: each answer with what it is about, what was said last, its files and what it lacks.

A constant number of queries, however long the report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Prefetch
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from dondoc.agencies.queries.calling import Called
from dondoc.lib import dates
from dondoc.plans.models import Indicator, Section, Target
from dondoc.plans.queries.live.wording import targets_of
from dondoc.progress.queries.standing import Standing, standings_of_holdings
from dondoc.reporting.enums import AnswerKind
from dondoc.reporting.models import Answer, AnswerFile, Obligation, Remark, Revision
from dondoc.reporting.queries.completing import Problem, changes_of, problems
from dondoc.reporting.queries.composing import Before, key_of, reported_before
from dondoc.reporting.queries.remarks import remarks_beside
from dondoc.reporting.rules.composing import Asked, Changes, Said

#: How long ago somebody else's save still tells that they are at it, too.
PRESENT = timedelta(minutes=5)


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
class Lacking:
    """One thing that is missing, and where: key of the answer and what it is called."""

    sentence: str | Promise
    is_hard: bool
    places: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Filling:
    """How far a draft is."""

    total: int
    #: Those that say something, be it as before.
    answered: int
    #: Those that stand as before; nobody has looked at them yet.
    carried: int
    lacks: Sequence[Lacking]

    @property
    def hard(self) -> list[Lacking]:
        """Without which it cannot be sent."""
        return [one for one in self.lacks if one.is_hard]

    @property
    def soft(self) -> list[Lacking]:
        """What should be looked at."""
        return [one for one in self.lacks if not one.is_hard]


def filling_of(answers: Iterable[Answer], lacking: Iterable[Problem]) -> Filling:
    """How far these answers are; `lacking` as of `completing.problems`."""
    asked = {answer.pk: answer for answer in answers if not answer.is_gone}
    found: dict[str, Lacking] = {}
    for problem in lacking:
        one = found.setdefault(str(problem.sentence), Lacking(problem.sentence, problem.is_hard))
        if problem.answer in asked:
            one.places.append((problem.answer, place_of(asked[problem.answer])))
    return Filling(
        total=len(asked),
        answered=sum(not answer.is_blank for answer in asked.values()),
        carried=sum(answer.is_carried for answer in asked.values()),
        lacks=list(found.values()),
    )


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


def answers_of(revision: Revision) -> list[Answer]:
    """Its answers in their order, with what they are about."""
    files = AnswerFile.objects.select_related("file", "added_by")
    rows = revision.answers.select_related("holding__assignment__task", "indicator", "saved_by")
    rows = rows.defer("holding__assignment__task__search", "holding__assignment__task__doubts", "indicator__doubts")
    targets = Prefetch("indicator__targets", queryset=Target.objects.all())
    return list(rows.prefetch_related(Prefetch("files", queryset=files), targets).order_by("position", "pk"))


def problems_and_answers(revision: Revision) -> tuple[list[Answer], list[Problem]]:
    """Its answers and what they lack, without asking again what the agency owes: that is told on the page."""
    answers = answers_of(revision)
    return answers, problems(revision, answers)


def row_of(revision: Revision, answer: Answer, lacking: Iterable[Problem], day: date) -> Row:
    """One answer as `draft_of` shows it."""
    return rows_of(revision, [answer], lacking, day)[0]


def last_words(answer: Answer, day: date) -> str:
    """What the last report said of the same thing, in words."""
    key = key_of(answer)
    asked = [Asked(key, answer.holding_id, answer.indicator_id, answer.title)]
    before = reported_before(answer.revision.obligation, asked, day).get(key)
    return before.told.said.text if before else ""


def rows_of(revision: Revision, answers: Sequence[Answer], lacking: Iterable[Problem], day: date) -> list[Row]:
    """The answers with what their page says beside them."""
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
        target=_target(answer.indicator) if answer.indicator else "",
    )


def about(answer: Answer) -> tuple[str, str]:
    """Number and words of what an answer is about."""
    if answer.indicator:
        return answer.indicator.code, answer.indicator.name
    task = answer.holding.assignment.task if answer.holding else None
    return (task.path, task.text) if task else ("", answer.title)


def place_of(answer: Answer) -> str:
    """What an answer is called in a list: the number of its task or indicator, the title of its part."""
    path, words = about(answer)
    return path or words


def _target(indicator: Indicator) -> str:
    return targets_of(indicator) if indicator.targets.all() else ""


def _meant(answer: Answer, known: _Known) -> str:
    if answer.holding is None or answer.kind != AnswerKind.TASK or answer.holding.agency_id == known.agency:
        return ""
    return known.names.on(answer.holding.agency_id, known.day, short=True)


def _groups(obligation: Obligation, rows: Sequence[Row]) -> list[Group]:
    """The tasks under the nearest heading above each; one query."""
    titles = dict(Section.objects.filter(plan=obligation.regime.plan_id).values_list("path", "title"))
    parted = groupby(rows, key=lambda row: _heading(row.path, titles))
    return [Group(title or _("Tasks"), list(group)) for title, group in parted]


def _heading(path: str, titles: Mapping[str, str]) -> str:
    parts = path.split(".")
    above = (".".join(parts[:length]) for length in range(len(parts) - 1, 0, -1))
    return next((f"{one}. {titles[one]}" for one in above if one in titles), "")


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody else who is at the same draft."""

    person: str
    at: datetime
    #: What they saved last.
    what: str
    #: How many answers they saved since the page was opened.
    count: int


def others_at(revision: Revision, *, me: int, opened: datetime, now: datetime) -> list[Present]:
    """Who else has saved in the last minutes, or since this person opened the page; one query."""
    rows = Answer.objects.filter(revision=revision, saved_at__gte=min(opened, now - PRESENT)).exclude(saved_by=me)
    rows = rows.select_related("saved_by", "holding__assignment__task", "indicator").order_by("-saved_at", "pk")
    people: dict[str, list[Answer]] = defaultdict(list)
    for row in rows:
        people[str(row.saved_by)].append(row)
    return [
        Present(person, saved[0].saved_at or now, " ".join(about(saved[0])).strip(), _since(saved, opened))
        for person, saved in people.items()
    ]


def _since(saved: Iterable[Answer], opened: datetime) -> int:
    return sum(1 for row in saved if row.saved_at and row.saved_at > opened)


def why_due(obligation: Obligation) -> str:
    """The words that the due day rests on: the plan's sentence, else the reason of the regime's version."""
    duty = obligation.regime.duty
    return duty.text if duty else obligation.version.reason


def window_words(obligation: Obligation) -> str:
    """Between which days the figures are taken, in words; both days are inside."""
    last = obligation.closes_on - timedelta(days=1)
    return _("Figures from %(first)s to %(last)s.") % {
        "first": dates.show(obligation.opens_on),
        "last": dates.show(max(last, obligation.opens_on)),
    }
