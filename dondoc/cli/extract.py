"""`dondoc extract FILE`: the plan in a document, as JSON on stdout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from dondoc.extraction.errors import Unreadable
from dondoc.extraction.sandbox import read_safely

#: Exit code for a document that is refused, with the reason in one line on stderr.
REFUSED = 2


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--seconds", default=120, show_default=True, help="Give up after this long.")
@click.option("--megabytes", default=2048, show_default=True, help="Give up above this much memory.")
@click.option("--quiet", is_flag=True, help="Say nothing of progress and doubts on stderr.")
def command(file: Path, seconds: int, megabytes: int, quiet: bool) -> None:
    """Read a document and print the plan in it as JSON (docs/reference/plan-json.md).

    FILE is .docx, .pdf, .html, .txt or, where the programs for them are installed, .doc or a scan.
    """
    try:
        plan = _read(file, seconds, megabytes, quiet=quiet)
    except Unreadable as refusal:
        click.echo(refusal.sentence, err=True)
        raise SystemExit(REFUSED) from refusal
    click.echo(json.dumps(plan, ensure_ascii=False, indent=1))
    if not quiet:
        click.echo(_summary(plan), err=True)


def _read(file: Path, seconds: int, megabytes: int, *, quiet: bool) -> dict[str, Any]:
    if not file.is_file():
        raise Unreadable("missing", str(file))
    return read_safely(file, seconds=seconds, megabytes=megabytes, progress=None if quiet else _tell)


def _tell(done: int, total: int) -> None:
    click.echo(f"\rtrang {done}/{total}", nl=done == total, err=True)


def _summary(plan: dict[str, Any]) -> str:
    doubtful = sum(bool(item["doubts"]) for kind in ("tasks", "indicators", "reports") for item in plan[kind])
    return (
        f"{len(plan['tasks'])} nhiệm vụ, {len(plan['indicators'])} chỉ tiêu, {len(plan['reports'])} chế độ báo cáo; "
        f"{doubtful} mục cần xem lại."
    )
