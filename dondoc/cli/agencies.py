"""`dondoc agencies`: the registry on the command line."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from dondoc.cli import framework

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Exit code for input that is no good, with the reason in one line on stderr.
REFUSED = 2


@click.group()
def command() -> None:
    """Look names of agencies up in the registry."""


@command.command()
@click.argument("phrases", nargs=-1, metavar="PHRASE…")
@click.option("--province", default="", help="The province of the document: “Bắc Giang”; none for bodies of the state.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day of the document; today where none is said.")
@click.option("--file", type=click.File(encoding="utf-8"), help="Read phrases from a file (- for stdin), one a line.")
def resolve(phrases: tuple[str, ...], province: str, on: datetime | None, file: Iterable[str] | None) -> None:
    """Say which agencies a PHRASE of a plan means: one JSON object a phrase, one a line."""
    asked = [*phrases, *(line.strip() for line in file or () if line.strip())]
    if not asked:
        raise click.UsageError("Give a PHRASE or --file.")
    framework.set_up()
    framework.bring_up_to_date()
    from django.utils import timezone, translation

    today = timezone.localdate()
    with translation.override("vi"):
        _resolve(asked, province, on.date() if on else today, today)


def _resolve(phrases: list[str], province: str, on: date, today: date) -> None:
    from dondoc.agencies.queries.provinces import province_named
    from dondoc.agencies.queries.resolution import resolutions

    place = province_named(province, on) if province else None
    if province and place is None:
        click.echo(f"Sổ đăng ký không có tỉnh “{province}”. / The registry has no such province.", err=True)
        raise SystemExit(REFUSED)
    for answer in resolutions(phrases, province=place, on=on, today=today):
        click.echo(json.dumps(answer, ensure_ascii=False))
