"""Fields that people type the Vietnamese way."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.lib import numbers


class AmountField(forms.CharField):
    """A number as 1.234,5; its clean value is a Decimal, or None for a blank, which is not zero."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "size": 10}))
        options.setdefault("required", False)
        super().__init__(**options)

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return numbers.parse(text)
        except ValueError as error:
            raise forms.ValidationError(_("Write a number such as 1.234,5.")) from error

    def prepare_value(self, value: Any) -> Any:
        return numbers.show(value).replace("\u2212", "-") if isinstance(value, Decimal) else value


def words_field(
    label: Any, *, rows: int = 0, required: bool = True, limit: int = 5_000, hint: Any = ""
) -> forms.CharField:
    """Text of one line, or of several where `rows`."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, widget=widget, required=required, max_length=limit, help_text=hint)
