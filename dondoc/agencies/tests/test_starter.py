"""The starter data hangs together: lives, parents, heirs, codes, and names as provinces use them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from dondoc.agencies.enums import ChangeKind, Level
from dondoc.agencies.rules import starter
from dondoc.agencies.rules.starter import StarterAgency, StarterRegistry, UnknownProvince, book, load
from dondoc.agencies.rules.starter.expanding import by_key
from dondoc.agencies.rules.starter.loading import _everything, _file, known_provinces
from dondoc.agencies.rules.starter.regions import roman
from tests.effort import calls_of

MERGED_ON = date(2025, 7, 1)
TODAY = date(2026, 11, 22)
Agencies = dict[str, StarterAgency]


@pytest.fixture(scope="module")
def registry() -> StarterRegistry:
    return load()


@pytest.fixture(scope="module")
def agencies(registry: StarterRegistry) -> Agencies:
    return {one.key: one for one in registry.agencies}


def days(agencies: Agencies) -> list[date]:
    """One day before the first cut, and each day on which anything begins or ends."""
    cuts = {phase.valid_from for one in agencies.values() for phase in one.phases if phase.valid_from}
    cuts |= {one.valid_to for one in agencies.values() if one.valid_to}
    return [min(cuts) - timedelta(days=1), *sorted(cuts)]


# --- lives ---


def test_each_key_stands_once(registry: StarterRegistry, agencies: Agencies) -> None:
    assert len(agencies) == len(registry.agencies) > 5000
    assert all(key.isascii() and key == key.lower() for key in agencies)


def test_a_key_that_stands_twice_is_refused(agencies: Agencies) -> None:
    with pytest.raises(ValueError, match="bac-ninh"):
        by_key([agencies["bac-ninh"], agencies["bac-ninh"]])


def test_phases_go_forward_and_follow_one_another(agencies: Agencies) -> None:
    for one in agencies.values():
        for phase in one.phases:
            assert phase.valid_from is None or phase.valid_to is None or phase.valid_from < phase.valid_to, one.key
        for earlier, later in pairwise(one.phases):
            assert earlier.valid_to == later.valid_from is not None, one.key
            assert earlier != later, one.key


def test_a_parent_is_there_as_long_as_its_children(agencies: Agencies) -> None:
    for one in agencies.values():
        for phase in one.phases:
            if phase.parent:
                above = agencies[phase.parent]
                assert above.valid_from is None or (phase.valid_from and above.valid_from <= phase.valid_from), one.key
                assert above.valid_to is None or (phase.valid_to and phase.valid_to <= above.valid_to), one.key


def test_parents_make_no_circle(agencies: Agencies) -> None:
    for one in agencies.values():
        for phase in one.phases:
            seen, above = {one.key}, phase.parent
            while above:
                assert above not in seen, one.key
                seen.add(above)
                day = phase.valid_from or date(1990, 1, 1)
                there = agencies[above].phase_on(day)
                assert there is not None
                above = there.parent


def test_provinces_that_are_named_are_provinces(agencies: Agencies) -> None:
    for one in agencies.values():
        for key in (*one.serves, *(phase.province for phase in one.phases)):
            assert not key or agencies[key].phases[0].place, one.key


def test_no_two_agencies_have_one_code_on_one_day(agencies: Agencies) -> None:
    for day in days(agencies):
        codes = Counter(phase.code for one in agencies.values() if (phase := one.phase_on(day)) and phase.code)
        assert max(codes.values()) == 1


def test_no_two_agencies_of_a_province_have_one_name_on_one_day(agencies: Agencies) -> None:
    for day in days(agencies):
        names = Counter(
            (phase.province, phase.name)
            for one in agencies.values()
            if (phase := one.phase_on(day)) and phase.level is not Level.REGION
        )
        assert [name for name, number in names.items() if number > 1] == []


def test_names_are_filled_in_and_say_where_they_come_from(agencies: Agencies) -> None:
    for one in agencies.values():
        names = [name for phase in one.phases for name in (phase.name, phase.short_name)]
        for name in (*names, *one.spellings):
            assert name == " ".join(name.split()) != "", one.key
            assert "{" not in name, one.key
        assert one.source, one.key


# --- changes ---


def test_each_change_stands_once_and_concerns_agencies_that_exist(
    registry: StarterRegistry, agencies: Agencies
) -> None:
    assert len({change.key for change in registry.changes}) == len(registry.changes)
    for change in registry.changes:
        assert change.agencies, change.key
        assert len(change.agencies) == len(set(change.agencies)), change.key
        for edge in change.successions:
            assert {edge.from_key, edge.to_key} <= set(change.agencies), change.key
            assert edge.from_key != edge.to_key, change.key
        assert all(key in agencies for key in change.agencies), change.key


def test_who_gives_was_there_before_and_who_takes_is_there_after(registry: StarterRegistry, agencies: Agencies) -> None:
    for change in registry.changes:
        for edge in change.successions:
            assert agencies[edge.from_key].lived_until(change.on), change.key
            assert agencies[edge.to_key].phase_on(change.on), change.key


def test_what_ends_has_a_change_that_ends_it(registry: StarterRegistry, agencies: Agencies) -> None:
    told = {(key, change.on) for change in registry.changes for key in change.agencies}
    assert [one.key for one in agencies.values() if one.valid_to and (one.key, one.valid_to) not in told] == []


def test_what_hands_over_as_a_whole_ends_that_day(registry: StarterRegistry, agencies: Agencies) -> None:
    for change in registry.changes:
        for edge in change.successions:
            if not edge.scope:
                assert agencies[edge.from_key].valid_to == change.on, change.key


def test_a_new_look_has_a_change_that_says_why(registry: StarterRegistry, agencies: Agencies) -> None:
    told = {(key, change.on) for change in registry.changes for key in change.agencies}
    cuts = [(one.key, phase.valid_from) for one in agencies.values() for phase in one.phases[1:]]
    assert len(cuts) > 500
    assert [cut for cut in cuts if cut not in told] == []


def test_what_begins_has_a_change_that_begins_it(registry: StarterRegistry, agencies: Agencies) -> None:
    told = {(key, change.on) for change in registry.changes for key in change.agencies}
    assert [one.key for one in agencies.values() if one.valid_from and (one.key, one.valid_from) not in told] == []


def test_heirs_lead_to_somebody_of_today_or_are_said_to_be_ended(registry: StarterRegistry, agencies: Agencies) -> None:
    heirs: dict[str, list[str]] = {}
    for change in registry.changes:
        for edge in change.successions:
            if agencies[edge.from_key].valid_to == change.on:
                heirs.setdefault(edge.from_key, []).append(edge.to_key)
    abolished = {key for change in registry.changes for key in change.agencies if key not in heirs}
    for key in agencies:
        for end in ends_of(key, heirs, ()):
            assert agencies[end].phase_on(TODAY) or end in abolished, key


def ends_of(key: str, heirs: dict[str, list[str]], way: tuple[str, ...]) -> Iterator[str]:
    """Where a chain of heirs leads; a circle fails."""
    assert key not in way
    if key not in heirs:
        yield key
    for heir in heirs.get(key, ()):
        yield from ends_of(heir, heirs, (*way, key))


def test_what_is_left_without_an_heir_is_known(registry: StarterRegistry, agencies: Agencies) -> None:
    """Districts, and the few bodies whose heir the sources did not tell: no more may slip in."""
    given = {edge.from_key for change in registry.changes for edge in change.successions}
    left = {one.key for one in agencies.values() if one.valid_to and one.key not in given}
    bodies = Counter(key.rpartition("/")[2] for key in left if agencies[key].phases[-1].level is not Level.DISTRICT)
    assert bodies == {
        "ngan-hang-nha-nuoc-chi-nhanh": 53,
        "ban-qlda-dan-dung-cong-nghiep": 1,
        "ban-qlda-giao-thong-nong-nghiep": 1,
    }


# --- provinces ---


def committees(agencies: Agencies, day: date) -> dict[str, str]:
    """The provinces of a day: bare name → "tỉnh" or "thành phố"."""
    phases = [phase for one in agencies.values() if (phase := one.phase_on(day)) and phase.place]
    return {phase.place: phase.place_kind for phase in phases}


@pytest.mark.parametrize(
    ("day", "provinces", "cities"),
    [
        (date(2024, 12, 31), 63, 5),
        (date(2025, 6, 30), 63, 6),
        (date(2025, 7, 1), 34, 6),
        (date(2026, 4, 30), 34, 7),
    ],
)
def test_as_many_provinces_as_there_were(agencies: Agencies, day: date, provinces: int, cities: int) -> None:
    found = committees(agencies, day)
    assert len(found) == provinces
    assert Counter(found.values())["thành phố"] == cities


def test_the_provinces_that_stayed_as_they_were() -> None:
    heirs = {province.into for province in known_provinces().values()}
    stayed = {key for key, province in known_provinces().items() if not province.into and key not in heirs}
    assert stayed == {
        "ha-noi", "hue", "lai-chau", "dien-bien", "son-la", "lang-son", "quang-ninh", "thanh-hoa", "nghe-an", "ha-tinh",
        "cao-bang",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("bac-ninh", "H05"), ("can-tho", "H13"), ("dak-lak", "H15"), ("ninh-binh", "H42"), ("quang-ninh", "H49"),
        ("quang-tri", "H50"), ("bac-giang", "H02"), ("lang-son", "H37"), ("nam-dinh", "H40"), ("ha-noi", "H26"),
        ("ho-chi-minh", "H29"), ("nghe-an", "H41"), ("lai-chau", "H35"), ("ca-mau", "H12"), ("vinh-long", "H61"),
    ],
)  # fmt: skip
def test_codes_are_those_seen_in_use(agencies: Agencies, key: str, code: str) -> None:
    assert {phase.code for phase in agencies[key].phases} == {code}


@pytest.mark.parametrize(
    ("key", "day", "name"),
    [
        ("ho-chi-minh", TODAY, "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("ha-noi", TODAY, "Ủy ban nhân dân thành phố Hà Nội"),
        ("hue", date(2024, 12, 31), "Ủy ban nhân dân tỉnh Thừa Thiên Huế"),
        ("hue", date(2025, 1, 1), "Ủy ban nhân dân thành phố Huế"),
        ("hue/cong-an", date(2024, 12, 31), "Công an tỉnh Thừa Thiên Huế"),
        ("hue/cong-an", date(2025, 1, 1), "Công an thành phố Huế"),
        ("hue/tinh-uy", date(2025, 1, 1), "Thành ủy Huế"),
        ("dong-nai/so-tai-chinh", date(2026, 4, 29), "Sở Tài chính tỉnh Đồng Nai"),
        ("dong-nai/so-tai-chinh", date(2026, 4, 30), "Sở Tài chính thành phố Đồng Nai"),
        ("bac-giang/viet-yen", date(2024, 1, 31), "Ủy ban nhân dân huyện Việt Yên"),
        ("bac-giang/viet-yen", date(2024, 2, 1), "Ủy ban nhân dân thị xã Việt Yên"),
        ("bac-giang/thue", date(2024, 1, 1), "Cục Thuế tỉnh Bắc Giang"),
        ("bac-giang/thue", date(2025, 4, 1), "Chi cục Thuế khu vực VI"),
        ("bac-ninh/thue", TODAY, "Thuế tỉnh Bắc Ninh"),
        ("ho-chi-minh/so-xay-dung", TODAY, "Sở Xây dựng Thành phố Hồ Chí Minh"),
        ("can-tho/bo-doi-bien-phong", TODAY, "Ban Chỉ huy Bộ đội Biên phòng thành phố Cần Thơ"),
    ],
)
def test_names_are_those_of_the_day(agencies: Agencies, key: str, day: date, name: str) -> None:
    phase = agencies[key].phase_on(day)
    assert phase is not None
    assert phase.name == name


def test_a_province_and_its_agencies_go_into_another(registry: StarterRegistry, agencies: Agencies) -> None:
    change = next(change for change in registry.changes if change.key == "bac-giang/2025-07-01/bac-ninh")
    heirs = {edge.from_key: edge.to_key for edge in change.successions}
    assert change.kind is ChangeKind.MERGED
    assert change.basis == "Nghị quyết 202/2025/QH15"
    assert heirs["bac-giang"] == "bac-ninh"
    assert heirs["bac-giang/so-tai-chinh"] == "bac-ninh/so-tai-chinh"
    assert heirs["bac-giang/so-dan-toc-va-ton-giao"] == "bac-ninh/so-dan-toc-va-ton-giao"
    assert heirs["bac-giang/bao"] == "bac-ninh/bao-va-phat-thanh-truyen-hinh"
    assert agencies["bac-ninh/so-dan-toc-va-ton-giao"].valid_from == MERGED_ON


def test_what_a_department_hands_over_in_parts_is_said_in_words(registry: StarterRegistry) -> None:
    change = next(change for change in registry.changes if change.key == "lang-son/2025-03-01/noi-vu")
    scopes = {edge.to_key.partition("/")[2]: edge.scope for edge in change.successions}
    assert scopes["so-noi-vu"] == ""
    assert scopes["so-giao-duc-va-dao-tao"] == "giáo dục nghề nghiệp"


def test_a_region_that_is_split_says_which_places_went_where(registry: StarterRegistry) -> None:
    change = next(change for change in registry.changes if change.key == "khu-vuc/kho-bac-2025/6/2025-07-01")
    assert change.kind is ChangeKind.SPLIT
    assert {edge.to_key: edge.scope for edge in change.successions} == {
        "khu-vuc/kho-bac/6": "địa bàn tỉnh Bắc Giang, tỉnh Lạng Sơn",
        "khu-vuc/kho-bac/7": "địa bàn tỉnh Bắc Kạn, tỉnh Cao Bằng",
    }


@pytest.mark.parametrize(("number", "numeral"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (20, "XX")])
def test_regions_are_numbered_in_roman(number: int, numeral: str) -> None:
    assert roman(number) == numeral


# --- a part, and a day ---


def test_a_province_brings_the_one_that_it_went_into_and_the_state() -> None:
    part = load(["bac-giang"])
    keys = {one.key for one in part.agencies}
    assert {"bac-giang", "bac-ninh", "trung-uong/chinh-phu", "khu-vuc/kho-bac/6"} <= keys
    assert "lang-son" not in keys
    assert all(set(change.agencies) <= keys for change in part.changes)
    assert all(not phase.parent or phase.parent in keys for one in part.agencies for phase in one.phases)
    assert len(keys) < 400


def test_what_is_loaded_in_parts_is_what_is_loaded_at_once(registry: StarterRegistry) -> None:
    parts = [load([key]) for key in known_provinces()]
    assert {one for part in parts for one in part.agencies} == set(registry.agencies)
    assert {change for part in parts for change in part.changes} == set(registry.changes)


def test_a_province_that_is_none_is_refused() -> None:
    with pytest.raises(UnknownProvince, match="song-lam"):
        load(["song-lam"])
    with pytest.raises(UnknownProvince, match="Sông Lam"):
        book(load(), "Sông Lam", TODAY)


def test_each_file_is_read_once_and_no_agency_is_laboured_over() -> None:
    for cached in (_file, known_provinces, _everything):
        cached.cache_clear()
    work = calls_of(load)
    assert _file.cache_info().misses == len({*Path(starter.__file__ or "").parents[2].glob("starter/*.toml")})
    assert work < 400 * len(load().agencies)
    assert calls_of(load) < 10
