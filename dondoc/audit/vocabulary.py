"""The one lookup from verb to sentence.

Each package declares its verbs in its `apps.py` (``ready``), so that nothing here knows the packages above.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

Sentence = str | Promise

_sentences: dict[str, Sentence] = {}


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


def verbs() -> list[str]:
    """All declared verbs, sorted."""
    return sorted(_sentences)
