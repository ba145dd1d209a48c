"""Regimes are set up, changed from a day on, ended; what fell due before stays as it was."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.agencies.models import Agency
from dondoc.agencies.models.ranges import Span
from dondoc.agencies.permissions import check_may
from dondoc.agencies.queries.calling import Called
from dondoc.audit.actions import record
from dondoc.audit.models import FIELDS
from dondoc.lib import dates
from dondoc.lib.errors import Refused
from dondoc.plans.models import Plan, ReportingDuty
from dondoc.reporting import permissions
from dondoc.reporting.actions.making import make_obligations
from dondoc.reporting.actions.terms import Terms, check_terms, rewrite_version, terms_of, write_version
from dondoc.reporting.models import Regime, RegimeVersion


@transaction.atomic
def set_up_regime(
    *,
    name: str,
    keeper: Agency,
    terms: Terms,
    start: date,
    until: date | None = None,
    plan: Plan | None = None,
    duty: ReportingDuty | None = None,
    gathers_into: Regime | None = None,
    by: User,
    at: datetime,
) -> Regime:
    """A new regime with its first version and its obligations, those too that fell due since `start`.

    Refuses whoever keeps no regimes at the keeper's agency, a name that says nothing, a day before the plan's, and
    terms by which nobody could report (see `check_terms`).
    """
    check_may(by, Permission.KEEP_REGIMES, agency=keeper.pk)
    _check_named(name)
    _check_begins(start, until, plan)
    check_terms(terms, plan=plan, duty=duty, span=Span(start, until))
    regime = Regime.objects.create(
        name=name.strip(),
        plan=plan,
        duty=duty,
        keeper=keeper,
        gathers_into=gathers_into,
        made_at=at,
        made_by=by,
    )
    write_version(regime, terms, Span(start, until), reason="", by=by, at=at)
    data = {"name": regime.name, "start": dates.show(start), "plan": str(plan) if plan else ""}
    record(by=by, verb="reporting.regime_set_up", thing=regime, at=at, data=data)
    make_obligations(regimes=[regime], at=at, since=start)
    return regime


@transaction.atomic
def change_regime(
    *,
    regime: Regime,
    from_day: date,
    terms: Terms,
    reason: str,
    name: str | None = None,
    gathers_into: Regime | None = None,
    by: User,
    at: datetime,
) -> RegimeVersion:
    """What the regime asks from a day on; the version that held until then ends, a later one that is prepared stays.

    `name` and `gathers_into` hold at once; a name of None stays. Refuses a day that has passed, one on which the
    regime does not hold, a change without a reason, a chain of levels that would run in a ring.
    """
    regime = Regime.objects.select_for_update().get(pk=regime.pk)
    permissions.check_may_keep(by, regime)
    _check_ahead(from_day, at)
    _check_reason(reason)
    _check_no_ring(regime, gathers_into)
    held = _version_on(regime, from_day)
    span = Span(from_day, held.valid.upper)
    check_terms(terms, plan=regime.plan, duty=regime.duty, span=span)
    fields = _differences(terms_of(held), terms, from_day) | _renamed(regime, name, gathers_into)
    if held.valid.lower == from_day:
        # It begins that day, so nothing that it asked has fallen due.
        rewrite_version(held, terms, span, reason=reason, by=by, at=at)
        version = held
    else:
        _cut(held, from_day)
        version = write_version(regime, terms, span, reason=reason, by=by, at=at)
    data = {"name": regime.name, "start": dates.show(from_day), "reason": reason, FIELDS: fields}
    record(by=by, verb="reporting.regime_changed", thing=regime, at=at, data=data)
    make_obligations(regimes=[regime], at=at)
    return version


@transaction.atomic
def end_regime(*, regime: Regime, on: date, reason: str, by: User, at: datetime) -> Regime:
    """Ask for no period whose figures close on the day or later; what has fallen due stays.

    Refuses a day that has passed, one on which the regime does not hold or only begins, an end without a reason, and
    one before a change that is prepared.
    """
    regime = Regime.objects.select_for_update().get(pk=regime.pk)
    permissions.check_may_keep(by, regime)
    _check_ahead(on, at)
    _check_reason(reason)
    held = _version_on(regime, on)
    if held.valid.lower == on:
        raise Refused(_("It only begins on that day; end it on a later one."))
    if later := regime.versions.filter(valid__startswith__gt=on).first():
        raise Refused(
            _("A change from %(day)s on is prepared; end the regime after that day.")
            % {"day": dates.show(later.valid.lower)}
        )
    _cut(held, on)
    held.reason = reason
    held.save(update_fields=["reason"])
    data = {"name": regime.name, "end": dates.show(on), "reason": reason}
    record(by=by, verb="reporting.regime_ended", thing=regime, at=at, data=data)
    make_obligations(regimes=[regime], at=at)
    return regime


def _check_named(name: str) -> None:
    if not name.strip():
        raise Refused(_("Give the regime a name that lists can call it by."))


def _check_begins(start: date, until: date | None, plan: Plan | None) -> None:
    if plan and not plan.is_issued:
        raise Refused(_("The plan is still a draft; nobody reports by it yet."))
    if plan and plan.day and start < plan.day:
        raise Refused(_("The plan is dated %(day)s; nobody owed a report before.") % {"day": dates.show(plan.day)})
    if until and until <= start:
        raise Refused(_("It would end before it begins."))


def _check_ahead(day: date, at: datetime) -> None:
    if day < timezone.localdate(at):
        raise Refused(
            _("What fell due stays as it was asked for; a regime is changed from today on, or from a later day.")
        )


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused(_("Say why, and by which document: whoever reports will read it."))


def _check_no_ring(regime: Regime, gathers_into: Regime | None) -> None:
    seen = set[int]()
    while gathers_into is not None and gathers_into.pk not in seen:
        if gathers_into.pk == regime.pk:
            raise Refused(_("Reports would run in a ring: that regime is gathered into this one."))
        seen.add(gathers_into.pk)
        gathers_into = gathers_into.gathers_into


def _version_on(regime: Regime, day: date) -> RegimeVersion:
    version = regime.versions.select_for_update(of=("self",)).select_related("receiver").on(day).first()
    if version is None:
        raise Refused(_("The regime does not hold on %(day)s.") % {"day": dates.show(day)})
    return version


def _cut(version: RegimeVersion, day: date) -> None:
    version.valid = DateRange(version.valid.lower, day)
    version.save(update_fields=["valid"])


def _renamed(regime: Regime, name: str | None, gathers_into: Regime | None) -> dict[str, list[object]]:
    before = [regime.name, regime.gathers_into.name if regime.gathers_into else ""]
    if name is not None:
        _check_named(name)
        regime.name = name.strip()
    regime.gathers_into = gathers_into
    regime.save(update_fields=["name", "gathers_into"])
    after = [regime.name, gathers_into.name if gathers_into else ""]
    pairs = zip(("name", "gathers_into"), before, after, strict=True)
    return {field: [old, new] for field, old, new in pairs if old != new}


#: What the record tells of a change.
_TOLD = ("rhythm", "due", "is_before", "scheme", "senders", "chosen", "receiver", "asks_tasks", "asks_indicators")


def _differences(before: Terms, after: Terms, day: date) -> dict[str, list[object]]:
    called = Called(agency.pk for terms in (before, after) for agency in (terms.receiver, *terms.chosen))
    fields = {name: [_told(terms, name, called, day) for terms in (before, after)] for name in (*_TOLD, "questions")}
    return {name: pair for name, pair in fields.items() if pair[0] != pair[1]}


def _told(terms: Terms, name: str, called: Called, day: date) -> object:
    """Agencies by their names of the day: the record says what was meant then."""
    if name == "chosen":
        return sorted(called.on(agency.pk, day, short=True) for agency in terms.chosen)
    if name == "receiver":
        return called.on(terms.receiver.pk, day, short=True)
    if name == "questions":
        return [part.line for part in terms.questions]
    return list(terms.due) if name == "due" else getattr(terms, name)
