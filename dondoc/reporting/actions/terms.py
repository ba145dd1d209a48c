"""What a regime asks, as a person sets it, and what it cannot ask."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.agencies.models import Agency
from dondoc.agencies.models.ranges import Span, range_of
from dondoc.lib import dates
from dondoc.lib.errors import Refused
from dondoc.plans.models import Plan, ReportingDuty
from dondoc.reporting.enums import Part, Rhythm, Scheme, Senders
from dondoc.reporting.models import Question, Regime, RegimeVersion
from dondoc.reporting.models.words import PARTS, period_words
from dondoc.reporting.queries.versions import asking_of
from dondoc.reporting.rules.dues import is_due_rule
from dondoc.reporting.rules.making import Asked, asked
from dondoc.reporting.rules.periods import KINDS, periods_of

_YEAR = re.compile(r"\d{4}-")
#: Beyond two years, so that every period of the year after the first shows.
_AHEAD = timedelta(days=900)


@dataclass(frozen=True, slots=True)
class Heading:
    """A part of the narrative that is asked for: its key (see `models.Question`), its title."""

    key: str
    title: str
    is_required: bool = False

    @property
    def line(self) -> str:
        """As a person types it: what must be answered ends with a star."""
        return f"{self.title} *" if self.is_required else self.title


def default_parts() -> tuple[Heading, ...]:
    """The six parts that a report has unless a regime says otherwise; what was done must be said."""
    return tuple(Heading(part.value, str(PARTS[part]), part == Part.DONE) for part in Part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a version of a regime asks."""

    rhythm: Rhythm
    #: Words of `rules.dues`.
    due: Sequence[str]
    is_before: bool = True
    scheme: Scheme = Scheme.DECREE
    senders: Senders
    #: The picked ones, where the senders are picked.
    chosen: Sequence[Agency] = ()
    receiver: Agency
    asks_tasks: bool = True
    asks_indicators: bool = True
    questions: Sequence[Heading] = field(default_factory=default_parts)


def check_terms(terms: Terms, *, plan: Plan | None, duty: ReportingDuty | None, span: Span) -> list[Asked]:
    """Refuse terms by which nobody could report: no day, no such day, no sender, a day before its period begins.

    Gives the periods that they ask for, from the span's start on.
    """
    if wrong := [word for word in terms.due if not is_due_rule(word)]:
        raise Refused(
            _("“%(word)s” is no due day: write it as 06-01, Q+1 02, M+1 05 or 2025-08-10.") % {"word": wrong[0]}
        )
    if not terms.due:
        raise Refused(_("Say by which day the report is due."))
    if terms.senders == Senders.DUTY and duty is None:
        raise Refused(_("No sentence of a plan names the senders; pick the agencies, or those that lead."))
    if terms.senders == Senders.LEADS and plan is None:
        raise Refused(_("Without a plan nobody leads a task; pick the agencies."))
    if terms.senders == Senders.CHOSEN and not terms.chosen:
        raise Refused(_("Pick at least one agency that reports."))
    return _asked_periods(terms, span)


def _asked_periods(terms: Terms, span: Span) -> list[Asked]:
    start = span.start or date.min
    version = RegimeVersion(
        valid=range_of(span),
        rhythm=terms.rhythm,
        due=list(terms.due),
        is_before=terms.is_before,
        scheme=terms.scheme,
    )
    found = asked(asking_of([version]), start + _AHEAD)
    if not found:
        raise Refused(_("By these days no report would ever fall due: they do not fit how often it is asked for."))
    for one in found:
        if one.owed.closes_on <= one.owed.opens_on or one.owed.due_on < one.owed.period.starts:
            words = {"day": dates.show(one.owed.due_on), "period": period_words(one.owed.period.key)}
            raise Refused(
                _("The report for %(period)s would be due on %(day)s, before there is anything to tell.") % words
            )
    # Days of single years say themselves which periods they are for; an end leaves no year that is whole.
    if span.end is None and not any(_YEAR.match(word) for word in terms.due):
        _check_each_has_a_day(terms, {one.owed.period.key: one.owed.due_on for one in found}, start.year + 1)
    return found


def _check_each_has_a_day(terms: Terms, days: Mapping[str, date], year: int) -> None:
    """Each period of a year its own: a day that stands for two of them was meant for one."""
    seen: dict[date, str] = {}
    for period in (period for kind in KINDS[terms.rhythm] for period in periods_of(kind, year)):
        day = days.get(period.key)
        if day is None or day in seen:
            words = {"period": period_words(period.key)}
            raise Refused(_("These days give the report for %(period)s no day of its own; add one.") % words)
        seen[day] = period.key


def write_version(regime: Regime, terms: Terms, span: Span, *, reason: str, by: User, at: datetime) -> RegimeVersion:
    """The rows of a version; for actions that have checked its terms."""
    version = RegimeVersion(regime=regime)
    rewrite_version(version, terms, span, reason=reason, by=by, at=at)
    return version


def rewrite_version(version: RegimeVersion, terms: Terms, span: Span, *, reason: str, by: User, at: datetime) -> None:
    """Bring a version's rows to the terms."""
    for name in ("rhythm", "is_before", "scheme", "senders", "receiver", "asks_tasks", "asks_indicators"):
        setattr(version, name, getattr(terms, name))
    version.due, version.valid, version.reason = list(terms.due), range_of(span), reason
    version.made_at, version.made_by = at, by
    version.save()
    version.chosen.set(terms.chosen if terms.senders == Senders.CHOSEN else ())
    version.questions.all().delete()
    Question.objects.bulk_create(
        Question(version=version, position=place, key=part.key, title=part.title, is_required=part.is_required)
        for place, part in enumerate(terms.questions)
    )


def terms_of(version: RegimeVersion) -> Terms:
    """What a version asks; three queries."""
    parts = version.questions.values_list("key", "title", "is_required")
    return Terms(
        rhythm=Rhythm(version.rhythm),
        due=tuple(version.due),
        is_before=version.is_before,
        scheme=Scheme(version.scheme),
        senders=Senders(version.senders),
        chosen=tuple(version.chosen.order_by("pk")),
        receiver=version.receiver,
        asks_tasks=version.asks_tasks,
        asks_indicators=version.asks_indicators,
        questions=tuple(Heading(*part) for part in parts),
    )
