"""The reader's words: well formed, said once, and each of use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dondoc.extraction import doubts, errors
from dondoc.extraction.grammar.columns import read_head
from dondoc.extraction.grammar.words import plain
from dondoc.extraction.lexicon import any_of, load
from dondoc.extraction.plan import Frequency, Operator

LEXICONS = ("agencies", "columns", "documents", "figures", "layout", "reports", "sections", "times", "verbs")
EXTRACTION = Path(doubts.__file__).parent
PACKAGE = EXTRACTION.parent
#: Files all of whose lists are patterns; in the others these lists are.
PATTERNS = {"times", "reports", "layout"}
PATTERN_LISTS = {
    *[f"figures.body.{key}" for key in ("reached", "described", "name_begins", "name_opens", "name_ends", "bare")],
    "verbs.head_tails",
}
#: Tables whose keys are signs of documents and whose values are shown as they stand.
SHOWN = {"documents.types", "documents.issuers"}


def lists_of(data: dict[str, Any], at: str) -> Iterator[tuple[str, list[str]]]:
    """Every list of a lexicon with its dotted name; the keys of a table of words count as one."""
    for key, value in data.items():
        name = f"{at}.{key}"
        if isinstance(value, list):
            yield name, value
        elif isinstance(value, dict):
            yield from lists_of(value, name)
    if data and all(isinstance(value, str) for value in data.values()) and at not in SHOWN:
        yield at, list(data)


LISTS = [pytest.param(name, words, id=name) for lexicon in LEXICONS for name, words in lists_of(load(lexicon), lexicon)]


def is_pattern(name: str) -> bool:
    return name.partition(".")[0] in PATTERNS or name in PATTERN_LISTS


@cache
def code(folder: Path, without: ModuleType | None = None) -> str:
    """All Python of a folder outside tests and one module."""
    table = without.__file__ if without else None
    files = [path for path in folder.rglob("*.py") if "tests" not in path.parts and str(path) != table]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_every_file_is_tested() -> None:
    assert {path.stem for path in (EXTRACTION / "lexicon").glob("*.toml")} == set(LEXICONS)


@pytest.mark.parametrize(("name", "words"), LISTS)
def test_entries_are_as_the_reader_compares_them(name: str, words: list[str]) -> None:
    assert words
    for entry in words:
        assert unicodedata.is_normalized("NFC", entry), entry
        bare = re.sub(r"\\[A-Za-z]", "", entry) if is_pattern(name) else entry
        assert plain(bare) == bare, entry


@pytest.mark.parametrize(("name", "words"), LISTS)
def test_no_entry_is_said_twice(name: str, words: list[str]) -> None:
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize(("name", "words"), LISTS)
def test_no_entry_has_space_around_it_by_accident(name: str, words: list[str]) -> None:
    loose = [entry for entry in words if entry != entry.strip() and not is_pattern(name)]

    assert not loose
    assert not [entry for entry in words if "  " in entry]


@pytest.mark.parametrize(("name", "words"), [param for param in LISTS if is_pattern(str(param.id))])
def test_patterns_compile_and_never_match_nothing(name: str, words: list[str]) -> None:
    for entry in words:
        assert re.compile(entry).fullmatch("") is None, entry


@pytest.mark.parametrize("lexicon", LEXICONS)
def test_every_key_is_used(lexicon: str) -> None:
    written = code(EXTRACTION)
    for name, _ in lists_of(load(lexicon), lexicon):
        key = name.rpartition(".")[2]
        by_table = name.startswith(("columns.", "agencies.collectives.", "figures.bounds", "sections.kinds."))
        by_name = lexicon == "reports" and key.upper() in Frequency.__members__
        assert by_table or by_name or re.search(rf'["\'.]{key}\b', written), name


def test_the_bounds_are_operators() -> None:
    assert set(load("figures")["bounds"]) == {operator.value for operator in Operator} - {"="}


def test_no_bound_means_two_operators() -> None:
    words = [word for listed in load("figures")["bounds"].values() for word in listed]

    assert len(words) == len(set(words))


@pytest.mark.parametrize("kind", [kind for kind in load("columns") if kind != "name"])
def test_every_column_head_is_read_as_what_it_is_listed_under(kind: str) -> None:
    listed = {
        entry: {other for other, words in load("columns").items() if entry in words} for entry in load("columns")[kind]
    }
    for entry, kinds in listed.items():
        head = read_head(entry.replace("20xx", "2026"))
        assert head is not None, entry
        assert head.kind in kinds, entry


def test_the_longer_pattern_is_tried_first() -> None:
    assert re.match(any_of("times", "before"), "trước hạn") is not None
    assert re.match(any_of("times", "before"), "trước hạn")[0] == "trước hạn"  # type: ignore[index]


@pytest.mark.parametrize("types", ["types", "issuers"])
def test_signs_of_documents_are_capitals(types: str) -> None:
    assert all(sign.isupper() for sign in load("documents")[types])


@pytest.mark.parametrize("doubt", doubts.SENTENCES)
def test_every_doubt_is_raised_somewhere(doubt: str) -> None:
    assert f'"{doubt}"' in code(EXTRACTION, doubts)


@pytest.mark.parametrize("refusal", errors.SENTENCES)
def test_every_refusal_is_raised_somewhere(refusal: str) -> None:
    assert f'"{refusal}"' in code(PACKAGE, errors)
