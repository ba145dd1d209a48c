"""What the cells of a row say, each checked by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import override

from dondoc.agencies.actions.importing.sheet import Problem, SheetRow
from dondoc.agencies.enums import Kind, Level
from dondoc.agencies.models.words import KINDS, LEVELS, StrOrPromise
from dondoc.agencies.rules.facts import CODE
from dondoc.agencies.rules.registry_file import BETWEEN, LONGEST
from dondoc.agencies.rules.spans import Span
from dondoc.lib.dates import parse
from dondoc.lib.text import fold

Word = TypeVar("Word", Kind, Level)
_KEY = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")


def _words(vocabulary: type[Word], words: Mapping[str, StrOrPromise]) -> dict[str, Word]:
    """Every way to write a word of the vocabulary: its own, and those of each language."""
    found: dict[str, Word] = {}
    for language in ("vi", "en"):
        with override(language):
            found |= {fold(str(words[value])): value for value in vocabulary}
    return found | {fold(value): value for value in vocabulary}


@dataclass
class Reader:
    """Reads rows and keeps what is wrong in them."""

    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._kinds, self._levels = _words(Kind, KINDS), _words(Level, LEVELS)

    def say(self, row: SheetRow, column: str, reason: str) -> None:
        """Something is wrong in the row."""
        self.problems.append(Problem(row.number, column, row.cells.get(column, ""), reason))

    def text(self, row: SheetRow, column: str, default: str = "") -> str:
        """What the cell says, `default` where the file lacks the column."""
        said = row.cells.get(column, default)
        if len(said) > LONGEST.get(column, len(said)):
            self.say(row, column, _("longer than %(most)d signs") % {"most": LONGEST[column]})
            return said[: LONGEST[column]]
        return said

    def kind(self, row: SheetRow, default: str) -> Kind | None:
        """The kind, by its word in any language."""
        return self._word(row, "kind", default, self._kinds)

    def level(self, row: SheetRow, default: str) -> Level | None:
        """The level, by its word in any language."""
        return self._word(row, "level", default, self._levels)

    def _word(self, row: SheetRow, column: str, default: str, words: Mapping[str, Word]) -> Word | None:
        said = row.cells.get(column, default)
        if not said:
            self.say(row, column, _("is missing"))
        elif fold(said) not in words:
            self.say(row, column, _("is none of the words that are known here"))
        return words.get(fold(said))

    def key(self, row: SheetRow) -> str:
        """The key, empty for none."""
        said = self.text(row, "key")
        if said and not _KEY.fullmatch(said):
            self.say(row, "key", _("a key has small letters without accents, digits, hyphens and slashes only"))
        return said

    def code(self, row: SheetRow, default: str) -> str:
        """The identification code by QĐ 20/2020/QĐ-TTg."""
        said = self.text(row, "code", default)
        if said != default and said and not CODE.fullmatch(said):
            self.say(row, "code", _("a code has capital letters, digits and points only, as H02.14"))
        return said

    def span(self, row: SheetRow, default: Span) -> Span:
        """The days of the stretch."""
        span = Span(self._day(row, "valid_from", default.start), self._day(row, "valid_to", default.end))
        if span.is_empty:
            self.say(row, "valid_to", _("the end comes after the beginning"))
        return span

    def _day(self, row: SheetRow, column: str, default: date | None) -> date | None:
        if column not in row.cells:
            return default
        said = row.cells[column]
        try:
            return parse(said) if said else None
        except ValueError:
            self.say(row, column, _("is no day; write 01/07/2025 or 2025-07-01"))
            return default

    def spellings(self, row: SheetRow) -> tuple[str, ...] | None:
        """The spellings without doubles; None where the file lacks the column."""
        if "spellings" not in row.cells:
            return None
        found = list(dict.fromkeys(self._parts(row.cells["spellings"])))
        if any(len(text) > LONGEST["spellings"] for text in found):
            self.say(row, "spellings", _("longer than %(most)d signs") % {"most": LONGEST["spellings"]})
        return tuple(found)

    @staticmethod
    def _parts(said: str) -> Iterator[str]:
        return (part.strip() for part in said.split(BETWEEN) if part.strip())
