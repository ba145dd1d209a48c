"""The body of a report and its annexes as WordprocessingML."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dondoc.papers.chart import Chart
from dondoc.papers.docx.pen import Pen
from dondoc.papers.docx.styles import Style
from dondoc.papers.docx.tables import table
from dondoc.papers.numbering import mark
from dondoc.papers.report import Block, OfficialReport, Paragraph, Part
from dondoc.papers.values import clean

#: Writes the picture of a chart, at most so many twentieths of a point wide, as a run.
Draw = Callable[[Chart, int], str]

_HEADINGS = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3, Style.HEADING_4)
_KEEP_NEXT = "<w:keepNext/>"


def body(pen: Pen, report: OfficialReport, width: int, draw: Draw) -> Iterator[str]:
    """All between the title and the signature; `width` of the text in twentieths of a point."""
    yield from blocks(pen, report.opening, width, draw)
    yield from _parts(pen, report.parts, width, draw, depth=0, keeps_last=not report.closing)
    yield from blocks(pen, report.closing, width, draw, keeps_next=True)


def blocks(pen: Pen, written: Sequence[Block], width: int, draw: Draw, *, keeps_next: bool = False) -> Iterator[str]:
    """Paragraphs, tables and charts in their order; `keeps_next` holds them to what follows (the signature)."""
    for block in written:
        if isinstance(block, Paragraph):
            yield from _paragraphs(pen, block, _KEEP_NEXT if keeps_next else "")
        elif isinstance(block, Chart):
            yield from _chart(pen, block, width, draw)
        else:
            yield from table(pen, block, width)


def _parts(pen: Pen, parts: Sequence[Part], width: int, draw: Draw, *, depth: int, keeps_last: bool) -> Iterator[str]:
    """Parts and those beneath them; `keeps_last` holds the last block of all to what follows."""
    counted = 0
    for part in parts:
        counted += part.number is None
        number = mark(counted, depth) if part.number is None else part.number
        style = _HEADINGS[min(depth, len(_HEADINGS) - 1)]
        yield pen.paragraph(style, f"{number} {part.heading}".strip())
        keeps = keeps_last and part is parts[-1]
        last = part.blocks[-1:] if keeps and not part.parts else ()
        yield from blocks(pen, part.blocks[: len(part.blocks) - len(last)], width, draw)
        yield from blocks(pen, last, width, draw, keeps_next=True)
        yield from _parts(pen, part.parts, width, draw, depth=depth + 1, keeps_last=keeps)


def _paragraphs(pen: Pen, block: Paragraph, extra: str) -> Iterator[str]:
    """A paragraph a line; the key stands at the first."""
    style = Style.ITALIC if block.is_italic else Style.BODY
    lines = [line.strip() for line in clean(block.text).split("\n")]
    for place, line in enumerate(line for line in lines if line):
        text = f"- {line}" if block.is_bullet and place == 0 else line
        yield pen.paragraph(style, text, block.key if place == 0 else "", extra)


def _chart(pen: Pen, chart: Chart, width: int, draw: Draw) -> Iterator[str]:
    if chart.title:
        yield pen.paragraph(Style.TABLE_TITLE, chart.title)
    yield f"{pen.opening(Style.PICTURE)}{draw(chart, width)}</w:p>"
