"""Forms of reports on the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.utils import translation

from dondoc.accounts.models import User
from dondoc.cli import framework
from dondoc.cli.reports import command
from dondoc.reporting import actions
from dondoc.reporting.models import Obligation
from dondoc.reporting.tests.forms import edited
from dondoc.reporting.tests.world import IN_MARCH, a_world, the_obligation


@pytest.fixture(autouse=True)
def platform(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The database is the tests' own."""
    monkeypatch.setattr(framework, "set_up", lambda: None)
    monkeypatch.setattr(framework, "bring_up_to_date", lambda: None)
    with translation.override("vi"):
        yield


@pytest.fixture
def obligation(lan: User, minh: User) -> Obligation:
    found = the_obligation(a_world(lan).regime, "so-cong-thuong")
    actions.open_revision(obligation=found, by=minh, at=IN_MARCH)
    return found


def run(*words: str) -> Result:
    return CliRunner().invoke(command, list(words))


def test_a_form_is_written_and_read_again(obligation: Obligation, tmp_path: Path) -> None:
    for option, name in ((["--docx"], "bieu.docx"), ([], "bieu.xlsx")):
        file = tmp_path / name
        file.write_bytes(run("form", str(obligation.pk), *option).stdout_bytes)
        result = run("read", str(file))
        verdicts = {json.loads(line)["verdict"] for line in result.stdout.splitlines()}
        assert (result.exit_code, verdicts) == (0, {"blank"})


def test_without_a_draft_there_is_no_form() -> None:
    result = run("form", "999999")
    assert (result.exit_code, "bản nháp" in result.stderr) == (2, True)


def test_what_is_no_form_is_refused_in_a_sentence(obligation: Obligation, tmp_path: Path) -> None:
    strange = tmp_path / "bieu.pdf"
    strange.write_bytes(b"%PDF-1.7 x")
    nameless = tmp_path / "bieu.xlsx"
    content = run("form", str(obligation.pk)).stdout_bytes

    def forget(book: object) -> None:
        del book["Thông tin"]  # type: ignore[attr-defined]
        book.properties.keywords = None  # type: ignore[attr-defined]

    nameless.write_bytes(edited(content, forget))
    for file, word in ((strange, ".xlsx"), (nameless, "mã biểu")):
        result = run("read", str(file))
        assert (result.exit_code, word in result.stderr) == (2, True)
