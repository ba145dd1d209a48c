"""A list to pick from inside a paragraph: a content control (ECMA-376, part 1, §17.5.2.15)."""

from __future__ import annotations

from collections.abc import Iterable

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

#: Shown while nothing is picked; read as a blank, whether its editor keeps the mark of a placeholder or not.
PICK = "(chọn)"


def add_choice(paragraph: Paragraph, chosen: str, choices: Iterable[str]) -> None:
    """Add the list with what is chosen now; "" for nothing."""
    control, about, inside = OxmlElement("w:sdt"), OxmlElement("w:sdtPr"), OxmlElement("w:sdtContent")
    if not chosen:
        about.append(OxmlElement("w:showingPlcHdr"))
    listed = OxmlElement("w:dropDownList")
    for words in (PICK, *choices):
        item = OxmlElement("w:listItem")
        item.set(qn("w:displayText"), words)
        item.set(qn("w:value"), words)
        listed.append(item)
    about.append(listed)
    run = paragraph.add_run(chosen or PICK)
    run.font.size = Pt(10)
    inside.append(run._r)
    control.extend((about, inside))
    paragraph._p.append(control)
