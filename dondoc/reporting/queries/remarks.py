"""Remarks to single answers, and the answers of the next revision beside which they are shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dondoc.reporting.models import Answer, Remark, Revision
from dondoc.reporting.queries.composing import key_of


def remarks_to(revision: Revision) -> dict[int, list[Remark]]:
    """What was said to its answers, by key of the answer, the oldest first; one query."""
    found: dict[int, list[Remark]] = defaultdict(list)
    for remark in Remark.objects.filter(answer__revision=revision).select_related("by").order_by("pk"):
        found[remark.answer_id].append(remark)
    return dict(found)


def remarks_beside(revision: Revision, answers: Iterable[Answer]) -> dict[int, list[Remark]]:
    """What to show beside the answers of a revision, by their key: remarks to them, and to the same answers of the
    revision before it. One query."""
    rows = Remark.objects.filter(
        answer__revision__obligation=revision.obligation_id,
        answer__revision__number__in=[revision.number - 1, revision.number],
    ).select_related("answer__revision", "by")
    said: dict[tuple[object, ...], list[Remark]] = defaultdict(list)
    for remark in rows.order_by("pk"):
        said[key_of(remark.answer)].append(remark)
    return {answer.pk: said[key_of(answer)] for answer in answers if key_of(answer) in said}
