"""Templates as provinces might bring them, good and bad."""

from __future__ import annotations

import io
import zipfile

from docx import Document
from docx.document import Document as Docx

from dondoc.papers.docx.template import default_template


def edited(*lines: str, keeps_body: bool = True) -> bytes:
    """Our own template with paragraphs put before everything else."""
    document = Document(io.BytesIO(default_template()))
    first = document.element.body[0]
    for line in lines:
        paragraph = document.add_paragraph(line)
        first.addprevious(paragraph._p)
    if not keeps_body:
        for paragraph in document.paragraphs:
            if paragraph.text == "{{p body }}":
                document.element.body.remove(paragraph._p)
    return saved(document)


def saved(document: Docx) -> bytes:
    """The document as a file."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_parts(content: bytes, **parts: tuple[str, bytes]) -> bytes:
    """The package with parts added or replaced; each as (name in the package, content)."""
    changed = dict(parts.values())
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, part in changed.items():
            new.writestr(name, part)
    return stream.getvalue()


def replaced(content: bytes, part: str, old: str, new: str) -> bytes:
    """The package with words of a part changed; they must be there."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        text = package.read(part).decode()
    assert old in text
    return with_parts(content, changed=(part, text.replace(old, new).encode()))
