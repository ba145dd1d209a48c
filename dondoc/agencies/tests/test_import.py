from __future__ import annotations

import io
from datetime import date, timedelta
from typing import Any

import pytest
from openpyxl import Workbook
from pytest_django import DjangoAssertNumQueries

from dondoc.accounts.models import User
from dondoc.agencies.actions.demo import agency_of, seed
from dondoc.agencies.actions.importing import Checked, HasProblems, check_rows, import_rows, read_rows
from dondoc.agencies.enums import ChangeKind
from dondoc.agencies.models import Agency, Answering, Phase, Spelling
from dondoc.agencies.queries.exporting import registry_table
from dondoc.agencies.queries.searching import AgencyFilter, found
from dondoc.agencies.tests.registry import AT, ON, happened, phase_on, sl
from dondoc.audit.models import Event
from dondoc.audit.queries import events_of
from dondoc.lib.errors import Forbidden, Refused

HEAD = "name;short_name;kind;level;parent;province;valid_from"
COMMUNE = "Ủy ban nhân dân xã {0}, tỉnh Sông Lam;UBND xã {0};committee;commune;song-lam;Sông Lam;2025-07-01"


def brought(text: str, by: User | None) -> Checked:
    """The rows of a CSV, written."""
    return import_rows(read_rows(text.encode(), "x.csv"), by=by, at=AT, filename="x.csv")


def problems(text: str, by: User | None) -> list[tuple[int, str]]:
    """What is wrong in a CSV: rows and columns."""
    checked = check_rows(read_rows(text.encode(), "x.csv"), by=by)
    return [(one.row, one.column) for one in checked.problems]


def reasons(text: str, by: User | None) -> str:
    """What is wrong in a CSV, in words."""
    checked = check_rows(read_rows(text.encode(), "x.csv"), by=by)
    return "\n".join(one.reason for one in checked.problems)


def lines(*rows: str, head: str = HEAD) -> str:
    return "\n".join((head, *rows))


def test_new_agencies_come_in_with_their_record(thu: User) -> None:
    sl()
    checked = brought(lines(COMMUNE.format("Lam Giang"), COMMUNE.format("Lam Hà")), thu)
    assert (len(checked.new), len(checked.changed), checked.same) == (2, 0, 0)
    agency = Agency.objects.get(key="song-lam/ubnd-xa-lam-giang")
    assert agency.valid.lower == date(2025, 7, 1)
    assert phase_on(agency, ON).parent == sl()
    assert Answering.objects.on(ON).get(origin=agency).heir == agency
    assert [event.verb for event in events_of(agency)] == ["agencies.founded"]
    assert Event.objects.get(verb="agencies.imported").data == {"count": 2, "file": "x.csv"}


def test_of_a_thousand_rows_three_are_wrong_and_nothing_is_written(thu: User) -> None:
    sl()
    rows = [COMMUNE.format(f"Số {number}") for number in range(1000)]
    rows[10] = rows[10].replace("2025-07-01", "31/02/2025")
    rows[500] = rows[500].replace("commune", "làng")
    rows[900] = rows[900].replace("song-lam", "song-la")
    wrong = [(12, "valid_from"), (502, "level"), (902, "parent")]
    assert problems(lines(*rows), thu) == wrong
    with pytest.raises(HasProblems) as refusal:
        brought(lines(*rows), thu)
    assert [(one.row, one.column) for one in refusal.value.problems] == wrong
    assert not Agency.objects.filter(key__startswith="song-lam/ubnd-xa-so").exists()
    mended = [COMMUNE.format(f"Số {number}") for number in range(1000)]
    assert len(brought(lines(*mended), thu).new) == 1000
    again = brought(lines(*mended), thu)
    assert (len(again.new), len(again.changed), again.same) == (0, 0, 1000)


def test_what_was_exported_comes_in_without_changing_anything(thu: User) -> None:
    seed(at=AT)
    Spelling.objects.create(agency=sl("so-y-te"), text="=SYT")
    happened(ChangeKind.RENAMED, thu, agencies=(sl("so-y-te").pk,), alters={"short_name": "Sở Sức khỏe"})
    for day in (ON, ON - timedelta(days=1)):
        for all_times in (True, False):
            phases = found(AgencyFilter(on=day, all_times=all_times))
            for data in (registry_table(phases, day).csv(), registry_table(phases, day).xlsx()):
                checked = import_rows(read_rows(data, "x"), by=None, at=AT)
                assert not checked.new
                assert not checked.changed
                assert checked.same == len(phases)


def test_a_row_that_is_known_corrects_and_the_record_tells_what(thu: User) -> None:
    agency = sl("so-y-te")
    checked = brought(lines("song-lam/so-y-te;Sở Y tế tỉnh Sông Lam;H99.7", head="key;name;code"), thu)
    assert [dict(want.changed) for want in checked.changed] == [{"code": ["", "H99.7"]}]
    agency.refresh_from_db()
    assert (phase_on(agency, ON).code, agency.version) == ("H99.7", 2)
    assert phase_on(agency, ON).parent == sl()
    assert events_of(agency)[0].data["fields"] == {"code": ["", "H99.7"]}


def test_a_row_without_key_is_found_by_its_full_name(thu: User) -> None:
    agency = sl("so-y-te")
    brought(lines("sở y tế tỉnh Sông Lam;SYT|Sở YT", head="name;spellings"), thu)
    assert phase_on(agency, ON).name == "sở y tế tỉnh Sông Lam"
    assert set(agency.spellings.values_list("text", flat=True)) == {"SYT", "Sở YT"}
    brought(lines("Sở Y tế tỉnh Sông Lam;Sở YT", head="name;spellings"), thu)
    assert set(agency.spellings.values_list("text", flat=True)) == {"Sở YT"}


def test_headings_and_words_may_be_vietnamese(thu: User) -> None:
    head = "Tên đầy đủ,Tên ngắn,Loại,Cấp,Trực thuộc,Từ ngày,Ghi chú"
    sl()
    text = lines(
        '"Ủy ban nhân dân xã Một, tỉnh Sông Lam",UBND xã Một,Ủy ban nhân dân,xã,song-lam,1/7/2025,x', head=head
    )
    checked = brought("\ufeff" + text, thu)
    assert list(checked.unknown) == ["Ghi chú"]
    agency = Agency.objects.get(phases__short_name="UBND xã Một")
    assert phase_on(agency, ON).province == sl()


def test_a_parent_may_stand_in_the_file_and_be_named(thu: User) -> None:
    sl()
    unit = "Trạm Y tế xã Một;;unit;commune;UBND xã Một;Sông Lam;2025-07-01"
    brought(lines(unit, COMMUNE.format("Một")), thu)
    station = Agency.objects.get(phases__name="Trạm Y tế xã Một")
    above = phase_on(station, ON).parent
    assert above is not None
    assert phase_on(above, ON).short_name == "UBND xã Một"
    assert phase_on(station, ON).short_name == "Trạm Y tế xã Một"


WRONG: list[tuple[str, str, str]] = [
    ("name", ";UBND;committee;commune;song-lam;;", "bị thiếu"),
    ("kind", "Xã A;;;commune;song-lam;;", "bị thiếu"),
    ("kind", "Xã A;;phường hội;commune;song-lam;;", "không có trong danh mục"),
    ("province", "Xã A;;committee;commune;song-lam;Đâu Đó;", "không có tỉnh này"),
    ("parent", "Xã A;;committee;commune;;;", "cơ quan nào đứng trên"),
    ("parent", "Xã A;;committee;commune;Không Có;;", "không có cơ quan nào"),
    ("parent", "Xã A;;committee;commune;ha-thanh;;", "không phụ trách cơ quan cấp trên"),
    ("parent", "Xã A;;committee;commune;song-lam/so-giao-thong-van-tai;;2025-07-01", "không tồn tại"),
    ("name", "x" * 401 + ";;committee;commune;song-lam;;", "dài hơn 400"),
]


@pytest.mark.parametrize(("column", "row", "reason"), WRONG)
def test_a_wrong_cell_is_named_with_its_reason(column: str, row: str, reason: str, thu: User) -> None:
    agency_of("ha-thanh")
    sl("so-giao-thong-van-tai")
    assert problems(lines(row), thu) == [(2, column)]
    assert reason in reasons(lines(row), thu)


def test_codes_keys_days_and_circles_are_held_together(thu: User) -> None:
    sl("so-y-te")
    head = "key;name;kind;level;parent;code;valid_from;valid_to"
    text = lines(
        "a/x;Một;unit;province;song-lam;H99.1;01/01/2025;",
        "a/y;Hai;unit;province;song-lam;H99.1;01/02/2025;",
        "a/z;Ba;unit;province;a/w;;;",
        "a/w;Bốn;unit;province;a/z;;;",
        "A b;Năm;unit;province;song-lam;;;",
        "a/v;Sáu;unit;province;song-lam;h99;01/02/2025;01/02/2025",
        "a/u;Bảy;unit;province;song-lam;;01/02/2025;",
        "a/u;Bảy mới;unit;province;song-lam;;01/03/2025;",
        head=head,
    )
    found_ = problems(text, thu)
    assert set(found_) >= {
        (2, "code"),
        (3, "code"),
        (4, "parent"),
        (5, "parent"),
        (6, "key"),
        (7, "code"),
        (7, "valid_to"),
        (8, "valid_from"),
        (9, "valid_from"),
    }
    assert "Hai" in reasons(text, thu)


def test_a_code_that_another_agency_has_is_named_with_it(thu: User) -> None:
    Phase.objects.filter(agency=sl("so-y-te")).update(code="H99.5")
    text = lines("Một;unit;province;song-lam;H99.5", head="name;kind;level;parent;code")
    assert "Sở Y tế tỉnh Sông Lam" in reasons(text, thu)


def test_an_end_and_the_day_of_a_change_are_no_matter_of_a_file(thu: User) -> None:
    agency = sl("so-y-te")
    assert "bằng một thay đổi" in reasons(
        lines("song-lam/so-y-te;Sở Y tế tỉnh Sông Lam;2026-01-01", head="key;name;valid_to"), thu
    )
    happened(ChangeKind.RENAMED, thu, agencies=(agency.pk,), alters={"name": "Sở Khác"})
    text = lines("song-lam/so-y-te;Sở Khác;2025-10-05", head="key;name;valid_from")
    assert "Không có giai đoạn nào" in reasons(text, thu).capitalize()


def test_others_agencies_are_not_corrected(thu: User, lan: User) -> None:
    agency_of("ha-thanh/so-noi-vu")
    row = lines("ha-thanh/so-noi-vu;Sở Nội vụ", head="key;name")
    assert problems(row, thu) == [(2, "key")]
    assert not problems(row, None)
    with pytest.raises(Forbidden):
        brought(row, lan)


def book_of(*rows: list[Any]) -> bytes:
    """A workbook with these rows."""
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_keeps_days_numbers_and_row_numbers() -> None:
    sheet = read_rows(book_of([None], ["Tên", "Mã", "Từ ngày"], [], ["  Sở\n A ", 12.0, date(2025, 7, 1)]), "x.xlsx")
    assert [(row.number, dict(row.cells)) for row in sheet.rows] == [
        (4, {"name": "Sở A", "code": "12", "valid_from": "2025-07-01"})
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "trống"),
        (b"PK\x03\x04 no workbook", "xlsx"),
        (b"\x89PNG\r\n\x1a\n\0\0", "CSV UTF-8"),
        ("Sở Y tế".encode("utf-16-le") + b"\xff", "CSV UTF-8"),
        (b"key,code\nx,y", "name"),
        ("name,Tên\nx,y".encode(), "hai lần"),
        (b"name\n" + b"x\n" * 20_001, "20000"),
    ],
)
def test_a_file_that_is_none_is_answered_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        read_rows(data, "x.csv")


def test_rows_are_not_written_one_by_one(thu: User, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    sl()
    rows = [f"a/{number};Đơn vị {number};unit;province;song-lam" for number in range(1_000)]
    with django_assert_max_num_queries(60):
        assert len(brought(lines(*rows, head="key;name;kind;level;parent"), thu).new) == 1_000
    again = [row.replace("Đơn vị", "Đơn vị số") for row in rows]
    with django_assert_max_num_queries(60):
        assert len(brought(lines(*again, head="key;name;kind;level;parent"), thu).changed) == 1_000
