"""A report as a .docx."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import count

from docx.document import Document as Docx
from docx.shared import Twips
from docxtpl import DocxTemplate
from lxml import etree
from markupsafe import Markup

from dondoc.papers.chart import Chart
from dondoc.papers.charts.pictures import png
from dondoc.papers.docx.annexes import annexes, last_page
from dondoc.papers.docx.body import Draw, body
from dondoc.papers.docx.checking import refuse_bad
from dondoc.papers.docx.language import environment
from dondoc.papers.docx.names import names_of
from dondoc.papers.docx.pen import Pen
from dondoc.papers.docx.sections import Page
from dondoc.papers.docx.styles import add_missing
from dondoc.papers.docx.template import default_template
from dondoc.papers.errors import Problem, TemplateRefused
from dondoc.papers.packing import encoded, repacked
from dondoc.papers.report import Language, OfficialReport
from dondoc.papers.sample import SAMPLE
from dondoc.papers.values import clean

#: Where body and annexes go once the template is rendered: what is large is never parsed.
_BODY, _ANNEXES = "dondoc-body", "dondoc-annexes"
_BODY_PLACE = Markup(f"<?{_BODY}?>")  # noqa: S704 - a constant
_DOCUMENT = "word/document.xml"
#: Pictures are drawn for this many points and set at most as wide as the text.
_POINT = 20
#: Numbers of drawings, above those that a template may hold itself.
_FIRST_DRAWING = 100_000


def render_docx(report: OfficialReport, template: bytes | None = None) -> bytes:
    """The report in the form of the template, by default our own (see `default_template`).

    Raises `TemplateRefused` for a template that is not fit. The same report gives the same bytes.
    """
    if template is None:
        return _rendered(report, _default(report.language))
    refuse_bad(template)
    return _rendered(report, template)


def check_template(content: bytes) -> tuple[Problem, ...]:
    """All that keeps a template from being used, none for a good one; a sample is written with it to be sure."""
    try:
        refuse_bad(content)
        _rendered(SAMPLE, content)
    except TemplateRefused as refusal:
        return refusal.problems
    except Exception as error:  # noqa: BLE001 - whatever a strange package does to the library is said, not thrown
        return (Problem("unrenderable", type(error).__name__),)
    return ()


@cache
def _default(language: Language) -> bytes:
    return default_template(language)


def _rendered(report: OfficialReport, content: bytes) -> bytes:
    template = DocxTemplate(io.BytesIO(content))
    document = template.get_docx()
    styles = add_missing(document)
    template.render({**names_of(report), "body": _BODY_PLACE}, environment())
    page = Page.of(document.element.body.sectPr)
    written = _written(report, styles, page, document)
    _close(document, last_page(report, page))
    title = " ".join(f"{report.kind.capitalize()} {report.title}".split())
    document.core_properties.title = clean(title)[:255]
    stream = io.BytesIO()
    document.save(stream)
    return _joined(stream.getvalue(), written)


def _written(report: OfficialReport, styles: dict[str, str], page: Page, document: Docx) -> dict[str, list[bytes]]:
    """Body and annexes in pieces, by the name of their place: their pictures come into the document now."""
    numbers = {key.key: number for number, key in enumerate(report.keys, start=1)}
    pen = Pen(styles, report.language, keys=numbers, shows_keys=report.is_draft)
    draw = _drawing(document, report.language)
    return {
        _BODY: [*encoded(body(pen, report, page.width, draw))],
        _ANNEXES: [*encoded(annexes(pen, report, page, draw, numbers))],
    }


def _drawing(document: Docx, language: Language) -> Draw:
    numbers = count(_FIRST_DRAWING)

    def draw(chart: Chart, width: int) -> str:
        inline = document.part.new_pic_inline(io.BytesIO(png(chart, language, width // _POINT)), width=Twips(width))
        inline.docPr.set("descr", clean(chart.description or chart.title))
        inline.docPr.set("id", str(next(numbers)))
        inner = etree.tostring(inline, encoding="unicode")
        return f"<w:r><w:drawing>{inner}</w:drawing></w:r>"

    return draw


def _close(document: Docx, page: Page) -> None:
    """Put the place of the annexes before the last section, and give that section the page of the last annex."""
    section = document.element.body.sectPr
    section.addprevious(etree.ProcessingInstruction(_ANNEXES))
    section.getparent().replace(section, etree.fromstring(page.xml))


def _joined(package: bytes, written: Mapping[str, Sequence[bytes]]) -> bytes:
    """The package with what was written put in its place."""
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        text = parts.read(_DOCUMENT).decode()
    return repacked(package, {_DOCUMENT: _filled(text, written)})


def _filled(text: str, written: Mapping[str, Sequence[bytes]]) -> Iterator[bytes]:
    for name, pieces in written.items():
        before, text = re.split(rf"<\?{name} *\?>", text, maxsplit=1)
        yield before.encode()
        yield from pieces
    yield text.encode()
