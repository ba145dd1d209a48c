"""Plans: those that are here, and one of them with what it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, F, IntegerField, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce, Concat, ExtractYear

from dondoc.accounts.models import User
from dondoc.lib.search import Fold
from dondoc.plans import permissions
from dondoc.plans.models import Indicator, Item, Plan, Recipient, Reference, ReportingDuty, Task
from dondoc.plans.queries.live.words import clean, holds

STATES = ("live", "replaced", "draft")
_COUNTED: dict[str, type[Item]] = {
    "task_count": Task,
    "indicator_count": Indicator,
    "duty_count": ReportingDuty,
    "reference_count": Reference,
    "recipient_count": Recipient,
}


@dataclass(frozen=True, slots=True)
class PlanFilter:
    """What a reader looks for among the plans; words of the address that are not known are as if not there."""

    text: str = ""
    state: str = ""
    year: int | None = None

    @classmethod
    def read(cls, address: Mapping[str, str]) -> PlanFilter:
        """From `?q=…&state=…&year=…`."""
        state, year = address.get("state", ""), address.get("year", "")
        return cls(
            text=clean(address.get("q", "")),
            state=state if state in STATES else "",
            year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        )


def plans(user: User | AnonymousUser, wanted: PlanFilter) -> QuerySet[Plan]:
    """The plans that the person may see, newest first; `is_replaced` tells one that has a newer issued edition."""
    newer = Plan.objects.issued().filter(key=OuterRef("key"), edition__gt=OuterRef("edition")).exclude(key="")
    rows = permissions.visible_plans(user).annotate(
        is_replaced=Exists(newer),
        task_count=_count_of(Task),
        indicator_count=_count_of(Indicator),
    )
    if wanted.state == "draft":
        rows = rows.filter(issued_at=None)
    elif wanted.state:
        rows = rows.filter(issued_at__isnull=False, is_replaced=wanted.state == "replaced")
    if wanted.year:
        rows = rows.filter(dated_on__year=wanted.year)
    if wanted.text:
        said = Fold(Concat("number", Value(" "), "title", Value(" "), "issuer", output_field=TextField()))
        rows = rows.alias(said=said).filter(holds("said", wanted.text))
    return rows.select_related("document").order_by(F("dated_on").desc(nulls_first=True), "-pk")


def years(user: User | AnonymousUser) -> list[int]:
    """The years that visible plans are dated in, newest first."""
    rows = permissions.visible_plans(user).exclude(dated_on=None).annotate(year=ExtractYear("dated_on"))
    return list(rows.values_list("year", flat=True).distinct().order_by("-year"))


def live_plan(plan_id: int) -> QuerySet[Plan]:
    """An issued plan without the weight of its reading, with how many items of each kind it holds."""
    counts = {name: _count_of(model) for name, model in _COUNTED.items()}
    rows = Plan.objects.issued().filter(pk=plan_id).select_related("document", "issued_by", "reading")
    return rows.defer("reading__result").annotate(**counts)


def _count_of(model: type[Item]) -> Coalesce:
    """How many kept items of a kind the plan has; a count of its own, so that kinds do not multiply."""
    rows = model._default_manager.filter(plan=OuterRef("pk"), dropped_at=None).order_by().values("plan")
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)


def issued_plans() -> QuerySet[Plan]:
    """All issued plans for a choice, newest first."""
    named = Plan.objects.issued().only("number", "title", "issuer", "dated_on", "date_precision", "reading_id")
    return named.order_by("-issued_at", "-pk")
