"""Names that differ in words and not in whom they mean."""

from __future__ import annotations

from functools import cache

from dondoc.agencies.rules.resolving.words import Bare, Lookup, Words, bare, lexicon, plain_words


def official(words: Words) -> Words:
    """The name with its begin as it is officially called: "Tòa án …" is "Tòa án nhân dân …"."""
    found = _same().at(words, 0)
    return found[1] + words[found[0] :] if found else words


def cut_short(words: Words) -> tuple[Words, ...]:
    """What a department whose name is cut short may be: "Sở Nông nghiệp"."""
    return _short().get(bare(words), ())


def without_office(words: Words) -> Words:
    """The agency that a person answers for: "Giám đốc Sở Tài chính" → "Sở Tài chính"; () where no office is said."""
    found = _offices().at(words, 0)
    if found is None:
        return ()
    after, begins = found
    rest = words[after:]
    return rest if not rest or bare(rest[: len(begins)]) == bare(begins) else begins + rest


def after_office(words: Words) -> int:
    """How many words an office takes at the begin; 0 where none is said."""
    found = _offices().at(words, 0)
    return found[0] if found else 0


def without_organ(words: Words) -> Words:
    """The body whose organ is named: "Thường trực HĐND" → "HĐND"; () where none is."""
    found = _organs().at(words, 0)
    return words[found[0] :] if found else ()


def needs_place(words: Words) -> bool:
    """Whether the name says nobody unless a place is said with it: "UBND", "Báo"."""
    return bare(words) in _bare_names()


@cache
def _same() -> Lookup[Words]:
    same: dict[str, str] = lexicon("names")["same"]
    both = {official_name: official_name for official_name in same.values()} | same
    return Lookup((name, plain_words(full)) for name, full in both.items())


@cache
def _short() -> dict[Bare, tuple[Words, ...]]:
    table: dict[str, list[str]] = lexicon("names")["short"]
    return {bare(plain_words(name)): tuple(map(plain_words, fulls)) for name, fulls in table.items()}


@cache
def _offices() -> Lookup[Words]:
    offices: dict[str, str] = lexicon("names")["offices"]
    return Lookup((office, plain_words(begins)) for office, begins in offices.items())


@cache
def _organs() -> Lookup[bool]:
    return Lookup((organ, True) for organ in lexicon("names")["organs"]["words"])


@cache
def _bare_names() -> frozenset[Bare]:
    return frozenset(bare(plain_words(name)) for name in lexicon("names")["bare"]["names"])
