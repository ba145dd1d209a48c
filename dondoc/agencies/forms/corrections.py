"""A slip in what the registry says of an agency."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from dondoc.agencies.actions import Backing
from dondoc.agencies.enums import Kind, Level, Sureness
from dondoc.agencies.forms.changes import province_under
from dondoc.agencies.forms.fields import KIND_HINT, AgencyField
from dondoc.agencies.models import Change, Phase
from dondoc.agencies.models.words import KINDS, LEVELS, SURENESS
from dondoc.agencies.rules.facts import Facts
from dondoc.agencies.rules.spans import Span
from dondoc.lib.fields import ANY_YEAR, DayField


class CorrectionForm(forms.Form):
    """What a stretch of an agency's life says, and its days."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    name = forms.CharField(label=gettext_lazy("Full official name"), max_length=400)
    short_name = forms.CharField(label=gettext_lazy("Short name"), max_length=300)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=lambda: list(KINDS.items()))
    level = forms.ChoiceField(label=gettext_lazy("Level"), choices=lambda: list(LEVELS.items()))
    parent = AgencyField(label=gettext_lazy("Stands under"), required=False, help_text=KIND_HINT)
    code = forms.CharField(label=gettext_lazy("Code"), required=False, max_length=35)
    place = forms.CharField(label=gettext_lazy("Place"), required=False, max_length=120)
    place_kind = forms.CharField(label=gettext_lazy("Kind of place"), required=False, max_length=40)
    start = DayField(
        label=gettext_lazy("First day"),
        years=ANY_YEAR,
        required=False,
        help_text=gettext_lazy("Empty where it is not known."),
    )
    end = DayField(
        label=gettext_lazy("First day without it"),
        years=ANY_YEAR,
        required=False,
        help_text=gettext_lazy("Empty where it still holds."),
    )

    def __init__(self, *args: Any, phase: Phase, **options: Any) -> None:
        super().__init__(*args, **options)
        self.phase = phase
        parent = self.fields["parent"]
        if isinstance(parent, AgencyField):
            parent.on, parent.province = phase.valid.lower or phase.valid.upper or date.max, phase.province_id

    @classmethod
    def shown(cls, phase: Phase) -> dict[str, Any]:
        """The stretch as the form's initial values; the agency above by its key, so that it is found again."""
        same = ("name", "short_name", "kind", "level", "code", "place", "place_kind")
        above = phase.parent.key if phase.parent else ""
        days = {"start": phase.valid.lower, "end": phase.valid.upper}
        return {
            **{name: getattr(phase, name) for name in same},
            **days,
            "parent": above,
            "version": phase.agency.version,
        }

    @property
    def span(self) -> Span:
        """The days of the stretch."""
        return Span(self.cleaned_data["start"], self.cleaned_data["end"])

    @property
    def facts(self) -> Facts:
        """What the stretch shall say; it stays in its province unless it stands under another agency."""
        clean = self.cleaned_data
        parent, province = clean["parent"], self.phase.province_id
        if parent and parent != self.phase.parent_id:
            province = province_under(parent, clean["start"] or self.phase.valid.lower or date.max)
        same = {name: clean[name] for name in ("name", "short_name", "code", "place", "place_kind")}
        return Facts(**same, kind=Kind(clean["kind"]), level=Level(clean["level"]), parent=parent, province=province)


class RedatingForm(forms.Form):
    """The day of a change that was carried out, and what it rests on."""

    on = DayField(label=gettext_lazy("From which day does it hold?"), years=ANY_YEAR)
    basis = forms.CharField(label=gettext_lazy("By which legal instrument?"), max_length=1_000, required=False)
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=2_000)
    source = forms.CharField(label=gettext_lazy("Where do you know it from?"), required=False, max_length=1_000)
    sureness = forms.ChoiceField(label=gettext_lazy("How sure is it?"), choices=lambda: list(SURENESS.items()))

    @classmethod
    def shown(cls, change: Change) -> dict[str, Any]:
        """The change as the form's initial values."""
        return {name: getattr(change, name) for name in ("on", "basis", "note", "source", "sureness")}

    @property
    def backing(self) -> Backing:
        """What the change rests on."""
        clean = self.cleaned_data
        return Backing(
            basis=clean["basis"], note=clean["note"], source=clean["source"], sureness=Sureness(clean["sureness"])
        )
