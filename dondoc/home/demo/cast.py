"""The cast of the demonstration, and what it begins with."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from dondoc.accounts.enums import Role
from dondoc.accounts.models import User
from dondoc.agencies.actions import demo as agencies
from dondoc.agencies.actions import write_post
from dondoc.agencies.models import Agency, Post
from dondoc.agencies.models.ranges import Span
from dondoc.plans.actions import demo as plans
from dondoc.reporting.actions import demo as reporting

#: Of every demo account; printed at each start, so it protects nothing.
PASSWORD = "don-doc-2025"  # noqa: S105


@dataclass(frozen=True)
class Character:
    """One of the cast, the same in the demonstration and in every test."""

    username: str
    full_name: str
    title: str
    role: Role
    #: Key of the agency in the registry of the demo province; none for the whole installation.
    agency: str = ""


LAN = Character("lan", "Nguyễn Thị Lan", "Chuyên viên", Role.FOCAL_OFFICER, "song-lam/so-tai-chinh")
MINH = Character("minh", "Trần Văn Minh", "Chuyên viên", Role.OFFICER, "song-lam/so-cong-thuong")
VINH = Character("vinh", "Ngô Quang Vinh", "Chuyên viên", Role.FOCAL_OFFICER, "song-lam/so-tai-chinh")
HOA = Character("hoa", "Lê Thị Hoa", "Chuyên viên", Role.FOCAL_OFFICER, "song-lam/so-y-te")
TUAN = Character("tuan", "Phạm Anh Tuấn", "Chuyên viên", Role.OFFICER, "song-lam/ubnd-xa-duc-son")
BINH = Character("binh", "Vũ Thanh Bình", "Giám đốc Sở Tài chính", Role.APPROVER, "song-lam/so-tai-chinh")
DUNG = Character("dung", "Phan Chí Dũng", "Giám đốc Sở Công Thương", Role.APPROVER, "song-lam/so-cong-thuong")
KHANH = Character("khanh", "Đỗ Quốc Khánh", "Phó Chủ tịch UBND tỉnh", Role.LEADER, "song-lam")
THU = Character("thu", "Hoàng Minh Thu", "Chuyên viên", Role.REGISTRY_KEEPER, "song-lam")
NGA = Character("nga", "Bùi Thúy Nga", "Ủy viên Ban Chấp hành", Role.EVALUATOR, "song-lam/hiep-hoi-doanh-nghiep")
QUAN_TRI = Character("quantri", "Quản trị hệ thống", "Trung tâm Chuyển đổi số tỉnh Sông Lam", Role.ADMINISTRATOR)
#: Plays the heads of all agencies whose people are not in the cast; in the demonstration alone.
OTHERS = Character("dongvai", "Người đóng vai", "Thủ trưởng các cơ quan khác", Role.APPROVER)
CAST = (LAN, VINH, MINH, HOA, TUAN, BINH, DUNG, KHANH, THU, NGA, QUAN_TRI)


def prepare() -> None:
    """Bring in what is missing of the demonstration; on a second start there is nothing to do."""
    agencies.seed(at=timezone.now())
    if not Post.objects.exists():
        for character in CAST:
            enrol(character, PASSWORD)
        enrol_others()
    if officer := User.objects.filter(username=LAN.username).first():
        plans.seed(by=officer, at=timezone.now())
        reporting.seed(by=officer, at=timezone.now())


@transaction.atomic
def enrol(character: Character, password: str) -> User:
    """Make the account of one of the cast, and its post."""
    user = User.objects.filter(username=character.username).first() or User.objects.create_user(
        character.username,
        password,
        full_name=character.full_name,
        email=f"{character.username}@songlam.example",
        title=character.title,
    )
    agency = agencies.agency_of(character.agency) if character.agency else None
    write_post(person=user, agency=agency, role=character.role, span=Span(), by=None, at=timezone.now())
    return user


@transaction.atomic
def enrol_others() -> User:
    """Make the account that plays the heads of the other agencies of the demo province."""
    user = User.objects.create_user(
        OTHERS.username,
        PASSWORD,
        full_name=OTHERS.full_name,
        email=f"{OTHERS.username}@songlam.example",
        title=OTHERS.title,
    )
    taken = {agencies.agency_of(one.agency).pk for one in CAST if one.role == Role.APPROVER}
    province = f"{LAN.agency.partition('/')[0]}/"
    there = Agency.objects.filter(key__startswith=province, valid__contains=timezone.localdate())
    for agency in there.exclude(pk__in=taken):
        write_post(person=user, agency=agency, role=OTHERS.role, span=Span(), by=None, at=timezone.now())
    return user
