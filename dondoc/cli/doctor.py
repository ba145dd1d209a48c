"""`dondoc doctor`: is everything here, and what to type if not."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

import click

from dondoc.cli import framework


class Ailment(Exception):
    """What is wrong and what to type."""


@dataclass(frozen=True)
class Check:
    """One thing looked at; an optional one does not change the exit code."""

    name: str
    look: Callable[[], str]
    is_optional: bool = False


@click.command()
def command() -> None:
    """Check database, migrations, OCR and LibreOffice; exit 1 when something needed is missing."""
    framework.set_up()
    healthy = True
    for check in CHECKS:
        try:
            click.echo(f"ok    {check.name}: {check.look()}")
        except Ailment as ailment:
            click.echo(f"{'note' if check.is_optional else 'FAIL'}  {check.name}: {ailment}")
            healthy = healthy and check.is_optional
    if not healthy:
        raise SystemExit(1)


def _database() -> str:
    from django.db import OperationalError, connection

    try:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            row = cursor.fetchone()
    except OperationalError as error:
        message = f"does not answer ({str(error).splitlines()[0]}); check DATABASE_URL"
        raise Ailment(message) from error
    return f"PostgreSQL {row[0] if row else '?'}"


def _migrations() -> str:
    from django.db import OperationalError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        message = "unknown, since the database does not answer"
        raise Ailment(message) from error
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        message = f"{len(waiting)} not applied; type: dondoc manage migrate"
        raise Ailment(message)
    return "all applied"


def _ocr() -> str:
    found = shutil.which("tesseract")
    if found is None:
        message = "scans cannot be read; type: apt install tesseract-ocr-vie && pip install 'dondoc[ocr]'"
        raise Ailment(message)
    languages = subprocess.run([found, "--list-langs"], capture_output=True, text=True, check=False).stdout
    if "vie" not in languages.split():
        message = "tesseract lacks Vietnamese; type: apt install tesseract-ocr-vie"
        raise Ailment(message)
    return found


def _libreoffice() -> str:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        message = ".doc files cannot be read, PDF not written; type: apt install libreoffice-writer"
        raise Ailment(message)
    return found


def _mail() -> str:
    from django.conf import settings

    if not settings.EMAIL_HOST:
        message = "none is sent, so nobody is invited and no password set anew; set DONDOC_SMTP_HOST"
        raise Ailment(message)
    return f"by {settings.EMAIL_HOST}, port {settings.EMAIL_PORT}"


def _scanner() -> str:
    from django.conf import settings

    if not settings.SCAN_COMMAND:
        message = "files that people send are handed on unscanned; set DONDOC_SCAN_COMMAND"
        raise Ailment(message)
    program = shlex.split(settings.SCAN_COMMAND)[0]
    found = shutil.which(program)
    if found is None:
        message = f"{program} is not there, so files that people send wait; check DONDOC_SCAN_COMMAND"
        raise Ailment(message)
    return found


CHECKS = (
    Check("database", _database),
    Check("migrations", _migrations),
    Check("mail", _mail, is_optional=True),
    Check("looking for viruses", _scanner, is_optional=True),
    Check("reading scans (tesseract)", _ocr, is_optional=True),
    Check("reading .doc, writing PDF (LibreOffice)", _libreoffice, is_optional=True),
)
