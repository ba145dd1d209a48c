"""The registry on the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.utils import translation

from dondoc.accounts.models import User
from dondoc.agencies.actions import demo
from dondoc.agencies.models import Agency
from dondoc.agencies.tests.registry import AT
from dondoc.cli import framework
from dondoc.cli.agencies import command

ROW = "name,short_name,kind,level,parent,province,valid_from,place,place_kind\n"
COMMUNE = "Ủy ban nhân dân xã {0},UBND xã {0},committee,commune,song-lam,song-lam,2025-07-01,{0},xã\n"


@pytest.fixture(autouse=True)
def registry(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The demo province instead of the whole country; the database is the tests' own."""
    monkeypatch.setattr(framework, "set_up", lambda: None)
    monkeypatch.setattr(framework, "bring_up_to_date", lambda: None)
    demo.seed(at=AT)
    with translation.override("vi"):
        yield


def run(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(command, list(words), input=typed)


def test_a_phrase_is_one_json_object() -> None:
    result = run("resolve", "Sở KH&ĐT", "--province", "Sông Lam", "--on", "2024-01-15")
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert told["phrase"] == "Sở KH&ĐT"
    assert (told["kind"], told["agency"]) == ("agency", "Sở Kế hoạch và Đầu tư tỉnh Sông Lam")
    assert told["today"] == "Sở Tài chính tỉnh Sông Lam"
    assert told["members"] == []
    assert told["confidence"] > 0.8
    assert told["reason"].endswith(".")


def test_many_phrases_are_an_object_a_line() -> None:
    result = run("resolve", "--file", "-", "--province", "tỉnh Sông Lam", typed="UBND cấp xã\n\nNơi nào đó\n")
    commune, unknown = map(json.loads, result.stdout.splitlines())
    assert (commune["kind"], len(commune["members"])) == ("collective", 5)
    assert (unknown["kind"], unknown["agency"], unknown["today"]) == ("unknown", None, None)


def test_a_very_long_phrase_is_unknown_not_an_error() -> None:
    assert json.loads(run("resolve", "Sở " * 4_000, "--province", "Sông Lam").stdout)["kind"] == "unknown"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("resolve",), "PHRASE"),
        (("resolve", "Sở Y tế", "--province", "Atlantis"), "Atlantis"),
        (("resolve", "Sở Y tế", "--on", "31/02/2024"), "31/02/2024"),
        (("export", "--province", "Atlantis"), "Atlantis"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_sentence(words: tuple[str, ...], said: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert said in result.stderr


def test_an_export_brought_in_again_changes_nothing(tmp_path: Path, thu: User) -> None:
    file = tmp_path / "registry.csv"
    file.write_bytes(run("export", "--province", "Sông Lam", "--all").stdout_bytes)
    result = run("import", str(file), "--by", "thu")
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout) == {"new": 0, "changed": 0, "same": 38, "wrong": 0}


def test_one_row_that_is_wrong_keeps_all_of_them_out(tmp_path: Path, thu: User) -> None:
    file, before = tmp_path / "xa.csv", Agency.objects.count()
    file.write_text(ROW + COMMUNE.format("An Phú") + COMMUNE.format("Yên Bình").replace("committee", "ban nhạc"))
    result = run("import", str(file), "--by", "thu")
    assert result.exit_code == 2
    assert "xa.csv:3: kind: ban nhạc: " in result.stderr
    assert Agency.objects.count() == before
    file.write_text(ROW + COMMUNE.format("An Phú") + COMMUNE.format("Yên Bình"))
    assert json.loads(run("import", str(file), "--by", "thu", "--dry-run").stdout)["new"] == 2
    assert Agency.objects.count() == before
    assert run("import", str(file), "--by", "thu").exit_code == 0
    assert Agency.objects.count() == before + 2


def test_only_who_keeps_the_registry_may_bring_in(tmp_path: Path, minh: User) -> None:
    file = tmp_path / "xa.csv"
    file.write_text(ROW + COMMUNE.format("An Phú"))
    assert run("import", str(file), "--by", "minh").exit_code == 2
    nobody = run("import", str(file), "--by", "ai-do")
    assert (nobody.exit_code, "ai-do" in nobody.stderr) == (2, True)
