"""A reading's JSON made by hand: a small plan of the fictional province of Sông Lam, or one of any length."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass
class Page:
    """Grows a folded text with its blocks; each `add` gives the span of what was added."""

    text: str = ""
    blocks: list[Json] = field(default_factory=list)

    def paragraph(self, words: str, *, kind: str = "paragraph", bold: bool = False, centred: bool = False) -> Json:
        span = self._append(words)
        self.blocks.append({"kind": kind, "span": span, "bold": bold, "centred": centred, "cells": []})
        return span

    def table(self, rows: list[list[str]]) -> list[list[Json]]:
        start, spans, cells = len(self.text), [], []
        for row, texts in enumerate(rows):
            spans.append([self._append(text) for text in texts])
            cells += [
                {"row": row, "column": column, "row_span": 1, "column_span": 1, "span": span}
                for column, span in enumerate(spans[-1])
            ]
        span = {"start": start, "end": len(self.text), "page": 1}
        self.blocks.append({"kind": "table", "span": span, "cells": cells, "bold": None, "centred": None})
        return spans

    def find(self, words: str) -> Json:
        start = self.text.index(words)
        return {"start": start, "end": start + len(words), "page": 1}

    def _append(self, words: str) -> Json:
        start = len(self.text)
        self.text += words + "\n"
        return {"start": start, "end": start + len(words), "page": 1}


def task(path: str, text: str, span: Json, *, lead: list[str], **more: Any) -> Json:
    """A task as the reader gives it."""
    return {
        "path": path,
        "text": text,
        "lead": lead,
        "coordinating": [],
        "supervising": [],
        "deadline": {"kind": "none", "value": None, "phrase": ""},
        "phrases": {},
        "span": span,
        "confidence": 1.0,
        "doubts": [],
        **more,
    }


def song_lam(*, number: str | None = "15/KH-UBND", more_tasks: int = 0) -> Json:
    """A whole reading: three tasks (one doubtful), two indicators, a duty, two references, two recipients."""
    page = Page()
    page.paragraph("KẾ HOẠCH", bold=True, centred=True)
    page.paragraph("Cải thiện môi trường kinh doanh tỉnh Sông Lam năm 2025", bold=True, centred=True)
    page.paragraph("Thực hiện Nghị quyết số 02/NQ-CP ngày 08/01/2025 của Chính phủ, UBND tỉnh ban hành Kế hoạch:")
    heading = page.paragraph("II. NHIỆM VỤ", bold=True)
    first = page.paragraph(
        "1. Sở Tài chính rà soát thủ tục đầu tư; công bố danh mục trước ngày 30/6/2025, bảo đảm trên 95% đúng hạn."
    )
    second = page.paragraph("2. Các sở, ngành thực hiện Quyết định số 15/QĐ-UBND.")
    third = page.paragraph("3. Thường xuyên đối thoại với doanh nghiệp.")
    extra = [
        task(
            f"II.{number}",
            f"Nhiệm vụ số {number} của Sở Công Thương về xúc tiến thương mại và thị trường.",
            page.paragraph(f"{number}. Nhiệm vụ số {number} của Sở Công Thương về xúc tiến thương mại và thị trường."),
            lead=["Sở Công Thương"],
            coordinating=["Sở Tài chính", "UBND cấp xã"],
            deadline={"kind": "quarter", "value": "2025-Q3", "phrase": "quý III"},
        )
        for number in range(4, 4 + more_tasks)
    ]
    report = page.paragraph("Các sở, ngành báo cáo Sở Tài chính định kỳ hằng quý trước ngày 10 của tháng cuối quý.")
    rows = page.table([["TT", "Chỉ số", "Năm 2024", "Năm 2025"], ["1", "Chi phí thời gian", "7,12", "7,50"]])
    page.paragraph("Theo công bố năm 2024.", kind="footnote")
    recipients = [page.paragraph("Văn phòng Chính phủ"), page.paragraph("Lưu: VT")]
    sentence = page.find("rà soát thủ tục đầu tư; công bố danh mục trước ngày 30/6/2025, bảo đảm trên 95% đúng hạn.")
    return {
        "reader": "0.1.0",
        "format": "docx",
        "document": {
            "title": "Cải thiện môi trường kinh doanh tỉnh Sông Lam năm 2025",
            "issuer": "UBND tỉnh Sông Lam",
            "number": number,
            "date": "2025-01-20",
            "signer": "Nguyễn Văn Bình",
            "signer_title": "CHỦ TỊCH",
            "implements": ["02/NQ-CP"],
        },
        "tasks": [
            task(
                "II.1",
                page.text[sentence["start"] : sentence["end"]],
                sentence,
                lead=["Sở Tài chính"],
                deadline={"kind": "date", "value": "2025-06-30", "phrase": "trước ngày 30/6/2025"},
            ),
            task("II.2", page.text[second["start"] + 3 : second["end"]], second, lead=["Các sở, ngành"]),
            task(
                "II.3",
                "Thường xuyên đối thoại với doanh nghiệp.",
                third,
                lead=[],
                deadline={"kind": "continuous", "value": None, "phrase": "Thường xuyên"},
                confidence=0.6,
                doubts=[{"code": "no_lead", "detail": "", "message": "Không tìm thấy cơ quan chủ trì."}],
            ),
            *extra,
        ],
        "indicators": [
            _indicator("II.1", "tỷ lệ hồ sơ đúng hạn", "%", first, target=(2025, ">", 95.0), body=True),
            _indicator("1", "Chi phí thời gian", "điểm", rows[1][1], baseline=(2024, 7.12), target=(2025, ">=", 7.5)),
        ],
        "reports": [
            {
                "from": ["Các sở, ngành"],
                "to": ["Sở Tài chính"],
                "frequency": "quarterly",
                "due": ["03-10", "06-10", "09-10", "12-10"],
                "text": page.text[report["start"] : report["end"]],
                "span": report,
                "confidence": 1.0,
                "doubts": [],
            }
        ],
        "references": [
            _reference("02/NQ-CP", "Nghị quyết", "2025-01-08", "Chính phủ", [page.find("02/NQ-CP")]),
            _reference("15/QĐ-UBND", "Quyết định", None, None, [page.find("15/QĐ-UBND")]),
        ],
        "recipients": ["Văn phòng Chính phủ", "Lưu: VT"],
        "recipient_spans": recipients,
        "sections": [{"path": "II", "title": "NHIỆM VỤ", "depth": 1, "span": heading}],
        "doubts": [],
        "text": page.text,
        "blocks": page.blocks,
    }


def _reference(number: str, kind: str, day: str | None, issuer: str | None, mentions: list[Json]) -> Json:
    return {"number": number, "type": kind, "date": day, "issuer": issuer, "mentions": mentions}


def _indicator(
    code: str,
    name: str,
    unit: str,
    span: Json,
    *,
    target: tuple[int, str, float],
    baseline: tuple[int, float] | None = None,
    body: bool = False,
) -> Json:
    return {
        "code": code,
        "group": None,
        "name": name,
        "unit": unit,
        "body": body,
        "direction": None,
        "baseline": {"year": baseline[0], "value": baseline[1], "rank": None} if baseline else None,
        "target": dict(zip(("year", "op", "value"), target, strict=True)),
        "lead": ["Sở Tài chính"],
        "coordinating": [],
        "evaluator": [],
        "phrases": {},
        "span": span,
        "confidence": 1.0,
        "doubts": [],
    }
