"""How many agency phrases of the real plans resolve to whom they mean, by the list that was checked by hand."""

from __future__ import annotations

from benchmarks.tables import show
from tests.gold.naming import Score, Verdict, scores


def report() -> None:
    """One row a document.

    Phrases, those that are right, honestly unknown, silently wrong, the share that misleads nobody; and of those whose
    agencies the registry holds, the share that is right. The last row: once a province has brought in its communes.
    """
    found = list(scores())
    imported = Score("all, communes imported", [one for score in scores(communes=True) for one in score.judged])
    total = Score("all", [one for score in found for one in score.judged])
    rows = [_row(score) for score in (*found, total, imported)]
    head = ["document", "phrases", "right", "unknown", "wrong", "not wrong", "held", "right of held"]
    show("Agencies: phrases of plans, by document", head, rows)


def _row(score: Score) -> list[str]:
    right, unknown, wrong = (score.count(verdict) for verdict in Verdict)
    held = [one.verdict for one in score.judged if one.is_held]
    shares = (right + unknown) / len(score.judged), held.count(Verdict.RIGHT) / len(held)
    counts = map(str, (len(score.judged), right, unknown, wrong))
    return [score.document, *counts, f"{shares[0]:.3f}", str(len(held)), f"{shares[1]:.3f}"]
