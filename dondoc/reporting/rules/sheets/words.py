"""The Vietnamese words of the form: it is an official paper, in one language whatever its reader's pages are in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dondoc.lib.text import fold
from dondoc.progress.enums import State
from dondoc.reporting.enums import AnswerKind
from dondoc.reporting.rules.sheets.form import Form, Value

TITLE = "Biểu báo cáo để điền ngoại tuyến"
IDENTITY = "Mã biểu (không sửa)"
SHEETS = {AnswerKind.TASK: "Nhiệm vụ", AnswerKind.INDICATOR: "Chỉ tiêu", AnswerKind.PART: "Thuyết minh"}
ABOUT, HELP = "Thông tin", "Hướng dẫn"

#: Headings of columns, by field; the first ones are the form's own and are not read.
HEADINGS = {
    "key": "Mã",
    "path": "STT",
    "section": "Mục",
    "goal": "Thời hạn",
    "last": "Kỳ trước",
    "state": "Tình trạng",
    "text": "Kết quả thực hiện",
    "product_number": "Số văn bản",
    "product_on": "Ngày văn bản",
    "product_name": "Tên văn bản, sản phẩm",
    "amount_done": "Đã làm",
    "amount_planned": "Phải làm",
    "unit": "Đơn vị tính",
    "value": "Giá trị",
    "stamp": "Dấu",
}
#: Where a kind of row calls a column otherwise.
_OWN = {
    AnswerKind.TASK: {"words": "Nhiệm vụ"},
    AnswerKind.INDICATOR: {"words": "Chỉ tiêu", "goal": "Mục tiêu", "text": "Giải trình", "unit": "Đơn vị"},
    AnswerKind.PART: {"words": "Nội dung phải báo cáo", "text": "Trả lời"},
}
#: Other words by which a column's heading is known again.
_ALSO = {"ma so": "key", "ma dong": "key", "ket qua": "text", "trang thai": "state", "noi dung": "text"}

STATES = {
    State.DONE: "Đã hoàn thành",
    State.UNDER_WAY: "Đang thực hiện",
    State.NOT_BEGUN: "Chưa thực hiện",
    State.CANNOT: "Không thực hiện được",
}
#: Other ways to say it, as they stand in reports.
_STATES_ALSO = {
    State.DONE: ("hoan thanh", "da xong", "xong", "hoan tat", "da hoan tat", "da thuc hien xong"),
    State.UNDER_WAY: ("dang lam", "dang trien khai", "dang trien khai thuc hien", "dang hoan thien"),
    State.NOT_BEGUN: ("chua lam", "chua trien khai", "chua bat dau"),
    State.CANNOT: ("khong the thuc hien", "khong lam duoc", "khong trien khai duoc", "khong hoan thanh duoc"),
}

#: How to fill it in, a paragraph each.
ADVICE = """
Chỉ điền vào các ô nền vàng nhạt. Không sửa cột “Mã”, cột “Dấu” và dòng “Mã biểu”: hệ thống dựa vào đó để biết \
mỗi dòng là của nhiệm vụ, chỉ tiêu nào.
Ô để trống nghĩa là không nói gì: không phải số 0 và không xóa nội dung đã có. Muốn báo cáo bằng không, ghi số 0. \
Muốn xóa một nội dung đã có, sửa trên trang.
Biểu đã ghi sẵn nội dung kỳ trước và những gì đã cập nhật từ đó; chỉ cần sửa những gì thay đổi.
Tình trạng: chọn trong danh sách: Đã hoàn thành; Đang thực hiện; Chưa thực hiện; Không thực hiện được.
Số: dấu phẩy trước phần thập phân, dấu chấm giữa các nhóm ba chữ số (1.234,5). Không ghi chữ hay đơn vị vào ô số.
Ngày: ngày/tháng/năm, ví dụ 02/09/2025.
“Đã làm” và “Phải làm” chỉ điền khi có số đo (ví dụ 12 trên 40 hộ); tỷ lệ phần trăm do hệ thống tính.
Có thể lọc, sắp xếp, thêm cột ghi chú của mình. Không gộp ô, không chèn thêm nhiệm vụ: dòng không có mã sẽ không \
được nhận.
Tài liệu kiểm chứng đính kèm trên trang, không chèn vào biểu.
Điền xong, tải biểu lên lại ở trang “Điền ngoại tuyến”. Hệ thống cho xem từng dòng hiểu thế nào trước khi ghi; \
chưa có gì được gửi đi cho đến khi lãnh đạo đơn vị duyệt và gửi báo cáo.
""".strip().splitlines()


def heading(kind: AnswerKind, name: str) -> str:
    """What a column is called on the sheet of a kind."""
    return _OWN[kind].get(name) or HEADINGS[name]


def _known_headings() -> dict[str, str]:
    own = {words: name for several in _OWN.values() for name, words in several.items()}
    said = {fold(words): name for words, name in {**{words: name for name, words in HEADINGS.items()}, **own}.items()}
    # "Đơn vị" of an indicator is the form's own, and no answer: reading it harms nothing.
    return {**_ALSO, **said}


#: The field that a heading stands for, by its folded words.
FIELD_OF_HEADING = _known_headings()
_STATE_OF_WORDS = {fold(words): state for state, words in STATES.items()} | {
    words: state for state, several in _STATES_ALSO.items() for words in several
}


def state_of(words: str) -> State | None:
    """The state that somebody wrote, whatever its accents and capitals; None where it is none of ours."""
    return _STATE_OF_WORDS.get(fold(words).strip(" .;,-–"))


def written(value: Value) -> str:
    """A value as a Vietnamese paper has it: 1.234,5 and 02/09/2025."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        places = max(0, -int(value.normalize().as_tuple().exponent))
        return f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


def facts(form: Form) -> tuple[tuple[str, str], ...]:
    """What stands at the head of the form: what each fact is called, and the fact."""
    return (
        ("Báo cáo", form.regime),
        ("Kỳ báo cáo", form.period),
        ("Cơ quan báo cáo", form.agency),
        ("Nơi nhận báo cáo", form.receiver),
        ("Kế hoạch", form.plan or "không gắn với kế hoạch"),
        ("Hạn gửi", f"hết ngày {written(form.due_on)}"),
        ("Biểu lấy ngày", written(form.identity.issued_on)),
        ("Phải trả lời", _counts(form)),
    )


def _counts(form: Form) -> str:
    counts = ((len(form.of(kind)), words) for kind, words in _COUNTED.items())
    return ", ".join(f"{count} {words}" for count, words in counts if count)


_COUNTED = {
    AnswerKind.TASK: "nhiệm vụ",
    AnswerKind.INDICATOR: "chỉ tiêu",
    AnswerKind.PART: "phần thuyết minh",
}
