from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import override

from dondoc.accounts.enums import Permission, Role
from dondoc.accounts.permissions import BUNDLES, REACHING_DOWN, ROLE_NAMES, SENTENCES, role_name
from dondoc.agencies.permissions.people import GIVES


class Command(BaseCommand):
    """`dondoc manage permissions`: the tables of docs/reference/permissions.md."""

    help = "Print who may do what, as docs/reference/permissions.md has it between its markers."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("\n".join(tables()))


def tables() -> list[str]:
    """What each role may do, where, and which roles it gives, in the language of the source."""
    with override("en"):
        return ["### What each role may do", "", *_bundles(), "", "### Where, and whom it appoints", "", *_reach()]


def _bundles() -> Iterator[str]:
    yield _row(["a person may …", *map(str, ROLE_NAMES.values())])
    yield _row(["---", *[":-:"] * len(ROLE_NAMES)])
    for permission in Permission:
        marks = ["●" if permission in BUNDLES[role] else "" for role in ROLE_NAMES]
        yield _row([f"{SENTENCES[permission]} (`{permission}`)", *marks])


def _reach() -> Iterator[str]:
    yield _row(["role", "reaches", "gives and ends the posts of"])
    yield _row(["---"] * 3)
    for role in Role:
        gives = ", ".join(str(role_name(given)) for given in Role if given in GIVES.get(role, ())) or "nobody"
        yield _row([f"{role_name(role)} (`{role}`)", _where(role), gives])


def _where(role: Role) -> str:
    if role == Role.ADMINISTRATOR:
        return "the whole installation"
    return "its agency and all below it" if role in REACHING_DOWN else "its own agency"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
