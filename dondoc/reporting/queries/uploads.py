"""An upload as its page shows it: how many rows of each kind, then row by row what would be written over what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

from dondoc.progress.models.words import STATES
from dondoc.reporting.models import Upload
from dondoc.reporting.models.faults import FIELD_WORDS
from dondoc.reporting.models.sheet_words import TAGS, VERDICTS, sentence
from dondoc.reporting.queries.sheets import words_of_fit
from dondoc.reporting.rules.sheets.form import Value
from dondoc.reporting.rules.sheets.keeping import filled_of
from dondoc.reporting.rules.sheets.outcome import CHOSEN, UNFIT, WRITTEN, Outcome, Reason, Understood, Verdict
from dondoc.reporting.rules.sheets.stamps import is_same
from dondoc.reporting.rules.sheets.words import written

#: In this order people want to see them: what they must do something about first.
_ORDER = (
    Verdict.ASKED,
    Verdict.CONFLICT,
    Verdict.NOT_UNDERSTOOD,
    Verdict.DOUBLED,
    Verdict.PARTLY,
    Verdict.NOT_ASKED,
    Verdict.MISSING,
    Verdict.TAKEN,
    Verdict.SAME,
    Verdict.BLANK,
)
_UNDERSTOOD = (Verdict.TAKEN, Verdict.PARTLY, Verdict.SAME, Verdict.ASKED, Verdict.CONFLICT)
_NOT = (Verdict.NOT_UNDERSTOOD, Verdict.DOUBLED, Verdict.NOT_ASKED)


@dataclass(frozen=True, slots=True)
class Shown:
    """One field of a row: what it is called, what stands on the page, what the file says, how else it can be read."""

    name: str | Promise
    now: str
    file: str
    other: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file, in words."""

    key: str
    place: str
    path: str
    words: str
    verdict: str | Promise
    tag: str
    fields: Sequence[Shown]
    reasons: Sequence[str]
    #: It is written unless the person says no.
    is_taken: bool
    #: It is written only if the person says so.
    is_asked: bool
    has_other: bool
    #: Why it was not written, of an upload that was.
    refusal: str = ""


def look(upload: Upload, outcome: Outcome | None, at: datetime) -> dict[str, Any]:
    """What the page needs: sentence, counts and lines; `outcome` None where the report has gone on its way."""
    if outcome is None:
        return {"is_closed": True}
    refusals = {row["key"]: row.get("refusal", "") for row in upload.outcome}
    lines = [_line(row, refusals.get(row.key, "")) for row in sorted(outcome.rows, key=_rank)]
    counts = outcome.counts()
    return {
        "fit": words_of_fit(outcome.fit, filled_of(upload.filled).identity, at),
        "is_unfit": outcome.fit in UNFIT,
        "lines": lines,
        "understood": sum(counts.get(verdict, 0) for verdict in _UNDERSTOOD),
        "not_understood": sum(counts.get(verdict, 0) for verdict in _NOT),
        "blank": counts.get(Verdict.BLANK, 0),
        "missing": counts.get(Verdict.MISSING, 0),
        "changing": sum(counts.get(verdict, 0) for verdict in WRITTEN),
        "asked": sum(counts.get(verdict, 0) for verdict in CHOSEN),
    }


def _rank(row: Understood) -> int:
    return _ORDER.index(row.verdict)


def _line(row: Understood, refusal: str) -> Line:
    return Line(
        key=row.key,
        place=row.place,
        path=row.path,
        words=row.words,
        verdict=VERDICTS[row.verdict],
        tag=TAGS.get(row.verdict, "plain"),
        fields=list(_fields(row)),
        reasons=[sentence(note) for note in row.notes],
        is_taken=row.verdict in WRITTEN,
        is_asked=row.verdict in CHOSEN,
        has_other=row.verdict in CHOSEN and any(note.reason == Reason.TWO_NUMBERS for note in row.notes),
        refusal=refusal if row.values else "",
    )


def _fields(row: Understood) -> Iterator[Shown]:
    for name, value in row.values.items():
        other = row.others[name]
        shown = "" if is_same(value, other) else _words(name, other)
        yield Shown(FIELD_WORDS[name], _words(name, row.now[name]), _words(name, value), shown)


def _words(name: str, value: Value) -> str:
    return str(STATES.get(value, value)) if name == "state" and isinstance(value, str) else written(value)
