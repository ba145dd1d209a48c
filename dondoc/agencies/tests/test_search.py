from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from dondoc.accounts.models import User
from dondoc.agencies.actions.demo import seed
from dondoc.agencies.enums import ChangeKind
from dondoc.agencies.models import Agency, Phase, Spelling
from dondoc.agencies.queries.searching import AgencyFilter, found, rows_of
from dondoc.agencies.tests.registry import AT, ON, facts, happened, sl
from dondoc.lib.text import sort_key
from tests.cast import browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def province(db: None) -> Agency:
    """The demo provinces, a department with an abbreviation and a code."""
    seed(at=AT)
    Spelling.objects.create(agency=sl("so-ke-hoach-va-dau-tu"), text="Sở KH&ĐT")
    Spelling.objects.create(agency=sl("so-tai-chinh"), text="STC")
    Phase.objects.filter(agency=sl("so-tai-chinh")).update(code="H99.14")
    return sl()


def names(text: str, **others: object) -> list[str]:
    """Short names of what is found, in order."""
    wanted = AgencyFilter(on=ON, text=text, **others)  # type: ignore[arg-type]
    return [phase.short_name for phase in found(wanted)]


@pytest.mark.parametrize(
    "text",
    ["sở tài chính", "tai chinh so", "TÀI chín", "stc", "h99.14", "H99", "  Sông Lam tài chính ", "STC Sông Lam"],
)
def test_an_agency_is_found_by_any_words_of_its_names(text: str, province: Agency) -> None:
    assert "Sở Tài chính" in names(text, province=province.pk)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("so gtvt", "Sở Giao thông vận tải"),
        ("Sở TN&MT Sông Lam", "Sở Tài nguyên và Môi trường"),
        ("song lam so lđtbxh", "Sở Lao động - Thương binh và Xã hội"),
        ("bql kcn", "Ban Quản lý các Khu công nghiệp tỉnh"),
        ("ca tinh", "Công an tỉnh"),
    ],
)
def test_abbreviations_that_nobody_has_entered_are_found(text: str, meant: str, province: Agency) -> None:
    assert meant in names(text, all_times=True)


def test_an_agency_that_is_gone_is_found_among_those_of_other_times(province: Agency) -> None:
    assert names("KH&ĐT sông lam") == []
    assert names("KH&ĐT sông lam", all_times=True) == ["Sở Kế hoạch và Đầu tư"]


def test_a_former_name_leads_to_the_agency_as_it_is_called_now(thu: User, province: Agency) -> None:
    agency = sl("so-y-te")
    names_ = {"name": "Sở Sức khỏe tỉnh Sông Lam", "short_name": "Sở Sức khỏe"}
    happened(ChangeKind.RENAMED, thu, agencies=(agency.pk,), alters=names_)
    wanted = AgencyFilter(on=ON, text="sở y tế sông lam")
    [row] = rows_of(found(wanted), wanted)
    assert (row.phase.short_name, row.also) == ("Sở Sức khỏe", "Sở Y tế")


def test_the_very_name_comes_first_then_its_beginnings_then_the_dictionarys_order(thu: User, province: Agency) -> None:
    for name in ("Sở Nội vụ Phía Bắc", "Trung tâm thuộc Sở Nội vụ", "Ban thuộc Sở Nội vụ"):
        happened(ChangeKind.FOUNDED, thu, new=(facts(name),))
    assert names("sở nội vụ", province=province.pk) == [
        "Sở Nội vụ",
        "Sở Nội vụ Phía Bắc",
        "Ban thuộc Sở Nội vụ",
        "Trung tâm thuộc Sở Nội vụ",
    ]
    everything = names("", province=province.pk)
    assert everything == sorted(everything, key=sort_key)


def test_filters_cut_by_kind_level_province_parent_and_day(province: Agency) -> None:
    assert set(names("", kind="committee", level="commune")) >= {"UBND xã Đức Sơn", "UBND phường Bến Hạ"}
    assert names("", kind="committee", level="district") == []
    assert len(names("sở tài chính")) == 2
    assert len(names("sở tài chính", province=province.pk)) == 1
    assert names("", parent=sl("so-y-te").pk) == []
    before = AgencyFilter(on=date(2025, 6, 30), level="district")
    assert {phase.short_name for phase in found(before)} == {"UBND huyện Thanh Sơn", "UBND thành phố Bến Hạ"}


@pytest.mark.parametrize("text", ["' & | ! ( ) :* <-> \\", "\0", "%", "…", "a" * 10_000, "từ " * 500])
def test_whatever_is_typed_is_only_words(text: str, province: Agency, minh: User) -> None:
    assert browser_of(minh).get("/agencies/", {"q": text}).status_code == 200


@pytest.mark.parametrize("on", ["31/02/2025", "x", "0000-00-00", "99999-01-01", ""])
def test_a_day_that_is_none_is_today(on: str, province: Agency, minh: User) -> None:
    response = browser_of(minh).get("/agencies/", {"on": on, "province": "9" * 30, "kind": "?", "page": "x"})
    assert response.status_code == 200
    assert "Sở Y tế" in response.content.decode()


def test_the_list_takes_as_many_queries_for_ten_as_for_fifty(
    province: Agency, minh: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = browser_of(minh)
    browser.get("/agencies/")
    for address in ("/agencies/?q=so+tu+phap", "/agencies/?q=&all=1", "/agencies/?q=song+lam"):
        with django_assert_max_num_queries(14):
            browser.get(address)


def test_the_page_of_an_agency_takes_a_constant_number_of_queries(
    province: Agency, thu: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = browser_of(thu)
    browser.get("/agencies/")
    for key in ("", "so-tai-chinh", "ubnd-huyen-thanh-son"):
        with django_assert_max_num_queries(30):
            assert browser.get(f"/agencies/{sl(key).pk}").status_code == 200


def test_the_table_leaves_as_it_is_filtered(province: Agency, minh: User) -> None:
    response = browser_of(minh).get("/agencies/", {"q": "nội vụ", "format": "csv"})
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("key,name,short_name,kind")
    assert len(lines) == 3
    assert browser_of(minh).get("/agencies/", {"format": "pdf"}).status_code == 404
