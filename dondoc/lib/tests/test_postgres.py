from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from django.db import connection

from dondoc.lib.postgres import server
from dondoc.lib.tests.processes import using

START = "import sys; from pathlib import Path; from dondoc.lib.postgres import server; d = Path(sys.argv[1]);"


@pytest.fixture
def data() -> Iterator[Path]:
    """A data directory under /tmp: the path of a socket may not be long."""
    with TemporaryDirectory(prefix="dondoc-", ignore_cleanup_errors=True) as folder:
        yield Path(folder, "pg")


def python(code: str, data: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", START + code, str(data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def test_processes_share_one_server_and_the_last_one_ends_it(data: Path) -> None:
    with (
        python("print(server.socket_directory(d), flush=True); input()", data) as first,
        python("print(server.socket_directory(d), flush=True); input()", data) as second,
    ):
        assert first.stdout
        assert second.stdout
        directory = first.stdout.readline().strip()
        assert second.stdout.readline().strip() == directory
        first.communicate("\n", timeout=20)
        server.ensure_database(directory, "kept")
        server.ensure_database(directory, "kept")
        with psycopg.connect(server.url(directory, "kept")) as open_still:
            collation = open_still.execute("SELECT datlocale FROM pg_database WHERE datname = 'kept'").fetchone()
        assert collation == ("C.UTF-8",)
        second.communicate("\n", timeout=20)
    assert using(data) == []


def test_a_handle_of_a_killed_process_is_forgotten(data: Path) -> None:
    with python("print(server.socket_directory(d), flush=True); input()", data) as killed:
        assert killed.stdout
        killed.stdout.readline()
        killed.kill()
    handles = data / ".handle_pids.json"
    assert json.loads(handles.read_text()) == [killed.pid]
    with python("server.socket_directory(d)", data) as last:
        last.communicate(timeout=20)
    assert using(data) == []


def test_a_long_path_gets_a_short_socket(data: Path) -> None:
    deep = data.parent / ("rất-dài-" * 15) / "pg"
    with python("print(server.socket_directory(d), flush=True)", deep) as process:
        out, _ = process.communicate(timeout=30)
    assert not out.startswith(str(deep))
    assert process.returncode == 0


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="an outside server has its own")
@pytest.mark.django_db
def test_test_databases_have_the_collation_of_real_ones() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT upper('đôn đốc'), datlocale FROM pg_database WHERE datname = current_database()")
        assert cursor.fetchone() == ("ĐÔN ĐỐC", "C.UTF-8")
