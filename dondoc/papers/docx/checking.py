"""Whether a report can be written with a template, and what is wrong with it if not."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping

from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from lxml import etree

from dondoc.papers.docx.language import problems_of
from dondoc.papers.docx.names import names_of
from dondoc.papers.docx.package import part_xml, trusted
from dondoc.papers.errors import Problem, TemplateRefused
from dondoc.papers.sample import SAMPLE

#: Parts whose tags docxtpl renders.
_RENDERED = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes)\.xml|docProps/core\.xml")
_BODY = re.compile(r"\{\{(\w*)\s+body\s*\}\}|\{\{()body\s*\}\}")
#: Far above what a form needs; docxtpl looks for the end of every tag in all that follows.
MAX_TAGS = 300
#: The names of the template language.
NAMES = frozenset(names_of(SAMPLE)) | {"body"}


def refuse_bad(content: bytes) -> None:
    """Raise `TemplateRefused` for a template that is not fit, each problem with the paragraph it stands in."""
    parts = trusted(content)
    if sum(parts[name].count(opener) for name in _rendered(parts) for opener in (b"{{", b"{%", b"{#")) > MAX_TAGS:
        raise TemplateRefused((Problem("too_many_tags", str(MAX_TAGS)),))
    problems = [problem for name in _rendered(parts) for problem in problems_of(_paragraphs(parts[name]), NAMES)]
    problems = problems or [*_hidden(content, parts), *_of_body(parts)]
    if problems:
        raise TemplateRefused(tuple(problems))


def _rendered(parts: Mapping[str, bytes]) -> list[str]:
    return sorted(name for name in parts if _RENDERED.fullmatch(name))


def _paragraphs(content: bytes) -> list[str]:
    """The texts of a part by paragraph, tags put together again where Word has parted them, quotes as docxtpl sees."""
    root = part_xml(content)
    if root.tag == qn("cp:coreProperties"):
        return [element.text or "" for element in root]
    texts = ["".join(_own_texts(paragraph)) for paragraph in root.iter(qn("w:p"))]
    return [_straight(text) for text in texts]


def _own_texts(paragraph: etree._Element) -> Iterator[str]:
    """Text of the paragraph, without that of text boxes in it, whose paragraphs come by themselves."""
    for text in paragraph.iter(qn("w:t")):
        if next(text.iterancestors(qn("w:p"))) is paragraph:
            yield text.text or ""


def _straight(text: str) -> str:
    def of_tag(match: re.Match[str]) -> str:
        return match.group().translate(str.maketrans("“”‘’", "\"\"''"))

    return re.sub(r"\{[{%].*?[%}]\}", of_tag, text)


def _hidden(content: bytes, parts: Mapping[str, bytes]) -> Iterator[Problem]:
    """The same judgement of the very text that docxtpl renders: attributes hold tags that nobody sees."""
    template = DocxTemplate(io.BytesIO(content))
    for name in _rendered(parts):
        if name.startswith("word/"):
            source = etree.tostring(part_xml(parts[name]), encoding="unicode")
            patched = template.patch_xml(source)
            yield from problems_of(re.sub(r"<w:p([ >])", r"\n<w:p\1", patched).split("\n"), NAMES)


def _of_body(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    """The place of the body: one, alone in its paragraph, in the flow of the document."""
    found = 0
    for paragraph in part_xml(parts["word/document.xml"]).iter(qn("w:p")):
        text = _straight("".join(_own_texts(paragraph))).strip()
        if not (matched := _BODY.search(text)):
            continue
        found += 1
        parent = paragraph.getparent()
        if matched.group(1) != "p" or matched.group() != text or parent is None or parent.tag != qn("w:body"):
            yield Problem("body_place", place=text[:120])
    if found > 1:
        yield Problem("body_twice")
    if not found:
        yield Problem("no_body")
