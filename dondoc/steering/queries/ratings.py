"""Agencies rated by a method over the year up to a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dondoc.agencies.enums import Kind, Level
from dondoc.agencies.queries.calling import Called
from dondoc.lib.text import sort_key
from dondoc.progress.queries.counts import ledger
from dondoc.progress.rules.cells import Counts
from dondoc.reporting.queries.discipline import Discipline
from dondoc.steering.enums import Group, Path
from dondoc.steering.queries import indicators, reports
from dondoc.steering.queries.scope import Scope
from dondoc.steering.queries.tasks import counts_since
from dondoc.steering.rules.freezing import FrozenRow, digest, frozen
from dondoc.steering.rules.measures import Counted
from dondoc.steering.rules.rating import Method, Rating, ranks, rate

_ON_PATH = frozenset({Path.REACHED, Path.ON_PATH})


@dataclass(frozen=True, slots=True)
class RatedAgency:
    """An agency with what was counted of it and what follows."""

    agency: int
    name: str
    group: Group
    counted: Counted
    rating: Rating
    #: Among its group; None where it is not rated.
    place: int | None

    def frozen(self) -> FrozenRow:
        """As it is kept when it is issued."""
        return frozen(self.agency, self.name, self.group.value, self.rating, self.place)


@dataclass(frozen=True, slots=True)
class Ratings:
    """All of them, group by group, the best first; those that are not rated stand last."""

    since: date
    until: date
    rows: tuple[RatedAgency, ...]

    def by_group(self) -> list[tuple[Group, list[RatedAgency]]]:
        """Each group that has anybody, with its own."""
        groups = [(group, [row for row in self.rows if row.group == group]) for group in Group]
        return [(group, rows) for group, rows in groups if rows]

    def of(self, agency: int) -> RatedAgency | None:
        """One agency's."""
        return next((row for row in self.rows if row.agency == agency), None)

    def frozen(self) -> list[FrozenRow]:
        """As they are kept."""
        return [row.frozen() for row in self.rows]

    @property
    def digest(self) -> str:
        """Tells this rating from one in which any figure is another."""
        return digest(self.frozen())


def ratings(rule: Method, scope: Scope) -> Ratings:
    """Everybody who has a task, an indicator or a report in the scope, in the year of its day up to that day."""
    since = date(scope.day.year, 1, 1)
    counted = counted_since(scope, since)
    called = Called(counted)
    # Many agencies of a province count alike, and are reckoned once.
    rating_of = {one: rate(rule, one) for one in set(counted.values())}
    rated = {key: rating_of[one] for key, one in counted.items()}
    groups = {key: _group(called, key, scope.day) for key in counted}
    places = _places(rated, groups)
    rows = [
        RatedAgency(key, called.on(key, scope.day, short=True), groups[key], counted[key], rated[key], places.get(key))
        for key in counted
    ]
    rows.sort(key=lambda row: (list(Group).index(row.group), row.place or len(rows) + 1, sort_key(row.name)))
    return Ratings(since, scope.day, tuple(rows))


def counted_since(scope: Scope, since: date) -> dict[int, Counted]:
    """What the ledgers say of each agency: tasks from a day up to the scope's, reports of the periods of its year."""
    tasks = counts_since(ledger(scope.keys, scope.day), since)
    owed = {key: one for key, one in reports.of_the_year(scope).items() if key is not None}
    paths = _paths(indicators.standings(scope.keys, scope.day))
    return {key: _counted(tasks, owed, paths, key) for key in dict.fromkeys([*tasks, *owed, *paths])}


def _counted(
    tasks: Mapping[int, Counts], owed: Mapping[int, Discipline], paths: Mapping[int, list[Path]], key: int
) -> Counted:
    counts, record, judged = tasks.get(key, Counts()), owed.get(key, Discipline(key, "")), paths.get(key, [])
    return Counted(
        reports_due=record.fell_due,
        reports_on_time=record.on_time,
        reports_sent=record.on_time + record.late,
        nil=record.nil,
        returns=record.times_returned,
        done_on_time=counts.done_on_time,
        done_late=counts.done_late,
        open_in_time=counts.open_in_time,
        open_late=counts.open_late,
        no_date_open=counts.no_date_open,
        no_date_done=counts.no_date_done,
        indicators_judged=len(judged),
        indicators_on_path=sum(path in _ON_PATH for path in judged),
    )


def _paths(rows: Iterable[indicators.Standing]) -> dict[int, list[Path]]:
    found: dict[int, list[Path]] = defaultdict(list)
    for row in rows:
        for lead in row.leads:
            found[lead] += [row.path] if row.is_judged else []
    return found


def _group(called: Called, key: int, day: date) -> Group:
    phase = called.phase(key, day)
    is_place = phase is not None and phase.kind == Kind.COMMITTEE and phase.level != Level.PROVINCE
    return Group.LOCALITIES if is_place else Group.DEPARTMENTS


def _places(rated: Mapping[int, Rating], groups: Mapping[int, Group]) -> dict[int, int]:
    found: dict[int, int] = {}
    for group in Group:
        found |= ranks({key: rating for key, rating in rated.items() if groups[key] == group})
    return found
