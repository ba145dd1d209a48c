"""Word's old .doc and .rtf, turned into .docx by LibreOffice where it is installed."""

from __future__ import annotations

import resource
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from dondoc.extraction.errors import Unreadable
from dondoc.extraction.formats import docx
from dondoc.extraction.source import Source

#: What to install, as the refusal tells it.
HOW = "apt install libreoffice-writer"
_SECONDS = 50
_PROGRAMS = ("soffice", "libreoffice")
#: A profile that runs no macro and follows no link, whatever the document asks for.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">
<value>2</value></prop></item></oor:items>"""


def read(content: bytes, progress: Callable[[int, int], None]) -> Source:
    """The document as .docx gives it; `Unreadable` ("needs_converter", "broken", "too_slow")."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise Unreadable("needs_converter", HOW)
    with tempfile.TemporaryDirectory(prefix="dondoc-") as name:
        return docx.read(_converted(program, Path(name), content), progress)


def _converted(program: str, folder: Path, content: bytes) -> bytes:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    source = folder / "document.doc"
    source.write_bytes(content)
    command = [program, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"]
    command += [
        f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to",
        "docx",
        "--outdir",
        str(folder),
        str(source),
    ]
    try:
        subprocess.run(command, check=False, capture_output=True, timeout=_SECONDS, cwd=folder, preexec_fn=_widen)
    except subprocess.TimeoutExpired as error:
        raise Unreadable("too_slow", str(_SECONDS)) from error
    result = folder / "document.docx"
    if not result.is_file():
        raise Unreadable("broken", "LibreOffice không mở được")
    return result.read_bytes()


def _widen() -> None:
    """LibreOffice maps far more memory than it uses; the sandbox leaves it room up to its hard limit."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
