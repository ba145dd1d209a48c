"""Cutting and joining the stretches of agencies' lives; for actions that hold the registry and have checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from datetime import date

from django.contrib.postgres.fields import DateRangeField
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Func, Value

from dondoc.agencies.models import Agency, Phase
from dondoc.agencies.queries.parties import reaching
from dondoc.agencies.rules.intents import Alters

#: Attributes of a phase by the names that facts have.
_COLUMNS = {"parent": "parent_id", "province": "province_id"}


def end_lives(agencies: Iterable[int], on: date) -> None:
    """The agencies are no more from the day on."""
    wanted = list(agencies)
    Phase.objects.filter(reaching(on), agency__in=wanted).update(valid=_until(on))
    Agency.objects.filter(pk__in=wanted).update(valid=_until(on))


def alter_from(agency: int, on: date, alters: Alters) -> None:
    """Let facts be others from the day on, each until the day on which it had changed already."""
    running = dict(alters)
    phases = list(Phase.objects.filter(reaching(on), agency=agency).order_by("valid"))
    wanted: dict[int, Alters] = {}
    for phase in phases:
        running = {name: value for name, value in running.items() if _says(phase, name) == _says(phases[0], name)}
        wanted[phase.pk] = dict(running)
    alter_phases(phases, on, lambda phase: wanted[phase.pk])


def alter_phases(phases: Iterable[Phase], on: date, alters_of: Callable[[Phase], Mapping[str, object]]) -> None:
    """Let each phase say something else from the day on; one that began before is cut there."""
    changing = [phase for phase in phases if alters_of(phase)]
    cut = [phase for phase in changing if phase.valid.lower is None or phase.valid.lower < on]
    fresh = [_altered(phase, DateRange(on, phase.valid.upper), alters_of(phase)) for phase in cut]
    Phase.objects.filter(pk__in=[phase.pk for phase in cut]).update(valid=_until(on))
    Phase.objects.bulk_create(fresh, batch_size=2_000)
    for phase in changing:
        if phase not in cut:
            Phase.objects.filter(pk=phase.pk).update(**{_COLUMNS.get(k, k): v for k, v in alters_of(phase).items()})


def _altered(phase: Phase, valid: DateRange, alters: Mapping[str, object]) -> Phase:
    """A copy, not yet kept, that says something else in another stretch."""
    fresh = copy(phase)
    fresh.pk, fresh.valid = None, valid
    for name, value in alters.items():
        setattr(fresh, _COLUMNS.get(name, name), value)
    return fresh


def _says(phase: Phase, name: str) -> object:
    return getattr(phase, _COLUMNS.get(name, name))


def _until(on: date) -> Func:
    return Func(Func(F("valid"), function="lower"), Value(on), function="daterange", output_field=DateRangeField())
