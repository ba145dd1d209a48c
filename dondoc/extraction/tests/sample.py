"""A short plan of the fictional province of Sông Lam, with every kink that a format can have."""

from __future__ import annotations

from dondoc.extraction.source import Block, Cell, Paragraph, Source, Table


def cell(row: int, column: int, *texts: str, down: int = 1, across: int = 1) -> Cell:
    """A cell of these paragraphs."""
    return Cell(row, column, tuple(Paragraph(text) for text in texts), down, across)


def heading(text: str) -> Paragraph:
    """A bold line."""
    return Paragraph(text, bold=True)


def title(text: str) -> Paragraph:
    """A bold centred line."""
    return Paragraph(text, bold=True, centred=True)


_LETTERHEAD = Table(
    (
        cell(0, 0, "ỦY BAN NHÂN DÂN", "TỈNH SÔNG LAM", "Số: 15/KH-UBND"),
        cell(
            0,
            1,
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Sông Lam, ngày 12 tháng 01 năm 2026",
        ),
    )
)
_SIGNATURE = Table(
    (
        cell(0, 0, "Nơi nhận:", "- Văn phòng Chính phủ;", "- Các sở, ngành;", "- Lưu: VT, TH."),
        cell(0, 1, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Thị Minh Khai"),
    )
)
_AGENCIES = ("Sở Tài chính", "Sở Nội vụ", "Sở Xây dựng", "Sở Y tế", "Sở Công Thương")
_DUTIES = (
    (
        "rà soát, kiến nghị cấp có thẩm quyền sửa đổi, bổ sung các quy định còn chồng chéo, gây khó khăn cho doanh "
        "nghiệp trên địa bàn tỉnh"
    ),
    "công khai toàn bộ thủ tục hành chính thuộc phạm vi quản lý trên Cổng dịch vụ công và tại nơi tiếp nhận hồ sơ",
    (
        "chủ trì, phối hợp với các sở, ngành, Ủy ban nhân dân các xã, phường giải quyết dứt điểm kiến nghị của doanh "
        "nghiệp, hoàn thành trước ngày 30/6/2026"
    ),
)


def _body() -> list[Block]:
    blocks: list[Block] = [
        title("KẾ HOẠCH"),
        title("Cải thiện môi trường đầu tư kinh doanh tỉnh Sông Lam năm 2026"),
        Paragraph(
            "Thực hiện Nghị quyết số 02/NQ-CP ngày 08/01/2026 của Chính phủ về những nhiệm vụ, giải pháp chủ yếu cải "
            "thiện môi trường kinh doanh, Ủy ban nhân dân tỉnh ban hành Kế hoạch thực hiện như sau:"
        ),
        heading("I. MỤC ĐÍCH, YÊU CẦU"),
        Paragraph("1. Nâng cao năng lực cạnh tranh của tỉnh một cách thực chất, bền vững."),
        heading("II. NHIỆM VỤ VÀ GIẢI PHÁP"),
    ]
    for number, agency in enumerate(_AGENCIES, start=1):
        blocks.append(heading(f"{number}. Nhóm nhiệm vụ giao {agency}"))
        blocks += [Paragraph(f"{letter}) {agency} {duty}.") for letter, duty in zip("abc", _DUTIES, strict=True)]
        blocks += [Paragraph(f"- {agency} báo cáo kết quả hằng quý;"), Paragraph("+ Gửi về Sở Tài chính để tổng hợp.")]
    return blocks


def _indicators(count: int) -> Table:
    head = (
        cell(0, 0, "TT", down=2),
        cell(0, 1, "Chỉ tiêu", down=2),
        cell(0, 2, "Mục tiêu", across=2),
        cell(0, 4, "Cơ quan chủ trì", down=2),
        cell(1, 2, "Năm 2025"),
        cell(1, 3, "Năm 2026"),
    )
    rows = [
        entry
        for number in range(1, count + 1)
        for entry in (
            cell(number + 1, 0, str(number)),
            cell(number + 1, 1, f"Tỷ lệ hồ sơ thủ tục hành chính nhóm {number} được giải quyết đúng hạn và trước hạn"),
            cell(number + 1, 2, f"{60 + number},5"),
            cell(number + 1, 3, f"{70 + number}%"),
            cell(
                number + 1,
                4,
                *_leads(number),
            ),
        )
    ]
    return Table(head + tuple(rows))


def _leads(number: int) -> list[str]:
    """One agency, or two in paragraphs of their own; the first short, so that the second could stand beside it."""
    return [_AGENCIES[number % 5]] if number % 4 else ["Sở Y tế", "Sở Nội vụ", "Các xã, phường"]


def plan(indicators: int = 24) -> Source:
    """Letterhead, body, signature block, an appendix with a table that runs over pages, notes."""
    blocks = (
        _LETTERHEAD,
        *_body(),
        _SIGNATURE,
        title("PHỤ LỤC"),
        title("Các chỉ tiêu chủ yếu"),
        _indicators(indicators),
    )
    notes = (
        "Quyết định số 1250/QĐ-UBND ngày 03/5/2025 của Chủ tịch UBND tỉnh.",
        "Thông báo số 88/TB-UBND.",
        "Kết luận số 9-KL/TU ngày 02/02/2025.",
    )
    return Source("txt", blocks, tuple(Paragraph(note) for note in notes))
