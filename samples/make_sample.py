"""Writes the sample plans: ``python -m samples.make_sample`` makes each .docx of this folder anew.

The words are data, in one folder a plan: ``plan.toml`` (letterhead, title, signature), ``body.md``, and
``indicators.toml`` and ``tasks.toml`` (the appendices).  The same words give the same file: times are the plan's own
date and the order of parts is fixed.

In ``body.md`` a line is a paragraph; ``# `` and ``## `` are bold headings, ``#. `` is numbered by Word itself (all
other numbers and bullets are typed, as clerks do), ``[^1]`` is a footnote whose text stands in the last lines.
"""

from __future__ import annotations

import re
import tomllib
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from samples import form, tables

HERE = Path(__file__).parent
#: The folder that holds a plan's words, and the file that is made from them.
SAMPLES = {"song_lam": "ke-hoach-song-lam.docx", "ha_thanh": "ke-hoach-ha-thanh.docx"}

_NOTE = re.compile(r"\[\^(\d+)\]")
_INDENT = Cm(1.27)


@dataclass(frozen=True)
class Words:
    """All that one plan says; `tasks` is None where it has no appendix of tasks."""

    plan: dict[str, Any]
    body: list[str]
    notes: dict[str, str]
    indicators: dict[str, Any]
    tasks: dict[str, Any] | None


def load(folder: Path) -> Words:
    """The words of the plan that a folder holds."""
    body, notes = _parted((folder / "body.md").read_text(encoding="utf-8").splitlines())
    tasks = folder / "tasks.toml"
    return Words(
        _toml(folder / "plan.toml"),
        body,
        notes,
        _toml(folder / "indicators.toml"),
        _toml(tasks) if tasks.exists() else None,
    )


def make(words: Words) -> bytes:
    """The .docx of a plan."""
    document = Document()
    form.prepare(document, words.notes)
    _letterhead(document, words.plan)
    _title(document, words.plan["title"])
    numbered = form.number_list(document)
    for line in words.body:
        _body_line(document, line, numbered)
    _signature(document, words.plan)
    _appendix(document, words.indicators, words.plan["annexed"])
    tables.add_indicators(document, words.indicators)
    if words.tasks:
        _appendix(document, words.tasks, words.plan["annexed"])
        tables.add_tasks(document, words.tasks)
    _describe(document, words.plan)
    return _zipped(document, words.plan["issued_on"])


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _parted(lines: list[str]) -> tuple[list[str], dict[str, str]]:
    """The body's lines, and the texts of its footnotes by number."""
    notes = {found[1]: line[found.end() :].strip() for line in lines if (found := re.match(r"\[\^(\d+)\]:", line))}
    return [line for line in lines if line.strip() and not line.startswith("[^")], notes


def _letterhead(document: Docx, plan: dict[str, Any]) -> None:
    left, right = tables.side_by_side(document, Cm(6.3), Cm(10.2))
    superior, issuer = plan["issuer"]
    form.line(left, superior, size=13, bold=True, centred=True)
    form.line(left, issuer, size=13, bold=True, centred=True)
    form.rule(left, inset=Cm(2.1))
    form.line(left, f"Số: {plan['number']}", size=13, centred=True)
    form.line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=13, bold=True, centred=True)
    form.line(right, "Độc lập - Tự do - Hạnh phúc", size=14, bold=True, centred=True)
    form.rule(right, inset=Cm(2.0))
    form.line(right, plan["dateline"], size=14, italic=True, centred=True)


def _title(document: Docx, lines: list[str]) -> None:
    form.line(document, "KẾ HOẠCH", bold=True, centred=True, before=Pt(18))
    for text in lines:
        form.line(document, text, bold=True, centred=True)
    form.rule(document, inset=Cm(5.5), after=Pt(12))


def _body_line(document: Docx, line: str, numbered: int) -> None:
    if line.startswith("#. "):
        paragraph = _flowing(document)
        form.make_numbered(paragraph, numbered)
        _write(paragraph, line[3:])
    elif line.startswith("#"):
        paragraph = _flowing(document)
        paragraph.paragraph_format.keep_with_next = True
        _write(paragraph, line.lstrip("#").strip(), bold=True)
    else:
        _write(_flowing(document), line)


def _flowing(document: Docx) -> Paragraph:
    paragraph = document.add_paragraph()
    layout = paragraph.paragraph_format
    layout.first_line_indent, layout.space_before, layout.space_after = _INDENT, Pt(0), Pt(6)
    layout.alignment, layout.line_spacing = WD_ALIGN_PARAGRAPH.JUSTIFY, 1.15
    return paragraph


def _write(paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
    """The text with its footnotes; `_NOTE.split` gives text and note number by turns."""
    for place, piece in enumerate(_NOTE.split(text)):
        if place % 2:
            form.add_note_mark(paragraph, piece)
        else:
            paragraph.add_run(piece).bold = bold or None


def _signature(document: Docx, plan: dict[str, Any]) -> None:
    left, right = tables.side_by_side(document, Cm(8.7), Cm(7.8))
    form.line(left, "Nơi nhận:", size=12, bold=True, italic=True)
    for recipient in plan["recipients"]:
        form.line(left, f"- {recipient}", size=11)
    for text in plan["signature"]:
        form.line(right, text, bold=True, centred=True)
    for _ in range(4):
        form.line(right, "", centred=True)
    form.line(right, plan["signer"], bold=True, centred=True)


def _appendix(document: Docx, words: dict[str, Any], annexed: str) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    if section.orientation == WD_ORIENT.PORTRAIT:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    form.restart_pages(section)
    form.line(document, words["label"], bold=True, centred=True)
    for text in words["title"]:
        form.line(document, text, bold=True, centred=True)
    form.line(document, annexed, italic=True, centred=True, after=Pt(8))


def _describe(document: Docx, plan: dict[str, Any]) -> None:
    properties = document.core_properties
    noon = datetime.combine(plan["issued_on"], datetime.min.time()).replace(hour=9)
    properties.created = properties.modified = noon
    properties.title = "Kế hoạch " + " ".join(plan["title"])
    properties.author = properties.last_modified_by = plan["issuer"][1].title()
    properties.comments = "Văn bản mẫu về một tỉnh không có thật."
    properties.language = "vi"


def _zipped(document: Docx, day: date) -> bytes:
    """The package with every part dated on the plan's day, so that the same words give the same bytes."""
    raw, fixed = BytesIO(), BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            part.compress_type, part.create_system, part.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            target.writestr(part, source.read(name))
    return fixed.getvalue()


def main() -> None:
    """Write every sample beside this module."""
    for folder, name in SAMPLES.items():
        (HERE / name).write_bytes(make(load(HERE / folder)))


if __name__ == "__main__":
    main()
