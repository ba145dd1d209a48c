"""All that the page for leaders says, in the same few queries for any number of agencies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Max

from dondoc.accounts.models import User
from dondoc.agencies.queries.calling import Called
from dondoc.lib.text import sort_key
from dondoc.plans.models import Plan
from dondoc.progress.queries.counts import Ledger, SectionCounts, ledgers
from dondoc.progress.rules.cells import Counts
from dondoc.reporting.models import Obligation
from dondoc.reporting.permissions import readable_obligations
from dondoc.steering.enums import Path
from dondoc.steering.queries import indicators
from dondoc.steering.queries.reports import Debts, debts, owed
from dondoc.steering.queries.said import Said, said
from dondoc.steering.queries.scope import Scope
from dondoc.steering.rules.changes import Changes, changes

#: Where nothing has closed yet, changes are told of so many days.
_A_QUARTER = timedelta(days=91)
#: The worst first.
_ORDER = (Path.OFF_PATH, Path.DISAGREE, Path.NO_VALUE, Path.CANNOT_TELL, Path.NO_TARGET, Path.ON_PATH, Path.REACHED)


@dataclass(frozen=True, slots=True)
class AgencyCounts:
    """An agency's tasks in all plans of the scope; `agency` None for what nobody answers for."""

    agency: int | None
    name: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator with the names of those that lead it."""

    standing: indicators.Standing
    leads: Sequence[str]
    plan: Plan


@dataclass(frozen=True, slots=True)
class News:
    """What is otherwise than at the end of `since`."""

    since: date
    tasks: Changes[int]
    newly_missing: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Where a province stands on a day."""

    scope: Scope
    whole: Counts
    agencies: Sequence[AgencyCounts]
    sections: Sequence[SectionCounts]
    debts: Debts
    indicators: Sequence[IndicatorRow]
    said: Sequence[Said]
    news: News

    @property
    def late(self) -> int:
        """The one number: tasks and reports past their day and still open."""
        return self.whole.open_late + self.debts.missing

    def those(self, *paths: Path) -> list[IndicatorRow]:
        """Indicators that stand so."""
        return [row for row in self.indicators if row.standing.path in paths]


def overview(user: User | AnonymousUser, scope: Scope, period: str = "", since: date | None = None) -> Overview:
    """Of the scope; obstacles and proposals of one period where it is said; changes since a day, else since the last
    period closed."""
    since = since or last_closing(scope)
    (read, before), reports = ledgers(scope.keys, [scope.day, since]), owed(scope, since)
    paths = indicators.standings(scope.keys, scope.day, readable=readable_obligations(user))
    words = said(user, scope, period)
    tasks = read.by_agency()
    # All names at once: most agencies stand in several of these.
    called = Called([*tasks, *reports.agencies, *indicators.agencies(paths), *(one.agency for one in words)])
    return Overview(
        scope=scope,
        whole=read.of_tasks(),
        agencies=_by_agency(tasks, called, scope.day),
        sections=read.by_section(),
        debts=debts(reports, called, scope.day),
        indicators=_indicators(scope, paths, called),
        said=[one.named(called.on(one.agency, scope.day, short=True)) for one in words],
        news=News(since, changes(before.cells(), read.cells()), reports.newly_missing),
    )


def last_closing(scope: Scope) -> date:
    """The last day before the scope's on which the figures of a period closed."""
    rows = Obligation.objects.filter(scope.reports().conditions(scope.day), closes_on__lte=scope.day)
    last: date | None = rows.aggregate(last=Max("closes_on"))["last"]
    return last - timedelta(days=1) if last else scope.day - _A_QUARTER


def by_agency(read: Ledger) -> list[AgencyCounts]:
    """Those with most late and open first, nobody last."""
    found = read.by_agency()
    return _by_agency(found, Called(found), read.day)


def _by_agency(found: Mapping[int | None, Counts], called: Called, day: date) -> list[AgencyCounts]:
    rows = [AgencyCounts(key, called.on(key, day, short=True), counts) for key, counts in found.items()]
    return sorted(
        rows, key=lambda row: (row.agency is None, -row.counts.open_late, -row.counts.fell_due, sort_key(row.name))
    )


def _indicators(scope: Scope, paths: Sequence[indicators.Standing], called: Called) -> list[IndicatorRow]:
    plans = {plan.pk: plan for plan in scope.plans}
    return [
        IndicatorRow(row, [called.on(key, scope.day, short=True) for key in row.leads], plans[row.indicator.plan_id])
        for row in sorted(paths, key=lambda row: _ORDER.index(row.path))
    ]
