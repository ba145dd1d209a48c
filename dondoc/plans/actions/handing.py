"""Duties whose agency ended or gave a function away get an heir, or end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import User
from dondoc.agencies.models import Agency, Change
from dondoc.agencies.queries.names import name_on
from dondoc.audit.actions import record
from dondoc.lib.errors import Refused, Stale
from dondoc.plans import permissions, policies
from dondoc.plans.models import HeirChoice, Holding, Plan
from dondoc.plans.queries.heirs import Ending, ending_of, left_at


@transaction.atomic
def choose_heirs(
    *,
    duties: Mapping[int, int],
    former: int,
    change: Change | None,
    heir: int | None,
    reason: str,
    by: User,
    at: datetime,
) -> int:
    """Give duties that `former` held to an heir from the day of the change on, or (no heir) end them with a reason.

    `duties` are keys of holdings, each with the key of the last choice that the person saw, 0 for none. Gives how many
    changed hands; those that are chosen so already are left alone. Refuses an agency that gives nothing away, duties
    that it did not hold on the eve, an heir that does not exist on the day, an end without a reason, plans that the
    person does not look after, and (`Stale`) a duty that somebody else has given away since.
    """
    ending = ending_of(former, change.pk if change else None)
    policies.check_gives(ending)
    assert ending is not None  # noqa: S101  (for the types: checked above)
    taker = _taker(ending, heir)
    policies.check_reason(taker, reason)
    rows = _locked(ending, duties)
    plans = _checked_plans(rows, by)
    fresh = [row for row in rows if not _is_so_already(row, heir)]
    _check_unseen(fresh, duties)
    made = HeirChoice.objects.bulk_create(_choice(ending, row, heir, reason, by, at) for row in fresh)
    _record(ending, fresh, made, plans, taker, reason=reason, by=by, at=at)
    return len(made)


def _taker(ending: Ending, heir: int | None) -> Agency | None:
    if heir is None:
        return None
    taker = Agency.objects.filter(pk=heir).first()
    policies.check_taker(taker, ending.former, ending.on)
    return taker


def _locked(ending: Ending, duties: Mapping[int, int]) -> list[Holding]:
    """The holdings with their last choice for this ending; choices about one duty follow one another."""
    list(Holding.objects.select_for_update().filter(pk__in=duties).order_by("pk").values_list("pk"))
    rows = list(left_at(ending, Plan.objects.issued()).filter(pk__in=duties).order_by("pk"))
    if not duties:
        raise Refused(_("Choose at least one duty."))
    if len(rows) != len(duties):
        raise Refused(_("Some of these duties were not held by that agency on the day before."))
    return rows


def _checked_plans(rows: Iterable[Holding], by: User) -> dict[int, Plan]:
    plans = Plan.objects.select_related("document").in_bulk({row.plan_id for row in rows})
    for plan in plans.values():
        permissions.check_may_hand_over(by, plan)
    return plans


def _is_so_already(row: Any, heir: int | None) -> bool:
    return row.choice_id is not None and row.choice_heir == heir


def _check_unseen(rows: Iterable[Any], duties: Mapping[int, int]) -> None:
    if any((row.choice_id or 0) != duties[row.pk] for row in rows):
        raise Stale(_("Somebody else has given some of these duties away since you opened the page. Look once more."))


def _choice(ending: Ending, row: Holding, heir: int | None, reason: str, by: User, at: datetime) -> HeirChoice:
    on = None if ending.change else ending.on
    return HeirChoice(
        holding=row, change=ending.change, on=on, heir_id=heir, reason=reason.strip(), chosen_at=at, chosen_by=by
    )


def _record(
    ending: Ending,
    rows: Sequence[Any],
    made: Sequence[HeirChoice],
    plans: Mapping[int, Plan],
    taker: Agency | None,
    *,
    reason: str,
    by: User,
    at: datetime,
) -> None:
    """One event a plan, with what was chosen before."""
    former = name_on(Agency.objects.get(pk=ending.former), ending.eve, short=True)
    given: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row, choice in zip(rows, made, strict=True):
        given[row.plan_id].append({"holding": row.pk, "choice": choice.pk, "before": row.choice_heir})
    facts = {"former": former, "reason": reason.strip(), "on": ending.on.isoformat()}
    if ending.change:
        facts["change"] = str(ending.change.pk)
    if taker:
        facts["heir"] = name_on(taker, ending.on, short=True)
    verb = "plans.heirs_chosen" if taker else "plans.duties_ended"
    for plan, several in given.items():
        record(by=by, verb=verb, thing=plans[plan], at=at, data={**facts, "count": len(several), "duties": several})
