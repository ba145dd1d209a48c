"""A report filled in away from the platform: kept, looked at, taken over; nothing lost and nothing doubled."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from dondoc.accounts.models import User
from dondoc.audit.models import Event
from dondoc.lib.errors import Forbidden, Refused, Stale
from dondoc.plans.models import HeirChoice
from dondoc.progress.enums import State
from dondoc.reporting import actions
from dondoc.reporting.actions.uploading import FILE, NOW, OTHER, token_of
from dondoc.reporting.enums import AnswerKind, Channel, RevisionStage
from dondoc.reporting.models import Answer, Obligation, Revision, Upload
from dondoc.reporting.queries.sheets import form_of, outcome_of
from dondoc.reporting.rules.sheets.docx import write_docx
from dondoc.reporting.rules.sheets.outcome import Fit, Reason, Verdict
from dondoc.reporting.rules.sheets.xlsx import write_xlsx
from dondoc.reporting.tests.forms import edited, the_cell
from dondoc.reporting.tests.world import IN_MARCH, World, a_world, agency, the_obligation
from tests.cast import browser_of

LATER = IN_MARCH + timedelta(hours=2)


@pytest.fixture
def world(lan: User) -> World:
    return a_world(lan)


@pytest.fixture
def trade(world: World) -> Obligation:
    return the_obligation(world.regime, "so-cong-thuong")


@pytest.fixture
def draft(trade: Obligation, minh: User) -> Revision:
    return actions.open_revision(obligation=trade, by=minh, at=IN_MARCH)


def the_task(revision: Revision) -> Answer:
    return revision.answers.get(kind=AnswerKind.TASK)


def the_indicator(revision: Revision) -> Answer:
    return revision.answers.get(kind=AnswerKind.INDICATOR)


def filled_in(revision: Revision, **cells: object) -> bytes:
    """The workbook with these cells of the task typed; "Giá_trị" is of the indicator."""

    def edit(book: Workbook) -> None:
        for name, value in cells.items():
            is_value = name == "Giá_trị"
            key = f"CT-{the_indicator(revision).indicator_id}" if is_value else f"NV-{the_task(revision).holding_id}"
            sheet = book["Chỉ tiêu" if is_value else "Nhiệm vụ"]
            the_cell(sheet, key, name.replace("_", " ")).value = value  # type: ignore[assignment]

    return edited(write_xlsx(form_of(revision, IN_MARCH)), edit)


def bring(revision: Revision, data: bytes, by: User, name: str = "bieu.xlsx") -> Upload:
    return actions.read_upload(revision=revision, name=name, data=data, by=by, at=LATER)


def take(upload: Upload, by: User, **choices: str) -> Upload:
    seen = token_of(outcome_of(upload, LATER))
    return actions.apply_upload(upload=upload, choices=choices, seen=seen, by=by, at=LATER)


def test_reading_a_file_writes_nothing_into_the_draft(draft: Revision, minh: User) -> None:
    upload = bring(draft, filled_in(draft, Kết_quả_thực_hiện="Đã xong."), minh)
    assert the_task(draft).text == ""
    assert outcome_of(upload, LATER).counts() == {Verdict.TAKEN: 1, Verdict.BLANK: 7}


def test_what_was_understood_is_taken_over_and_the_channel_is_told(draft: Revision, minh: User) -> None:
    content = filled_in(draft, Tình_trạng="Đang thực hiện", Kết_quả_thực_hiện="Đã trình.", Giá_trị=Decimal("12.5"))
    upload = take(bring(draft, content, minh), minh)
    draft.refresh_from_db()
    assert (the_task(draft).state, the_task(draft).text) == (State.UNDER_WAY, "Đã trình.")
    assert the_indicator(draft).value == Decimal("12.5")
    assert (draft.channel, upload.written) == (Channel.FILE, 2)
    event = Event.objects.get(verb="reporting.form_applied")
    assert event.data["count"] == 2


def test_a_file_uploaded_twice_is_kept_once_and_takes_nothing_twice(draft: Revision, minh: User, dung: User) -> None:
    content = filled_in(draft, Kết_quả_thực_hiện="Đã trình.")
    first = take(bring(draft, content, minh), minh)
    version = the_task(draft).version
    second = take(bring(draft, content, dung), dung)
    assert (first.pk, second.written, the_task(draft).version) == (second.pk, 0, version)
    assert Upload.objects.count() == 1


def test_a_row_that_the_person_leaves_out_is_not_written(draft: Revision, minh: User) -> None:
    upload = bring(draft, filled_in(draft, Kết_quả_thực_hiện="Đã trình."), minh)
    assert take(upload, minh, **{f"NV-{the_task(draft).holding_id}": NOW}).written == 0
    assert the_task(draft).text == ""


@pytest.mark.parametrize(("choice", "text"), [("", "Dũng ghi."), (NOW, "Dũng ghi."), (FILE, "Minh ghi.")])
def test_what_somebody_saved_meanwhile_stays_unless_the_person_chooses(
    draft: Revision, minh: User, dung: User, choice: str, text: str
) -> None:
    upload = bring(draft, filled_in(draft, Kết_quả_thực_hiện="Minh ghi."), minh)
    task = the_task(draft)
    actions.save_answer(answer=task, version=task.version, values={"text": "Dũng ghi."}, by=dung, at=LATER)
    assert outcome_of(upload, LATER).counts()[Verdict.CONFLICT] == 1
    take(upload, minh, **{f"NV-{task.holding_id}": choice})
    assert the_task(draft).text == text


@pytest.mark.parametrize(
    ("choice", "value"), [("", None), (FILE, Decimal(1234)), (OTHER, Decimal("1.234")), ("gì đó", None)]
)
def test_a_number_of_two_readings_is_what_the_person_says(
    draft: Revision, minh: User, choice: str, value: Decimal | None
) -> None:
    upload = bring(draft, filled_in(draft, Giá_trị="1.234"), minh)
    take(upload, minh, **{f"CT-{the_indicator(draft).indicator_id}": choice})
    assert the_indicator(draft).value == value


def test_a_draft_that_changed_since_the_list_was_looked_at_is_told(draft: Revision, minh: User, dung: User) -> None:
    upload = bring(draft, filled_in(draft, Kết_quả_thực_hiện="Minh ghi."), minh)
    seen, task = token_of(outcome_of(upload, LATER)), the_task(draft)
    actions.save_answer(answer=task, version=task.version, values={"text": "Dũng ghi."}, by=dung, at=LATER)
    with pytest.raises(Stale):
        actions.apply_upload(upload=upload, choices={}, seen=seen, by=minh, at=LATER)
    assert the_task(draft).text == "Dũng ghi."


def test_a_report_on_its_way_takes_nothing_more(draft: Revision, minh: User) -> None:
    upload = bring(draft, filled_in(draft, Kết_quả_thực_hiện="Đã trình."), minh)
    seen = token_of(outcome_of(upload, LATER))
    Revision.objects.filter(pk=draft.pk).update(stage=RevisionStage.APPROVING)
    with pytest.raises(Stale):
        actions.apply_upload(upload=upload, choices={}, seen=seen, by=minh, at=LATER)
    with pytest.raises(Stale):
        bring(draft, filled_in(draft, Kết_quả_thực_hiện="Khác."), minh)


def test_the_form_of_another_agency_is_refused_by_its_name(
    world: World, draft: Revision, minh: User, hoa: User
) -> None:
    health = actions.open_revision(obligation=the_obligation(world.regime, "so-y-te"), by=hoa, at=IN_MARCH)
    with pytest.raises(Refused, match="Sở Y tế"):
        bring(draft, write_xlsx(form_of(health, IN_MARCH)), minh)
    assert not Upload.objects.exists()


def test_a_form_of_another_period_is_taken_only_where_it_is_chosen(
    world: World, draft: Revision, trade: Obligation, minh: User
) -> None:
    later = the_obligation(world.regime, "so-cong-thuong", "2026-Q2")
    second = actions.open_revision(obligation=later, by=minh, at=IN_MARCH)
    upload = bring(second, filled_in(draft, Kết_quả_thực_hiện="Của quý I."), minh)
    assert outcome_of(upload, LATER).fit == Fit.OTHER_PERIOD
    assert take(upload, minh).written == 0
    assert take(upload, minh, **{f"NV-{the_task(draft).holding_id}": FILE}).written == 1
    assert (the_task(second).text, the_task(draft).text) == ("Của quý I.", "")


def test_a_task_that_was_handed_over_is_told_with_who_has_it(draft: Revision, minh: User, lan: User) -> None:
    upload = bring(draft, filled_in(draft, Kết_quả_thực_hiện="Đã trình."), minh)
    task = the_task(draft)
    assert task.holding
    day = date(2026, 3, 9)
    heir = {"heir": agency("so-y-te"), "on": day, "reason": "Chuyển giao", "chosen_at": IN_MARCH, "chosen_by": lan}
    HeirChoice.objects.create(holding=task.holding, **heir)
    actions.refresh_revision(revision=draft, by=minh, at=LATER)
    row = next(row for row in outcome_of(upload, LATER).rows if row.key == f"NV-{task.holding_id}")
    assert row.verdict == Verdict.NOT_ASKED
    assert [(note.reason, "Sở Y tế" in note.detail) for note in row.notes] == [(Reason.GONE, True)]
    assert take(upload, minh).written == 0


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bieu.pdf", b"%PDF-1.7 x"),
        ("bieu.xlsx", b"PK\x03\x04 hong"),
        ("bieu.xlsx", b""),
        ("bieu.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + b"\0\0"),
    ],
)
def test_what_is_no_form_is_refused_with_a_sentence(draft: Revision, minh: User, name: str, data: bytes) -> None:
    with pytest.raises(Refused):
        bring(draft, data, minh, name)
    assert not Upload.objects.exists()


def test_a_workbook_that_is_not_ours_is_refused(draft: Revision, minh: User) -> None:
    content = edited(write_xlsx(form_of(draft, IN_MARCH)), _anonymous)
    with pytest.raises(Refused, match="mã biểu"):
        bring(draft, content, minh)


def _anonymous(book: Workbook) -> None:
    del book["Thông tin"]
    book.properties.keywords = None


def test_strangers_bring_nothing(draft: Revision, hoa: User) -> None:
    with pytest.raises(Forbidden):
        bring(draft, filled_in(draft), hoa)


def test_a_form_asks_the_same_number_of_queries_however_long(
    draft: Revision, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(30):
        form_of(draft, IN_MARCH)


@pytest.fixture
def browser(minh: User) -> Client:
    return browser_of(minh)


def sent(browser: Client, trade: Obligation, content: bytes, name: str = "bieu.xlsx") -> Any:
    address = reverse("reporting:files", args=[trade.pk])
    return browser.post(address, {"file": SimpleUploadedFile(name, content)}, follow=True)


def test_the_form_goes_down_comes_back_and_is_taken_over(browser: Client, draft: Revision, trade: Obligation) -> None:
    down = browser.get(reverse("reporting:form", args=[trade.pk, "xlsx"]))
    assert down["Content-Type"].endswith("spreadsheetml.sheet")
    key = f"NV-{the_task(draft).holding_id}"

    def edit(book: Workbook) -> None:
        the_cell(book["Nhiệm vụ"], key, "Kết quả thực hiện").value = "Ghi khi ngoại tuyến."
        the_cell(book["Nhiệm vụ"], key, "Ngày văn bản").value = "31/02/2026"

    page = sent(browser, trade, edited(down.content, edit))
    assert page.context["understood"] == 1
    assert "31/02/2026" in page.content.decode()
    upload = Upload.objects.get()
    address = reverse("reporting:upload", args=[upload.pk])
    done = browser.post(address, {"seen": page.context["seen"]}, follow=True)
    assert done.status_code == 200
    assert the_task(draft).text == "Ghi khi ngoại tuyến."


def test_what_is_refused_is_said_beside_the_file(browser: Client, draft: Revision, trade: Obligation) -> None:
    page = sent(browser, trade, b"khong phai", "bieu.xlsx")
    assert page.status_code == 422
    (said,) = page.context["form"].errors["file"]
    assert "văn bản thuần" in said
    assert said.endswith("Các loại được nhận: Excel (.xlsx), Word (.docx).")
    (said,) = sent(browser, trade, b"%PDF-1.7", "bieu.xlsx").context["form"].errors["file"]
    assert said.startswith("Tệp có vẻ là PDF, không được nhận ở đây.")


def test_too_large_a_form_is_refused_before_it_is_read(
    browser: Client, draft: Revision, trade: Obligation, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.EVIDENCE_MEGABYTES = 1
    monkeypatch.setattr(actions, "read_upload", None)
    (said,) = sent(browser, trade, b"PK\x03\x04" + b"x" * 2**20, "bieu.xlsx").context["form"].errors["file"]
    assert "lớn hơn 1 MB" in said


def test_a_document_for_word_goes_down_and_comes_back(browser: Client, draft: Revision, trade: Obligation) -> None:
    down = browser.get(reverse("reporting:form", args=[trade.pk, "docx"]))
    page = sent(browser, trade, down.content, "bieu.docx")
    assert page.context["blank"] == len(draft.answers.all())
    assert write_docx(form_of(draft, IN_MARCH))[:2] == down.content[:2]


def test_without_a_draft_there_is_nothing_to_take_down(browser: Client, trade: Obligation) -> None:
    assert browser.get(reverse("reporting:files", args=[trade.pk])).status_code == 200
    down = browser.get(reverse("reporting:form", args=[trade.pk, "xlsx"]))
    assert down["Location"] == reverse("reporting:files", args=[trade.pk])
    assert browser.get(reverse("reporting:form", args=[trade.pk, "exe"])).status_code == 404
