"""A flat text as a Source: lines to paragraphs, rows of bars and flattened tables to tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from dondoc.extraction.layout.barred import blocks_of_bars, is_barred
from dondoc.extraction.layout.flat_tables import Region, part_regions, rebuild
from dondoc.extraction.layout.lines import Line, Rhythm, physical_lines
from dondoc.extraction.layout.notes import set_notes_apart
from dondoc.extraction.layout.paragraphs import join
from dondoc.extraction.source import Block, Paragraph, Source


def source_from_text(text: str) -> Source:
    """The blocks of a decoded .txt; pages are known where form feeds part them."""
    lines, rhythm = physical_lines(text)
    body, notes = set_notes_apart(lines)
    return Source(
        format="txt",
        blocks=tuple(_blocks(body, rhythm)),
        footnotes=tuple(Paragraph(note) for note in notes),
        page_count=text.count("\f") + 1 if "\f" in text else None,
    )


def _blocks(lines: Sequence[Line], rhythm: Rhythm) -> Iterator[Block]:
    for barred, group in groupby(lines, key=lambda line: is_barred(line.text)):
        run = list(group)
        if barred:
            yield from blocks_of_bars([line.text for line in run], run[0].page)
            continue
        for part in part_regions(run):
            if isinstance(part, Region):
                yield rebuild(part)
            else:
                yield from join(part, rhythm)
