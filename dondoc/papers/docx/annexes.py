"""Annexes: each on pages of its own, counted from 1, across the page where its tables are wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter

from dondoc.papers.docx.body import Draw, blocks
from dondoc.papers.docx.pen import Pen, jump, link, run
from dondoc.papers.docx.sections import Page
from dondoc.papers.docx.styles import Style
from dondoc.papers.docx.tables import SPACER
from dondoc.papers.numbering import roman
from dondoc.papers.report import Annex, Key, OfficialReport, Source
from dondoc.papers.table import Kind
from dondoc.papers.values import shown
from dondoc.papers.words import Words, number_and_signs, spelled_day

#: Shares of the columns of the annex of sources: key, place, value, source.
_SHARES = (10, 22, 34, 34)


def annexes(pen: Pen, report: OfficialReport, page: Page, draw: Draw, numbers: dict[str, int]) -> Iterator[str]:
    """All annexes, the sources last; each part of the document but the last is closed by its own section.

    The section that closes the document is the page's of the last annex, see `last_page`.
    """
    pages = _pages(report, page)
    if not pages:
        return
    attached = pen.words.attached.format(cited=cited(report, pen.words))
    yield page.closing()
    for place, annex in enumerate(report.annexes):
        yield from _head(pen, _number(annex, place, len(pages)), annex.title, attached)
        yield from blocks(pen, annex.blocks, pages[place].width, draw)
        if place + 1 < len(pages):
            yield pages[place].closing()
    if report.keys:
        yield from _head(pen, _number(None, len(pages) - 1, len(pages)), pen.words.keys, attached)
        yield from _keys(pen, report.keys, pages[-1].width, numbers)


def last_page(report: OfficialReport, page: Page) -> Page:
    """The page that the document ends with."""
    return (_pages(report, page) or [page])[-1]


def cited(report: OfficialReport, words: Words) -> str:
    """The report as its own annexes cite it."""
    number = number_and_signs(report.number, report.signs)
    return _cite(report.kind, number, report.dated_on, report.issuer, words)


def supplemented(report: OfficialReport, words: Words) -> str:
    """The words under the title of a supplement, "" where the report is none."""
    other = report.supplement_of
    if other is None:
        return ""
    named = _cite(report.kind, other.number, other.on, other.issuer or report.issuer, words)
    return words.supplements.format(cited=named)


def _cite(kind: str, number: str, day: date | None, issuer: str, words: Words) -> str:
    base = words.cited.format(kind=kind.capitalize(), number=number, day=spelled_day(day, words))
    return base + words.of.format(issuer=" ".join(issuer.split())) if issuer else base


def _pages(report: OfficialReport, page: Page) -> list[Page]:
    turned = [annex.landscape for annex in report.annexes] + [False] * bool(report.keys)
    return [page.for_annex(landscape=landscape) for landscape in turned]


def _number(annex: Annex | None, place: int, of: int) -> str:
    if annex is not None and annex.number is not None:
        return annex.number
    return roman(place + 1) if of > 1 else ""


def _head(pen: Pen, number: str, title: str, attached: str) -> Iterator[str]:
    yield pen.paragraph(Style.ANNEX, f"{pen.words.annex} {number}".strip())
    yield pen.paragraph(Style.ANNEX_TITLE, title.upper())
    yield pen.paragraph(Style.ATTACHED, attached)


def _keys(pen: Pen, keys: Sequence[Key], width: int, numbers: dict[str, int]) -> Iterator[str]:
    """The table of sources: from each key a way to its place, from each source one to its page."""
    widths = [width * share // 100 for share in _SHARES]
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{pen.styles["TABLE"]}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
    )
    yield "".join(f'<w:gridCol w:w="{each}"/>' for each in widths) + "</w:tblGrid>"
    heads = (pen.paragraph(Style.HEAD_CELL, head) for head in pen.words.key_heads)
    yield _row(widths, heads, "<w:tblHeader/>")
    start = pen.opening(Style.CELL)
    for _line, several in groupby(keys, key=attrgetter("line")):
        group = list(several)
        contents = _figures(pen, group, numbers) if group[0].row else _single(pen, group[0], numbers)
        cells = ("".join(f"{start}{each}</w:p>" for each in content or ("",)) for content in contents)
        yield _row(widths, cells)
    yield "</w:tbl>"
    yield SPACER


def _single(pen: Pen, key: Key, numbers: dict[str, int]) -> Iterator[Sequence[str]]:
    """A passage: the paragraphs of its four cells."""
    yield [run(key.key)]
    yield [jump(numbers[key.key], key.where) if key.key in numbers else run(key.where)]
    yield [run(shown(key.value, Kind.NUMBER, pen.language))]
    yield [_source(pen, source) for source in key.sources]


def _figures(pen: Pen, keys: Sequence[Key], numbers: dict[str, int]) -> Iterator[Sequence[str]]:
    """The figures of one row of a table: what they come from is said once where it is the same."""
    yield [run(keys[0].key.rpartition(".")[0] or keys[0].key)]
    yield [run(keys[0].row)]
    figures = ((f"{key.column}: {shown(key.value, Kind.NUMBER, pen.language)}", numbers.get(key.key)) for key in keys)
    yield [run("; ").join(jump(number, text) if number else run(text) for text, number in figures)]
    sources = dict.fromkeys(source for key in keys for source in key.sources)
    said = groupby(sources, key=lambda source: (source.report, source.on))
    yield [_together(pen, list(same)) for _report, same in said]


def _together(pen: Pen, sources: Sequence[Source]) -> str:
    """Several sources of one report in a line: each name leads to its page, the report is named after them."""
    if len(sources) == 1:
        return _source(pen, sources[0])
    names = run(", ").join(link(source.link, source.agency) for source in sources)
    told = filter(None, (sources[0].report, shown(sources[0].on, Kind.DATE, pen.language)))
    return names + run("".join(f", {each}" for each in told))


def _row(widths: Sequence[int], contents: Iterator[str], more: str = "") -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
        for width, content in zip(widths, contents, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{cells}</w:tr>"


def _source(pen: Pen, source: Source) -> str:
    told = ", ".join(filter(None, (source.agency, source.report, shown(source.on, Kind.DATE, pen.language))))
    return link(source.link, told)
