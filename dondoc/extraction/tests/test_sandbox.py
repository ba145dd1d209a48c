"""The child process: it answers, it is refused, it is stopped, and nothing of it remains."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dondoc.extraction import sandbox
from dondoc.extraction.errors import Unreadable
from dondoc.extraction.sandbox import read_safely
from dondoc.extraction.tests import builders, sample
from tests.waiting import has_ended, wait_until


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.pdf"
    path.write_bytes(builders.pdf_of(sample.plan()))
    return path


def child(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Run `script` instead of the reader; it still sees the reader's arguments."""

    class Popen(subprocess.Popen[bytes]):
        def __init__(self, command: list[str], **options: object) -> None:
            head = "import sys; from dondoc.extraction.limits import limit; from pathlib import Path\n"
            super().__init__([sys.executable, "-c", head + script, *command[5:]], **options)  # type: ignore[call-overload]

    monkeypatch.setattr("dondoc.extraction.sandbox.subprocess.Popen", Popen)


def refused(path: Path, seconds: float = 20, megabytes: int = 1024) -> str:
    with pytest.raises(Unreadable) as caught:
        read_safely(path, seconds=seconds, megabytes=megabytes)
    return caught.value.code


def test_the_plan_comes_back_and_progress_is_told(plan: Path) -> None:
    seen: list[tuple[int, int]] = []
    told = read_safely(plan, progress=lambda done, total: seen.append((done, total)))
    assert (told["format"], bool(told["tasks"])) == ("pdf", True)
    assert seen[-1] == (4, 4)


def test_a_file_goes_by_the_name_it_is_given(plan: Path) -> None:
    stored = plan.rename(plan.with_suffix(".bin"))
    assert read_safely(stored, name="Kế hoạch.pdf")["format"] == "pdf"
    assert refused(stored) == "wrong_extension"


def test_a_refusal_keeps_its_code_and_detail(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK\x03\x04rubbish")
    with pytest.raises(Unreadable) as caught:
        read_safely(path)
    assert (caught.value.code, bool(caught.value.detail)) == ("broken", True)


def test_a_file_of_200_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(200 * 2**20)
    assert refused(path) == "too_large"


def test_a_child_that_sleeps_is_stopped_with_all_that_it_started(
    tmp_path: Path, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark, done = tmp_path / "pid", tmp_path / "done"
    sleeper = f"import subprocess; p = subprocess.Popen('sleep 60; touch {done}', shell=True);"
    child(monkeypatch, f"{sleeper} Path({str(mark)!r}).write_text(str(p.pid)); p.wait()")
    assert refused(plan, seconds=1.5) == "too_slow"
    wait_until(lambda: has_ended(int(mark.read_text())))
    assert not done.exists()


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("limit(seconds=1, megabytes=1024)\nwhile True: pass", "too_slow"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "crashed"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "too_hungry"),
        ("raise RuntimeError", "crashed"),
        ("print('not JSON')", "crashed"),
        ("print('[]')", "crashed"),
        ('print(\'{"refused": {"code": "no such code"}}\'); sys.exit(2)', "crashed"),
        ('print(\'{"refused": {"code": "bomb"}}\'); sys.exit(2)', "bomb"),
    ],
)
def test_however_a_child_ends_there_is_a_reason(
    plan: Path, monkeypatch: pytest.MonkeyPatch, script: str, code: str
) -> None:
    child(monkeypatch, script)
    assert refused(plan) == code


def test_memory_is_bounded(plan: Path) -> None:
    assert refused(plan, megabytes=24) in ("too_hungry", "crashed")


def test_a_child_that_asks_for_too_much_memory_says_so(tmp_path: Path) -> None:
    script = (
        "import sys; from dondoc.extraction import __main__ as child\n"
        "child.open_source = lambda *given: bytearray(2**33)\n"
        "sys.exit(child.main(sys.argv[1:]))"
    )
    path = tmp_path / "a.txt"
    path.write_text("x", encoding="utf-8")
    command = [sys.executable, "-c", script, str(path), "--seconds", "20", "--megabytes", "512"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, json.loads(done.stdout)["refused"]["code"]) == (sandbox.REFUSED, "too_hungry")


def test_an_answer_without_end_is_cut_off(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_MAX_ANSWER", 2**20)
    child(monkeypatch, "while True: print('x' * 10000)")
    assert refused(plan) == "too_hungry"


def test_the_child_learns_no_secrets(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    monkeypatch.setenv("DONDOC_SECRET_KEY", "secret")
    child(monkeypatch, "import json, os; print(json.dumps(dict(os.environ)))")
    assert "secret" not in str(read_safely(plan))
    assert os.environ["DATABASE_URL"]


def test_limits_hold_in_the_child(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    child(
        monkeypatch,
        "import json, resource as r; limit(seconds=7, megabytes=512)\n"
        "names = ('AS', 'CPU', 'NOFILE', 'FSIZE', 'CORE')\n"
        "print(json.dumps({n: r.getrlimit(getattr(r, 'RLIMIT_' + n))[0] for n in names}))",
    )
    told = read_safely(plan)
    assert (told["AS"], told["CPU"], told["CORE"]) == (512 * 2**20, 7, 0)
    assert told["NOFILE"] <= 256


def test_a_text_file_loads_neither_lxml_nor_pdfium(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("KẾ HOẠCH\n\nỦy ban nhân dân tỉnh giao các sở thực hiện nhiệm vụ.\n", encoding="utf-8")
    script = (
        "import sys; from dondoc.extraction.__main__ import main; main(sys.argv[1:])\n"
        "sys.exit(any(name in sys.modules for name in ('lxml', 'pypdfium2', 'django', 'subprocess')))"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
