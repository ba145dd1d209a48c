"""What stands on paper: the contract between whoever knows the content and the writers of DOCX, XLSX and pictures.

Values stay what they are (`int`, `Decimal`, `date`); 1.234,5 and 05/01/2027 are made while writing, in the language of
the paper. The parts of an official document and their order are those of Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from dondoc.papers.chart import Chart
from dondoc.papers.table import DataTable

Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; each line of `text` becomes one, in order.

    `key` names where it came from: it marks the place, and is a `Key.key` of the report.
    """

    text: str
    key: str = ""
    is_bullet: bool = False
    is_italic: bool = False


#: What may stand in a part or an annex, in the order given.
Block = Paragraph | DataTable | Chart


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered part: its blocks, then the parts below it.

    `number` None counts by itself, each depth in its own way: I. 1. a) and then -; a text stands as it is
    ("IV." after parts that another paper holds), "" is none.
    """

    heading: str
    blocks: tuple[Block, ...] = ()
    parts: tuple[Part, ...] = ()
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex on pages of its own; `landscape` where its tables are wide.

    Several annexes are counted I, II, III, a single one is not (Phụ lục I, phần III); `number` says otherwise.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    landscape: bool = False
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value or a sentence came from; `link` is the address of the page that shows it."""

    agency: str
    report: str
    on: date | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """One traced figure or passage: `where` it stands in words ("Phụ lục I, dòng 3"), what it is, whence it came.

    Figures of one row of a table name it in `row` ("bảng 1, II.5") and themselves in `column` ("quá hạn"): on paper
    they share a line of the list, or it would be longer than the report.
    """

    key: str
    where: str
    value: str | int | Decimal | date | None
    sources: tuple[Source, ...] = ()
    row: str = ""
    column: str = ""

    @property
    def line(self) -> tuple[str, str]:
        """What it shares a line of the list by; two rows may be called the same."""
        return (self.row, self.key.rpartition(".")[0]) if self.row else ("", self.key)


@dataclass(frozen=True, slots=True)
class Signature:
    """`lines` of authority and post, each a line: ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")."""

    lines: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """An issued document as others cite it: its number with its signs ("12/BC-UBND") and its day."""

    number: str
    on: date
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class OfficialReport:
    r"""A report in the form of Nghị định 30/2020/NĐ-CP.

    `superior` and `issuer` are written as in a sentence ("Ủy ban nhân dân\ntỉnh Sông Lam"): the head makes them
    capitals and breaks the line there. `superior` is "" where no body is named above the issuer; `number` and
    `dated_on` None leave room for a pen.
    `title` is the trích yếu without its kind, `signs` what follows the number ("BC-UBND"). `opening` stands before the
    first part, `closing` after the last. `archive` is what follows "Lưu:" ("VT, Sở Tài chính").
    """

    issuer: str
    signs: str
    place: str
    title: str
    signature: Signature
    superior: str = ""
    number: int | None = None
    dated_on: date | None = None
    kind: str = "BÁO CÁO"
    to: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    opening: tuple[Block, ...] = ()
    parts: tuple[Part, ...] = ()
    closing: tuple[Block, ...] = ()
    recipients: tuple[str, ...] = ()
    archive: str = "VT"
    annexes: tuple[Annex, ...] = ()
    keys: tuple[Key, ...] = ()
    is_draft: bool = False
    supplement_of: Reference | None = None
    language: Language = "vi"


@dataclass(frozen=True, slots=True)
class Workbook:
    """Tables for a spreadsheet, a sheet each, and a sheet that says where each key came from."""

    title: str
    tables: tuple[DataTable, ...]
    keys: tuple[Key, ...] = ()
    language: Language = "vi"
