"""A method on one page: each measure a line with its weight and scale, the bands a line each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from dondoc.lib import numbers
from dondoc.lib.errors import Refused
from dondoc.lib.fields import DayField
from dondoc.steering import policies
from dondoc.steering.enums import Measure, Scoring, Unmeasured
from dondoc.steering.models.words import FORMULAS, MEASURES, UNMEASURED
from dondoc.steering.rules.method_file import Draft
from dondoc.steering.rules.rating import Band, Component, Method, Scale, Step

#: Shares are typed in hundredths; returns a report as they are.
_PLAIN = frozenset({Measure.RETURNS})


class MethodForm(forms.Form):
    """Weight and scale of each measure; an empty weight leaves the measure out.

    A scale is "0 = 0; 100 = 100": figure = points, two of them in a line, several as steps.
    """

    name = forms.CharField(label=pgettext_lazy("method", "Name"), max_length=255)
    basis = forms.CharField(label=gettext_lazy("Document that sets it"), max_length=255, required=False)
    reason = forms.CharField(label=gettext_lazy("Why"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
    since = DayField(label=gettext_lazy("Holds from"))
    least = forms.CharField(
        label=gettext_lazy("Least share of all weight that must be measured, in percent"), max_length=8
    )
    bands = forms.CharField(
        label=gettext_lazy("Bands, a line each: score = name"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, draft: Draft, since: date) -> None:
        super().__init__(data, initial={**_initial(draft), "since": since})
        for measure in Measure:
            self.fields[f"weight_{measure}"] = forms.CharField(label=_("Weight"), required=False, max_length=12)
            self.fields[f"kind_{measure}"] = forms.ChoiceField(
                required=False,
                label=_("Scored"),
                choices=[(Scoring.LINEAR, _("in proportion")), (Scoring.STEPS, _("by steps"))],
            )
            self.fields[f"scale_{measure}"] = forms.CharField(
                label=_("Figure = points"), required=False, max_length=200
            )
            self.fields[f"unmeasured_{measure}"] = forms.ChoiceField(
                required=False, label=_("Where nothing was measured"), choices=list(UNMEASURED.items())
            )

    def measures(self) -> Iterator[tuple[Any, Any, list[Any]]]:
        """Words of each measure, its formula, its fields."""
        for measure in Measure:
            names = (f"{part}_{measure}" for part in ("weight", "kind", "scale", "unmeasured"))
            yield MEASURES[measure], FORMULAS[measure], [self[name] for name in names]

    def general(self) -> list[Any]:
        """The fields above the measures."""
        return [self[name] for name in ("name", "basis", "reason", "since", "least", "bands")]

    def clean(self) -> dict[str, Any]:
        data = dict(super().clean() or {})
        components = [one for measure in Measure if (one := self._component(measure, data))]
        least, bands = self._least(data), self._bands(data)
        if self.errors or least is None:
            return data
        method = Method(tuple(components), tuple(bands), least)
        draft = Draft(data["name"], method, data["basis"], data["reason"])
        try:
            policies.check_settable(draft)
        except Refused as refused:
            raise ValidationError(str(refused)) from None
        return {**data, "draft": draft}

    def _component(self, measure: Measure, data: dict[str, Any]) -> Component | None:
        weight = (data.get(f"weight_{measure}") or "").strip()
        if not weight:
            return None
        try:
            number, pairs = numbers.parse(weight), _pairs(data.get(f"scale_{measure}") or "")
            scale = _scale(data.get(f"kind_{measure}", ""), pairs, 1 if measure in _PLAIN else 100)
            return Component(measure, number, scale, Unmeasured(data[f"unmeasured_{measure}"]))
        except ValueError:
            self.add_error(
                f"scale_{measure}",
                _("Write a weight as 30, and a scale as “0 = 0; 100 = 100”: a figure, the points that it earns."),
            )
        return None

    def _least(self, data: dict[str, Any]) -> Decimal | None:
        try:
            least = numbers.parse(data.get("least") or "") / 100
        except ValueError:
            least = Decimal(-1)
        if 0 <= least <= 1:
            return least
        self.add_error("least", _("Write a share from 0 to 100."))
        return None

    def _bands(self, data: dict[str, Any]) -> list[Band]:
        found = []
        for line in (data.get("bands") or "").splitlines():
            since, sign, name = line.partition("=")
            try:
                if line.strip():
                    found.append(Band(numbers.parse(since), _named(sign and name)))
            except ValueError:
                self.add_error("bands", _("Write a band as “90 = Hoàn thành xuất sắc”, a line each."))
                break
        return found


def _named(name: str) -> str:
    if not name.strip() or len(name.strip()) > 120:
        raise ValueError(name)
    return name.strip()


def _pairs(text: str) -> list[tuple[Decimal, Decimal]]:
    parts = [part.partition("=") for part in text.split(";") if part.strip()]
    return [(numbers.parse(figure), numbers.parse(points)) for figure, _sign, points in parts]


def _scale(kind: str, pairs: list[tuple[Decimal, Decimal]], unit: int) -> Scale:
    if kind == Scoring.STEPS:
        if not pairs:
            raise ValueError(kind)
        return Scale(Scoring.STEPS, steps=tuple(Step(figure / unit, points) for figure, points in pairs))
    by_points = {points: figure / unit for figure, points in pairs}
    if set(by_points) != {0, 100}:
        raise ValueError(kind)
    return Scale(Scoring.LINEAR, by_points[Decimal(0)], by_points[Decimal(100)])


def _initial(draft: Draft) -> dict[str, Any]:
    method = draft.method
    found: dict[str, Any] = {
        "name": "" if draft.is_example else draft.name,
        "basis": draft.basis,
        "least": numbers.show(method.least_measured * 100),
        "bands": "\n".join(f"{numbers.show(band.since)} = {band.name}" for band in method.bands),
    }
    for one in method.components:
        unit = 1 if one.measure in _PLAIN else 100
        found[f"weight_{one.measure}"] = numbers.show(one.weight)
        found[f"kind_{one.measure}"] = one.scale.scoring
        found[f"scale_{one.measure}"] = "; ".join(f"{_n(figure * unit)} = {_n(points)}" for figure, points in _of(one))
        found[f"unmeasured_{one.measure}"] = one.unmeasured
    return found


def _of(one: Component) -> list[tuple[Decimal, Decimal]]:
    if one.scale.steps:
        return [(step.since, step.points) for step in one.scale.steps]
    return [(one.scale.zero_at or Decimal(0), Decimal(0)), (one.scale.full_at or Decimal(0), Decimal(100))]


def _n(number: Decimal) -> str:
    return numbers.show(number)
