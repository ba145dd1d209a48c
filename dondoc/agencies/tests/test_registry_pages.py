from __future__ import annotations

from datetime import date

import pytest

from dondoc.accounts.models import User
from dondoc.agencies.actions.demo import agency_of, seed
from dondoc.agencies.enums import ChangeKind
from dondoc.agencies.models import Agency, Change
from dondoc.agencies.policies import closing
from dondoc.agencies.policies.closing import Left, declare_guard
from dondoc.agencies.tests.registry import AT, ON, facts, happened, phase_on, prepared, sl
from tests.cast import browser_of

GROUNDS = {"on": "2025-10-01", "basis": "Nghị quyết 1/NQ-HĐND", "sureness": "high"}


def page(user: User, address: str) -> str:
    """What the page says."""
    response = browser_of(user).get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_an_agency_shows_who_answered_when(thu: User, minh: User) -> None:
    first, second, third = sl("so-noi-vu"), sl("so-tu-phap"), sl("so-xay-dung")
    happened(ChangeKind.MERGED, thu, on=date(2025, 9, 1), agencies=(first.pk,), heirs=(second.pk,))
    happened(ChangeKind.MERGED, thu, agencies=(second.pk,), heirs=(third.pk,))
    said = page(minh, f"/agencies/{first.pk}")
    assert said.index("Sở Tư pháp tỉnh Sông Lam") < said.index("Sở Xây dựng tỉnh Sông Lam")
    assert "từ 01/09/2025 đến trước 01/10/2025" in said
    said = page(minh, f"/agencies/{third.pk}")
    assert "Sở Nội vụ tỉnh Sông Lam" in said
    assert "Sở Tư pháp tỉnh Sông Lam" in said


def test_an_agency_is_shown_as_on_the_day(thu: User, minh: User) -> None:
    agency = sl("so-y-te")
    names = {"name": "Sở Sức khỏe tỉnh Sông Lam", "short_name": "Sở Sức khỏe"}
    happened(ChangeKind.RENAMED, thu, agencies=(agency.pk,), alters=names)
    assert "<h1>Sở Y tế tỉnh Sông Lam</h1>" in page(minh, f"/agencies/{agency.pk}?on=2025-09-30")
    assert "<h1>Sở Sức khỏe tỉnh Sông Lam</h1>" in page(minh, f"/agencies/{agency.pk}?on=2025-10-01")


def test_only_who_keeps_it_is_offered_to_change_it(minh: User, thu: User) -> None:
    foreign = agency_of("ha-thanh/so-noi-vu")
    for user, agency, offered in ((minh, sl("so-y-te"), False), (thu, sl("so-y-te"), True), (thu, foreign, False)):
        assert ("/spellings" in page(user, f"/agencies/{agency.pk}")) is offered


FORMS: list[tuple[str, dict[str, str], str]] = [
    (
        "founded",
        {"name": "Sở Mới tỉnh Sông Lam", "short_name": "Sở Mới", "agency_kind": "department", "level": "province"}
        | {"parent": "song-lam"},
        "Thành lập Sở Mới tỉnh Sông Lam",
    ),
    ("renamed", {"agency": "song-lam/so-y-te", "name": "Sở K", "short_name": "Sở K"}, "đổi tên thành Sở K"),
    ("moved", {"agency": "song-lam/so-y-te", "parent": "song-lam/so-noi-vu"}, "chuyển về trực thuộc Sở Nội vụ"),
    (
        "merged",
        {"agency_0": "song-lam/so-y-te", "agency_2": "song-lam/so-noi-vu", "name": "Sở A", "short_name": "A"},
        "nhập vào Sở A",
    ),
    ("split", {"agency": "song-lam/so-y-te", "new": "Sở B; B\n\nSở C; C"}, "chia thành Sở B; Sở C"),
    ("handed_over", {"agency": "song-lam/so-y-te", "heir": "song-lam/so-noi-vu", "function": "Trẻ em"}, "Trẻ em"),
    ("abolished", {"agency": "song-lam/so-y-te"}, "Giải thể Sở Y tế tỉnh Sông Lam"),
]


@pytest.mark.parametrize(("kind", "typed", "sentence"), FORMS)
def test_each_kind_of_change_is_entered_looked_at_and_carried_out(
    kind: str, typed: dict[str, str], sentence: str, thu: User
) -> None:
    sl("so-y-te"), sl("so-noi-vu")
    browser = browser_of(thu)
    assert browser.get(f"/agencies/changes/new/{kind}").status_code == 200
    response = browser.post(f"/agencies/changes/new/{kind}", {**GROUNDS, **typed})
    assert response.status_code == 302, response.context["form"].errors
    change = Change.objects.get()
    said = page(thu, response["Location"])
    assert sentence in said
    assert "disabled" not in said
    version = said.split('name="version" value="')[1].split('"')[0]
    done = browser.post(f"/agencies/changes/{change.pk}/carry-out", {"version": version})
    assert done.status_code == 302
    assert sentence in page(thu, done["Location"])
    assert sentence in page(thu, "/agencies/changes")


def test_what_is_wrong_stands_beside_the_field_and_nothing_typed_is_lost(thu: User) -> None:
    sl("so-y-te")
    browser = browser_of(thu)
    wrong = {**GROUNDS, "agency": "Sở Không Có", "on": "31/02/2025", "basis": ""}
    said = browser.post("/agencies/changes/new/abolished", wrong).content.decode()
    for words in (
        "Danh bạ không có cơ quan nào tên như vậy.",
        "Không có ngày này; hãy ghi như 01/07/2025.",
        "Sở Không Có",
    ):
        assert words in said
    split = {**GROUNDS, "agency": "song-lam/so-y-te", "new": "Sở B"}
    assert "thiếu một trong hai tên" in browser.post("/agencies/changes/new/split", split).content.decode()
    both = {**GROUNDS, "agency_0": "song-lam/so-y-te", "heir": "song-lam", "name": "A", "short_name": "A"}
    assert "không phải cả hai" in browser.post("/agencies/changes/new/merged", both).content.decode()
    refused = browser.post("/agencies/changes/new/merged", {**GROUNDS, "agency_0": "song-lam/so-y-te"})
    assert refused.status_code == 409
    assert "một cơ quan tiếp nhận" in refused.content.decode()
    assert browser.get("/agencies/changes/new/exploded").status_code == 404


def test_several_agencies_of_one_name_are_offered(thu: User) -> None:
    seed(at=AT)
    browser = browser_of(thu)
    said = browser.post("/agencies/changes/new/abolished", {**GROUNDS, "agency": "sở nội vụ"}).content.decode()
    assert said.index("song-lam/so-noi-vu") < said.index("ha-thanh/so-noi-vu")
    picked = {**GROUNDS, "agency": ["sở nội vụ", "song-lam/so-noi-vu"]}
    assert browser.post("/agencies/changes/new/abolished", picked).status_code == 302
    assert Change.objects.get(done_at=None).ending == [sl("so-noi-vu").pk]


def test_what_would_be_left_is_named_with_a_link_and_the_button_is_off(
    thu: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing, "_guards", {})
    declare_guard("somebody", lambda _: [Left(3, "Còn 3 việc.", "agencies:changes")])
    change = prepared(ChangeKind.ABOLISHED, thu, agencies=(sl("so-y-te").pk,))
    said = page(thu, f"/agencies/changes/{change.pk}")
    assert "Còn 3 việc." in said
    assert 'href="/agencies/changes"' in said
    assert "disabled" in said
    refused = browser_of(thu).post(f"/agencies/changes/{change.pk}/carry-out", {"version": "1"})
    assert refused.status_code == 409
    assert "Còn 3 việc." in refused.content.decode()
    assert not Change.objects.get(pk=change.pk).is_done


def test_agencies_below_are_named_on_the_prepared_change(thu: User) -> None:
    agency, unit = sl("so-cong-thuong"), sl("chi-cuc-quan-ly-thi-truong")
    happened(ChangeKind.MOVED, thu, on=date(2025, 9, 1), agencies=(unit.pk,), alters={"parent": agency.pk})
    change = prepared(ChangeKind.MERGED, thu, agencies=(agency.pk,), new=(facts("Sở Kinh tế"),))
    said = page(thu, f"/agencies/changes/{change.pk}")
    assert "<strong>1</strong> cơ quan trực thuộc chuyển theo" in said
    assert "Chi cục Quản lý thị trường tỉnh Sông Lam" in said


def test_a_stale_button_is_answered_and_a_keeper_of_elsewhere_has_none(thu: User) -> None:
    change = prepared(ChangeKind.ABOLISHED, thu, agencies=(sl("so-y-te").pk,))
    stale = browser_of(thu).post(f"/agencies/changes/{change.pk}/carry-out", {"version": "77"})
    assert stale.status_code == 409
    assert "Đã có người sửa" in stale.content.decode()


def test_two_who_correct_at_once_are_told_and_may_insist(thu: User) -> None:
    phase = phase_on(sl("so-y-te"), ON)
    browser, address = browser_of(thu), f"/agencies/{phase.agency_id}/correct/{phase.pk}"
    typed = {"version": "1", "name": "Sở Y", "short_name": "Sở Y", "kind": "department", "level": "province"}
    typed |= {"parent": "song-lam"}
    assert browser.post(address, typed).status_code == 302
    late = browser.post(address, typed | {"name": "Sở Z"})
    assert late.status_code == 409
    said = late.content.decode()
    assert "Sở Z" in said
    assert 'name="version" value="2"' in said
    assert browser.post(address, typed | {"name": "Sở Z", "version": "2"}).status_code == 302
    assert Agency.objects.get(pk=phase.agency_id).version == 3


def test_a_spelling_that_is_there_is_refused_on_the_page(thu: User) -> None:
    agency = sl("so-y-te")
    browser = browser_of(thu)
    for text, words in (("SYT", "Đã thêm cách viết"), ("SYT", "Cách viết này đã có"), ("", "Không được để trống")):
        said = browser.post(f"/agencies/{agency.pk}/spellings", {"text": text}, follow=True).content.decode()
        assert words in said


def test_the_record_leaves_as_a_file(thu: User) -> None:
    agency = sl("so-y-te")
    happened(ChangeKind.RENAMED, thu, agencies=(agency.pk,), alters={"short_name": "Sở K"})
    response = browser_of(thu).get(f"/agencies/{agency.pk}/record?format=csv")
    assert "Tên ngắn: Sở Y tế → Sở K" in response.content.decode("utf-8-sig")


def test_a_preview_that_was_meddled_with_is_not_written(thu: User) -> None:
    response = browser_of(thu).post("/agencies/import", {"kept": "abc:def"})
    assert response.status_code == 409
    assert "không còn dùng được" in response.content.decode()
