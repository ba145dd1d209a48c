"""The demonstration: a fictional province, its people, and a plan of its own."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from dondoc.accounts.enums import Role
from dondoc.accounts.models import User
from dondoc.plans.actions import demo as plans

#: Of every demo account; printed at each start, so it protects nothing.
PASSWORD = "don-doc-2025"  # noqa: S105


@dataclass(frozen=True)
class Character:
    """One of the cast, the same in the demonstration and in every test."""

    username: str
    full_name: str
    title: str
    role: Role


LAN = Character("lan", "Nguyễn Thị Lan", "Chuyên viên, Sở Tài chính", Role.OFFICER)
MINH = Character("minh", "Trần Văn Minh", "Chuyên viên, Sở Công Thương", Role.READER)
HOA = Character("hoa", "Lê Thị Hoa", "Chuyên viên, Sở Y tế", Role.READER)
TUAN = Character("tuan", "Phạm Anh Tuấn", "Chuyên viên, UBND xã Đức Sơn", Role.READER)
QUAN_TRI = Character("quantri", "Quản trị hệ thống", "Trung tâm Chuyển đổi số tỉnh Sông Lam", Role.ADMINISTRATOR)
CAST = (LAN, MINH, HOA, TUAN, QUAN_TRI)


def prepare() -> None:
    """Bring in what is missing of the demonstration; on a second start there is nothing to do."""
    if not User.objects.exists():
        for character in CAST:
            enrol(character, PASSWORD)
    if officer := User.objects.filter(username=LAN.username).first():
        plans.seed(by=officer, at=timezone.now())


def enrol(character: Character, password: str) -> User:
    """Make the account of one of the cast."""
    return User.objects.create_user(
        character.username,
        password,
        full_name=character.full_name,
        title=character.title,
        role=character.role,
    )
