"""`dondoc run`: the whole platform in one command."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import click

from dondoc.cli import framework
from dondoc.cli.children import Family

#: Seconds that the web server may take to answer for the first time.
START_LIMIT = 20


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Web processes.")
def command(host: str, port: int, workers: int) -> None:
    """Start database, web pages and background jobs; Ctrl-C ends all of them, the data stays."""
    _check_free(host, port)
    os.environ.setdefault("DONDOC_URL", f"http://{_bracketed(host)}:{port}")
    with _stop_signals() as stopped:
        framework.set_up()
        try:
            _prepare()
        except subprocess.CalledProcessError as error:
            if not stopped.is_set():  # else Ctrl-C has reached the program that was making the database
                raise click.ClickException(_silent_database()) from error
        else:
            _live(host, port, workers, stopped)
    click.echo("Đã dừng; dữ liệu vẫn còn. / Stopped; the data stays.", err=True)


def _live(host: str, port: int, workers: int, stopped: threading.Event) -> None:
    """Run the children until we are told to stop or one of them falls."""
    _share_database()
    family = Family()
    try:
        family.start("web", partial(_serve, host, port, workers))
        family.start("worker", _work)
        _await_answer(host, port, family, stopped)
        _greet()
        _watch(family, stopped)
    finally:
        family.stop()


def _check_free(host: str, port: int) -> None:
    """Refuse with a sentence when something else listens there."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        message = f"Cannot listen on {host}:{port}: {error.strerror}. Choose another, such as --port {port + 1}."
        raise click.ClickException(message) from error


def _bracketed(host: str) -> str:
    """A host as it stands in an address; "all interfaces" is reached here by loopback."""
    if host in {"0.0.0.0", "::", ""}:  # noqa: S104  (compared, not bound)
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


@contextmanager
def _stop_signals() -> Iterator[threading.Event]:
    """An event that Ctrl-C and SIGTERM set; from here on neither raises in the middle of something."""
    stopped = threading.Event()
    previous = {number: signal.signal(number, lambda *_: stopped.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stopped
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


def _prepare() -> None:
    """Bring database, messages, static files and, in a demonstration, the sample province up to date."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections

    from dondoc.lib import statics

    statics.collect_stale()
    framework.bring_up_to_date(anywhere=True)
    if settings.DEMO:
        call_command("demo")
    connections.close_all()


def _silent_database() -> str:
    from django.conf import settings

    return f"The embedded database has not started; its own words stand in {settings.DATA_DIR}/pg/log."


def _share_database() -> None:
    """Let processes that start anew reach the embedded database as if it were an outside one."""
    from django.conf import settings

    from dondoc.lib.postgres import server

    database = settings.DATABASES["default"]
    if database["ENGINE"] == "dondoc.lib.postgres":
        directory = server.socket_directory(settings.DATA_DIR / "pg")
        os.environ["DATABASE_URL"] = server.url(directory, database["NAME"])


def _serve(host: str, port: int, workers: int) -> None:
    """The web server; its processes answer four requests at a time each."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "dondoc.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        websockets=False,
        workers_kill_timeout=1,
        log_level=LogLevels.warning,
    ).serve()


def _work() -> None:
    """The background jobs."""
    from django.core.management import call_command

    from dondoc.lib import rubbish

    rubbish.look_seldom()
    call_command("procrastinate", "worker")


def _await_answer(host: str, port: int, family: Family, stopped: threading.Event) -> None:
    """Wait until the pages answer; refuse when a child falls or `START_LIMIT` passes."""
    address = f"http://{_bracketed(host)}:{port}/health"
    deadline = time.monotonic() + START_LIMIT
    while not stopped.is_set() and family.fallen() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except urllib.error.HTTPError as error:
            if error.code < 500:
                return
        except OSError:
            pass
        if time.monotonic() > deadline:
            message = f"The web server does not answer at {address}."
            raise click.ClickException(message)
        stopped.wait(0.05)


def _greet() -> None:
    from django.conf import settings

    click.echo(f"\n  Đôn Đốc: {settings.URL}\n", err=True)
    if settings.DEMO:
        from django.core.management import call_command

        call_command("demo", accounts=True)
    click.echo("  Ctrl-C để dừng. / Ctrl-C to stop.\n", err=True)


def _watch(family: Family, stopped: threading.Event) -> None:
    """Wait for the signal to stop; a child that ends by itself ends the whole."""
    while not stopped.wait(0.2):
        if (name := family.fallen()) is not None:
            message = f"The {name} process has ended by itself; see the lines above."
            raise click.ClickException(message)
