"""Every sentence of code and templates has its Vietnamese one."""

from __future__ import annotations

import re

import pytest
from babel.messages import Catalog

from dondoc.lib import catalogue

PLACES = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


@pytest.fixture(scope="module")
def kept() -> Catalog:
    return catalogue.read("vi")


def test_the_catalogue_holds_what_the_source_asks_for_and_no_more(kept: Catalog) -> None:
    asked = {(message.id, message.context) for message in catalogue.in_source() if message.id}
    have = {(message.id, message.context) for message in kept if message.id}
    assert have == asked, "type: make messages"


def test_every_sentence_is_translated(kept: Catalog) -> None:
    assert [message.id for message in kept if message.id and (not message.string or message.fuzzy)] == []


def test_translations_keep_the_places_for_words(kept: Catalog) -> None:
    wrong = [
        message.id
        for message in kept
        if isinstance(message.id, str)
        and message.string
        and set(PLACES.findall(message.id)) != set(PLACES.findall(str(message.string)))
    ]
    assert wrong == []
