"""File formats: each reader turns bytes into a `Source` and knows nothing of plans."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from dondoc.extraction.errors import Unreadable
from dondoc.extraction.formats.legacy import is_legacy
from dondoc.extraction.formats.plausible import is_vietnamese
from dondoc.extraction.formats.sniffing import Kind, check_extension, sniff
from dondoc.extraction.source import Source

#: Largest file taken, in bytes.
MAX_BYTES = 50 * 2**20
#: Told (pages done, pages in all) by readers that go page by page.
Progress = Callable[[int, int], None]
#: Module of each kind; every one has ``read(content, progress) -> Source``.
_READERS = {
    Kind.TXT: "txt",
    Kind.DOCX: "docx",
    Kind.PDF: "pdf",
    Kind.HTML: "html",
    Kind.DOC: "doc",
    Kind.PICTURE: "ocr",
}


def open_source(name: str, content: bytes, progress: Progress | None = None) -> Source:
    """The content of the file called `name`, read by what it is rather than by what it is called.

    Raises `Unreadable` with any code but those of the sandbox and "not_a_plan".
    """
    if not content:
        raise Unreadable("empty")
    if len(content) > MAX_BYTES:
        raise Unreadable("too_large", f"{MAX_BYTES // 2**20} MB")
    kind = sniff(content)
    check_extension(name, kind)
    source = _read(kind, content, progress or _silent)
    _check(source)
    return source


def _read(kind: Kind, content: bytes, progress: Progress) -> Source:
    """Readers are imported only when needed: a text file must not wait for lxml or PDFium."""
    reader = import_module(f"{__name__}.{_READERS[kind]}")
    source: Source = reader.read(content, progress)
    return source


def _check(source: Source) -> None:
    text = "\n".join(paragraph.text for paragraph in source.paragraphs())
    if not text:
        raise Unreadable("empty")
    if is_legacy(text):
        raise Unreadable("legacy_encoding")
    if not is_vietnamese(text):
        raise Unreadable("not_vietnamese")


def _silent(done: int, total: int) -> None:
    """Progress that nobody watches."""
