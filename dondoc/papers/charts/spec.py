"""Charts as Vega-Lite says them; every number that is read stands in the picture in words of the language."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from dondoc.papers.chart import Chart, ChartKind, Series, Tone
from dondoc.papers.charts.colours import FILLS, INK, LINE, PAPER, QUIET
from dondoc.papers.report import Language
from dondoc.papers.values import clean, number

Spec = dict[str, Any]

#: Faces that carry every Vietnamese mark. An older Liberation Sans does not, so it comes second; the library brings a
#: newer one, which serves where a machine has no faces at all. Only the first that is found is used.
FONT = "DejaVu Sans, Liberation Sans, Arial, sans-serif"
#: Characters of a line of labels.
_LINE_LENGTH = 34
#: Height that a bar takes with the space around it: usually, for two lines of a label, and for one.
_STEP, _STEP_OF_TWO, _STEP_OF_ONE = 30, 27, 14
#: Height of all bars, so that a page holds them and their legend.
_TALLEST = 540
#: The narrowest piece of a stacked bar that its number fits into, as a share of the longest bar.
_NARROWEST = 0.035
#: Points that a letter of a legend takes, and the sign beside the name.
_LETTER = 7
_SYMBOL = 30
_SHAPES = ("circle", "diamond", "triangle-up", "square", "cross")


def spec_of(chart: Chart, language: Language, width: int) -> Spec:
    """The chart so many points wide; heights follow from what it shows."""
    drawn = _DRAWN[chart.kind](chart, language)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": clean(chart.description or chart.title),
        "width": width,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "background": PAPER,
        "padding": 4,
        "config": {
            "font": FONT,
            "view": {"stroke": None},
            "axis": {
                "labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal", "labelColor": INK,
                "titleColor": QUIET, "gridColor": LINE, "domainColor": QUIET, "tickColor": QUIET, "labelLimit": 0,
            },
            "legend": {
                "labelFontSize": 11, "labelColor": INK, "labelLimit": 0, "orient": "top", "title": None,
                "columns": _legend_columns(chart, width),
            },
            "text": {"fontSize": 11},
        },
        **drawn,
    }  # fmt: skip


def _stacked(chart: Chart, language: Language) -> Spec:
    longest = max((_sum(chart, place) for place in range(len(chart.labels))), default=Decimal(0)) or Decimal(1)
    values = list(_pieces(chart, language, longest))
    y = _labels(chart, "y")
    bars = {
        "mark": {"type": "bar", "stroke": PAPER, "strokeWidth": 1, "height": {"band": 0.72}},
        "encoding": {"y": y, "x": _measure(chart, "from"), "x2": {"field": "to"}, "color": _colour(chart)},
    }
    texts = {
        "mark": {"type": "text", "baseline": "middle"},
        "encoding": {
            "y": y,
            "x": {"field": "middle", "type": "quantitative"},
            "text": {"field": "text"},
            "color": {"field": "ink", "type": "nominal", "scale": None},
        },
    }
    return {"height": len(chart.labels) * _step(chart), "data": {"values": values}, "layer": [bars, texts]}


def _pieces(chart: Chart, language: Language, longest: Decimal) -> Iterator[Spec]:
    for place in range(len(chart.labels)):
        reached = Decimal(0)
        for series in chart.series:
            value = Decimal(series.values[place] or 0)
            yield {
                "place": place,
                "series": clean(series.name),
                "from": float(reached),
                "to": float(reached + value),
                "middle": float(reached + value / 2),
                "text": number(value, language) if value / longest >= Decimal(_NARROWEST) else "",
                "ink": FILLS[series.tone][1],
            }
            reached += value


def _sum(chart: Chart, place: int) -> Decimal:
    return sum((Decimal(series.values[place] or 0) for series in chart.series), Decimal(0))


def _bars(chart: Chart, language: Language) -> Spec:
    """A bar for each series of a label, its number at its end."""
    several = len(chart.series) > 1
    encoding: Spec = {"y": _labels(chart, "y"), "x": _measure(chart, "value", room=0.14)}
    if several:
        encoding["yOffset"] = {"field": "series", "sort": _names(chart), "type": "nominal"}
    bars = {"mark": {"type": "bar", "height": {"band": 0.8}}, "encoding": {**encoding, "color": _colour(chart)}}
    texts = {
        "mark": {"type": "text", "align": "left", "baseline": "middle", "dx": 4, "color": INK},
        "encoding": {**encoding, "text": {"field": "text"}},
    }
    step = max(_step(chart), 20 * len(chart.series) + 8 if several else 0)
    return {"height": len(chart.labels) * step, "data": {"values": _points(chart, language)}, "layer": [bars, texts]}


def _lines(chart: Chart, language: Language) -> Spec:
    """A line for each series, each with a sign of its own, a target dashed; the numbers at the points."""
    names, tones = _names(chart), [series.tone for series in chart.series]
    encoding = {"x": _labels(chart, "x"), "y": _measure(chart, "value"), "color": _colour(chart)}
    dashes = [[6, 4] if tone is Tone.TARGET else [1, 0] for tone in tones]
    line = {
        "mark": {"type": "line", "strokeWidth": 2},
        "encoding": {
            **encoding,
            "strokeDash": {"field": "series", "scale": {"domain": names, "range": dashes}, "legend": None},
        },
    }
    shapes = [_SHAPES[place % len(_SHAPES)] for place in range(len(names))]
    points = {
        "mark": {"type": "point", "filled": True, "size": 60, "opacity": 1},
        "encoding": {**encoding, "shape": {"field": "series", "scale": {"domain": names, "range": shapes}}},
    }
    encoding["y"]["scale"] = {"zero": False, "nice": True, "padding": 20}
    texts = [_numbers_of(series, encoding) for series in chart.series]
    return {"height": 240, "data": {"values": _points(chart, language)}, "layer": [line, points, *texts]}


def _numbers_of(series: Series, encoding: Spec) -> Spec:
    """The numbers of one line: a target's above it, the others' below, so that neither hides the other."""
    return {
        "transform": [{"filter": {"field": "series", "equal": clean(series.name)}}],
        "mark": {"type": "text", "dy": -12 if series.tone is Tone.TARGET else 15},
        "encoding": {**encoding, "text": {"field": "text"}},
    }


def _points(chart: Chart, language: Language) -> list[Spec]:
    return [
        {"place": place, "series": clean(series.name), "value": float(value), "text": number(value, language)}
        if value is not None
        else {"place": place, "series": clean(series.name), "value": None, "text": ""}
        for series in chart.series
        for place, value in enumerate(series.values)
    ]


def _labels(chart: Chart, side: str) -> Spec:
    """The axis of labels; each stands by its place, so that two may be alike."""
    axis = {
        "labelExpr": f"{json.dumps(_wrapped(chart))}[datum.value]",
        "title": None, "ticks": False, "domain": side == "x", "labelPadding": 6, "labelAngle": 0,
    }  # fmt: skip
    domain = list(range(len(chart.labels)))
    return {"field": "place", "type": "ordinal", "sort": None, "scale": {"domain": domain}, "axis": axis}


def _step(chart: Chart) -> int:
    """The height of a label's bars with the space around them: many stand closer."""
    return max(_STEP_OF_ONE, min(_STEP, _TALLEST // len(chart.labels)))


def _wrapped(chart: Chart) -> list[list[str]]:
    """The labels in as many lines as find room beside their bars; the tables say them whole."""
    most = 2 if _step(chart) >= _STEP_OF_TWO else 1
    return [
        textwrap.wrap(clean(label), _LINE_LENGTH, max_lines=most, placeholder="…") or [""] for label in chart.labels
    ]


def _measure(chart: Chart, field: str, room: float = 0) -> Spec:
    """The axis of values, with `room` for the numbers beside the longest bars as a share of it."""
    axis: Spec = {"title": clean(chart.unit) or None, "tickCount": 5, "domain": False, "ticks": False}
    measure: Spec = {"field": field, "type": "quantitative", "axis": axis}
    if room:
        values = [float(value) for series in chart.series for value in series.values if value is not None]
        least, most = min([0.0, *values]), max([0.0, *values])
        measure["scale"] = {"domain": [least, (most + room * (most - least)) or 1], "nice": False}
    return measure


def _colour(chart: Chart) -> Spec:
    fills = [FILLS[series.tone][0] for series in chart.series]
    scale = {"domain": _names(chart), "range": fills}
    legend: Spec | None = {} if len(chart.series) > 1 else None
    return {"field": "series", "type": "nominal", "sort": None, "scale": scale, "legend": legend}


def _legend_columns(chart: Chart, width: int) -> int:
    """As many names side by side as find room; they begin where the bars do, beside the labels."""
    if chart.kind is not ChartKind.LINES:
        width -= _LETTER * max(len(line) for lines in _wrapped(chart) for line in lines)
    longest = max((len(series.name) for series in chart.series), default=0)
    return max(1, width // (_LETTER * longest + _SYMBOL))


def _names(chart: Chart) -> list[str]:
    return [clean(series.name) for series in chart.series]


_DRAWN: dict[ChartKind, Callable[[Chart, Language], Spec]] = {
    ChartKind.STACKED: _stacked,
    ChartKind.BARS: _bars,
    ChartKind.LINES: _lines,
}
