"""A book made ready for looking names up: every way to write each agency's name, by its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from dondoc.agencies.enums import Kind, Level
from dondoc.agencies.rules.book import Book, Entry
from dondoc.agencies.rules.resolving.places import Home, Place
from dondoc.agencies.rules.resolving.result import Key
from dondoc.agencies.rules.resolving.synonyms import official
from dondoc.agencies.rules.resolving.words import Bare, Words, bare, read_words

_OF_A_PLACE = frozenset([Level.DISTRICT, Level.COMMUNE])
_COMMITTEE = ("uy", "ban", "nhan", "dan")


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write an agency's name, its place left out."""

    entry: Entry
    words: Words
    #: Whether it is the name or the short name, not another spelling.
    is_own: bool


class Index:
    """The names of a book; `others` are the province's agencies of other days."""

    def __init__(self, book: Book, others: Sequence[Entry] = ()) -> None:
        self.book, self.other_entries = book, others
        self.home = Home.of(book.province_kind, book.province)
        self.forms = _by_words(self._forms_of(book.entries))
        self.others = _by_words(self._forms_of(others))
        self.order = {entry.key: place for place, entry in enumerate(book.entries)}

    @cached_property
    def by_first_word(self) -> dict[str, list[Form]]:
        """The forms by the word that they begin with."""
        found: dict[str, list[Form]] = defaultdict(list)
        for forms in self.forms.values():
            for form in forms:
                found[form.words[0].bare].append(form)
        return dict(found)

    @cached_property
    def by_kind(self) -> dict[tuple[str, str], list[tuple[str, Entry]]]:
        """The agencies by kind and level, each with the bare words of its short name."""
        found: dict[tuple[str, str], list[tuple[str, Entry]]] = defaultdict(list)
        for entry in self.book.entries:
            found[entry.kind, entry.level].append((" ".join(bare(read_words(entry.short_name or entry.name))), entry))
        return dict(found)

    @cached_property
    def by_word(self) -> dict[str, list[tuple[Key, frozenset[str]]]]:
        """Each way to write an agency as a set of words, by each of its words."""
        found: dict[str, list[tuple[Key, frozenset[str]]]] = defaultdict(list)
        for words, forms in self.forms.items():
            for word in (together := frozenset(words)):
                found[word].extend((form.entry.key, together) for form in forms)
        return dict(found)

    @cached_property
    def rarity(self) -> dict[str, float]:
        """How much a word tells: less the more names have it."""
        return {word: 1 / (1 + log(len(names))) for word, names in self.by_word.items()}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of a name in the book."""
        return frozenset(word for words in self.forms for word in words)

    def in_order(self, keys: Iterable[Key]) -> tuple[Key, ...]:
        """The keys, each once, in the order of the book; those of other books after them."""
        return tuple(sorted(dict.fromkeys(keys), key=lambda key: self.order.get(key, len(self.order))))

    def _forms_of(self, entries: Iterable[Entry]) -> Iterator[Form]:
        for entry in entries:
            seen: set[Bare] = set()
            for place, text in enumerate((entry.short_name, entry.name, *entry.spellings)):
                for words in self._ways(entry, text):
                    if words and bare(words) not in seen:
                        seen.add(bare(words))
                        yield Form(entry, words, place < 2)

    def _ways(self, entry: Entry, text: str) -> Iterator[Words]:
        words = read_words(text)
        placed = self.home.part(words)
        is_below = entry.level in _OF_A_PLACE
        # "UBND thành phố Bắc Giang" keeps its place: it is what the name says.
        core = official(tuple(word for word in words if word.full != "các") if is_below else placed.core)
        yield core
        if is_below and entry.kind == Kind.COMMITTEE and bare(core[:4]) == _COMMITTEE:
            yield core[4:]


_KEPT = 8
_kept: list[Index] = []


def index_of(book: Book, others: Sequence[Entry] = ()) -> Index:
    """The index of the book, made once for as long as few other books are asked for."""
    for index in _kept:
        if index.book is book and index.other_entries is others:
            return index
    made = Index(book, others)
    _kept[:] = [made, *_kept[: _KEPT - 1]]
    return made


def fits(form: Form, place: Place) -> bool:
    """Whether an agency may be meant where the name is said of the place."""
    level = form.entry.level
    match place:
        case Place.COUNTRY:
            return level == Level.CENTRAL
        case Place.OWN | Place.BRANCH:
            return level != Level.CENTRAL
        case _:
            return True


def _by_words(forms: Iterable[Form]) -> dict[Bare, list[Form]]:
    found: dict[Bare, list[Form]] = defaultdict(list)
    for form in forms:
        found[bare(form.words)].append(form)
    return dict(found)
