"""HTML as legal portals and Word's "save as web page" write it; nothing that it links to is fetched."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from lxml import etree
from lxml import html as parser

from dondoc.extraction.errors import Unreadable
from dondoc.extraction.formats.html.elements import Element
from dondoc.extraction.formats.html.walk import Walker
from dondoc.extraction.formats.joining import join_tables
from dondoc.extraction.source import Source

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
#: The parser stops silently below 256 levels, or at a text of 10 MB: the rest would be lost.
_CUT_OFF = re.compile("excessive depth|limit exceeded", re.IGNORECASE)
#: What the standard lets a page call windows-1252 is never Vietnamese: such pages are UTF-8 or windows-1258.
_WRONG = {"iso-8859-1", "latin1", "windows-1252", "us-ascii", "ascii"}


def read(content: bytes, _progress: Callable[[int, int], None]) -> Source:
    """The page's main content; `Unreadable` ("broken") where no element can be found in it."""
    text = _DECLARATION.sub("", _decoded(content)).replace("\x00", "")
    reader = parser.HTMLParser(no_network=True, remove_comments=True)
    try:
        root = parser.document_fromstring(text, parser=reader)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("broken", "HTML") from error
    if any(_CUT_OFF.search(entry.message) for entry in reader.error_log):
        raise Unreadable("broken", "HTML lồng quá sâu")
    walker = Walker(root)
    blocks = walker.blocks(_main(root))
    return Source("html", tuple(join_tables(blocks)), tuple(walker.footnotes))


def _main(root: Element) -> Element:
    """The page's one main part, else its body."""
    for name in ("main", "article"):
        found = list(root.iter(name))
        if len(found) == 1:
            return found[0]
    body = root.find("body")
    return root if body is None else body


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    stated = _CHARSET.search(content[:4096])
    names = [stated.group(1).decode("ascii").lower()] if stated else []
    for encoding in [name for name in names if name not in _WRONG] + ["utf-8", "cp1258"]:
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("utf-8", "replace")
