"""Fields that people type the Vietnamese way."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.lib.numbers import parse
from dondoc.plans.models.words import Words
from dondoc.plans.rules.text import folded, lines, number_words
from dondoc.plans.rules.times import date_words, printed_date


class WordsField(forms.CharField):
    """Text whose white space is folded as the reader folds a document's."""

    def __init__(self, *, rows: int = 0, **options: Any) -> None:
        if rows:
            options["widget"] = forms.Textarea(attrs={"rows": rows})
        super().__init__(**options)

    def clean(self, value: Any) -> str:
        return folded(super().clean(value))


class LinesField(forms.CharField):
    """One entry a line."""

    def __init__(self, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 2})
        super().__init__(widget=widget, required=False, **options)

    def clean(self, value: Any) -> list[str]:
        return lines(super().clean(value))


class NumberField(forms.CharField):
    """A decimal with a comma or a point; its clean value is a Decimal or None."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "size": 10})
        super().__init__(widget=widget, required=False, **options)

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            figure = parse(text)
        except ValueError as error:
            raise forms.ValidationError(_("Write a number such as 12,5.")) from error
        if abs(figure) >= 10**14:
            raise forms.ValidationError(_("This number is too large."))
        return figure

    def prepare_value(self, value: Any) -> Any:
        return number_words(value) if isinstance(value, Decimal) else value


class PrintedDateField(forms.CharField):
    """dd/mm/yyyy, mm/yyyy or yyyy; its clean value is (ISO date, precision), (None, "") for nothing."""

    def clean(self, value: Any) -> tuple[str | None, str]:
        text = super().clean(value)
        if not text:
            return None, ""
        day, precision = printed_date(text)
        if day is None or precision is None:
            raise forms.ValidationError(_("Write the date as 05/01/2025, 01/2025 or 2025."))
        return day.isoformat(), precision.value

    @staticmethod
    def words(day: Any, precision: str) -> str:
        """The date as a person would type it."""
        return date_words(day, precision)


def choices(words: Words, *, empty: Any = None) -> list[tuple[str, Any]]:
    """Choices of a vocabulary, with one for nothing where it may be left open."""
    first = [("", empty)] if empty is not None else []
    return [*first, *((str(word), label) for word, label in words.items())]
