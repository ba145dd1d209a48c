"""Every name of the starter registry is its own agency's, and nobody else's."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from dondoc.agencies.enums import Level
from dondoc.agencies.rules import starter
from dondoc.agencies.rules.book import Book
from dondoc.agencies.rules.resolving import Index, resolve

_BOOKS = [
    (province, day)
    for province in ("Bắc Giang", "Lạng Sơn", "Hồ Chí Minh")
    for day in (date(2024, 1, 15), date(2025, 11, 20))
    if (province, day.year) != ("Bắc Giang", 2025)
]


@cache
def _book(province: str, on: date) -> Book:
    return starter.book(_registry(), province, on)


@cache
def _registry() -> starter.StarterRegistry:
    return starter.load()


@pytest.mark.parametrize(("province", "on"), _BOOKS)
def test_a_province_finds_its_own_by_name_and_short_name(province: str, on: date) -> None:
    book = _book(province, on)
    index = Index(book)

    for entry in book.entries:
        for text in (entry.name, entry.short_name):
            meaning = resolve(text, index)
            nearer = entry.level == Level.CENTRAL and entry.key in meaning.candidates
            assert entry.key in meaning.agencies or nearer or not meaning.is_sure, text


@pytest.mark.parametrize(("province", "on"), _BOOKS)
def test_no_spelling_is_silently_another_agencys(province: str, on: date) -> None:
    book = _book(province, on)
    index = Index(book)

    for entry in book.entries:
        for text in entry.spellings:
            meaning = resolve(text, index)
            assert not meaning.is_sure or entry.key in (*meaning.agencies, *meaning.candidates), text


@pytest.mark.parametrize("on", [date(2024, 1, 15), date(2025, 11, 20)])
def test_an_agency_of_another_province_is_never_taken_for_ours(on: date) -> None:
    ours, theirs = _book("Lạng Sơn", on), _book("Bắc Ninh", on)
    index = Index(ours)
    known = {entry.key for entry in ours.entries}

    wrong = [
        entry.name
        for entry in theirs.entries
        if entry.key not in known and "Bắc Ninh" in entry.name and resolve(entry.name, index).is_sure
    ]

    assert wrong == []
