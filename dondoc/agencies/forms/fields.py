"""Fields for agencies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.agencies.queries.choosing import Candidate, chosen


class _Typed(forms.TextInput):
    """What was typed; a candidate that was picked beneath it has the last word."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        values = data.getlist(name) if isinstance(data, MultiValueDict) else [data.get(name, "")]
        return next((value for value in reversed(values) if value), "")


class AgencyField(forms.CharField):
    """An agency by its key, its name or an abbreviation; `candidates` are those that it may be."""

    #: Asked by the template.
    is_agency = True
    widget = _Typed(attrs={"autocomplete": "off", "spellcheck": "false"})

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=400, **options)
        self.on: date = date.max
        self.province: int | None = None
        self.candidates: Sequence[Candidate] = ()

    def clean(self, value: Any) -> int | None:
        text = str(super().clean(value)).strip()
        if not text:
            return None
        choice = chosen(text, self.on, self.province)
        if choice.agency is None:
            self.candidates = choice.candidates
            raise ValidationError(
                _("Several agencies are called so: choose one below.")
                if choice.candidates
                else _("The registry has no agency of this name.")
            )
        return choice.agency


KIND_HINT = gettext_lazy("Its name, an abbreviation or its key, as “so-tai-chinh”.")
