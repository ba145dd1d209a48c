"""Fields of forms that every package asks for."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dondoc.lib.dates import parse

#: For agencies, some of which are older than any plan.
ANY_YEAR = range(MINYEAR, MAXYEAR + 1)


class DayField(forms.CharField):
    """A day by the browser's calendar or typed as 01/07/2025; None where nothing is typed.

    Its year lies among `years`, by default those of plans and reports: 0225 and 20255 are slips of the keyboard, and
    what began in 1900 would owe hundreds of periods.
    """

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, *, years: range = range(1990, 2101), **options: Any) -> None:
        """`options` as of any field."""
        super().__init__(**options)
        self._years = years

    def clean(self, value: Any) -> date | None:
        """Read the day; refuses, in a sentence, what is none."""
        text = super().clean(value)
        if not text:
            return None
        try:
            day = parse(text)
        except ValueError:
            raise ValidationError(_("There is no such day; write it as 01/07/2025.")) from None
        if day.year not in self._years:
            raise ValidationError(_("Is the year right?"))
        return day
