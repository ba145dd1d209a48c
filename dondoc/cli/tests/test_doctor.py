from __future__ import annotations

import shutil

import pytest
from click.testing import CliRunner
from django.db import OperationalError, connection
from pytest_django import Settings

from dondoc.cli import doctor
from dondoc.cli.main import main


@pytest.mark.django_db
def test_a_healthy_house_is_told_so() -> None:
    result = CliRunner().invoke(main, ["doctor"])
    assert result.exit_code == 0, result.output
    assert "ok    database: PostgreSQL" in result.output
    assert "ok    migrations: all applied" in result.output


@pytest.mark.django_db
def test_missing_programs_are_noted_with_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    result = CliRunner().invoke(main, ["doctor"])
    assert result.exit_code == 0
    assert "note  reading scans (tesseract): scans cannot be read; type: apt install" in result.output
    assert "note  reading .doc, writing PDF (LibreOffice)" in result.output


@pytest.mark.django_db
def test_it_is_told_by_which_server_mail_leaves(settings: Settings) -> None:
    assert "note  mail: none is sent" in CliRunner().invoke(main, ["doctor"]).output
    settings.EMAIL_HOST, settings.EMAIL_PORT = "mail.songlam.example", 587
    assert "ok    mail: by mail.songlam.example, port 587" in CliRunner().invoke(main, ["doctor"]).output


@pytest.mark.django_db
def test_it_is_told_whether_files_are_looked_at_for_viruses(settings: Settings) -> None:
    assert "note  looking for viruses: files that people send" in CliRunner().invoke(main, ["doctor"]).output
    settings.SCAN_COMMAND = "sh -c 'exit 0'"
    assert "ok    looking for viruses: " in CliRunner().invoke(main, ["doctor"]).output
    settings.SCAN_COMMAND = "no-such-scanner -"
    assert "note  looking for viruses: no-such-scanner is not there" in CliRunner().invoke(main, ["doctor"]).output


@pytest.mark.django_db
def test_a_silent_database_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        message = "connection refused"
        raise OperationalError(message)

    monkeypatch.setattr(connection, "cursor", refuse)
    result = CliRunner().invoke(main, ["doctor"])
    assert result.exit_code == 1
    assert "FAIL  database: does not answer (connection refused); check DATABASE_URL" in result.output


@pytest.mark.django_db
def test_waiting_migrations_fail_with_what_to_type() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'audit'")
    result = CliRunner().invoke(main, ["doctor"])
    assert result.exit_code == 1
    assert "type: dondoc manage migrate" in result.output
    assert [check.name for check in doctor.CHECKS if not check.is_optional] == ["database", "migrations"]
