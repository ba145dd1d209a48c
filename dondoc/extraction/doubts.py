"""What can be doubtful in a reading, each with the sentence that says so."""

from __future__ import annotations

from dondoc.extraction.plan import Doubt

#: Vietnamese, since the command line prints them; pages translate by code.
SENTENCES: dict[str, str] = {
    # of one item
    "no_lead": "Không tìm thấy cơ quan chủ trì.",
    "lead_from_afar": "Cơ quan chủ trì lấy từ đề mục phía trên: {detail}.",
    "unknown_agency": "Chưa chắc đây là tên cơ quan: {detail}.",
    "long_role": "Cụm từ chỉ cơ quan dài bất thường: {detail}.",
    "several_times": "Có nhiều mốc thời gian trong cùng một nội dung: {detail}.",
    "unread_time": "Ô thời gian chưa đọc được: {detail}.",
    "unread_number": "Ô số liệu chưa đọc được: {detail}.",
    "odd_numbering": "Số thứ tự không nối tiếp: {detail}.",
    "doubtful_task": "Chưa chắc đây là một nhiệm vụ.",
    "doubtful_indicator": "Chưa chắc đây là một chỉ tiêu.",
    "no_due": "Không thấy hạn gửi báo cáo.",
    "scale_break": "Mục tiêu cách xa số hiện có, có thể khác đơn vị: {detail}.",
    # of the whole reading
    "flat_table": "Bảng được dựng lại từ văn bản phẳng, hãy đối chiếu từng dòng.",
    "picture_pages": "Có trang chỉ là ảnh quét nên chưa đọc được.",
    "recognised": "Chữ được nhận dạng từ ảnh quét, có thể sai.",
    "no_tasks_section": "Không thấy phần nhiệm vụ, các mục được đọc theo hình thức.",
}


def sentence(doubt: Doubt) -> str:
    """The doubt as one Vietnamese sentence."""
    return SENTENCES[doubt.code].format(detail=doubt.detail)
