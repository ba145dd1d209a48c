"""The real thing: a new data directory, the embedded database, web and worker as processes of their own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
import pytest

from dondoc.lib.catalogue import ROOT
from dondoc.lib.tests.processes import using
from tests.waiting import wait_until

#: Seconds after which a process hangs, however busy the machine is.
WAIT = 300


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """A data directory under /tmp: the path of a socket may not be long."""
    with TemporaryDirectory(prefix="dondoc-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command(data: Path, *arguments: str, **variables: str) -> subprocess.Popen[str]:
    """`dondoc …` with nothing set but the data directory."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("DONDOC_", "DATABASE_URL", "DJANGO_"))
    }
    return subprocess.Popen(
        [sys.executable, "-m", "dondoc.cli", *arguments],
        cwd=ROOT,
        env={**clean, "DONDOC_DATA_DIR": str(data), **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def running(data: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """The platform, once it answers."""
    process = command(data, "run", "--port", str(port))
    try:
        wait_until(lambda: process.poll() is not None or answers(port), seconds=WAIT)
        assert process.poll() is None, process.communicate()
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=WAIT)


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/accounts/sign-in", timeout=2) as page:
            return "Đăng nhập" in page.read().decode()
    except OSError:
        return False


def test_it_starts_from_nothing_stops_when_told_and_starts_again(data: Path, port: int) -> None:
    with running(data, port) as process:
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=WAIT)
    assert process.returncode == 0
    assert out == ""
    assert f"http://127.0.0.1:{port}" in err
    assert "Nguyễn Thị Lan" in err
    assert using(data) == []

    with running(data, port) as process:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=WAIT)
        assert process.returncode == 0
    assert using(data) == []


def test_a_port_that_is_taken_is_told_in_a_sentence(data: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = command(data, "run", "--port", str(port))
        out, err = process.communicate(timeout=WAIT)
    assert (process.returncode, out) == (1, "")
    assert f"--port {port + 1}" in err
    assert "Traceback" not in err


def test_a_wrong_setting_is_told_in_a_sentence(data: Path) -> None:
    process = command(data, "manage", "check", DONDOC_DEMO="perhaps")
    _, err = process.communicate(timeout=WAIT)
    assert process.returncode == 1
    assert "DONDOC_DEMO must be 1 or 0" in err
    assert "Traceback" not in err


def test_a_database_that_does_not_answer_is_told_in_a_sentence(data: Path, port: int) -> None:
    process = command(data, "run", "--port", str(port), DATABASE_URL="postgresql://nobody@127.0.0.1:9/none")
    _, err = process.communicate(timeout=WAIT)
    assert process.returncode == 1
    assert "The database does not answer" in err
    assert "Traceback" not in err


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of their parent's death")
def test_killing_it_outright_leaves_nothing_behind_after_the_next_start(data: Path, port: int) -> None:
    with running(data, port) as process:
        process.kill()
        process.communicate(timeout=WAIT)
    wait_until(lambda: not answers(port), seconds=WAIT)
    with running(data, port) as process:
        process.terminate()
        process.communicate(timeout=WAIT)
    assert using(data) == []


def test_a_child_that_falls_ends_the_whole(data: Path, port: int) -> None:
    with running(data, port) as process:
        psutil.Process(process.pid).children()[0].kill()
        _, err = process.communicate(timeout=WAIT)
    assert process.returncode == 1
    assert "process has ended" in err
    assert using(data) == []
