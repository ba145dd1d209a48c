"""A .docx as a PDF, by the LibreOffice of this machine where it has one."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from dondoc.papers.errors import NoConverter, NotConverted

_PROGRAMS = ("soffice", "libreoffice")
#: What the program may know of our environment.
_KEPT = ("PATH", "TMPDIR", "LD_LIBRARY_PATH", "SYSTEMROOT")


def is_available() -> bool:
    """Whether a PDF can be made on this machine."""
    return _program() is not None


def pdf_of(docx: bytes, *, seconds: float = 120) -> bytes:
    """The document as a PDF.

    Raises `NoConverter` where LibreOffice is not installed, `NotConverted` where it takes longer than `seconds` or
    gives nothing. Every call has a profile of its own, so several may run at once.
    """
    program = _program()
    if program is None:
        raise NoConverter
    with tempfile.TemporaryDirectory(prefix="dondoc-pdf-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "paper.docx").write_bytes(docx)
        _run(_command(program, folder), folder, seconds)
        made = folder / "paper.pdf"
        if not made.is_file():
            raise NotConverted("failed")
        return made.read_bytes()


def _program() -> str | None:
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


def _command(program: str, folder: Path) -> list[str]:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ["--headless", "--norestore", "--nolockcheck", "--nodefault"]
    return [program, profile, *options, "--convert-to", "pdf", "--outdir", str(folder), str(folder / "paper.docx")]


def _run(command: list[str], folder: Path, seconds: float) -> None:
    environment = {key: os.environ[key] for key in _KEPT if key in os.environ}
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**environment, "HOME": str(folder), "LANG": "C.UTF-8"},
        start_new_session=True,
    )
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise NotConverted("too_slow") from error
    finally:
        # LibreOffice starts a process of its own: both are of one session, and both go.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
