"""A country of the size that one installation must hold; needs Django to be set up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from dondoc.accounts.enums import Role
from dondoc.accounts.models import User
from dondoc.agencies.actions import rebuild_answering
from dondoc.agencies.enums import ChangeKind, Kind, Level
from dondoc.agencies.models import Agency, Change, Phase, Post, Succession
from dondoc.agencies.models.ranges import Span, range_of

#: The day on which the districts of every province ended.
REFORM = date(2025, 7, 1)
ALWAYS = Span()
_BATCH = 5_000
_SYLLABLES = ("An", "Bình", "Châu", "Đức", "Giang", "Hà", "Khánh", "Lâm", "Minh", "Ngọc", "Phú", "Quang", "Sơn", "Tân")
_FIELDS = ("Tài chính", "Nội vụ", "Tư pháp", "Y tế", "Xây dựng", "Công Thương", "Khoa học và Công nghệ", "Ngoại vụ")


@dataclass(frozen=True)
class Size:
    """How many of each; units and people fill up to the totals."""

    provinces: int = 34
    communes: int = 100
    districts: int = 10
    agencies: int = 60_000
    people: int = 200_000


@dataclass(frozen=True, slots=True)
class Row:
    """An agency to be made: its key, what it is, and the key above it."""

    key: str
    name: str
    kind: Kind
    level: Level
    above: str
    province: str
    span: Span = ALWAYS


def make_country(size: Size) -> None:
    """Fill the registry and its people; the triggers look at every row as they do at a person's."""
    with transaction.atomic():
        rows = list(_rows(size))
        agencies = Agency.objects.bulk_create(
            [Agency(key=row.key, valid=range_of(row.span)) for row in rows], batch_size=_BATCH
        )
        keys = {agency.key: agency.pk for agency in agencies}
        Phase.objects.bulk_create([_phase(row, keys) for row in rows], batch_size=_BATCH)
        _end_districts(rows, keys)
        rebuild_answering()
    _people(size, list(keys.values()))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _rows(size: Size) -> Iterator[Row]:
    yield from _standing(size)
    each = (size.agencies - size.provinces * (1 + len(_FIELDS) + size.communes + size.districts)) // size.provinces
    for province, place in enumerate(_places(size.provinces)):
        for number in range(each):
            own, name = f"so-{number % len(_FIELDS)}", f"Đơn vị sự nghiệp {_named(number)} số {number} tỉnh {place}"
            span = ALWAYS
            if number % 3 == 0:  # below a commune, and as young
                own, span = f"xa-{number % size.communes}", Span(REFORM, None)
            key = f"p{province}"
            yield Row(f"{key}/dv-{number}", name, Kind.UNIT, Level.PROVINCE, f"{key}/{own}", key, span)


def _standing(size: Size) -> Iterator[Row]:
    """Committees and departments."""
    for province, place in enumerate(_places(size.provinces)):
        key = f"p{province}"
        yield Row(key, f"Ủy ban nhân dân tỉnh {place}", Kind.COMMITTEE, Level.PROVINCE, "", key)
        for number, field in enumerate(_FIELDS):
            name = f"Sở {field} tỉnh {place}"
            yield Row(f"{key}/so-{number}", name, Kind.DEPARTMENT, Level.PROVINCE, key, key)
        for number in range(size.districts):
            name = f"Ủy ban nhân dân huyện {_named(number)} {number}, tỉnh {place}"
            span = Span(None, REFORM)
            yield Row(f"{key}/huyen-{number}", name, Kind.COMMITTEE, Level.DISTRICT, key, key, span)
        for number in range(size.communes):
            name = f"Ủy ban nhân dân xã {_named(number)} {number}, tỉnh {place}"
            span = Span(REFORM, None)
            yield Row(f"{key}/xa-{number}", name, Kind.COMMITTEE, Level.COMMUNE, key, key, span)


def _places(number: int) -> list[str]:
    return [f"{_named(province)} {province}" for province in range(number)]


def _named(number: int) -> str:
    """Two syllables that many places share, as real ones do."""
    return f"{_SYLLABLES[number % 14]} {_SYLLABLES[number // 14 % 14]}"


def _phase(row: Row, keys: dict[str, int]) -> Phase:
    return Phase(
        agency_id=keys[row.key],
        valid=range_of(row.span),
        name=row.name,
        short_name=row.name.partition(" tỉnh ")[0].rstrip(","),
        kind=row.kind,
        level=row.level,
        parent_id=keys.get(row.above),
        province_id=keys[row.province],
    )


def _end_districts(rows: list[Row], keys: dict[str, int]) -> None:
    """Each district became ten communes."""
    at = timezone.now()
    ended = [row for row in rows if row.level == Level.DISTRICT]
    changes = Change.objects.bulk_create(
        [Change(key=row.key, kind=ChangeKind.SPLIT, on=REFORM, created_at=at, done_at=at) for row in ended]
    )
    Succession.objects.bulk_create(
        [
            Succession(change=change, origin_id=keys[row.key], heir_id=keys[f"{row.province}/xa-{number}"])
            for change, row in zip(changes, ended, strict=True)
            for number in range(100)
            if number % 10 == int(row.key.rpartition("-")[2]) and f"{row.province}/xa-{number}" in keys
        ],
        batch_size=_BATCH,
    )


def _people(size: Size, agencies: list[int]) -> None:
    """Officers, a few in each agency; no password opens their accounts."""
    at, roles = timezone.now(), (Role.OFFICER, Role.OFFICER, Role.OFFICER, Role.APPROVER)
    for begun in range(0, size.people, 4 * _BATCH):
        numbers = range(begun, min(size.people, begun + 4 * _BATCH))
        users = User.objects.bulk_create([_user(number) for number in numbers], batch_size=_BATCH)
        Post.objects.bulk_create(
            [
                Post(
                    person=user,
                    agency_id=agencies[number % len(agencies)],
                    role=roles[number % len(roles)],
                    valid=range_of(Span()),
                    created_at=at,
                )
                for number, user in zip(numbers, users, strict=True)
            ],
            batch_size=_BATCH,
        )


def _user(number: int) -> User:
    return User(username=f"u{number}", password="!", full_name=f"Nguyễn {_named(number)} {number}")  # noqa: S106
