"""The documents for people: links lead somewhere, commands exist, the example is what the reader gives."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dondoc.cli.main import COMMANDS
from dondoc.extraction.formats import open_source
from dondoc.extraction.reading import read
from dondoc.extraction.schema import to_json
from dondoc.lib.catalogue import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("dondoc/*/README.md")])
READMES = [ROOT / "README.md", ROOT / "README.vi.md"]
SAMPLE = ROOT / "samples" / "ke-hoach-song-lam.docx"

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"```(\w*)\n(.*?)```|`([^`\n]+)`", flags=re.DOTALL)
_HEADING = re.compile(r"^#+ (.+)$", flags=re.MULTILINE)
#: Words of code that show a command; other languages' blocks are none.
_SHELL = {"", "sh", "ini"}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def prose_of(path: Path) -> str:
    """The text without its code, where brackets are no links."""
    return _CODE.sub("", text_of(path))


def commands_of(path: Path) -> str:
    """All code of the document that may hold commands."""
    return "\n".join(match[2] or match[3] for match in _CODE.finditer(text_of(path)) if match[3] or match[1] in _SHELL)


def anchors_of(path: Path) -> set[str]:
    """The anchors that a heading gets on the usual forges."""
    headings = _HEADING.findall(prose_of(path))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def broken_links(path: Path) -> Iterator[str]:
    for link in _LINK.findall(prose_of(path)):
        target, _, anchor = link.partition("#")
        if re.match(r"\w+:", link):
            continue
        place = (path.parent / target).resolve() if target else path
        if not place.exists() or (anchor and anchor not in anchors_of(place)):
            yield link


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_link_and_picture_is_there(document: Path) -> None:
    assert list(broken_links(document)) == []


def test_every_document_is_reached_from_the_list_of_documents() -> None:
    reached, waiting = set[Path](), [ROOT / "docs" / "index.md"]
    while waiting:
        document = waiting.pop()
        if document in reached:
            continue
        reached.add(document)
        links = (link.partition("#")[0] for link in _LINK.findall(prose_of(document)))
        waiting += [place for link in links if (place := (document.parent / link).resolve()) in DOCUMENTS]
    assert [name_of(path) for path in ROOT.glob("docs/**/*.md") if path not in reached] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_make_target_named_is_there(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), flags=re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)\b", commands_of(document)))
    assert named <= targets


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_command_named_is_there(document: Path) -> None:
    named = set(re.findall(r"(?:^|[\s/])dondoc ([a-z]+)\b", commands_of(document)))
    assert named <= set(COMMANDS)


@pytest.mark.parametrize("readme", READMES, ids=name_of)
def test_the_example_is_what_the_reader_gives(readme: Path) -> None:
    shown = next(json.loads(match[2]) for match in _CODE.finditer(text_of(readme)) if match[1] == "json")
    plan = to_json(read(open_source(SAMPLE.name, SAMPLE.read_bytes())))
    task: dict[str, Any] = next(task for task in plan["tasks"] if task["path"] == shown["path"])
    assert {key: task[key] for key in shown} == shown


def test_the_twins_show_the_same_code_and_lead_to_the_same_places() -> None:
    one, other = (_without_comments(text_of(readme)) for readme in READMES)
    assert [match[2] for match in _CODE.finditer(one) if match[2]] == [
        match[2] for match in _CODE.finditer(other) if match[2]
    ]
    places = [[link for link in _LINK.findall(text) if "README" not in link] for text in (one, other)]
    assert places[0] == places[1]


def _without_comments(text: str) -> str:
    """Comments of commands are translated, the commands are not."""
    return re.sub(r" +# .*", "", text)


def test_the_glossary_has_no_word_for_two_things() -> None:
    rows = re.findall(r"^\| [^|]+ \| ([^|]+) \| [^|]+ \|$", text_of(ROOT / "docs" / "glossary.md"), flags=re.MULTILINE)
    words = [word.strip() for row in rows[1:] for word in row.split(",")]
    assert len(words) > 20
    assert len(words) == len(set(words))
