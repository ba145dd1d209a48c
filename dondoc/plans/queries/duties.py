"""Duties as pages and files show them: one agency in one role of one item, on a day.

Two names of a plan may have become one agency by the day: then they are one duty with two lines.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db.models import F
from django.db.models.functions import Coalesce

from dondoc.agencies.enums import AnswerState
from dondoc.agencies.models import Change
from dondoc.agencies.models.words import CHANGES, STATES
from dondoc.agencies.queries.calling import Called
from dondoc.lib.text import sort_key
from dondoc.plans.enums import ItemKind, Role
from dondoc.plans.models import Holding
from dondoc.plans.queries.holdings import Duties, answers_on, held_on, histories, step_on
from dondoc.plans.rules.holding import Step

#: The order in which roles are shown.
ROLES = (Role.LEAD, Role.COORDINATING, Role.SUPERVISING, Role.EVALUATOR, Role.SENDER, Role.RECEIVER)
_ENDED = (None, AnswerState.ENDED.value)
_RANK = {role.value: place for place, role in enumerate(ROLES)}
_ITEMS = (ItemKind.TASK, ItemKind.INDICATOR, ItemKind.DUTY)
_KINDS = {kind.value: place for place, kind in enumerate(_ITEMS)}


class Line(NamedTuple):
    """A holding on a day, as light as counting needs it: an agency may have thousands."""

    pk: int
    #: Whose lineage it follows; 0 where a person said that it ended.
    origin: int
    holder: int | None
    state: str
    role: str
    #: Of what it is a role in.
    kind: str
    item: int
    plan: int
    dated: date
    position: float
    #: Kind of a task's time.
    time: str | None

    @property
    def duty_key(self) -> tuple[object, ...]:
        """The same for all lines of one duty; what nobody has is as many duties as it was before."""
        return (self.holder or (self.state, self.origin or self.pk), self.kind, self.item, self.role)


def lines_of(rows: Duties, day: date) -> list[Line]:
    """The holdings on the day as lines, newest plan first, then as the document has them; two queries.

    Many duties follow few lineages, so that who answers is asked once a lineage, not once a duty.
    """
    held = "assignment__"
    position = Coalesce(*(F(f"{held}{kind}__position") for kind in _ITEMS))
    keys = [f"{held}{kind}_id" for kind in _ITEMS]
    columns = ["pk", "origin_id", f"{held}role", "plan_id", "plan__dated_on", "place", f"{held}task__deadline_kind"]
    found = list(rows.order_by().annotate(place=position).values_list(*columns, *keys))
    answers = answers_on(day, {row[1] for row in found})
    return sorted((_line(row, answers.get(row[1], _ENDED)) for row in found), key=_order)


def _line(row: tuple[Any, ...], answer: tuple[int | None, str]) -> Line:
    pk, origin, role, plan, dated, position, time, *items = row
    kind, item = next((kind, key) for kind, key in zip(_KINDS, items, strict=True) if key is not None)
    return Line(pk, origin, *answer, role, kind, item, plan, dated or date.min, position, time)


def _order(line: Line) -> tuple[object, ...]:
    return -line.dated.toordinal(), line.plan, _KINDS[line.kind], line.position, _RANK[line.role], line.pk


def duties_of(lines: Iterable[Line]) -> list[list[Line]]:
    """The lines by duty, in their order."""
    found: dict[tuple[object, ...], list[Line]] = defaultdict(list)
    for line in lines:
        found[line.duty_key].append(line)
    return list(found.values())


@dataclass(slots=True)
class Share:
    """How many duties an agency has in each role; `agency` is None for duties that nobody has, see `state`."""

    agency: int | None
    state: str
    name: str
    roles: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """In all roles."""
        return self.roles.total()


def shares(lines: Iterable[Line], day: date) -> list[Share]:
    """By agency, those that lead most first, those without an agency last; one query, for the names."""
    duties = [several[0] for several in duties_of(lines)]
    called = Called(line.holder for line in duties)
    found: dict[object, Share] = {}
    for line in duties:
        key = line.holder or line.state
        if key not in found:
            name = called.on(line.holder, day, short=True) if line.holder else str(STATES[line.state])
            found[key] = Share(line.holder, line.state, name)
        found[key].roles[line.role] += 1
    order = {share.name: sort_key(share.name) for share in found.values()}
    return sorted(
        found.values(),
        key=lambda share: (share.agency is None, -share.roles[Role.LEAD], -share.total, order[share.name]),
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """A holding with all that a list or a file says of it; names are short ones, days those of its last stretch."""

    holding: int
    plan: int
    plan_name: str
    kind: str
    item: int
    path: str
    words: str
    #: Kind, value and phrase of a task's time; empty strings for what has none.
    time: tuple[str, str, str]
    role: str
    phrase: str
    first: int
    first_name: str
    holder: int | None
    holder_name: str
    state: AnswerState
    #: Since when the holder has it, or nobody; by which change, as a sentence with its legal basis.
    since: date
    change: str

    @property
    def has_moved(self) -> bool:
        """Another agency has it than the plan meant, or one by another name."""
        return self.first != self.holder or self.first_name != self.holder_name


_COLUMNS = (
    "pk",
    "agency_id",
    "origin_id",
    "plan_id",
    "plan__number",
    "plan__title",
    "plan__dated_on",
    "assignment__role",
    "assignment__phrase",
    "assignment__task_id",
    "assignment__task__path",
    "assignment__task__text",
    "assignment__task__deadline_kind",
    "assignment__task__deadline_value",
    "assignment__task__deadline_phrase",
    "assignment__indicator_id",
    "assignment__indicator__code",
    "assignment__indicator__name",
    "assignment__duty_id",
    "assignment__duty__text",
)


def shown(keys: Sequence[int], day: date, *, short: bool = True) -> dict[int, Shown]:
    """What is said of each holding on the day, by key, in their order; as many queries for one as for thousands."""
    rows = {row["pk"]: row for row in held_on(day).filter(pk__in=keys).values(*_COLUMNS)}
    answers = answers_on(day, {row["origin_id"] for row in rows.values()})
    for row in rows.values():
        row["holder_id"] = answers.get(row["origin_id"], _ENDED)[0]
    history = histories(Holding(pk=row["pk"], agency_id=row["agency_id"]) for row in rows.values())
    steps = {key: step_on(history[key], day) for key in rows}
    called = Called(agency for row in rows.values() for agency in (row["agency_id"], row["holder_id"]))
    changes = sentences_of(step for step in steps.values() if step)
    return {key: _shown(rows[key], steps[key], called, changes, day, short=short) for key in keys if key in rows}


def sentences_of(steps: Iterable[Step]) -> dict[int, str]:
    """By key of a change: what sort it is, with its legal basis; who gave and who took stands beside it anyway."""
    wanted = {step.change for step in steps if step.change}
    return {change.pk: said_of(change) for change in Change.objects.filter(pk__in=wanted)} if wanted else {}


def said_of(change: Change) -> str:
    """The sort of the change and its legal basis: "merged (Nghị quyết số 202/2025/QH15)"."""
    kind = str(CHANGES.get(change.kind, change.kind))
    return f"{kind} ({change.basis})" if change.basis else kind


def _shown(
    row: Mapping[str, object], step: Step | None, called: Called, changes: Mapping[int, str], day: date, *, short: bool
) -> Shown:
    get = _Columns(row)
    first, holder, dated = get.key("agency_id"), row["holder_id"], row["plan__dated_on"]
    dated = dated if isinstance(dated, date) else day
    holder = holder if isinstance(holder, int) else None
    kind, item, path, words = get.item()
    names = called.on(first, dated, short=short), called.on(holder, day, short=short)
    if names[0] == names[1] and first != holder:  # the same department of two provinces
        names = called.on(first, dated), called.on(holder, day)
    return Shown(
        holding=get.key("pk"),
        plan=get.key("plan_id"),
        plan_name=get.text("plan__number") or get.text("plan__title"),
        kind=kind,
        item=item,
        path=path,
        words=words,
        time=get.time(),
        role=get.text("assignment__role"),
        phrase=get.text("assignment__phrase"),
        first=first,
        first_name=names[0],
        holder=holder,
        holder_name=names[1],
        state=_state(first, holder, step),
        since=step.start if step else dated,
        change=changes.get(step.change or 0, "") if step else "",
    )


def _state(first: int, holder: int | None, step: Step | None) -> AnswerState:
    if holder is None:
        return step.state if step else AnswerState.ENDED
    return AnswerState.SELF if first == holder else AnswerState.HEIR


class _Columns:
    """Reads a row of `_COLUMNS` with the types that its columns have."""

    def __init__(self, row: Mapping[str, object]) -> None:
        self._row = row

    def key(self, name: str) -> int:
        """A key that is never empty."""
        value = self._row[name]
        return value if isinstance(value, int) else 0

    def text(self, name: str) -> str:
        """Text; nothing for what the row does not have."""
        return str(self._row[name] or "")

    def time(self) -> tuple[str, str, str]:
        """Of a task."""
        kind, value, phrase = (self.text(f"assignment__task__deadline_{name}") for name in ("kind", "value", "phrase"))
        return kind, value, phrase

    def item(self) -> tuple[str, int, str, str]:
        """Kind, key, number and words."""
        if key := self.key("assignment__task_id"):
            return ItemKind.TASK, key, self.text("assignment__task__path"), self.text("assignment__task__text")
        if key := self.key("assignment__indicator_id"):
            return (
                ItemKind.INDICATOR,
                key,
                self.text("assignment__indicator__code"),
                self.text("assignment__indicator__name"),
            )
        return ItemKind.DUTY, self.key("assignment__duty_id"), "", self.text("assignment__duty__text")
