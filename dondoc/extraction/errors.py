"""Why a file is refused. Each refusal carries a code; the sentence belongs to the interface."""

from __future__ import annotations


class Unreadable(Exception):
    """The file cannot be read as a plan.

    `code` is one of the keys of `SENTENCES`; `detail` fills the sentence's
    ``{detail}`` where it has one (a limit, a package to install).
    """

    def __init__(self, code: str, detail: str = "") -> None:
        self.code = code
        self.detail = detail
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """The refusal in Vietnamese, one line."""
        return SENTENCES[self.code].format(detail=self.detail)


#: One sentence a code, in Vietnamese: the command line prints them as they stand,
#: and the pages look up their translation by code.
SENTENCES: dict[str, str] = {
    "missing": "Không tìm thấy tệp: {detail}.",
    "empty": "Tệp rỗng, không có nội dung để đọc.",
    "too_large": "Tệp quá lớn: giới hạn là {detail}.",
    "unknown_format": "Không nhận ra định dạng tệp; hãy dùng .docx, .pdf, .html hoặc .txt.",
    "wrong_extension": "Phần mở rộng của tệp không khớp với nội dung: nội dung là {detail}.",
    "broken": "Tệp bị hỏng, không mở được: {detail}.",
    "password": "Tệp được bảo vệ bằng mật khẩu; hãy bỏ mật khẩu rồi tải lại.",
    "bomb": "Tệp nén có kích thước giải nén bất thường nên bị từ chối.",
    "legacy_encoding": "Văn bản dùng bảng mã cũ (TCVN3, VNI hoặc VIQR); hãy chuyển sang Unicode rồi thử lại.",
    "not_vietnamese": "Văn bản không phải tiếng Việt.",
    "not_a_plan": "Văn bản không phải là kế hoạch: không tìm thấy nhiệm vụ nào.",
    "no_text_layer": "Tệp là bản quét, không có lớp chữ; hãy cài phần nhận dạng: {detail}.",
    "needs_converter": "Đọc tệp .doc cần LibreOffice; hãy cài bằng: {detail}.",
    "too_slow": "Đọc tệp quá {detail} giây nên đã dừng.",
    "too_hungry": "Đọc tệp cần quá nhiều bộ nhớ nên đã dừng.",
    "crashed": "Trình đọc gặp lỗi với tệp này; tệp vẫn được giữ nguyên.",
}
