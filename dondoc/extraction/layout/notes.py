"""Footnotes in a flat text: set apart from the lines, their marks taken out of the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dondoc.extraction.layout.lines import Line

_NOTE = re.compile(r"^(?:\[(\d{1,3})\]|(\d{1,3})\.?)\s*(?=[^\s\d.,/%])")
#: Right under the rule a note may begin with a number of its own: "4 03 dám …".
_NOTE_UNDER_RULE = re.compile(r"^(?:\[(\d{1,3})\]|(\d{1,2}))\s+(?=\S)")
_SQUARE_MARK = re.compile(r"\s?\[\d{1,3}\]")


def set_notes_apart(lines: Sequence[Line]) -> tuple[list[Line], list[str]]:
    """The lines without footnotes and their marks, and the notes in order without their numbers.

    A note begins under a rule of spaces or underscores and runs to the end of its page.
    """
    body: list[Line] = []
    notes: list[tuple[str, str]] = []
    in_notes = False
    for line in lines:
        found = _NOTE.match(line.text)
        if in_notes and line.after_break and not (found and _follows(found, notes)):
            in_notes = False
        if found is None and line.after_rule:
            found = _NOTE_UNDER_RULE.match(line.text)
        if found and (in_notes or line.after_rule) and _follows(found, notes):
            in_notes = True
            notes.append((found[1] or found[2], line.text[found.end() :]))
        elif in_notes:
            number, text = notes[-1]
            notes[-1] = (number, f"{text} {line.text}")
        else:
            body.append(line)
    return _without_marks(body, [number for number, _ in notes]), [text.strip() for _, text in notes]


def _follows(found: re.Match[str], notes: Sequence[tuple[str, str]]) -> bool:
    number = int(found[1] or found[2])
    return number == (int(notes[-1][0]) + 1 if notes else number)


def _without_marks(lines: list[Line], numbers: Sequence[str]) -> list[Line]:
    """Each note's number taken out where a word or quotation mark carries it, once and in order."""
    cleaned = list(_without_square_marks(lines))
    at = 0
    for number in numbers:
        mark = re.compile(rf"(?<=[^\W\d_]|[”\"’)%]){number}(?=[\s.,;:)”]|$)")
        for index in range(at, len(cleaned)):
            text, count = mark.subn("", cleaned[index].text, count=1)
            if count:
                cleaned[index] = cleaned[index]._replace(text=text)
                at = index
                break
    return cleaned


def _without_square_marks(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines without "[3]"; where a line held nothing else, the blank it leaves counts for the next one."""
    blank = 0
    for line in lines:
        text = _SQUARE_MARK.sub("", line.text).strip() if "[" in line.text else line.text
        if not text:
            blank += line.gap + 1
            continue
        yield line._replace(text=text, gap=line.gap + blank)
        blank = 0
