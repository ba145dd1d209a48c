"""How far "liên quan" reaches back: it was parted from the names before it when the document was read.

"Các sở, ngành, địa phương có liên quan" is read as two names, as a list of collectives is; but what is said of the
last is said of all since the last "các", so that the first alone does not stand for every department.
"""

from __future__ import annotations

from collections.abc import Sequence

from dondoc.lib.text import fold

_CONCERNED = "lien quan"
#: Words that begin a list of their own.
_BEGINS = ("cac ", "nhung ")


def in_context(phrases: Sequence[str]) -> list[str]:
    """Each phrase of one role, in order, with those after it as far as a common "liên quan" reaches."""
    folded = [fold(phrase) for phrase in phrases]
    return [", ".join(phrases[at : _end(folded, at)]) for at in range(len(phrases))]


def _end(folded: Sequence[str], at: int) -> int:
    """The place after the name that says "liên quan" for the one at `at` too; after itself where none does."""
    if _CONCERNED in folded[at]:
        return at + 1
    for place in range(at + 1, len(folded)):
        if folded[place].startswith(_BEGINS):
            break
        if _CONCERNED in folded[place]:
            return place + 1
    return at + 1
