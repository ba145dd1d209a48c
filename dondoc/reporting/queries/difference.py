"""What differs between two versions of a report, answer by answer and field by field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dondoc.reporting.models import Answer, Remark, Revision
from dondoc.reporting.queries.composing import key_of
from dondoc.reporting.queries.reading import facts_of
from dondoc.reporting.queries.remarks import remarks_to
from dondoc.reporting.queries.revisions import answers_of, words_of
from dondoc.reporting.rules.difference import Piece, changes


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: what it is called, and its words from then to now."""

    label: str
    old: str
    new: str

    @property
    def pieces(self) -> list[Piece]:
        """What stayed, went and came."""
        return changes(self.old, self.new)


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """An answer that is not the same in both; one of the two is missing where it was not asked."""

    title: str
    old: Answer | None
    new: Answer | None
    fields: Sequence[FieldChange]
    #: What was said to the old one.
    remarks: Sequence[Remark] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Between two versions: what changed, how many answers stayed, and which remarks were left without a change."""

    changed: Sequence[AnswerChange]
    same: int
    unheeded: Sequence[AnswerChange]


def difference(old: Revision, new: Sequence[Answer]) -> Difference:
    """From the old version to the answers of a newer one (`revisions.answers_of`), in their order; then what is no
    longer asked."""
    before = {key_of(answer): answer for answer in answers_of(old)}
    after = {key_of(answer): answer for answer in new}
    remarks = remarks_to(old)
    found = [_change(before.get(key), after.get(key), remarks) for key in dict.fromkeys([*after, *before])]
    return Difference(
        changed=[one for one in found if one.fields],
        same=sum(not one.fields for one in found),
        unheeded=[one for one in found if one.remarks and not one.fields],
    )


def _change(old: Answer | None, new: Answer | None, remarks: dict[int, list[Remark]]) -> AnswerChange:
    said = remarks.get(old.pk, []) if old else []
    shown = new or old
    return AnswerChange(words_of(shown) if shown else "", old, new, _fields(old, new), said)


def _fields(old: Answer | None, new: Answer | None) -> list[FieldChange]:
    before, after = (dict(_facts(answer)) for answer in (old, new))
    labels = dict.fromkeys([*before, *after])
    found = [FieldChange(label, before.get(label, ""), after.get(label, "")) for label in labels]
    return [one for one in found if one.old != one.new]


def _facts(answer: Answer | None) -> list[tuple[str, str]]:
    if answer is None:
        return []
    names = ", ".join(sorted(file.name for file in answer.files.all()))
    return [*facts_of(answer), *([(_("Files"), names)] if names else [])]
