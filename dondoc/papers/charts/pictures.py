"""Charts as pictures. The SVG holds no script and no style, so it may stand in a page under a strict policy."""

from __future__ import annotations

from typing import Any

import vl_convert

from dondoc.papers.chart import Chart
from dondoc.papers.charts.spec import spec_of
from dondoc.papers.report import Language

#: Points that a chart is wide where nobody says.
WIDTH = 640
#: Pixels of an inch, so that a picture is sharp on paper.
_PPI = 200
_LOCALES: dict[Language, Any] = {
    "vi": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", "\u00a0₫"]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", "\u00a0VND"]},
}


def svg(chart: Chart, language: Language = "vi", width: int = WIDTH) -> str:
    """The chart as an SVG so many points wide."""
    return vl_convert.vegalite_to_svg(
        spec_of(chart, language, width), vl_version="5.21", format_locale=_LOCALES[language], allowed_base_urls=[]
    )


def png(chart: Chart, language: Language = "vi", width: int = WIDTH) -> bytes:
    """The chart as a PNG so many points wide."""
    return vl_convert.svg_to_png(svg(chart, language, width), ppi=_PPI)
