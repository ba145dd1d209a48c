"""A small report of a province that does not exist: with it a template is tried before it is kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dondoc.papers.chart import Chart, ChartKind, Series, Tone
from dondoc.papers.report import Annex, Key, OfficialReport, Paragraph, Part, Reference, Signature, Source
from dondoc.papers.table import Column, DataTable, Kind, Row, RowStyle

_COUNTS = DataTable(
    "Bảng 1. Tình hình thực hiện nhiệm vụ theo cơ quan",
    (
        Column("TT", 1, Kind.NUMBER),
        Column("Cơ quan", 6),
        Column("Đúng hạn", 2, Kind.NUMBER, group="Đã hoàn thành"),
        Column("Quá hạn", 2, Kind.NUMBER, group="Đã hoàn thành"),
        Column("Trong hạn", 2, Kind.NUMBER, group="Chưa hoàn thành"),
        Column("Quá hạn", 2, Kind.NUMBER, group="Chưa hoàn thành"),
        Column("Không thời hạn", 2, Kind.NUMBER),
        Column("Tỷ lệ quá hạn", 2, Kind.PERCENT),
    ),
    (
        Row(("I. Các sở, ban, ngành",), RowStyle.SECTION),
        Row((1, "Sở Tài chính", 12, 1, 5, 0, 3, Decimal("7.7"))),
        Row((2, "Sở Công Thương", 7, 2, 4, 2, 1, Decimal("36.4"))),
        Row((None, "Tổng số", 19, 3, 9, 2, 4, Decimal("20.8")), RowStyle.TOTAL),
    ),
    unit="nhiệm vụ",
    note="Ghi chú: Tỷ lệ quá hạn tính trên số nhiệm vụ đã đến hạn.",
    is_numbered=True,
)
_PICTURE = Chart(
    ChartKind.STACKED,
    "Hình 1. Nhiệm vụ theo cơ quan",
    ("Sở Tài chính", "Sở Công Thương"),
    (
        Series("Hoàn thành đúng hạn", (12, 7), Tone.DONE_ON_TIME),
        Series("Hoàn thành quá hạn", (1, 2), Tone.DONE_LATE),
        Series("Chưa hoàn thành, trong hạn", (5, 4), Tone.OPEN_IN_TIME),
        Series("Chưa hoàn thành, quá hạn", (0, 2), Tone.OPEN_LATE),
        Series("Không thời hạn", (3, 1), Tone.NO_DATE),
    ),
    unit="nhiệm vụ",
    description="Sở Tài chính không có nhiệm vụ quá hạn, Sở Công Thương có hai.",
)

SAMPLE = OfficialReport(
    superior="",
    issuer="Ủy ban nhân dân\ntỉnh Sông Lam",
    number=5,
    signs="BC-UBND",
    place="Sông Lam",
    dated_on=date(2027, 1, 5),
    title="Kết quả thực hiện Kế hoạch cải thiện môi trường kinh doanh quý IV năm 2026",
    to=("Thủ tướng Chính phủ", "Bộ Tài chính"),
    grounds=("Căn cứ Luật Tổ chức chính quyền địa phương", "Căn cứ Kế hoạch số 12/KH-UBND ngày 02 tháng 02 năm 2026"),
    opening=(Paragraph("Ủy ban nhân dân tỉnh Sông Lam báo cáo kết quả thực hiện như sau:"),),
    parts=(
        Part(
            "KẾT QUẢ THỰC HIỆN",
            (Paragraph("Đến hết quý IV, 22 nhiệm vụ đã hoàn thành, trong đó 19 nhiệm vụ đúng hạn.", "Q1"),),
            (
                Part("Nhiệm vụ theo cơ quan", (_COUNTS, _PICTURE)),
                Part("Chỉ tiêu", (Paragraph("Tỷ lệ hồ sơ đúng hạn đạt 98,5%.", "Q2", is_bullet=True),)),
            ),
        ),
        Part("TỒN TẠI, HẠN CHẾ", (Paragraph("Hai nhiệm vụ của Sở Công Thương còn quá hạn."),)),
    ),
    closing=(Paragraph("Ủy ban nhân dân tỉnh Sông Lam kính báo cáo./."),),
    recipients=("Như trên", "Chủ tịch, các Phó Chủ tịch UBND tỉnh", "Các sở, ban, ngành"),
    archive="VT, Sở Tài chính (2 bản)",
    signature=Signature(("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"), "Nguyễn Văn An"),
    annexes=(Annex("Tình hình thực hiện nhiệm vụ", (_COUNTS,), landscape=True),),
    keys=(
        Key(
            "Q1",
            "Phần I, đoạn 1",
            22,
            (Source("Sở Tài chính", "Báo cáo quý IV", date(2026, 12, 20), "https://example.org/1"),),
        ),
        Key("Q2", "Phần I, mục 2", Decimal("98.5"), (Source("Sở Nội vụ", "Báo cáo quý IV", date(2026, 12, 21)),)),
    ),
    is_draft=True,
    supplement_of=Reference("12/BC-UBND", date(2026, 10, 5)),
)
