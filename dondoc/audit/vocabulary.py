"""The one lookup from verb to sentence.

Each package declares its verbs in its `apps.py` (``ready``), so that nothing here knows the packages above.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise

if TYPE_CHECKING:  # packages declare their verbs while their models are not loaded yet
    from dondoc.accounts.models import User

Sentence = str | Promise


@dataclass(frozen=True, slots=True)
class Capacity:
    """For which agency a person acts: its key and its name on the day, and in whose stead."""

    agency: int | None = None
    name: str = ""
    #: Whose post it is, where the person only deputises.
    stead: str = ""


#: From the facts that an event keeps to those that people read.
Wording = Callable[[Mapping[str, Any]], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Thing:
    """What a thing is called today, and where its page is; the address is empty for one without."""

    name: str
    address: str = ""


#: From keys of things of one type to what they are called; those that are gone are missing.
Things = Callable[[Collection[str]], Mapping[str, Thing]]

_sentences: dict[str, Sentence] = {}
_wordings: dict[str, Wording] = {}
_fields: dict[str, Sentence] = {}
_things: dict[str, Things] = {}
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


def declare_words(package: str, *, fields: Mapping[str, Sentence], wording: Wording | None = None) -> None:
    """Say what the fields that events of the package keep are called, and how their facts are put into words."""
    _fields.update({f"{package}.{field}": words for field, words in fields.items()})
    if wording:
        _wordings[package] = wording


def declare_things(things: Mapping[str, Things]) -> None:
    """Say how things are found that events tell of, by the label of their model ("plans.plan")."""
    _things.update(things)


def worded(verb: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The facts of an event as people read them."""
    wording = _wordings.get(verb.partition(".")[0])
    return wording(data) if wording else data


def field_words(verb: str, field: str) -> Sentence:
    """What a field of the verb's package is called; its own name where nobody has said."""
    return _fields.get(f"{verb.partition('.')[0]}.{field}", field)


def things_of(thing_type: str, keys: Collection[str]) -> Mapping[str, Thing]:
    """What the things are called today; none for a type that nobody has declared."""
    find = _things.get(thing_type)
    return find(keys) if find and keys else {}


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
