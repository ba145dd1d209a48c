from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dondoc.agencies.models import Agency, Answering, Succession
from dondoc.agencies.models.ranges import range_of, span_of
from dondoc.agencies.rules.lineage import Edge, answering
from dondoc.agencies.rules.spans import Span


def rebuild_answering(concerned: Iterable[int] | None = None) -> int:
    """Compute anew who answers for the agencies concerned by a change, and for all that came to them before.

    Without `concerned`, for all. Gives how many were computed. Raises `rules.lineage.LineageCycle`.
    """
    origins = None if concerned is None else _led_to(set(concerned))
    edges = _edges()
    lives = _lives(origins, edges)
    wanted = list(lives) if origins is None else sorted(origins)
    rows = [row for origin in wanted for row in _rows(origin, lives, edges)]
    stale = Answering.objects.all() if origins is None else Answering.objects.filter(origin__in=origins)
    stale.delete()
    Answering.objects.bulk_create(rows, batch_size=5_000)
    return len(wanted)


def _led_to(agencies: set[int]) -> set[int]:
    """The agencies, and every one whose duties have come to one of them."""
    before = Answering.objects.filter(heir__in=agencies).values_list("origin", flat=True)
    return agencies | set(before)


def _edges() -> dict[int, list[Edge]]:
    found: dict[int, list[Edge]] = defaultdict(list)
    rows = Succession.objects.filter(change__done_at__isnull=False).order_by("change__on", "pk")
    for change, on, origin, heir, scope in rows.values_list("change", "change__on", "origin", "heir", "scope"):
        found[origin].append(Edge(change, on, origin, heir, scope))
    return found


def _lives(origins: set[int] | None, edges: Mapping[int, Sequence[Edge]]) -> dict[int, Span]:
    rows = Agency.objects.all()
    if origins is not None:
        heirs = {edge.heir for several in edges.values() for edge in several}
        rows = rows.filter(pk__in=origins | heirs)
    return {pk: span_of(valid) for pk, valid in rows.values_list("pk", "valid")}


def _rows(origin: int, lives: Mapping[int, Span], edges: Mapping[int, Sequence[Edge]]) -> list[Answering]:
    return [
        Answering(
            origin_id=origin,
            heir_id=stretch.heir,
            valid=range_of(stretch.span),
            state=stretch.state,
            change_id=stretch.change,
        )
        for stretch in answering(origin, lives, edges)
    ]
