"""An answer as it stands on the page: what is shown in its fields, and what is wrong with what was typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dondoc.lib.keys import key_of
from dondoc.progress.models.words import STATES
from dondoc.reporting.actions import SavedMeanwhile
from dondoc.reporting.enums import AnswerKind
from dondoc.reporting.forms.answers import fingerprint, shown, typed
from dondoc.reporting.models import Answer
from dondoc.reporting.models.faults import FIELD_WORDS
from dondoc.reporting.queries.submission import Row
from dondoc.reporting.rules.measures import percent

#: Fields beside which the page has a place for what is wrong.
PLACED: dict[AnswerKind, tuple[str, ...]] = {
    AnswerKind.TASK: ("product_number", "product_on", "amount_done", "amount_planned", "files"),
    AnswerKind.INDICATOR: ("value",),
    AnswerKind.PART: (),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that two people have filled in otherwise."""

    label: str | Promise
    theirs: str
    mine: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why what was typed for an answer is not saved."""

    sentence: str
    #: By field; "" where it is about the answer as a whole.
    faults: Mapping[str, str] = field(default_factory=dict)
    conflict: SavedMeanwhile | None = None


def not_right(answer: Answer, faults: Mapping[str, str]) -> Trouble:
    """What was typed cannot be kept; what has no place beside its field is said in the sentence."""
    placed = PLACED[AnswerKind(answer.kind)]
    others = [f"{FIELD_WORDS[name]}: {sentence}" for name, sentence in faults.items() if name not in placed]
    return Trouble(" ".join([_("Not saved yet: something here is not right."), *others]), faults)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the page."""

    row: Row
    values: Mapping[str, str]
    version: int
    #: By which it is told whether anything was typed since.
    was: str
    trouble: Trouble | None = None

    @property
    def answer(self) -> Answer:
        return self.row.answer

    @property
    def key(self) -> str:
        """Of the answer, as a word: what the names of its fields begin with."""
        return str(self.row.answer.pk)

    @property
    def address(self) -> str:
        """Where its fields are sent to."""
        return reverse("reporting:answer", args=[self.row.answer.pk])

    @property
    def faults(self) -> Mapping[str, str]:
        """What is wrong, by field."""
        return self.trouble.faults if self.trouble else {}

    @property
    def checked(self) -> list[tuple[str, str]]:
        """The fields with a place for what is wrong beside them, and what is."""
        return [(name, self.faults.get(name, "")) for name in PLACED[AnswerKind(self.answer.kind)]]

    @property
    def percent(self) -> Decimal | None:
        """What is done of what is planned, to a tenth."""
        found = percent(self.answer.amount_done, self.answer.amount_planned)
        return None if found is None else round(found, 1)

    @property
    def has_more(self) -> bool:
        """The document, the measure or a file stands there, or one is needed."""
        more = ("product_number", "product_on", "product_name", "amount_done", "amount_planned", "unit")
        is_needed = self.row.is_missing and self.values["state"] != ""
        return is_needed or bool(self.faults) or any(self.values[name] for name in more)

    @property
    def differences(self) -> list[Difference]:
        """Where theirs differs from mine."""
        if not (self.trouble and self.trouble.conflict):
            return []
        theirs = shown(self.answer)
        return [
            Difference(FIELD_WORDS[name], _worded(name, theirs[name]), _worded(name, mine))
            for name, mine in self.values.items()
            if mine.strip() != theirs[name]
        ]


def _worded(name: str, value: str) -> str:
    return capfirst(str(STATES[value])) if name == "state" and value in STATES else value


def entry_of(row: Row, data: QueryDict | None = None, trouble: Trouble | None = None) -> Entry:
    """The row as it is saved; with what was typed in its fields where that could not be."""
    saved = shown(row.answer)
    if data is None or trouble is None:
        return Entry(row, saved, row.answer.version, fingerprint(saved))
    version = data.get(f"{row.answer.pk}-version", "")
    seen = key_of(version)
    shown_at = row.answer.version if seen is None else seen
    return Entry(row, typed(row.answer, data), shown_at, data.get(f"{row.answer.pk}-was", ""), trouble)


def entries_of(rows: Iterable[Row], data: QueryDict | None, troubles: Mapping[int, Trouble]) -> list[Entry]:
    """Of several rows."""
    return [entry_of(row, data, troubles.get(row.answer.pk)) for row in rows]
