from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.shared import Pt

from dondoc.papers.docx import checking
from dondoc.papers.docx.rendering import check_template, render_docx
from dondoc.papers.docx.styles import Style
from dondoc.papers.docx.template import default_template
from dondoc.papers.errors import SENTENCES, TemplateRefused
from dondoc.papers.report import Language, Paragraph, Part
from dondoc.papers.sample import SAMPLE
from dondoc.papers.tests.reading import a_report, opened, texts
from dondoc.papers.tests.templates import edited, replaced, saved, with_parts

DOCUMENT, RELATIONS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"


def codes(content: bytes) -> list[str]:
    problems = check_template(content)
    assert all(problem.sentence for problem in problems)
    return [problem.code for problem in problems]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_our_own_template_is_a_good_one(language: Language) -> None:
    assert check_template(default_template(language)) == ()
    assert default_template(language) == default_template(language)


def test_a_report_in_our_template_given_back_is_the_same() -> None:
    assert texts(render_docx(SAMPLE, default_template())) == texts(render_docx(SAMPLE))


def test_what_a_province_changes_is_kept() -> None:
    content = edited("Mẫu của tỉnh {{ kind|lower }}", "{%p for line in recipients %}", "+ {{ line }}", "{%p endfor %}")
    document = Document(io.BytesIO(content))
    document.styles[Style.BODY.value.name].font.size = Pt(13)
    report = a_report(recipients=("Như trên",), parts=(Part("P", (Paragraph("Câu."),)),))
    made = render_docx(report, saved(document))
    assert texts(made)[:3] == ["Mẫu của tỉnh báo cáo", "+ - Như trên;", "+ - Lưu: VT."]
    assert opened(made).styles[Style.BODY.value.name].font.size == Pt(13)


def test_a_bare_document_with_a_place_for_the_body_gets_the_styles_that_it_lacks() -> None:
    document = Document()
    document.add_paragraph("{{p body }}")
    content = saved(document)
    assert check_template(content) == ()
    made = opened(render_docx(a_report(parts=(Part("Phần", (Paragraph("Câu."),)),)), content))
    assert [(each.text, each.style and each.style.name) for each in made.paragraphs] == [
        ("I. Phần", "VB Mục I"),
        ("Câu.", "VB Đoạn"),
    ]


def test_a_style_whose_id_was_changed_is_found_by_its_name() -> None:
    content = default_template()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        styles = package.read("word/styles.xml").decode()
        document = package.read(DOCUMENT).decode()
    renamed = with_parts(
        content,
        styles=("word/styles.xml", styles.replace('"VBBody"', '"a1"').encode()),
        document=(DOCUMENT, document.replace('"VBBody"', '"a1"').encode()),
    )
    made = opened(render_docx(a_report(parts=(Part("Phần", (Paragraph("Câu."),)),)), renamed))
    assert [each.style and each.style.style_id for each in made.paragraphs if each.text == "Câu."] == ["a1"]


@pytest.mark.parametrize(
    ("line", "code", "detail"),
    [
        ("{{ titel }}", "unknown_name", "titel"),
        ("{%p for each in recipient %}{{ each }}{%p endfor %}", "unknown_name", "recipient"),
        ("{{ ''.__class__ }}", "forbidden", ".__class__"),
        ("{{ title.__class__.__mro__ }}", "forbidden", ".__mro__"),
        ("{{ title|attr('__class__') }}", "forbidden", "|attr"),
        ("{{ title.upper() }}", "forbidden", "call"),
        ("{{ recipients[0] }}", "forbidden", "getitem"),
        ("{{ 'a' * 999999999 }}", "forbidden", "mul"),
        ("{% set a = 1 %}", "forbidden", "assign"),
        ("{% include 'a' %}", "forbidden", "include"),
        ("{% macro a() %}{% endmacro %}", "forbidden", "macro"),
        ("{% for a in (1,2) %}{% endfor %}", "forbidden", "for"),
        ("{{ cycler }}", "unknown_name", "cycler"),
        ("{{ title|safe }}", "forbidden", "|safe"),
    ],
)
def test_what_is_no_name_of_the_language_is_told_with_its_paragraph(line: str, code: str, detail: str) -> None:
    problems = check_template(edited("Trước đó", line))
    assert (code, detail) in [(problem.code, problem.detail) for problem in problems]
    found = next(problem for problem in problems if (problem.code, problem.detail) == (code, detail))
    assert found.place == line
    with pytest.raises(TemplateRefused) as caught:
        render_docx(SAMPLE, edited(line))
    assert found.sentence.split("(ở")[0] in str(caught.value)


def test_broken_tags_are_told_with_their_paragraph() -> None:
    (problem,) = check_template(edited("Câu đầu", "Số {{ number", "Câu sau"))
    assert problem.code == "syntax"
    (problem,) = check_template(edited("{% for line in recipients %}"))
    assert problem.code == "syntax"
    (problem,) = check_template(edited("{{ title | }}"))
    assert (problem.code, problem.place) == ("syntax", "{{ title | }}")


def test_lists_within_lists_within_lists_are_refused() -> None:
    loops = "{% for a in grounds %}{% for b in grounds %}{% for c in grounds %}{% endfor %}{% endfor %}{% endfor %}"
    assert codes(edited(loops)) == ["forbidden"]


def test_tags_that_nobody_sees_are_judged_too() -> None:
    content = default_template()
    hidden = replaced(content, DOCUMENT, "<w:body>", '<w:body><w:p w:rsidR="{{ title.__class__ }}"/>')
    assert codes(hidden) == ["forbidden"]
    properties = replaced(
        content, "docProps/core.xml", "<dc:title></dc:title>", "<dc:title>{{ ''.__class__ }}</dc:title>"
    )
    assert codes(properties) == ["forbidden"]


def test_the_body_has_one_place_and_a_paragraph_of_its_own() -> None:
    assert codes(edited(keeps_body=False)) == ["no_body"]
    assert codes(edited("{{p body }}")) == ["body_twice"]
    assert codes(edited("Nội dung: {{p body }}", keeps_body=False)) == ["body_place"]
    assert codes(edited("{{ body }}", keeps_body=False)) == ["body_place"]


def test_a_body_within_a_table_is_refused() -> None:
    document = Document()
    document.add_table(1, 1).rows[0].cells[0].text = "{{p body }}"
    assert codes(saved(document)) == ["body_place"]


def test_macros_objects_and_links_to_elsewhere_are_refused() -> None:
    content = default_template()
    assert codes(with_parts(content, macro=("word/vbaProject.bin", b"x"))) == ["macros"]
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert codes(replaced(content, TYPES, main, "application/vnd.ms-word.document.macroEnabled.main+xml")) == ["macros"]
    for kind, target, mode, code in (
        ("oleObject", "embeddings/a.bin", "Internal", "embedded"),
        ("attachedTemplate", "file:///C:/mau.dotm", "External", "external"),
        ("image", "http://ngoai.example/a.png", "External", "external"),
        ("hyperlink", "file:///etc/passwd", "External", "external"),
    ):
        relation = f'<Relationship Id="rId99" Type="http://x/{kind}" Target="{target}" TargetMode="{mode}"/>'
        changed = replaced(content, RELATIONS, "</Relationships>", f"{relation}</Relationships>")
        assert codes(changed) == [code], kind


def test_an_ordinary_link_is_no_link_to_be_afraid_of() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="https://songlam.example" TargetMode="External"/>'
    assert codes(replaced(default_template(), RELATIONS, "</Relationships>", f"{relation}</Relationships>")) == []


def test_fields_that_fetch_something_are_refused() -> None:
    whole = '<w:p><w:fldSimple w:instr=" INCLUDETEXT C:/mat.docx "/></w:p>'
    parted = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r>'
        '<w:r><w:instrText>AUTO cmd</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    for field in (whole, parted):
        assert codes(replaced(default_template(), DOCUMENT, "<w:body>", f"<w:body>{field}")) == ["field"]


def test_what_is_no_word_file_or_too_large_is_refused() -> None:
    assert codes(b"") == ["not_docx"]
    assert codes(b"PK\x03\x04 half a package") == ["not_docx"]
    assert codes(b"x" * (5 * 2**20 + 1)) == ["too_large"]
    assert codes(with_parts(default_template(), bomb=("word/media/a.bin", bytes(60 * 2**20)))) == ["too_large"]
    assert codes(with_parts(default_template(), text=("word/extra.xml", b"<a>" + b" " * 4 * 2**20 + b"</a>"))) == [
        "too_large"
    ]
    assert codes(with_parts(default_template(), broken=(DOCUMENT, b"<w:document"))) == ["not_docx"]
    entities = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert codes(with_parts(default_template(), entities=("word/extra.xml", entities))) == ["not_docx"]


def test_a_flood_of_tags_is_refused_before_the_library_looks_for_their_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    flooded = replaced(default_template(), DOCUMENT, "<w:body>", f"<w:body><w:p><!--{'{% ' * 200_000}--></w:p>")
    monkeypatch.setattr(checking, "DocxTemplate", None)
    assert codes(flooded) == ["too_many_tags"]


def test_broken_tags_in_the_longest_text_come_to_an_end() -> None:
    near = f'<w:p w:rsidR="{"{{ " * 200}"/>' + "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 40_000
    assert codes(replaced(default_template(), DOCUMENT, "<w:body>", f"<w:body>{near}"))


def test_a_tag_that_word_has_parted_is_put_together_again() -> None:
    document = Document()
    paragraph = document.add_paragraph()
    for piece in ("{", "{ ti", "t", "le }", "}"):
        paragraph.add_run(piece).bold = True
    document.add_paragraph("{{p body }}")
    content = saved(document)
    assert check_template(content) == ()
    assert texts(render_docx(a_report(title="Kết quả"), content)) == ["Kết quả"]


def test_every_code_has_its_sentence() -> None:
    assert all(SENTENCES[code].format(detail="x") for code in SENTENCES)
