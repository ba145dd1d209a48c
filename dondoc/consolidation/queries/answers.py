"""The answers of accepted reports, light enough for tens of thousands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Case, Count, F, Q, QuerySet, TextField, Value, When
from django.utils import timezone

from dondoc.consolidation.enums import About
from dondoc.consolidation.queries.senders import Sender
from dondoc.lib import dates
from dondoc.plans.models import Holding
from dondoc.progress.enums import State
from dondoc.reporting.enums import AnswerKind
from dondoc.reporting.models import Answer, AnswerFile, Revision


class Given(NamedTuple):
    """An answer with whose it is; an unanswered value is None, never 0."""

    sender: Sender
    files: int
    #: When its report was submitted, and on which local day.
    said_at: datetime
    said_on: date
    # The columns that are read, in their order.
    pk: int
    revision: int
    kind: AnswerKind
    task: int | None
    holding: int | None
    indicator: int | None
    part: str
    title: str
    state: State | None
    text: str
    product_number: str
    product_on: date | None
    product_name: str
    amount_done: Decimal | None
    amount_planned: Decimal | None
    unit: str
    value: Decimal | None

    @property
    def address(self) -> str:
        """The page on which the agency's own words stand."""
        return f"/reporting/revisions/{self.revision}/#answer-{self.pk}"

    @property
    def has_product(self) -> bool:
        """It names a product document."""
        return bool(self.product_name or self.product_number)

    @property
    def product(self) -> str:
        """The product document as others cite it; empty where there is none."""
        day = dates.show(self.product_on) if self.product_on else ""
        number = " ".join(filter(None, (self.product_name, self.product_number)))
        return f"{number}, {day}" if number and day else number

    @property
    def is_blank(self) -> bool:
        """It says nothing: a value of 0 does say something."""
        if self.state or self.text.strip() or self.has_product:
            return False
        return self.value is None and self.amount_done is None and self.amount_planned is None

    @property
    def content(self) -> tuple[object, ...]:
        """What it says, to be compared with what a newer one says."""
        return content_of(self)


def content_of(answer: Given | Answer) -> tuple[object, ...]:
    """What an answer says; equal for two that say the same."""
    state = str(answer.state or "")
    product = (answer.product_number, answer.product_on, answer.product_name)
    measure = (answer.amount_done, answer.amount_planned, answer.unit)
    return state, " ".join(answer.text.split()), *product, *measure, answer.value


_COLUMNS = (
    "pk",
    "revision_id",
    "kind",
    "holding__assignment__task_id",
    "holding_id",
    "indicator_id",
    "part",
    "title",
    "state",
    "text",
    "product_number",
    "product_on",
    "product_name",
    "amount_done",
    "amount_planned",
    "unit",
    "value",
)


class Hint(NamedTuple):
    """That an answer to a task or a part says something, without what it says."""

    pk: int
    revision: int
    task: int | None
    part: str
    title: str


def hints_of(revisions: Iterable[int]) -> list[Hint]:
    """All answers of these revisions to tasks and parts that say something, in the order of `answers_of`; one query."""
    rows = _rows(revisions).exclude(kind=AnswerKind.INDICATOR).annotate(words=_WORDS)
    columns = ("pk", "revision_id", "holding__assignment__task_id", "part", "title", "words")
    return [Hint(*row) for *row, words, _position in _in_order(rows, columns, revisions) if words.strip()]


#: The words of an answer that says nothing but by them: whether they are blank is judged as `Given.is_blank` does.
_WORDS = Case(
    When(
        **dict.fromkeys(("state", "product_number", "product_name"), ""),
        **dict.fromkeys(("value__isnull", "amount_done__isnull", "amount_planned__isnull"), True),
        then=F("text"),
    ),
    default=Value("-"),
    output_field=TextField(),
)


def answers_of(revisions: dict[int, Sender], topics: Collection[str] | None = None) -> list[Given]:
    """All answers of these revisions, by key of the revision whose it is, that say something; three queries.

    In the order of `revisions`, then in each report's own order; only those to the topics, where some are named.
    """
    rows = _rows(revisions) if topics is None else _rows(revisions).filter(_about(topics))
    files, said = file_counts(revisions), _said(revisions)
    found = (
        _given(row, revisions[row[1]], files.get(row[0], 0), said[row[1]])
        for *row, _position in _in_order(rows, _COLUMNS, revisions)
    )
    return [each for each in found if not each.is_blank]


def _rows(revisions: Iterable[int]) -> QuerySet[Answer]:
    return Answer.objects.filter(revision__in=list(revisions), is_gone=False).order_by()


def _in_order(rows: QuerySet[Answer], columns: Sequence[str], revisions: Iterable[int]) -> list[tuple[Any, ...]]:
    """These columns, key and revision first, with the position at the end; the database would sort them on disk."""
    place = {revision: number for number, revision in enumerate(revisions)}
    found = rows.values_list(*columns, "position")
    return sorted(found, key=lambda row: (place[row[1]], row[-1], row[0]))


def topic_key(task: int | None, part: str) -> str:
    """As addresses have it: "task-12", "part-causes"; "" for what is about neither."""
    return f"{About.TASK}-{task}" if task else f"{About.PART}-{part}" if part else ""


def _about(topics: Iterable[str]) -> Q:
    named = [topic.partition("-") for topic in topics]
    tasks = [int(key) for about, _dash, key in named if about == About.TASK]
    parts = [key for about, _dash, key in named if about == About.PART]
    duties = Holding.objects.order_by().filter(assignment__task__in=tasks).values("pk")
    return Q(holding__in=duties) | Q(part__in=parts)


def _said(revisions: Iterable[int]) -> dict[int, tuple[datetime, date]]:
    """When each was submitted, and on which local day."""
    rows = Revision.objects.filter(pk__in=list(revisions), submitted_at__isnull=False).order_by()
    return {key: (at, timezone.localdate(at)) for key, at in rows.values_list("pk", "submitted_at") if at}


def file_counts(revisions: Iterable[int]) -> dict[int, int]:
    """How many files stand behind each answer of the revisions, where any does."""
    rows = AnswerFile.objects.filter(answer__revision__in=list(revisions)).values("answer")
    return dict(rows.annotate(files=Count("pk")).values_list("answer", "files"))


_KINDS = {kind.value: kind for kind in AnswerKind}
_STATES = {"": None, **{state.value: state for state in State}}


def _given(row: list[Any], sender: Sender, files: int, said: tuple[datetime, date]) -> Given:
    row[2], row[8] = _KINDS[row[2]], _STATES[row[8]]
    return Given(sender, files, *said, *row)
