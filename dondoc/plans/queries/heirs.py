"""What an agency leaves when it ends or hands over: its duties, who may take them over, what was chosen already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, CharField, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils.translation import ngettext

from dondoc.agencies.enums import ChangeKind
from dondoc.agencies.models import Agency, Change, Succession
from dondoc.agencies.policies.closing import Left
from dondoc.agencies.queries.calling import Called
from dondoc.plans.models import HeirChoice, Plan
from dondoc.plans.queries.holdings import Duties, held_by, loose_on, waiting_on

#: What a person has said of a duty at an ending.
NOT_YET, HAS_HEIR, HAS_ENDED = "waits", "chosen", "ended"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ending:
    """An agency gives its duties away on a day: it ends, or a change is to take some of them from it."""

    former: int
    #: The first day on which others have them.
    on: date
    #: None where an agency ended and nobody entered why.
    change: Change | None

    @property
    def eve(self) -> date:
        """The last day on which the agency had them."""
        return self.on - _DAY

    @property
    def is_prepared(self) -> bool:
        """The change has not been carried out yet: what is chosen has no effect before it is."""
        return self.change is not None and not self.change.is_done


def ending_of(agency: int, change: int | None = None) -> Ending | None:
    """How the agency gave its duties away: by that change, or by its own end; None where it did not."""
    if change is not None:
        found = _changes_of(agency).filter(pk=change).first()
        return Ending(agency, found.on, found) if found else None
    row = Agency.objects.filter(pk=agency, valid__upper_inf=False).first()
    if row is None or row.ended_on is None:
        return None
    done = Change.objects.filter(on=row.ended_on, done_at__isnull=False).order_by("pk")
    # A change may concern an agency and end others: its own end is one that it gives by, or that is of it alone.
    gives = done.filter(successions__origin=agency, successions__scope="").first()
    return Ending(agency, row.ended_on, gives or done.filter(kind=ChangeKind.ABOLISHED, agencies=agency).first())


def _changes_of(agency: int) -> QuerySet[Change]:
    gives = Q(agencies=agency) | Q(successions__origin=agency) | Q(prepared__agencies__contains=agency)
    return Change.objects.filter(gives).distinct()


def takers(ending: Ending) -> list[int]:
    """Keys of the agencies that the change names as taking over from this one."""
    if ending.change is None:
        return []
    if not ending.change.is_done:
        return [int(key) for key in ending.change.prepared.get("heirs", [])]
    rows = Succession.objects.filter(change=ending.change, origin=ending.former).order_by("pk")
    return list(dict.fromkeys(rows.values_list("heir", flat=True)))


def left_at(ending: Ending, plans: Iterable[Plan] | QuerySet[Plan]) -> Duties:
    """The duties of these plans that the agency held on the eve, with what was chosen of each for this ending.

    `choice_id` is the last choice, `choice_state` one of `NOT_YET`, `HAS_HEIR`, `HAS_ENDED`, `choice_heir` the heir.
    """
    same = Q(change=ending.change) if ending.change else Q(change=None, on=ending.on)
    last = HeirChoice.objects.filter(same, holding=OuterRef("pk")).order_by("-pk")
    rows: Duties = held_by([ending.former], ending.eve).filter(plan__in=plans, plan__dated_on__lt=ending.on)
    rows = rows.annotate(choice_id=Subquery(last.values("pk")[:1]), choice_heir=Subquery(last.values("heir")[:1]))
    state = Case(
        When(choice_id=None, then=Value(NOT_YET)),
        When(choice_heir=None, then=Value(HAS_ENDED)),
        default=Value(HAS_HEIR),
        output_field=CharField(),
    )
    found: Duties = rows.annotate(choice_state=state)
    return found


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many duties wait for a person, that one agency held last."""

    former: int
    since: date
    change: int | None
    count: int


def waiting(plans: QuerySet[Plan], day: date) -> list[Waiting]:
    """By former agency, the latest ending first; duties of these plans alone; three queries."""
    loose = loose_on(day)
    rows = waiting_on(day, loose).filter(plan__in=plans).order_by().values("origin_id").annotate(n=Count("pk"))
    counts: Counter[tuple[int, date, int | None]] = Counter()
    for origin, n in rows.values_list("origin_id", "n"):
        if former := loose[origin].former:
            counts[former, loose[origin].since, loose[origin].change] += n
    found = [Waiting(*ending, n) for ending, n in counts.items()]
    return sorted(found, key=lambda one: (-one.since.toordinal(), -one.count, one.former))


def prepared(plans: QuerySet[Plan], day: date) -> list[Waiting]:
    """Changes that are prepared and lack an heir for duties of these plans, by the agency that will end."""
    found = []
    for change in Change.objects.filter(done_at=None).order_by("on", "pk"):
        for former in [] if change.has_one_heir else change.ending:
            rows = left_at(Ending(former, change.on, change), plans)
            if count := rows.filter(choice_id=None).count():
                found.append(Waiting(former, change.on, change.pk, count))
    return found


def unchosen(change: Change) -> list[Left]:
    """What a prepared change would leave without an heir: open duties of plans in force, by agency that ends.

    A merger leaves nothing: whoever takes over has the duties by itself.
    """
    if change.has_one_heir:
        return []
    left = []
    for former in change.ending:
        rows = left_at(Ending(former, change.on, change), Plan.objects.in_force(change.on))
        count = rows.filter(choice_id=None).count()
        name = Called([former]).on(former, change.on - _DAY, short=True)
        words = ngettext(
            "%(n)d duty of %(agency)s has neither an heir nor an end yet.",
            "%(n)d duties of %(agency)s have neither an heir nor an end yet.",
            count,
        )
        left.append(Left(count, words % {"n": count, "agency": name}, "plans:leaving-by", (former, change.pk)))
    return left
