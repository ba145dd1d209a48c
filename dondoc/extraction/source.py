"""What every format reader hands on: the document's blocks in reading order.

A reader (``formats/``) knows one file format and nothing of plans; the layers
after it know plans and nothing of file formats.  Between them stands `Source`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, folded: NFC, every run of white space one space, no marks of notes."""

    text: str
    #: Page it begins on, from 1; None where the format knows no pages.
    page: int | None = None
    #: True or False where the format knows it for the whole paragraph, else None.
    bold: bool | None = None
    centred: bool | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; a merged cell appears once, at its upper left corner."""

    row: int
    column: int
    paragraphs: tuple[Paragraph, ...]
    row_span: int = 1
    column_span: int = 1

    @property
    def text(self) -> str:
        """The cell's paragraphs as one line."""
        return " ".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Table:
    """A table in reading order of its cells (by row, then column), counted from 0.

    A table that runs over pages is one table; a head row repeated on each page
    stands once.
    """

    cells: tuple[Cell, ...]
    page: int | None = None
    #: True where the table was put together again from flat text and its cells may be misread.
    rebuilt: bool = False

    @property
    def row_count(self) -> int:
        """Rows, counting those that only merged cells reach."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @property
    def column_count(self) -> int:
        """Columns, counting those that only merged cells reach."""
        return max((cell.column + cell.column_span for cell in self.cells), default=0)


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Source:
    """A file's content: blocks in reading order, without running heads, page numbers and notes."""

    #: "txt", "docx", "pdf", "html"; scans are "pdf" with `recognised` set.
    format: str
    blocks: tuple[Block, ...]
    #: Texts of footnotes and endnotes, each without its number.
    footnotes: tuple[Paragraph, ...] = ()
    page_count: int | None = None
    #: True where the text was recognised from a picture and may be misread.
    recognised: bool = False
    #: Codes of what the reader saw and could not carry over (see `doubts.py`).
    losses: tuple[str, ...] = field(default=())

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph outside notes, those of cells too, in reading order."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                for cell in block.cells:
                    yield from cell.paragraphs
