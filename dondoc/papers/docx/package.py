"""A .docx as a package of parts: opened without trust."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from lxml import etree

from dondoc.papers.errors import Problem, TemplateRefused

#: Bounds of a template; Word's own, with a seal or an emblem in it, is far below them.
MAX_SIZE = 5 * 2**20
MAX_TOTAL = 40 * 2**20
MAX_PARTS = 500
MAX_TEXT = 3 * 2**20

_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_EMBEDDED = re.compile(r"oleObject|/package$|/control|aFChunk|activeX|/frame$|/subDocument$", re.IGNORECASE)
_FOLLOWED = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
#: Fields that a template may hold; those that fetch or start something are not among them.
_FIELDS = frozenset(
    "PAGE NUMPAGES SECTIONPAGES SECTION DATE TIME TITLE HYPERLINK REF PAGEREF SEQ".split(),  # noqa: SIM905
)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def trusted(content: bytes) -> dict[str, bytes]:
    """The parts of a template; raises `TemplateRefused` for what is no plain .docx or reaches beyond itself."""
    parts = _unpacked(content)
    problems = (*_kind(parts), *_relations(parts), *_texts(parts))
    if problems:
        raise TemplateRefused(problems)
    return parts


def part_xml(content: bytes) -> etree._Element:
    """A part's root, entities left alone; raises `TemplateRefused` for what is not XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise _refusal("not_docx") from error


def _unpacked(content: bytes) -> dict[str, bytes]:
    if len(content) > MAX_SIZE:
        raise _refusal("too_large", f"{MAX_SIZE // 2**20} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            infos = package.infolist()
            if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_TOTAL:
                raise _refusal("too_large", f"{MAX_TOTAL // 2**20} MB")
            return {info.filename: _inflated(package, info) for info in infos if not info.is_dir()}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError, RuntimeError) as error:
        raise _refusal("not_docx") from error


def _inflated(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """A part, read no further than it says itself that it goes."""
    with package.open(info) as part:
        return part.read(info.file_size)


def _kind(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    types = parts.get("[Content_Types].xml", b"")
    if any(name.lower().endswith("vbaproject.bin") for name in parts) or b"macroEnabled" in types:
        yield Problem("macros")
    elif "word/document.xml" not in parts or _MAIN not in types:
        yield Problem("not_docx")
    if any(len(content) > MAX_TEXT for name, content in parts.items() if name.endswith(".xml")):
        yield Problem("too_large", f"{MAX_TEXT // 2**20} MB")


def _relations(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    for name, content in parts.items():
        if not name.endswith(".rels"):
            continue
        for relation in part_xml(content).iter(_RELATION):
            kind, target = relation.get("Type", ""), relation.get("Target", "")
            if _EMBEDDED.search(kind):
                yield Problem("embedded", target)
            elif relation.get("TargetMode") == "External" and not _is_followed(kind, target):
                yield Problem("external", target)


def _is_followed(kind: str, target: str) -> bool:
    """Whether nothing happens before a person clicks."""
    return kind.endswith("/hyperlink") and bool(_FOLLOWED.match(target))


def _texts(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    for name, content in parts.items():
        if not name.endswith(".xml") or len(content) > MAX_TEXT:
            continue
        root = part_xml(content)
        if root.getroottree().docinfo.internalDTD is not None:
            yield Problem("not_docx")
        yield from (Problem("field", told) for told in _fields(root) if told.split()[0].upper() not in _FIELDS)


def _fields(root: etree._Element) -> Iterator[str]:
    """The instructions of the fields; one may be spread over several runs."""
    yield from filter(str.strip, (field.get(f"{_WORD}instr", "") for field in root.iter(f"{_WORD}fldSimple")))
    told: list[str] = []
    for element in root.iter(f"{_WORD}instrText", f"{_WORD}fldChar"):
        if element.tag == f"{_WORD}instrText":
            told.append(element.text or "")
        elif "".join(told).strip():
            yield "".join(told)
            told = []
        else:
            told = []
    if "".join(told).strip():
        yield "".join(told)


def _refusal(code: str, detail: str = "") -> TemplateRefused:
    return TemplateRefused((Problem(code, detail),))
