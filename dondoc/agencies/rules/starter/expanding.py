"""Templates and provinces multiplied: the agencies that there were and are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dondoc.agencies.enums import Kind, Level, Sureness
from dondoc.agencies.rules.spans import Span
from dondoc.agencies.rules.starter.contract import StarterAgency, StarterPhase
from dondoc.agencies.rules.starter.provinces import Call, Province
from dondoc.agencies.rules.starter.templates import Body, Look, Template

_GOVERNMENT = "trung-uong/chinh-phu"


def committee(province: Province, source: str) -> StarterAgency:
    """The province's People's Committee, which stands for the province."""
    phases = tuple(
        StarterPhase(
            valid_from=call.span.start,
            valid_to=call.span.end,
            name=f"Ủy ban nhân dân {call.title}",
            short_name=f"UBND {call.title}",
            kind=Kind.COMMITTEE,
            level=Level.PROVINCE,
            parent=_GOVERNMENT,
            province=province.key,
            code=province.code,
            place=call.place,
            place_kind=call.kind,
        )
        for call in province.calls
    )
    return StarterAgency(province.key, phases, _committee_spellings(province), Sureness.HIGH, source)


def _committee_spellings(province: Province) -> tuple[str, ...]:
    forms = ("UBND {kind}", "Ủy ban nhân dân {kind}", "UBND {place}")
    said = dict.fromkeys(form.format_map(call.words()) for call in province.calls for form in forms)
    return (*said, *(f"UBND {other}" for other in province.spellings))


def bodies_of(province: Province, templates: Iterable[Template], parts: Sequence[Province]) -> Iterator[Body]:
    """The bodies of a province, with those that it gets from the provinces (`parts`) that went into it."""
    for template in templates:
        body = template.body(province.key) or _carried(template, parts)
        if body is not None:
            yield body


def _carried(template: Template, parts: Sequence[Province]) -> Body | None:
    for part in parts:
        body, end = template.body(part.key), part.life.end
        if body is not None and body.is_carried and end and body.life.holds(end):
            looks = (replace(look, span=look.span.overlap(Span(end, None))) for look in body.looks)
            return replace(body, looks=tuple(look for look in looks if not look.span.is_empty))
    return None


def agency(province: Province, body: Body) -> StarterAgency | None:
    """A body of a province; None where their lives do not meet."""
    phases = _joined(_phases(province, body))
    if not phases:
        return None
    spellings = _spellings(province, body, phases)
    return StarterAgency(f"{province.key}/{body.key}", tuple(phases), spellings, body.sureness, body.source)


def _spellings(province: Province, body: Body, phases: Iterable[StarterPhase]) -> tuple[str, ...]:
    """Those of all times, without the names themselves."""
    names = {name for phase in phases for name in (phase.name, phase.short_name)}
    said = dict.fromkeys(spelling.format_map(call.words()) for call in province.calls for spelling in body.spellings)
    return tuple(spelling for spelling in said if spelling not in names)


def _phases(province: Province, body: Body) -> Iterator[StarterPhase]:
    for look in body.looks:
        for call in province.calls:
            span = look.span.overlap(call.span)
            if not span.is_empty:
                yield _phase(province, look, call, span)


def _phase(province: Province, look: Look, call: Call, span: Span) -> StarterPhase:
    words = {**call.words(), **province.numbers}
    return StarterPhase(
        valid_from=span.start,
        valid_to=span.end,
        name=look.name.format_map(words).strip(),
        short_name=look.short.format_map(words),
        kind=look.kind,
        level=look.level,
        parent=_parent(province, look.parent),
        province="" if province.is_state else province.key,
    )


def _parent(province: Province, parent: str) -> str:
    if parent == "none":
        return ""
    if "/" in parent:
        return parent
    return f"{province.key}/{parent}" if parent else province.key


def _joined(phases: Iterable[StarterPhase]) -> list[StarterPhase]:
    """Without a cut where nothing changes: the province was renamed, but the name has no province in it."""
    joined: list[StarterPhase] = []
    for phase in phases:
        if joined and replace(joined[-1], valid_from=phase.valid_from, valid_to=phase.valid_to) == phase:
            joined[-1] = replace(joined[-1], valid_to=phase.valid_to)
        else:
            joined.append(phase)
    return joined


def by_key(agencies: Iterable[StarterAgency]) -> dict[str, StarterAgency]:
    """Raises `ValueError` where two have one key."""
    found: dict[str, StarterAgency] = {}
    for one in agencies:
        if one.key in found:
            raise ValueError(one.key)
        found[one.key] = one
    return found
