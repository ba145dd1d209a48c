"""The one lookup from verb to sentence.

Each package declares its verbs in its `apps.py` (``ready``), so that nothing here knows the packages above.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise

if TYPE_CHECKING:  # packages declare their verbs while their models are not loaded yet
    from dondoc.accounts.models import User

Sentence = str | Promise


@dataclass(frozen=True, slots=True)
class Capacity:
    """For which agency a person acts: its key and its name on the day."""

    agency: int | None = None
    name: str = ""


_sentences: dict[str, Sentence] = {}
_capacities: list[Callable[[User], Capacity]] = []


class UnknownVerb(LookupError):
    """No package has declared this verb."""


def declare(package: str, sentences: Mapping[str, Sentence]) -> None:
    """Add the verbs of a package; each starts with its name and a dot.

    A sentence may hold ``{by}``, ``{thing}`` and the keys of the event's data.
    """
    for verb, sentence in sentences.items():
        if not verb.startswith(f"{package}."):
            message = f"Verb {verb} of package {package} must start with “{package}.”"
            raise ValueError(message)
        if _sentences.setdefault(verb, sentence) is not sentence and str(_sentences[verb]) != str(sentence):
            message = f"Verb {verb} is declared twice."
            raise ValueError(message)


def sentence_of(verb: str) -> Sentence:
    """The sentence of a verb; an unknown one is an error, not a blank."""
    try:
        return _sentences[verb]
    except KeyError:
        raise UnknownVerb(verb) from None


def declare_capacity(capacity_of: Callable[[User], Capacity]) -> None:
    """Say how the agency is found for which a person acts, so that no change can forget to record it."""
    _capacities[:] = [capacity_of]


def capacity_of(person: User | None) -> Capacity:
    """For which agency the person acts now; nothing for the platform itself."""
    return _capacities[0](person) if person and _capacities else Capacity()


def verbs() -> list[str]:
    """All declared verbs, sorted."""
    return sorted(_sentences)
