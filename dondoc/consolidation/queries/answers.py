"""The answers of accepted reports, light enough for tens of thousands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count
from django.utils import timezone

from dondoc.consolidation.queries.senders import Sender
from dondoc.lib import dates
from dondoc.progress.enums import State
from dondoc.reporting.enums import AnswerKind
from dondoc.reporting.models import Answer, AnswerFile


@dataclass(frozen=True, slots=True)
class Given:
    """An answer with whose it is; an unanswered value is None, never 0."""

    sender: Sender
    files: int
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
    said_at: datetime

    @property
    def product(self) -> str:
        """The product document as others cite it; empty where there is none."""
        day = dates.show(self.product_on) if self.product_on else ""
        number = " ".join(filter(None, (self.product_name, self.product_number)))
        return f"{number}, {day}" if number and day else number

    @property
    def is_blank(self) -> bool:
        """It says nothing: a value of 0 does say something."""
        words = (self.state, self.text.strip(), self.product_number, self.product_name)
        return not any(words) and all(each is None for each in (self.value, self.amount_done, self.amount_planned))

    @property
    def said_on(self) -> date:
        """The local day on which its report was submitted."""
        return timezone.localdate(self.said_at)

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
    "revision__submitted_at",
)


def answers_of(revisions: dict[int, Sender]) -> list[Given]:
    """All answers of these revisions, by key of the revision whose it is, that say something; two queries.

    In the order of `revisions`, then in each report's own order.
    """
    rows = Answer.objects.filter(revision__in=list(revisions), is_gone=False).order_by("revision", "position", "pk")
    files = file_counts(revisions)
    found = [_given(row, revisions[row[1]], files.get(row[0], 0)) for row in rows.values_list(*_COLUMNS)]
    place = {revision: number for number, revision in enumerate(revisions)}
    return sorted((each for each in found if not each.is_blank), key=lambda each: place[each.revision])


def file_counts(revisions: Iterable[int]) -> dict[int, int]:
    """How many files stand behind each answer of the revisions, where any does."""
    rows = AnswerFile.objects.filter(answer__revision__in=list(revisions)).values("answer")
    return dict(rows.annotate(files=Count("pk")).values_list("answer", "files"))


def _given(row: tuple[Any, ...], sender: Sender, files: int) -> Given:
    told: list[Any] = list(row)
    told[2], told[8] = AnswerKind(row[2]), State(row[8]) if row[8] else None
    return Given(sender, files, *told)
