"""A report is made of accepted answers, says who is missing, and leads each word to its source."""

from __future__ import annotations

from dondoc.consolidation.queries.paper import compose
from dondoc.consolidation.tests.world import DAY, Scene, reported
from dondoc.papers.docx.rendering import render_docx
from dondoc.papers.report import Paragraph, Part


def words_of(parts: tuple[Part, ...]) -> str:
    """All paragraphs, in order."""
    found = []
    for part in parts:
        found += [part.heading, *(block.text for block in part.blocks if isinstance(block, Paragraph))]
        found.append(words_of(part.parts))
    return "\n".join(found)


def test_those_who_sent_nothing_are_named(scene: Scene) -> None:
    reported(scene)
    words = words_of(compose(scene.report, DAY).paper.parts)
    assert "1/4" in words
    assert "3/4" in words
    assert "Sở Y tế" in words


def test_a_report_is_written(scene: Scene) -> None:
    reported(scene)
    assert render_docx(compose(scene.report, DAY).paper).startswith(b"PK")
