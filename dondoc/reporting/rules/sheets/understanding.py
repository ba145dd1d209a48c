"""From what stands in a file to what is taken of it: three-way, field by field.

A cell that is as it was when the form was made out was not touched, and says nothing. One that was typed is taken
where the page still says what it said then; where somebody has changed it on the page meanwhile, a person chooses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dondoc.reporting.rules.composing import FIELDS
from dondoc.reporting.rules.sheets.cells import Reading, read
from dondoc.reporting.rules.sheets.form import PREFIXES, Filled, FilledRow, Form, FormRow, Identity, Value
from dondoc.reporting.rules.sheets.outcome import TROUBLES, UNFIT, Fit, Note, Outcome, Reason, Understood, Verdict
from dondoc.reporting.rules.sheets.stamps import is_same, is_stamped, stamped

_UNSPOKEN = (Verdict.SAME, Verdict.BLANK)
_KINDS = {prefix: kind for kind, prefix in PREFIXES.items()}


def fit(asked: Identity, found: Identity | None) -> Fit:
    """How a file fits the report that it is sent for."""
    if found is None:
        return Fit.UNKNOWN
    if (found.regime, found.plan) != (asked.regime, asked.plan):
        return Fit.OTHER_REGIME
    if found.agency != asked.agency:
        return Fit.OTHER_AGENCY
    if (found.obligation, found.period) != (asked.obligation, asked.period):
        return Fit.OTHER_PERIOD
    return Fit.SAME if found.asked == asked.asked else Fit.RENEWED


def understand(form: Form, filled: Filled, *, on: date) -> Outcome:
    """What would be taken of a file if it were written now; nothing of one that does not fit (`outcome.UNFIT`).

    `form` is what is asked and what stands there now, `on` the day: days after it have not come yet.
    """
    how = fit(form.identity, filled.identity)
    if how in UNFIT:
        return Outcome(how, ())
    asked = {row.key: row for row in form.rows}
    grouped: dict[str, list[Understood]] = defaultdict(list)
    for number, row in enumerate(filled.rows):
        # Rows without a key are each their own.
        grouped[row.key or f"#{number}"].append(_row(asked.get(row.key), row, on))
    rows = [each for several in grouped.values() for each in _one_of(several)]
    if how == Fit.OTHER_PERIOD:
        rows = [_asked_about(row) for row in rows]
    return Outcome(how, (*rows, *(_missing(row) for row in form.rows if row.key not in grouped)))


@dataclass(slots=True)
class _Sum:
    """What the cells of a row come to, while they are looked at one after the other."""

    values: dict[str, Value] = field(default_factory=dict)
    others: dict[str, Value] = field(default_factory=dict)
    now: dict[str, Value] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    is_said: bool = False

    def verdict(self) -> Verdict:
        reasons = {note.reason for note in self.notes}
        if not self.values:
            if reasons & TROUBLES:
                return Verdict.NOT_UNDERSTOOD
            return Verdict.SAME if self.is_said else Verdict.BLANK
        if reasons & {Reason.CHANGED_MEANWHILE, Reason.NO_STAMP}:
            return Verdict.CONFLICT
        if Reason.TWO_NUMBERS in reasons:
            return Verdict.ASKED
        return Verdict.PARTLY if reasons & TROUBLES else Verdict.TAKEN


def _row(asked: FormRow | None, row: FilledRow, on: date) -> Understood:
    if asked is None:
        return _stranger(row)
    found, digests = _Sum(), stamped(asked.kind, row.stamp)
    for name in FIELDS[asked.kind]:
        if name in row.cells:
            _add(found, name, read(name, row.cells[name], on=on), asked.values.get(name), digests.get(name))
    return Understood(
        key=asked.key,
        kind=asked.kind,
        place=row.place,
        path=asked.path,
        words=asked.words,
        verdict=found.verdict(),
        values=found.values,
        others=found.others,
        now=found.now,
        notes=tuple(found.notes),
    )


def _add(found: _Sum, name: str, reading: Reading, now: Value, digest: str | None) -> None:
    """Add a cell: `now` is what the page says, `digest` what the form said when it was made out."""
    readings = [value for value in (reading.value, reading.other) if value not in (None, "")]
    if not readings:
        found.notes += reading.notes
        return
    found.is_said = True
    if any(is_stamped(value, digest) for value in readings):
        if not any(is_same(value, now) for value in readings):
            found.notes.append(Note(Reason.KEPT_NEWER, name))
        return
    if any(is_same(value, now) for value in readings):
        return
    found.values[name], found.now[name] = reading.value, now
    found.others[name] = reading.value if reading.other is None else reading.other
    found.notes += (*reading.notes, *_clash(name, now, digest))


def _clash(name: str, now: Value, digest: str | None) -> Iterator[Note]:
    """Why the typed cell may not simply take the place of what the page says now."""
    if digest is not None and not is_stamped(now, digest):
        yield Note(Reason.CHANGED_MEANWHILE, name)
    elif digest is None and now not in (None, ""):
        yield Note(Reason.NO_STAMP, name)


def _stranger(row: FilledRow) -> Understood:
    """A row that this report does not ask for, or that somebody put in."""
    reason, verdict = (Reason.UNKNOWN_KEY, Verdict.NOT_ASKED) if row.key else (Reason.NO_KEY, Verdict.NOT_UNDERSTOOD)
    kind = _KINDS.get(row.key.partition("-")[0])
    return Understood(row.key, kind, row.place, "", row.words, verdict, {}, {}, {}, (Note(reason, detail=row.key),))


def _missing(row: FormRow) -> Understood:
    note = Note(Reason.MISSING)
    return Understood(row.key, row.kind, "", row.path, row.words, Verdict.MISSING, {}, {}, {}, (note,))


def _one_of(rows: Sequence[Understood]) -> Sequence[Understood]:
    """Of several rows with one key, the one that counts; all of them where they say different things."""
    if len(rows) == 1:
        return rows
    spoken = [row for row in rows if row.verdict not in _UNSPOKEN]
    if not spoken:
        return rows[:1]
    if all((row.values, row.notes) == (spoken[0].values, spoken[0].notes) for row in spoken):
        alike = (Note(Reason.TWICE_ALIKE, detail=row.place) for row in spoken[1:])
        return [replace(spoken[0], notes=(*spoken[0].notes, *alike))]
    return [_doubled(row, [other for other in spoken if other is not row]) for row in spoken]


def _doubled(row: Understood, others: Sequence[Understood]) -> Understood:
    places = "; ".join(other.place for other in others)
    return replace(row, verdict=Verdict.DOUBLED, notes=(*row.notes, Note(Reason.DOUBLED, detail=places)))


def _asked_about(row: Understood) -> Understood:
    """Nothing of another period is taken unasked."""
    if row.verdict not in (Verdict.TAKEN, Verdict.PARTLY):
        return row
    return replace(row, verdict=Verdict.ASKED, notes=(*row.notes, Note(Reason.OTHER_PERIOD)))
