"""A first wording out of the agencies' own words, to be shortened by a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_STOPS = (".", "!", "?", ";", "…", ":")


@dataclass(frozen=True, slots=True)
class Said:
    """What one agency answered; `product` is its document as others cite it ("số 12/QĐ-UBND ngày 05/01/2027")."""

    agency: str
    text: str
    product: str = ""


def suggested(answers: Sequence[Said]) -> str:
    """A line an answer that says something, told with whose it is: "Sở Công Thương: …"."""
    return "\n".join(f"{said.agency}: {line}" for said in answers if (line := sentence_of(said)))


def sentence_of(said: Said) -> str:
    """The answer's words as one paragraph, its product in brackets; empty where nothing was said."""
    words = " ".join(said.text.split())
    if said.product and said.product not in words:
        words = f"{words.rstrip('.')} ({said.product})" if words else said.product
    return words if not words or words.endswith(_STOPS) else f"{words}."


def merged(texts: Iterable[str]) -> str:
    """Several wordings as one paragraph."""
    return " ".join(words for text in texts if (words := " ".join(text.split())))


def lines_of(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, without empty ones."""
    return tuple(words for line in text.splitlines() if (words := " ".join(line.split())))
