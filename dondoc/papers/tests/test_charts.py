from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from lxml import etree
from PIL import Image

from dondoc.papers.chart import Chart, ChartKind, Series, Tone
from dondoc.papers.charts.colours import FILLS
from dondoc.papers.charts.pictures import png, svg
from dondoc.papers.charts.spec import spec_of
from dondoc.papers.sample import SAMPLE
from dondoc.papers.tests.variables import variables

STACKED = next(block for block in SAMPLE.parts[0].parts[0].blocks if isinstance(block, Chart))
BARS = Chart(
    ChartKind.BARS,
    "Báo cáo muộn",
    ("Sở <Y> & tế", "Sở <Y> & tế", "UBND xã Đức Sơn"),
    (Series("Quý III", (Decimal("1234.5"), 2, None)), Series("Quý IV", (1, 0, Decimal(-3)), Tone.SECOND)),
    unit="báo cáo",
)
LINES = Chart(
    ChartKind.LINES,
    "Chỉ tiêu",
    ("Quý I", "Quý II", "Quý III"),
    (Series("Thực hiện", (Decimal("80.5"), None, 91)), Series("Mục tiêu", (90, 90, 95), Tone.TARGET)),
    unit="%",
)
ALL = pytest.mark.parametrize("chart", [STACKED, BARS, LINES], ids=lambda chart: chart.kind)


def words(chart: Chart) -> list[str]:
    return [text.text or "" for text in etree.fromstring(svg(chart).encode()).iter("{*}text", "{*}tspan")]


@ALL
def test_a_picture_holds_no_script_no_style_and_reaches_nowhere(chart: Chart) -> None:
    root = etree.fromstring(svg(chart).encode())
    names = {etree.QName(element).localname for element in root.iter(etree.Element)}
    assert not names & {"script", "style", "image", "foreignObject", "use", "a"}
    attributes = {etree.QName(name).localname for element in root.iter(etree.Element) for name in element.attrib}
    assert "style" not in attributes
    assert "href" not in attributes
    assert not any(name.startswith("on") for name in attributes)


@ALL
def test_a_png_is_as_wide_as_asked_at_its_density(chart: Chart) -> None:
    with Image.open(io.BytesIO(png(chart, width=460))) as picture:
        assert abs(picture.width - 460 * 200 / 72) < 3
        assert picture.height > 100
        assert len(picture.convert("RGB").getcolors(1_000_000) or ()) > 3


def test_every_piece_says_its_number_and_every_series_its_name() -> None:
    found = words(STACKED)
    assert [series.name for series in STACKED.series if series.name not in found] == []
    assert found.count("12") == 1
    assert "Sở Công Thương" in found


def test_numbers_are_written_as_the_language_has_it() -> None:
    assert "1.234,5" in words(BARS)
    assert "−3" in words(BARS)
    english = [text.text for text in etree.fromstring(svg(BARS, "en").encode()).iter("{*}text")]
    assert "1,234.5" in english


def test_two_labels_alike_are_two_bars_and_markup_is_text() -> None:
    assert words(BARS).count("Sở <Y> & tế") == 2


def test_what_is_not_known_is_no_zero() -> None:
    assert words(BARS).count("0") == 2  # the axis, and the one that is truly none
    assert sorted(text for text in words(LINES) if text in {"80,5", "91"}) == ["80,5", "91"]


def test_a_target_is_dashed() -> None:
    root = etree.fromstring(svg(LINES).encode())
    dashes = {element.get("stroke-dasharray") for element in root.iter(etree.Element)}
    assert "6,4" in dashes


def test_red_is_only_for_what_is_late_and_open() -> None:
    late = variables()["--late"]
    assert [tone for tone, (fill, _) in FILLS.items() if fill == late] == [Tone.OPEN_LATE]
    assert late in svg(STACKED)
    assert late not in svg(BARS) + svg(LINES)


def test_colours_are_those_of_the_pages() -> None:
    known = set(variables().values())
    own = {Tone.DONE_LATE, Tone.SECOND}  # lighter ones, which pages do not need
    assert {tone for tone, (fill, _) in FILLS.items() if fill not in known} == own


def test_numbers_can_be_read_on_their_colours() -> None:
    for tone, (fill, ink) in FILLS.items():
        assert _contrast(fill, ink) >= 4.5, tone


def test_neighbours_in_a_stack_differ_without_colour() -> None:
    order = (Tone.DONE_ON_TIME, Tone.DONE_LATE, Tone.OPEN_IN_TIME)
    for one, other in pairwise(order):
        assert _contrast(FILLS[one][0], FILLS[other][0]) >= 3
    assert _contrast(FILLS[Tone.OPEN_LATE][0], FILLS[Tone.NO_DATE][0]) >= 3


def _contrast(one: str, other: str) -> float:
    """Contrast of two colours as WCAG 2.2 counts it."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_many_labels_still_fit_a_page_and_long_ones_are_cut() -> None:
    label = "Nâng cao chất lượng dịch vụ công trực tuyến, cắt giảm thủ tục hành chính và điều kiện kinh doanh"
    chart = Chart(ChartKind.STACKED, "T", (label,) * 36, (Series("A", tuple(range(36))), Series("B", (1,) * 36)))
    few = Chart(ChartKind.STACKED, "T", (label,), (Series("A", (1,)), Series("B", (1,))))
    height = float(etree.fromstring(svg(chart, width=467).encode()).get("height", ""))
    assert height < 720
    assert sum(word.endswith("…") for word in words(chart)) == 36
    assert [word for word in words(few) if word.startswith("Nâng")] == ["Nâng cao chất lượng dịch vụ công"]


def test_names_of_series_are_not_cut_at_the_side() -> None:
    names = ("Chưa hoàn thành: Trong hạn", "Chưa hoàn thành: Quá hạn")
    label = "Sở Nông nghiệp và Môi trường tỉnh"
    chart = Chart(ChartKind.STACKED, "T", (label,), tuple(Series(name, (1,)) for name in names))
    assert spec_of(chart, "vi", 467)["config"]["legend"]["columns"] == 1
    assert spec_of(chart, "vi", 640)["config"]["legend"]["columns"] == 1
    assert spec_of(replace(chart, labels=("A",)), "vi", 467)["config"]["legend"]["columns"] == 2
