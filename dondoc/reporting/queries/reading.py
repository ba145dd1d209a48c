"""A report as people read it: its answers under the plan's headings, each as words, with its files and remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from dondoc.lib import dates, numbers
from dondoc.plans.queries.live.wording import with_unit
from dondoc.progress.models.words import STATES
from dondoc.reporting.enums import AnswerKind
from dondoc.reporting.models import Answer, AnswerFile, Remark, Revision
from dondoc.reporting.queries.headings import Headings
from dondoc.reporting.queries.remarks import remarks_beside
from dondoc.reporting.queries.revisions import about, words_of
from dondoc.reporting.rules.measures import percent

#: What one field of an answer is called, and what stands in it.
Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer, what it is about, and what it says; nothing at all for one that was left blank."""

    answer: Answer
    title: str
    facts: Sequence[Fact]
    files: Sequence[AnswerFile] = ()
    remarks: Sequence[Remark] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Answers under one heading."""

    title: str
    answers: list[Shown] = field(default_factory=list)


def read(revision: Revision, answers: Sequence[Answer]) -> list[Group]:
    """The whole report, in its order; `answers` as of `revisions.answers_of`. Two queries."""
    remarks = remarks_beside(revision, answers)
    headings = Headings.of(one.holding.plan_id for one in answers if one.holding)
    shown = [
        Shown(one, words_of(one), facts_of(one), tuple(one.files.all()), tuple(remarks.get(one.pk, ())))
        for one in answers
    ]
    parted = groupby(shown, key=lambda one: _heading(one.answer, headings))
    return [Group(title, list(group)) for title, group in parted]


def facts_of(answer: Answer) -> list[Fact]:
    """What an answer says, field by field, in words; a field that is blank is left out."""
    state = str(STATES[answer.state]) if answer.state else ""
    value = "" if answer.value is None else with_unit(answer.value, answer.indicator.unit if answer.indicator else "")
    found = [
        (_("State"), state),
        (_("Value"), value),
        (_("Measure"), measure_words(answer)),
        (_("Product"), product_words(answer)),
        (_("Result") if answer.kind == AnswerKind.TASK else _("Words"), answer.text.strip()),
    ]
    return [(label, words) for label, words in found if words]


def product_words(answer: Answer) -> str:
    """A document with its number and day, as letters cite it: "số 12/BC-SCT ngày 05/06/2025 (Báo cáo …)"."""
    parts = []
    if answer.product_number:
        parts.append(pgettext("document", "no. %(number)s") % {"number": answer.product_number})
    if answer.product_on:
        parts.append(pgettext("document", "of %(day)s") % {"day": dates.show(answer.product_on)})
    if answer.product_name:
        parts.append(f"({answer.product_name})" if parts else answer.product_name)
    return " ".join(parts)


def measure_words(answer: Answer) -> str:
    """So much of so much, with the percent that follows; a blank is no zero."""
    done, planned = answer.amount_done, answer.amount_planned
    if done is None and planned is None:
        return ""
    of = _("%(done)s of %(planned)s") % {"done": _amount(done), "planned": _amount(planned)}
    part = percent(done, planned)
    share = "" if part is None else f" ({numbers.show(part, places=1)} %)"
    return f"{of} {answer.unit}".strip() + share


def _amount(value: Decimal | None) -> str:
    return "?" if value is None else numbers.show(value)


def _heading(answer: Answer, headings: Headings) -> str:
    """Of a task the nearest heading above it; of the others their kind."""
    if answer.kind == AnswerKind.INDICATOR:
        return _("Indicators")
    if answer.kind == AnswerKind.PART or answer.holding is None:
        return _("Report in words")
    path, _words = about(answer)
    return headings.above(answer.holding.plan_id, path)
