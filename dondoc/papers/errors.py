"""What papers refuse, each with a code and a sentence in Vietnamese; pages look up their own words by the code."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a template: `code` is a key of `SENTENCES`; `place` quotes the paragraph or part."""

    code: str
    detail: str = ""
    place: str = ""

    @property
    def sentence(self) -> str:
        """What is wrong and where, in Vietnamese, one line."""
        told = SENTENCES[self.code].format(detail=self.detail)
        return f"{told} (ở: «{self.place}»)" if self.place else told


class TemplateRefused(Exception):
    """A template that no report is written with; `problems` says why, at least one."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(" ".join(problem.sentence for problem in problems))


class NoConverter(Exception):
    """LibreOffice is not installed here, so there is no PDF."""


class NotConverted(Exception):
    """LibreOffice did not give a PDF: `code` is "too_slow" or "failed"."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


SENTENCES: dict[str, str] = {
    "not_docx": "Tệp mẫu không phải là tệp Word .docx đọc được.",
    "too_large": "Tệp mẫu quá lớn: giới hạn là {detail}.",
    "macros": "Tệp mẫu có macro; hãy lưu lại thành .docx không macro.",
    "embedded": "Tệp mẫu chứa đối tượng nhúng ({detail}); hãy xóa đối tượng đó.",
    "external": "Tệp mẫu liên kết tới tệp bên ngoài ({detail}); hãy gỡ liên kết đó.",
    "field": "Tệp mẫu có trường tự động không được phép: {detail}.",
    "syntax": "Cú pháp của mẫu không đúng: {detail}.",
    "unknown_name": "Mẫu dùng tên không có: {detail}.",
    "forbidden": "Mẫu dùng cách viết không được phép: {detail}.",
    "no_body": "Mẫu thiếu chỗ đặt nội dung: một đoạn riêng chỉ có {{{{p body }}}}.",
    "body_place": "Nội dung phải đứng riêng một đoạn, viết là {{{{p body }}}}.",
    "body_twice": "Nội dung chỉ được đặt một lần trong mẫu.",
    "too_many_tags": "Mẫu có quá nhiều thẻ: giới hạn là {detail}.",
    "unrenderable": "Không lập được báo cáo thử từ mẫu: {detail}.",
}
