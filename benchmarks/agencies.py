"""How many agency phrases of the real plans resolve to whom they mean, by the list that was checked by hand."""

from __future__ import annotations

from benchmarks.tables import show
from tests.gold.naming import Score, Verdict, scores


def report() -> None:
    """One row a document: phrases, right, honestly unknown, silently wrong, and the share that misleads nobody."""
    found = list(scores())
    total = Score("all", [one for score in found for one in score.judged])
    rows = [_row(score) for score in (*found, total)]
    show("Agencies: phrases of plans, by document", ["document", "phrases", "right", "unknown", "wrong", "share"], rows)


def _row(score: Score) -> list[str]:
    right, unknown, wrong = (score.count(verdict) for verdict in Verdict)
    share = (right + unknown) / len(score.judged)
    return [score.document, *map(str, (len(score.judged), right, unknown, wrong)), f"{share:.3f}"]
