"""Word's .docx, read from its XML: no macros, entities or links are ever followed."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from dondoc.extraction.errors import Unreadable
from dondoc.extraction.formats.archive import Archive
from dondoc.extraction.formats.docx.body import BodyReader
from dondoc.extraction.formats.docx.inline import InlineReader
from dondoc.extraction.formats.docx.numbering import Numbering
from dondoc.extraction.formats.docx.styles import Styles
from dondoc.extraction.formats.docx.xml import Element, local, number, parse, w
from dondoc.extraction.formats.joining import join_tables
from dondoc.extraction.source import Source


def read(content: bytes, _progress: Callable[[int, int], None]) -> Source:
    """The document's blocks; `Unreadable` ("broken", "bomb", "password") where it cannot be opened."""
    archive = Archive(content)
    main = _main_part(archive)
    folder = posixpath.dirname(main)
    styles = Styles(_part(archive, folder, "styles.xml"))
    numbering = Numbering(_part(archive, folder, "numbering.xml"), styles)
    notes = {
        (kind, note.get(w("id"), "")): note
        for kind in ("footnote", "endnote")
        for note in _children(_part(archive, folder, f"{kind}s.xml"))
    }
    root = _required(archive, main)
    body = root.find(w("body"))
    if body is None:
        raise Unreadable("broken", main)
    pages = _stated_pages(archive)
    reader = BodyReader(InlineReader(styles), styles, numbering, notes)
    blocks = reader.read(body, pages)
    return Source("docx", tuple(join_tables(blocks)), tuple(reader.footnotes), reader.page_count)


def _main_part(archive: Archive) -> str:
    relations = archive.read("_rels/.rels")
    if relations is not None:
        for relation in parse(relations, "_rels/.rels"):
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", "").lstrip("/")
    return "word/document.xml"


def _required(archive: Archive, name: str) -> Element:
    content = archive.read(name)
    if content is None:
        raise Unreadable("broken", name)
    return parse(content, name)


def _part(archive: Archive, folder: str, name: str) -> Element | None:
    path = posixpath.join(folder, name)
    content = archive.read(path)
    return None if content is None else parse(content, path)


def _children(root: Element | None) -> list[Element]:
    return [] if root is None else list(root)


def _stated_pages(archive: Archive) -> int | None:
    """The page count that the writing program left in the file's properties."""
    content = archive.read("docProps/app.xml")
    if content is None:
        return None
    return next((number(item.text) for item in parse(content, "docProps/app.xml") if local(item) == "Pages"), None)
