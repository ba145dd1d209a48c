"""An answer as it is typed: numbers and days the Vietnamese way; a blank is never a zero."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.text import capfirst

from dondoc.lib.fields import DayField
from dondoc.progress.forms.fields import AmountField
from dondoc.progress.models.words import STATES
from dondoc.reporting.enums import AnswerKind
from dondoc.reporting.models import Answer
from dondoc.reporting.rules.composing import FIELDS


class AnswerForm(forms.Form):
    """What all kinds have. Fields of one answer begin with its key, so that many stand in one form of the page."""

    version = forms.IntegerField(min_value=1)

    def __init__(self, data: Mapping[str, Any] | None = None, *, answer: Answer) -> None:
        super().__init__(data, prefix=str(answer.pk))
        self.answer = answer

    def values(self) -> dict[str, Any]:
        """What was typed, for `actions.save_answer`: of the fields that were sent at all."""
        sent = self.data or {}
        return {name: self.cleaned_data[name] for name in FIELDS[self.answer.kind] if self.add_prefix(name) in sent}

    def faults(self) -> dict[str, str]:
        """What is wrong with single fields, in a sentence each."""
        return {name: " ".join(str(error) for error in errors) for name, errors in self.errors.items()}


class TaskForm(AnswerForm):
    state = forms.ChoiceField(
        required=False, choices=lambda: [("", ""), *((word, capfirst(str(words))) for word, words in STATES.items())]
    )
    text = forms.CharField(required=False)
    product_number = forms.CharField(required=False)
    product_on = DayField(required=False)
    product_name = forms.CharField(required=False)
    amount_done = AmountField()
    amount_planned = AmountField()
    unit = forms.CharField(required=False)


class IndicatorForm(AnswerForm):
    value = AmountField()
    text = forms.CharField(required=False)


class PartForm(AnswerForm):
    text = forms.CharField(required=False)


FORMS: dict[str, type[AnswerForm]] = {
    AnswerKind.TASK: TaskForm,
    AnswerKind.INDICATOR: IndicatorForm,
    AnswerKind.PART: PartForm,
}


def form_of(answer: Answer, data: Mapping[str, Any] | None = None) -> AnswerForm:
    """The form of this answer with what was sent for it."""
    return FORMS[answer.kind](data, answer=answer)


def shown(answer: Answer) -> dict[str, str]:
    """What stands in the fields of an answer, as the page shows it."""
    return {name: _shown(getattr(answer, name)) for name in FIELDS[answer.kind]}


def _shown(value: Any) -> str:
    """Numbers without grouping: it is read the same in whatever language the page speaks."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        words = f"{value:f}"
        return (words.rstrip("0").rstrip(".") if "." in words else words).replace(".", ",")
    return value.isoformat() if isinstance(value, date) else str(value)


def typed(answer: Answer, data: MultiValueDict[str, str] | Mapping[str, str]) -> dict[str, str]:
    """What was sent for an answer, as it was typed; what was not sent is as it is shown."""
    now = shown(answer)
    return {name: str(data.get(f"{answer.pk}-{name}", now[name])) for name in now}


def fingerprint(values: Mapping[str, str]) -> str:
    """Whether anything was typed since a page was shown is told by comparing these."""
    plain = "\x1f".join(f"{name}={value.replace(chr(13), '').strip()}" for name, value in sorted(values.items()))
    return sha256(plain.encode()).hexdigest()[:16]
