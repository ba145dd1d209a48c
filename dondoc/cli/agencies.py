"""`dondoc agencies`: the registry on the command line."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dondoc.cli import framework

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Exit code for input that is no good, with the reason in one line on stderr.
REFUSED = 2


@click.group()
def command() -> None:
    """Look names of agencies up in the registry; bring agencies in and take them out as a file."""


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
    today = _begin()
    from dondoc.agencies.queries.resolution import resolutions

    day = on.date() if on else today
    for answer in resolutions(asked, province=_province(province, day), on=day, today=today):
        click.echo(json.dumps(answer, ensure_ascii=False))


@command.command(name="import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--by", required=True, help="User name of the person who brings them in, a registry keeper.")
@click.option("--dry-run", is_flag=True, help="Only say what would be written, and what is wrong.")
def bring_in(file: Path, by: str, dry_run: bool) -> None:
    """Bring agencies in from a CSV or XLSX FILE (docs/reference/registry-file.md): all of them or none."""
    _begin()
    from django.utils import timezone

    from dondoc.accounts.models import User
    from dondoc.agencies.actions.importing import check_rows, import_rows, read_rows
    from dondoc.lib.errors import Refused

    try:
        person = User.objects.get_by_natural_key(by)
        sheet = read_rows(file.read_bytes(), file.name)
        checked = check_rows(sheet, by=person)
        if not checked.problems and not dry_run:
            import_rows(sheet, by=person, at=timezone.now(), filename=file.name)
    except User.DoesNotExist as error:
        raise _refused(f"Không có người dùng “{by}”. / There is no user of this name.") from error
    except Refused as refusal:
        raise _refused(str(refusal)) from refusal
    for problem in checked.problems:
        click.echo(f"{file.name}:{problem.row}: {problem.column}: {problem.value}: {problem.reason}", err=True)
    counts = {"new": len(checked.new), "changed": len(checked.changed), "same": checked.same}
    click.echo(json.dumps({**counts, "wrong": len(checked.problems)}))
    if checked.problems:
        raise SystemExit(REFUSED)


@command.command()
@click.option("--province", default="", help="Only agencies of this province: “Bắc Giang”.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="As they stand on this day; today where none is said.")
@click.option("--all", "all_times", is_flag=True, help="Those too that do not exist on the day.")
@click.option("--xlsx", is_flag=True, help="A workbook instead of CSV.")
def export(province: str, on: datetime | None, all_times: bool, xlsx: bool) -> None:
    """Write the registry to stdout, in the columns that `import` reads."""
    today = _begin()
    from dondoc.agencies.queries.exporting import registry_table
    from dondoc.agencies.queries.searching import AgencyFilter, found

    day = on.date() if on else today
    wanted = AgencyFilter(on=day, province=_province(province, day), all_times=all_times)
    table = registry_table(found(wanted), day)
    sys.stdout.buffer.write(table.xlsx() if xlsx else table.csv())


def _begin() -> date:
    """Start Django, the database and the registry, and speak Vietnamese; gives today."""
    framework.set_up()
    framework.bring_up_to_date()
    from django.utils import timezone, translation

    translation.activate("vi")
    return timezone.localdate()


def _province(name: str, on: date) -> int | None:
    """The province's committee; None for no name. Ends with a sentence where there is no such province."""
    from dondoc.agencies.queries.provinces import province_named

    place = province_named(name, on) if name else None
    if name and place is None:
        raise _refused(f"Danh bạ không có tỉnh “{name}”. / The registry has no such province.")
    return place


def _refused(sentence: str) -> SystemExit:
    click.echo(sentence, err=True)
    return SystemExit(REFUSED)
