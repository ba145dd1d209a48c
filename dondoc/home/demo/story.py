"""What became of the demonstration's plans: reports in time and late, returned, nil and missing, as a year brings them.

Everything goes through the actions, each with the day on which it would have been done, so that the ledger, the desk
and the leaders' page show what they show in a province. One person plays the heads of all agencies whose people are
not in the cast; the last report of Sở Công Thương is left to whoever tries it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from dondoc.accounts.models import User
from dondoc.agencies.actions import demo as agencies
from dondoc.home.demo.cast import BINH, DUNG, LAN, OTHERS
from dondoc.lib.errors import Refused
from dondoc.progress.enums import State
from dondoc.reporting import actions
from dondoc.reporting.enums import AnswerKind, Part, Stage
from dondoc.reporting.models import Answer, Obligation, Revision

STORY_JOB = "dondoc.home.jobs.tell_the_story"
#: Periods back from today of which something is told.
_PERIODS = 4
_MORNING = time(2, tzinfo=UTC)
_DONE = ("Đã hoàn thành theo kế hoạch.", "Đã ban hành và tổ chức thực hiện.", "Hoàn thành, đang theo dõi kết quả.")
_UNDER_WAY = (
    "Đang lấy ý kiến các cơ quan liên quan.",
    "Đã hoàn thành dự thảo, trình cấp có thẩm quyền xem xét.",
    "Đang triển khai tại các đơn vị trực thuộc, đạt khoảng một nửa khối lượng.",
)
_CANNOT = "Chưa có hướng dẫn của bộ chủ quản về trình tự thực hiện."
_PARTS = {
    Part.DONE: "Đã phân công cụ thể từng phòng, từng người; các nhiệm vụ trong kỳ được thực hiện cơ bản đúng tiến độ.",
    Part.NOT_DONE: "Một số nhiệm vụ phối hợp còn chờ ý kiến của cơ quan liên quan.",
    Part.CAUSES: "Nhân sự sau sắp xếp chưa ổn định; dữ liệu cũ chưa chuyển đổi xong.",
    Part.OBSTACLES: "Phần mềm dùng chung chưa kết nối với cơ sở dữ liệu của bộ, phải nhập hai lần.",
    Part.PROPOSALS: "Đề nghị UBND tỉnh chỉ đạo kết nối dữ liệu dùng chung trước kỳ báo cáo tới.",
    Part.NEXT: "Hoàn thành các nhiệm vụ đến hạn; rà soát nhiệm vụ không có thời hạn.",
}


def tell(*, at: datetime, at_most: int | None = None) -> int:
    """Tell what has not been told yet, oldest first; gives how many reports, no more than `at_most`.

    What somebody has begun is left alone.
    """
    focal, others = (User.objects.filter(username=one.username).first() for one in (LAN, OTHERS))
    if focal is None or others is None:
        return 0
    today = timezone.localdate(at)
    heads = {agencies.agency_of(one.agency).pk: User.objects.get(username=one.username) for one in (BINH, DUNG)}
    told = 0
    for obligation in _fallen_due(today):
        if told == at_most:
            break
        head = heads.get(obligation.agency_id, others)
        with suppress(Refused), transaction.atomic():
            # Where a rule says no, the report stays owed, as it would.
            told += _tell(obligation, head, focal, today)
    return told


def _fallen_due(today: date) -> Iterator[Obligation]:
    """Of the agencies' own level, period by period; the last one of Sở Công Thương is left to be filled in."""
    own = agencies.agency_of(DUNG.agency).pk
    level = Obligation.objects.filter(receiver=agencies.agency_of(LAN.agency), due_on__lt=today)
    periods = list(level.order_by("-due_on").values_list("due_on", flat=True).distinct())[:_PERIODS]
    rows = level.filter(due_on__in=periods, stage=Stage.NONE, revisions=None)
    for row in rows.select_related("regime", "agency").order_by("due_on", "pk"):
        if row.agency_id != own or row.due_on != periods[0]:
            yield row


def _tell(obligation: Obligation, head: User, focal: User, today: date) -> bool:
    """One report as chance would have it, the same chance at each start, wherever rows have got their keys."""
    chance = _chance(obligation.agency.key, obligation.period)
    if chance < 8:
        return False
    late = 1 + chance % 9 if chance < 24 else -(1 + chance % 9)
    sent = _at(min(obligation.due_on + timedelta(days=late), today))
    if chance > 94:
        actions.excuse(obligation=obligation, reason="Cơ quan đang sắp xếp tổ chức.", by=focal, at=sent)
        return False
    revision = _submitted(obligation, head, sent, chance)
    if chance in range(24, 30):
        return True
    now = Revision.objects.get(pk=revision.pk)
    if chance in range(30, 36) and not now.is_nil:
        note = "Đề nghị nêu rõ số, ngày văn bản của từng nhiệm vụ đã hoàn thành."
        after = sent + timedelta(days=2)
        actions.return_report(
            revision=now, version=now.version, note=note, remarks={}, is_void=False, by=focal, at=after
        )
        if chance < 33:
            return True
        again = actions.open_revision(obligation=obligation, by=head, at=after + timedelta(hours=5))
        now = _send(again, head, after + timedelta(days=1))
    actions.accept_report(revision=now, version=now.version, by=focal, at=now.submitted_at or sent)
    return True


def _submitted(obligation: Obligation, head: User, at: datetime, chance: int) -> Revision:
    revision = actions.open_revision(obligation=obligation, by=head, at=at - timedelta(hours=3))
    answers = list(revision.answers.exclude(is_gone=True))
    if not any(answer.kind != AnswerKind.PART for answer in answers):
        return actions.submit_nil(obligation=obligation, reason="Trong kỳ không phát sinh nội dung.", by=head, at=at)
    for answer in answers:
        values = _said(answer, obligation, at)
        if values:
            saved_at = at - timedelta(hours=2)
            actions.save_answer(answer=answer, version=answer.version, values=values, by=head, at=saved_at)
    return _send(Revision.objects.get(pk=revision.pk), head, at)


def _send(revision: Revision, head: User, at: datetime) -> Revision:
    now = Revision.objects.select_related("obligation").get(pk=revision.pk)
    actions.submit_report(revision=now, version=now.version, by=head, at=at)
    return Revision.objects.select_related("obligation").get(pk=revision.pk)


def _said(answer: Answer, obligation: Obligation, at: datetime) -> dict[str, object]:
    chance = _chance(answer.holding_id or answer.indicator_id or 0, answer.part, obligation.period)
    if answer.kind == AnswerKind.PART:
        return {"text": _PARTS[Part(answer.part)]} if answer.part in set(Part) else {}
    if answer.kind == AnswerKind.INDICATOR:
        target = answer.indicator.targets.order_by("position").first() if answer.indicator else None
        return {"value": round(target.value * Decimal(85 + chance % 20) / 100, 1)} if target and chance > 15 else {}
    if answer.state == State.DONE:
        return {}
    if chance < 30:
        number = f"{10 + chance}/BC"
        words = {"state": State.DONE, "text": _DONE[chance % 3], "product_number": number, "product_name": "Báo cáo"}
        return {**words, "product_on": timezone.localdate(at) - timedelta(days=chance % 20)}
    if chance > 96:
        return {"state": State.CANNOT, "text": _CANNOT}
    return {"state": State.UNDER_WAY, "text": _UNDER_WAY[chance % 3]}


def _at(day: date) -> datetime:
    return datetime.combine(day, _MORNING)


def _chance(*words: object) -> int:
    """0 to 99, the same for the same words."""
    return int(sha256("|".join(map(str, words)).encode()).hexdigest(), 16) % 100
