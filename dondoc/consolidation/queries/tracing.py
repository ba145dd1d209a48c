"""Keys of a report and what stands behind each; of an issued one as its snapshot froze them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dondoc.consolidation.models import Report
from dondoc.consolidation.queries.answers import Given, answers_of
from dondoc.consolidation.queries.paper import Traced
from dondoc.consolidation.queries.senders import Sender, sender_rows
from dondoc.consolidation.queries.supplements import compose_any
from dondoc.plans.models import Task
from dondoc.reporting.models import Answer


@dataclass(frozen=True, slots=True)
class Behind:
    """What a key rests on, or counts."""

    traced: Traced
    answers: Sequence[Given]
    tasks: Sequence[Task]
    senders: Sequence[Sender]


def keys_of(report: Report, known_on: date) -> list[Traced]:
    """In the order of the paper."""
    if not report.is_issued:
        return compose_any(report, known_on).traced
    return [_thawed(row) for row in json.loads(report.snapshot.content)["keys"]]


def _thawed(row: dict[str, Any]) -> Traced:
    value = Decimal(row["value"]) if row["is_number"] and row["value"] is not None else row["value"]
    answers, tasks, obligations = (tuple(row.get(name, ())) for name in ("answers", "tasks", "obligations"))
    return Traced(row["key"], row["what"], row["where"], value, answers, tasks, obligations, row["is_own"])


def behind(traced: Traced, known_on: date) -> Behind:
    """Fetch it: the very answers that were used, whatever became of their reports since."""
    revisions = Answer.objects.filter(pk__in=traced.answers).values_list("revision", "revision__obligation")
    owed = dict(revisions.distinct())
    wanted = {*owed.values(), *traced.obligations}
    known = {sender.obligation: sender for sender in sender_rows(wanted, known_on)}
    answers = answers_of({revision: known[obligation] for revision, obligation in owed.items()})
    tasks = Task.objects.filter(pk__in=traced.tasks).select_related("plan").order_by("plan", "position")
    used = set(traced.answers)
    return Behind(
        traced,
        [answer for answer in answers if answer.pk in used],
        list(tasks),
        [known[key] for key in traced.obligations if key in known],
    )
