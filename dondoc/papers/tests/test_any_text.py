from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from dondoc.papers.docx.rendering import render_docx
from dondoc.papers.report import Key, Paragraph, Part, Signature, Source, Workbook
from dondoc.papers.table import Cell, Column, DataTable, Row
from dondoc.papers.tests.reading import a_report, raw, texts
from dondoc.papers.values import clean
from dondoc.papers.xlsx.rendering import render_xlsx

#: Text as people paste it, and the signs that XML, Jinja, docxtpl and Word's fields make something of.
ANY = st.text(max_size=60) | st.lists(
    st.sampled_from(["{{", "}}", "{%", "%}", "{_{", "}_}", "{#", "&", "<", ">", '"', "'", "\\", "\n", "\t", "\a", "\f",
                     "\x00", "\ud800", "=1+1", "]]>", "<?dondoc-body?>", "<?dondoc-annexes ?>", "đ", "Ủy", " "]),
    max_size=8,
).map("".join)  # fmt: skip


def lines(text: str) -> list[str]:
    return [line.strip() for line in clean(text).split("\n") if line.strip()]


@given(text=ANY, title=ANY, key=ANY)
@settings(max_examples=60, deadline=None)
def test_any_text_survives_in_every_place_of_a_report(text: str, title: str, key: str) -> None:
    report = a_report(
        title=title,
        place=text,
        to=(text, title),
        grounds=(text,),
        recipients=(text,),
        signature=Signature((title,), text),
        parts=(Part("Phần", (Paragraph(text, key), DataTable("", (Column(text),), (Row((Cell(text, key),)),)))),),
        keys=(Key(key, text, title, (Source(text, title, None, text),)),),
    )
    content = render_docx(report)
    etree.fromstring(raw(content))
    found = texts(content)
    for line in lines(text):
        assert line in [each.strip() for each in found]
    assert clean(text) in found or not clean(text)


@given(text=ANY, other=ANY)
@settings(max_examples=60, deadline=None)
def test_any_text_survives_in_a_workbook(text: str, other: str) -> None:
    table = DataTable(text, (Column(other),), (Row((text,)), Row((Cell(other, link=text),))), sheet=other)
    content = render_xlsx(Workbook(text, (table, table), (Key(other, text, other, (Source(text, other),)),)))
    texts = [text.text or "" for text in etree.fromstring(raw(content, "xl/sharedStrings.xml")).iter("{*}t")]
    sheet = etree.fromstring(raw(content, "xl/worksheets/sheet1.xml"))
    found = {texts[int(cell.findtext("{*}v", ""))] for cell in sheet.iter("{*}c") if cell.get("t") == "s"}
    assert {clean(each) for each in (text, other) if each} <= found
