"""How fast the province's report is written: 300 agencies × 100 tasks × 20 indicators into DOCX and XLSX."""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.tables import show
from dondoc.papers.chart import Chart, ChartKind, Series, Tone
from dondoc.papers.report import Annex, Block, Key, OfficialReport, Paragraph, Part, Signature, Source, Workbook
from dondoc.papers.table import Cell, Column, DataTable, Kind, Row, RowStyle
from dondoc.papers.values import shown

if TYPE_CHECKING:
    from docx.document import Document as Docx

_AGENCIES, _TASKS, _INDICATORS, _PASSAGES = 300, 100, 20, 100
_RUNS = 3
_FIGURES = {"seconds": 2, "megabytes": 0, "size": 0}
_COUNTS = ("Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Trong hạn", "Quá hạn", "Không thời hạn")
_TONES = (Tone.DONE_ON_TIME, Tone.DONE_LATE, Tone.OPEN_IN_TIME, Tone.OPEN_LATE, Tone.NO_DATE)
_PASSAGE = (
    "Các cơ quan đã rà soát, cắt giảm thời gian giải quyết thủ tục hành chính, công khai quy hoạch và danh mục dự án; "
    "tỷ lệ hồ sơ giải quyết đúng hạn đạt {share}%, tăng so với kỳ trước; còn {left} nhiệm vụ chưa hoàn thành."
)


def report() -> None:
    """Time and memory of our writers, and of python-docx and openpyxl alone for the same content."""
    runs = {name: _measured(name) for name in _WRITERS}
    docx, alone = runs["docx"]["seconds"], runs["python-docx"]["seconds"]
    rows = [
        [name, f"{run['seconds']:.2f}", f"{run['megabytes']:.0f}", f"{run['size']:.0f}"] for name, run in runs.items()
    ]
    note = (
        f"asked for: both at most 3 s and 300 MB, the DOCX at most 1.5 × python-docx alone; it is {docx / alone:.2f} ×"
    )
    show(f"A report of {_AGENCIES} agencies", ["written with", "s", "peak MB", "kB"], rows, note)


def _measured(name: str) -> dict[str, float]:
    """The median of some fresh processes, whose imports are not counted."""
    command = [sys.executable, "-m", "benchmarks.consolidation", name]
    told = [subprocess.run(command, check=True, capture_output=True, text=True).stdout for _ in range(_RUNS)]
    runs: list[dict[str, float]] = [json.loads(each) for each in told]
    return {figure: median(run[figure] for run in runs) for figure in runs[0]}


def _main(name: str) -> None:
    write = _WRITERS[name]()
    begun = time.perf_counter()
    size = write()
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": peak, "size": size / 1024}))  # noqa: T201


def _ours(*, docx: bool, xlsx: bool, is_warm: bool = True) -> Callable[[], int]:
    from dondoc.papers.charts.pictures import png  # noqa: PLC0415
    from dondoc.papers.docx.rendering import render_docx  # noqa: PLC0415 - imports are not measured
    from dondoc.papers.xlsx.rendering import render_xlsx  # noqa: PLC0415

    paper, book = a_report(), a_workbook() if xlsx else None
    if is_warm:
        png(_chart())

    def write() -> int:
        return (len(render_docx(paper)) if docx else 0) + (len(render_xlsx(book)) if book else 0)

    return write


def _python_docx() -> Callable[[], int]:
    """The same document as its library writes it, cell by cell; its pictures are there already."""
    from docx import Document  # noqa: PLC0415

    from dondoc.papers.charts.pictures import png  # noqa: PLC0415

    paper = a_report()
    picture = png(_chart())

    def write() -> int:
        document = Document()
        document.add_heading(paper.title)
        for part in paper.parts:
            document.add_heading(part.heading, 2)
            _add_blocks(document, part.blocks, picture)
        for annex in paper.annexes:
            _add_blocks(document, annex.blocks, picture)
        _add_table(document, _keys_table(paper.keys))
        stream = io.BytesIO()
        document.save(stream)
        return len(stream.getvalue())

    return write


def _add_blocks(document: Docx, blocks: tuple[Block, ...], picture: bytes) -> None:
    for block in blocks:
        if isinstance(block, Paragraph):
            document.add_paragraph(block.text)
        elif isinstance(block, DataTable):
            _add_table(document, block)
        else:
            document.add_picture(io.BytesIO(picture))


def _add_table(document: Docx, data: DataTable) -> None:
    table = document.add_table(len(data.rows) + 1, len(data.columns), "Table Grid")
    for cell, column in zip(table.rows[0].cells, data.columns, strict=True):
        cell.text = column.heading
    for row, entries in zip(table.rows[1:], (row.entries for row in data.rows), strict=True):
        for cell, entry, column in zip(row.cells, entries, data.columns, strict=False):
            value = entry.value if isinstance(entry, Cell) else entry
            cell.text = shown(value, column.kind, "vi", column.places)


def _openpyxl() -> Callable[[], int]:
    from openpyxl import Workbook as Book  # noqa: PLC0415

    tables = a_workbook().tables

    def write() -> int:
        book = Book(write_only=True)
        for table in tables:
            sheet = book.create_sheet()
            sheet.append([column.heading for column in table.columns])
            for row in table.rows:
                sheet.append([entry.value if isinstance(entry, Cell) else entry for entry in row.entries])
        stream = io.BytesIO()
        book.save(stream)
        return len(stream.getvalue())

    return write


_WRITERS: dict[str, Callable[[], Callable[[], int]]] = {
    "docx": lambda: _ours(docx=True, xlsx=False),
    "xlsx": lambda: _ours(docx=False, xlsx=True),
    "both": lambda: _ours(docx=True, xlsx=True),
    "both, no picture drawn before": lambda: _ours(docx=True, xlsx=True, is_warm=False),
    "python-docx": _python_docx,
    "openpyxl": _openpyxl,
}


def a_report() -> OfficialReport:
    """The report: a hundred passages, tables by agency, by task, of indicators and of discipline, all sources."""
    return OfficialReport(
        issuer="Ủy ban nhân dân\ntỉnh Sông Lam",
        number=12,
        signs="BC-UBND",
        place="Sông Lam",
        dated_on=date(2027, 1, 5),
        title="Kết quả thực hiện Kế hoạch quý IV năm 2026",
        to=("Thủ tướng Chính phủ",),
        parts=(
            Part("KẾT QUẢ", tuple(_passage(place) for place in range(_PASSAGES))),
            Part("TỔNG HỢP", (_chart(),)),
        ),
        recipients=("Như trên",),
        signature=Signature(("TM. Ủy ban nhân dân", "Chủ tịch"), "Nguyễn Văn An"),
        annexes=(
            Annex("Nhiệm vụ theo cơ quan", (_counts("Cơ quan", "Sở", _AGENCIES, "A"),), landscape=True),
            Annex("Nhiệm vụ theo nội dung", (_counts("Nhiệm vụ", "Nhiệm vụ số", _TASKS),), landscape=True),
            Annex("Chỉ tiêu", (_indicators(_INDICATORS),)),
            Annex("Kỷ luật báo cáo", (_counts("Cơ quan", "Sở", _AGENCIES),)),
        ),
        keys=_keys(),
    )


def a_workbook() -> Workbook:
    """The annex: 30,000 answers and 6,000 values."""
    answers = tuple(
        Row((agency + 1, f"Sở số {agency}", f"Nhiệm vụ số {task} của Kế hoạch", "đã hoàn thành", _answer(agency, task),
             date(2026, 12, 1 + task % 28), Decimal(task), f"{task}/QĐ-UBND"))
        for agency in range(_AGENCIES) for task in range(_TASKS)
    )  # fmt: skip
    values = tuple(
        Row((f"Sở số {agency}", f"Chỉ tiêu {place}", Decimal(agency + place) / 7, 90))
        for agency in range(_AGENCIES)
        for place in range(_INDICATORS)
    )
    columns = (
        Column("TT", 1, Kind.NUMBER), Column("Cơ quan", 4), Column("Nhiệm vụ", 6), Column("Tình trạng", 2),
        Column("Kết quả", 8), Column("Ngày", 2, Kind.DATE), Column("Tỷ lệ", 1, Kind.PERCENT), Column("Văn bản", 2),
    )  # fmt: skip
    figures = (Column("Cơ quan", 3), Column("Chỉ tiêu", 3), Column("Kết quả", 1, Kind.NUMBER), Column("Mục tiêu"))
    tables = (DataTable("Kết quả nhiệm vụ", columns, answers), DataTable("Giá trị chỉ tiêu", figures, values))
    return Workbook("Phụ lục", tables, _keys())


def _answer(agency: int, task: int) -> str:
    return f"Đã ban hành Quyết định số {agency}{task}/QĐ-UBND và tổ chức thực hiện theo tiến độ được giao"


def _passage(place: int) -> Paragraph:
    return Paragraph(_PASSAGE.format(share=place, left=place % 7), f"Đ{place}")


def _chart() -> Chart:
    labels = tuple(f"Nội dung số {place}" for place in range(10))
    series = tuple(Series(name, tuple(range(3, 13)), tone) for name, tone in zip(_COUNTS, _TONES, strict=True))
    return Chart(ChartKind.STACKED, "Nhiệm vụ theo nội dung", labels, series, unit="nhiệm vụ")


def _counts(heading: str, named: str, number: int, key: str = "") -> DataTable:
    columns = (
        Column("TT", 1, Kind.NUMBER), Column(heading, 6),
        *(Column(name, 2, Kind.NUMBER) for name in _COUNTS), Column("Tỷ lệ quá hạn", 2, Kind.PERCENT, places=1),
    )  # fmt: skip
    rows = tuple(
        Row((place + 1, f"{named} {place}", *(_count(key, place, count) for count in range(5)), Decimal(place) / 3))
        for place in range(number)
    )
    total = Row((None, "Tổng số", *(number * count for count in range(5)), Decimal(50)), RowStyle.TOTAL)
    return DataTable(f"Tình hình theo {heading.lower()}", columns, (*rows, total), unit="nhiệm vụ")


def _count(key: str, place: int, count: int) -> Cell | int:
    return Cell(place % 9 + count, f"{key}{place}.{count}") if key else place % 9 + count


def _indicators(number: int) -> DataTable:
    columns = (
        Column("Chỉ tiêu", 5), Column("Đơn vị"), Column("Mục tiêu", 1, Kind.NUMBER),
        Column("Kết quả", 1, Kind.NUMBER, places=2), Column("Nhận xét", 3),
    )  # fmt: skip
    rows = tuple(
        Row((f"Chỉ tiêu {place}", "%", 90, Cell(Decimal(place) * 7 / 3, f"C{place}"), "đạt")) for place in range(number)
    )
    return DataTable("Chỉ tiêu", columns, rows)


def _keys() -> tuple[Key, ...]:
    def sources(number: int) -> tuple[Source, ...]:
        return tuple(
            Source(f"Sở số {place}", "Báo cáo quý IV", date(2026, 12, 20), f"https://dondoc.example/reports/{place}")
            for place in range(number)
        )

    passages = [Key(f"Đ{place}", f"Phần I, đoạn {place + 1}", "Đoạn văn", sources(3)) for place in range(_PASSAGES)]
    counts = [
        Key(f"A{place}.{count}", f"Phụ lục I, dòng {place + 1}", place % 9 + count, sources(1))
        for place in range(_AGENCIES)
        for count in range(5)
    ]
    indicators = [
        Key(f"C{place}", f"Phụ lục III, dòng {place + 1}", place, sources(10)) for place in range(_INDICATORS)
    ]
    return (*passages, *counts, *indicators)


def _keys_table(keys: tuple[Key, ...]) -> DataTable:
    columns = (Column("Mã"), Column("Vị trí"), Column("Nội dung"), Column("Nguồn"))
    rows = (
        Row((key.key, key.where, str(key.value), "\n".join(f"{each.agency}, {each.report}" for each in key.sources)))
        for key in keys
    )
    return DataTable("Nguồn", columns, tuple(rows))


if __name__ == "__main__":
    _main(sys.argv[1])
