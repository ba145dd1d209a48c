from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.agencies.actions.importing.cells import Reader
from dondoc.agencies.actions.importing.holding import check_together
from dondoc.agencies.actions.importing.placing import Places
from dondoc.agencies.actions.importing.registry import Known, Registry, change_days
from dondoc.agencies.actions.importing.sheet import Checked, Problem, Sheet, SheetRow, Wanted
from dondoc.agencies.enums import Kind, Level
from dondoc.agencies.permissions.keeping import kept_by
from dondoc.agencies.policies.correcting import check_days
from dondoc.agencies.rules.spans import Span
from dondoc.lib.dates import show
from dondoc.lib.errors import Refused

#: Columns whose difference is a correction.
_COMPARED = ("name", "short_name", "kind", "level", "parent", "province", "code", "place", "place_kind")


def check_rows(sheet: Sheet, *, by: User | None) -> Checked:
    """What bringing the rows in would do, without doing it: what is new, changed, the same, and what is wrong.

    `by` is None where the platform itself does it, to which every agency is open.
    """
    return compare(sheet, Registry.now(), by)


def compare(sheet: Sheet, registry: Registry, by: User | None) -> Checked:
    """The same against a registry that was read."""
    reader = Reader()
    places = Places(sheet.rows, registry, reader)
    siblings = Counter(places.keys.values())
    rows = [row for row in sheet.rows if row.number in places.keys]
    wanted = [want for row in rows if (want := _wanted(row, places, registry, reader, siblings))]
    fresh = [want for want in wanted if want.phase is None]
    changed = [want for want in wanted if want.phase and want.changed]
    problems = [*reader.problems, *check_together(registry, [*fresh, *changed])]
    problems += _days(changed, registry)
    problems += _kept([*fresh, *changed], registry, by)
    ordered = sorted(dict.fromkeys(problems), key=lambda problem: problem.row)
    return Checked(fresh, changed, len(wanted) - len(fresh) - len(changed), ordered, sheet.unknown)


def _wanted(row: SheetRow, places: Places, registry: Registry, reader: Reader, siblings: Counter[str]) -> Wanted | None:
    key = places.keys[row.number]
    known = places.stretch(row, siblings[key])
    if known is None and key in registry.keys:
        return None
    before = len(reader.problems)
    kind = reader.kind(row, known.kind if known else "")
    level = reader.level(row, known.level if known else "")
    name = reader.text(row, "name", known.name if known else "")
    short_name = reader.text(row, "short_name", known.short_name if known else "") or name
    if not name:
        reader.say(row, "name", _("is missing"))
    province = _province(row, places, known, reader)
    parent = places.named(row, "parent", province) if "parent" in row.cells else (known.parent if known else "")
    place = reader.text(row, "place", known.place if known else "")
    if not province and known is None:
        is_own = kind == Kind.COMMITTEE and level == Level.PROVINCE and bool(place)
        province = key if is_own else _province_above(parent, registry)
    span = reader.span(row, known.span if known else Span())
    spellings = reader.spellings(row)
    code = reader.code(row, known.code if known else "")
    place_kind = reader.text(row, "place_kind", known.place_kind if known else "")
    if len(reader.problems) > before or kind is None or level is None:
        return None
    want = Wanted(
        row=row.number,
        key=key,
        phase=known.phase if known else None,
        name=name,
        short_name=short_name[:300],
        kind=kind,
        level=level,
        parent=parent,
        province=province,
        code=code,
        place=place,
        place_kind=place_kind,
        span=span,
        spellings=spellings,
    )
    return want if known is None else _compared(want, known, registry)


def _province(row: SheetRow, places: Places, known: Known | None, reader: Reader) -> str:
    if "province" not in row.cells:
        return known.province if known else ""
    found = places.province(row.cells["province"])
    if found is None:
        reader.say(row, "province", _("the registry has no such province"))
    return found or ""


def _province_above(parent: str, registry: Registry) -> str:
    stretches = registry.stretches.get(parent, [])
    return stretches[-1].province if stretches else ""


def _compared(want: Wanted, known: Known, registry: Registry) -> Wanted:
    """With what is no longer the same."""
    changed: dict[str, Sequence[str]] = {
        column: [str(getattr(known, column)), str(getattr(want, column))]
        for column in _COMPARED
        if getattr(known, column) != getattr(want, column)
    }
    days = (("valid_from", known.span.start, want.span.start), ("valid_to", known.span.end, want.span.end))
    for column, old, new in days:
        if old != new:
            changed[column] = [show(old) if old else "", show(new) if new else ""]
    spelled = registry.spellings.get(want.key, [])
    if want.spellings is not None and set(want.spellings) != set(spelled):
        changed["spellings"] = ["; ".join(spelled), "; ".join(want.spellings)]
    return replace(want, changed=changed)


def _days(changed: Sequence[Wanted], registry: Registry) -> list[Problem]:
    """Days of changes that would move, and ends that are no corrections."""
    moved = [want for want in changed if {"valid_from", "valid_to"} & want.changed.keys()]
    happened = change_days(registry.keys[want.key] for want in moved) if moved else {}
    problems = []
    for want in moved:
        known = next(one for one in registry.stretches[want.key] if one.phase == want.phase)
        is_last = known.span.end == registry.lives[want.key].end
        try:
            check_days(known.span, want.span, happened.get(known.agency, {}), is_last=is_last)
        except Refused as refusal:
            column = "valid_to" if "valid_to" in want.changed else "valid_from"
            problems.append(Problem(want.row, column, want.changed[column][1], str(refusal)))
    return problems


def _kept(wanted: Sequence[Wanted], registry: Registry, by: User | None) -> list[Problem]:
    """Agencies that the person does not keep, or would put under one that they do not keep."""
    kept = None if by is None else kept_by(by)
    if kept is None:
        return []
    fresh = {want.key for want in wanted if want.phase is None}
    own = {key for key, pk in registry.keys.items() if pk in kept}
    own_or_fresh = own | fresh
    problems = []
    for want in wanted:
        if want.phase is not None and want.key not in own:
            problems.append(Problem(want.row, "key", want.key, _("you do not keep this agency")))
        if want.phase is None and not want.parent:
            problems.append(Problem(want.row, "parent", "", _("say which agency stands above the new one")))
        elif (want.phase is None or "parent" in want.changed) and want.parent and want.parent not in own_or_fresh:
            problems.append(Problem(want.row, "parent", want.parent, _("you do not keep the agency above")))
    return problems
