"""`dondoc reports`: forms of reports on the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dondoc.cli import framework

if TYPE_CHECKING:
    from datetime import datetime

    from dondoc.reporting.models import Revision
    from dondoc.reporting.rules.sheets.outcome import Understood

#: Exit code for what is refused, with the reason in one line on stderr.
REFUSED = 2


@click.group()
def command() -> None:
    """Take the form of a report down; read one that was filled in."""


@command.command(name="form")
@click.argument("obligation", type=int)
@click.option("--docx", is_flag=True, help="For Word instead of Excel.")
def form(obligation: int, docx: bool) -> None:
    """Write the form of an open draft to stdout; OBLIGATION is the number in the report's address."""
    at = _begin()
    from dondoc.reporting.queries.sheets import form_of
    from dondoc.reporting.rules.sheets.docx import write_docx
    from dondoc.reporting.rules.sheets.xlsx import write_xlsx

    made = form_of(_draft(obligation), at)
    sys.stdout.buffer.write(write_docx(made) if docx else write_xlsx(made))


@command.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def read(file: Path) -> None:
    """Say what a filled-in FILE would change in its draft: one JSON object a row, one a line. Nothing is written."""
    at = _begin()
    from django.utils import timezone

    from dondoc.lib.errors import Refused
    from dondoc.reporting.actions.uploading import read_form
    from dondoc.reporting.models.sheet_words import fit_words
    from dondoc.reporting.queries.sheets import form_of
    from dondoc.reporting.rules.sheets.outcome import Fit
    from dondoc.reporting.rules.sheets.understanding import understand

    try:
        filled = read_form(file.name, file.read_bytes())
    except Refused as refused:
        raise _refused(str(refused)) from refused
    if filled.identity is None:
        raise _refused(str(fit_words(Fit.UNKNOWN)))
    found = understand(form_of(_draft(filled.identity.obligation), at), filled, on=timezone.localdate(at))
    for row in found.rows:
        click.echo(json.dumps(_said(row), ensure_ascii=False))
    told = [str(fit_words(found.fit)), *(f"{verdict}: {count}" for verdict, count in found.counts().items())]
    click.echo("\n".join(filter(None, told)), err=True)


def _said(row: Understood) -> dict[str, Any]:
    from dondoc.reporting.models.sheet_words import sentence
    from dondoc.reporting.rules.sheets.stamps import plain

    return {
        "place": row.place,
        "key": row.key,
        "verdict": row.verdict.value,
        "values": {name: plain(value) for name, value in row.values.items()},
        "why": [sentence(note) for note in row.notes],
    }


def _begin() -> datetime:
    """Start Django and the database, and speak Vietnamese; gives the moment."""
    framework.set_up()
    framework.bring_up_to_date()
    from django.utils import timezone, translation

    translation.activate("vi")
    return timezone.now()


def _draft(obligation: int) -> Revision:
    """The open draft of an obligation; ends with a sentence where there is none."""
    from dondoc.reporting.queries.revisions import under_way

    found = under_way(obligation)
    if found is None or not found.is_open:
        raise _refused(f"Báo cáo {obligation} không có bản nháp đang mở. / This report has no open draft.")
    return found


def _refused(sentence: str) -> SystemExit:
    click.echo(sentence, err=True)
    return SystemExit(REFUSED)
