"""Reading a file nobody vouches for: in a process of its own, bounded in time, memory, files and output."""

from __future__ import annotations

import contextlib
import json
import os
import re
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from dondoc.extraction.errors import SENTENCES, Unreadable

#: Told (pages done, pages in all).
Progress = Callable[[int, int], None]

#: Exit code of a child that refused its file, and said why on stdout.
REFUSED = 2
#: Largest answer taken, in bytes; a plan of 500 pages gives about a tenth of it.
_MAX_ANSWER = 128 * 2**20
_PROGRESS = re.compile(rb"^page (\d+)/(\d+)$", re.MULTILINE)
#: What a child may know of its parent's environment.
_KEPT = ("PATH", "TMPDIR", "TESSDATA_PREFIX", "SYSTEMROOT")


def read_safely(
    path: Path,
    *,
    name: str | None = None,
    seconds: float = 60,
    megabytes: int = 1024,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """The extracted plan of the file as JSON values (see `schema`).

    `name` is what the file is called where `path` is not that; `seconds` bounds the wall clock,
    `megabytes` the address space. Raises `Unreadable` with the reader's code, or "too_slow",
    "too_hungry", "crashed".
    """
    command = [sys.executable, "-E", "-s", "-m", "dondoc.extraction", str(path.resolve())]
    command += ["--name", name or path.name, "--seconds", str(int(seconds) + 1), "--megabytes", str(megabytes)]
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).resolve().parents[2],
        env=_environment(),
        start_new_session=True,
    )
    with _ended(child):
        answer = _listen(child, seconds, progress)
        code = child.wait()
    return _verdict(answer, code, seconds)


def _environment() -> dict[str, str]:
    kept = {key: os.environ[key] for key in _KEPT if key in os.environ}
    return {**kept, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}


@contextlib.contextmanager
def _ended(child: subprocess.Popen[bytes]) -> Iterator[None]:
    """Whatever happens, the child and all that it started are gone afterwards."""
    try:
        yield
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        for stream in (child.stdout, child.stderr):
            if stream is not None:
                stream.close()


def _listen(child: subprocess.Popen[bytes], seconds: float, progress: Progress | None) -> bytes:
    """The child's stdout; its progress is passed on as it comes."""
    deadline = time.monotonic() + seconds
    answer, words = bytearray(), bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ, answer)  # type: ignore[arg-type]
        selector.register(child.stderr, selectors.EVENT_READ, words)  # type: ignore[arg-type]
        while selector.get_map():
            left = deadline - time.monotonic()
            if left <= 0:
                raise Unreadable("too_slow", f"{seconds:g}")
            for key, _ in selector.select(left):
                chunk = os.read(key.fd, 65536)
                if not chunk:
                    selector.unregister(key.fileobj)
                key.data.extend(chunk)
            if len(answer) > _MAX_ANSWER:
                raise Unreadable("too_hungry")
            _pass_on(words, progress)
    return bytes(answer)


def _pass_on(words: bytearray, progress: Progress | None) -> None:
    """Report the last whole line of progress, and forget what was said."""
    end = words.rfind(b"\n") + 1
    found = _PROGRESS.findall(bytes(words[:end]))
    del words[: max(end, len(words) - 200)]
    if found and progress is not None:
        progress(*map(int, found[-1]))


def _verdict(answer: bytes, code: int, seconds: float) -> dict[str, Any]:
    if code == -signal.SIGXCPU:
        raise Unreadable("too_slow", f"{seconds:g}")
    if code == -signal.SIGKILL:
        raise Unreadable("too_hungry")
    try:
        told = json.loads(answer)
    except ValueError as error:
        raise Unreadable("crashed") from error
    refused = told.get("refused") if isinstance(told, dict) else None
    if code == REFUSED and refused and refused.get("code") in SENTENCES:
        raise Unreadable(refused["code"], refused.get("detail", ""))
    if code or not isinstance(told, dict):
        raise Unreadable("crashed")
    return told
