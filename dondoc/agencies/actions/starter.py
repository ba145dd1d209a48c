from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction

from dondoc.accounts.models import User
from dondoc.agencies.actions.answering import rebuild_answering
from dondoc.agencies.actions.locking import lock_registry
from dondoc.agencies.models import Agency, Answering, Change, Phase, Spelling, Succession
from dondoc.agencies.models.agencies import WHOLE_REGISTRY
from dondoc.agencies.models.ranges import range_of
from dondoc.agencies.rules import starter
from dondoc.agencies.rules.spans import Span
from dondoc.agencies.rules.starter import StarterAgency, StarterChange, StarterPhase
from dondoc.audit.actions import record
from dondoc.audit.models import Event

#: What the record calls the registry as a whole.
_WHOLE = Agency(pk=WHOLE_REGISTRY)
_VERB = "agencies.starter_loaded"


@transaction.atomic
def load_starter(*, at: datetime, by: User | None = None, provinces: Collection[str] | None = None) -> int:
    """Bring the national registry in, or up to date; gives how many agencies were written.

    An agency that a person has changed is left as it is; `provinces` (keys) brings in these alone. When neither the
    data nor the choice has changed since the last time, nothing is read.
    """
    digest = f"{_digest_of_files()} {','.join(sorted(provinces)) if provinces is not None else '*'}"
    last = Event.objects.filter(verb=_VERB).order_by("-pk").values_list("data", flat=True).first()
    if last and last.get("digest") == digest:
        return 0
    lock_registry()
    registry = starter.load(provinces)
    written = _write_agencies(registry.agencies)
    _write_changes(registry.changes, at)
    rebuild_answering()
    _count_anew()
    record(by=by, verb=_VERB, thing=_WHOLE, at=at, data={"count": written, "digest": digest})
    return written


def _count_anew() -> None:
    """Let the database see how much there is now, or it plans its joins for empty tables until its own next look."""
    with connection.cursor() as cursor:
        for model in (Agency, Phase, Spelling, Change, Succession, Answering):
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")


def _digest_of_files() -> str:
    """Of the data and of the code that multiplies it: quicker than multiplying it."""
    package = Path(starter.__file__).parent
    sources = [*package.glob("*.py"), *(package.parents[1] / "starter").glob("*.toml")]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(sources))).hexdigest()


def _write_agencies(agencies: Iterable[StarterAgency]) -> int:
    """Write those that are new or whose words have changed, their names and places."""
    known = {key: (pk, words) for key, pk, words in Agency.objects.values_list("key", "pk", "starter")}
    agencies = list(agencies)
    fresh = {agency.key: agency for agency in agencies if _is_wanted(agency, known)}
    Agency.objects.bulk_create([_row(agency) for agency in fresh.values() if agency.key not in known])
    changed = [key for key in fresh if key in known]
    Agency.objects.bulk_update(
        [_row(fresh[key], pk=known[key][0]) for key in changed], ["valid", "sureness", "source", "starter"]
    )
    keys = dict(Agency.objects.values_list("key", "pk"))
    Phase.objects.filter(agency__key__in=changed).delete()
    Spelling.objects.filter(agency__key__in=changed).delete()
    Phase.objects.bulk_create(
        [_phase(keys, agency.key, phase) for agency in fresh.values() for phase in agency.phases], batch_size=2_000
    )
    Spelling.objects.bulk_create(
        [Spelling(agency_id=keys[agency.key], text=text) for agency in fresh.values() for text in agency.spellings],
        batch_size=5_000,
        ignore_conflicts=True,
    )
    _write_served(agencies, keys)
    return len(fresh)


def _is_wanted(agency: StarterAgency, known: dict[str, tuple[int, str]]) -> bool:
    if agency.key not in known:
        return True
    words = known[agency.key][1]
    return bool(words) and words != _digest(agency)


def _digest(agency: StarterAgency) -> str:
    return hashlib.sha256(repr(agency).encode()).hexdigest()


def _row(agency: StarterAgency, pk: int | None = None) -> Agency:
    life = Span(agency.valid_from, agency.valid_to)
    return Agency(
        pk=pk,
        key=agency.key,
        valid=range_of(life),
        sureness=agency.sureness,
        source=agency.source,
        starter=_digest(agency),
    )


def _phase(keys: dict[str, int], key: str, phase: StarterPhase) -> Phase:
    return Phase(
        agency_id=keys[key],
        valid=range_of(Span(phase.valid_from, phase.valid_to)),
        name=phase.name,
        short_name=phase.short_name,
        kind=phase.kind,
        level=phase.level,
        parent_id=keys.get(phase.parent),
        province_id=keys.get(phase.province),
        code=phase.code,
        place=phase.place,
        place_kind=phase.place_kind,
    )


def _write_served(agencies: Iterable[StarterAgency], keys: dict[str, int]) -> None:
    """Of all, not the fresh alone: a regional body that was here may serve a province that comes only now."""
    through = Agency.serves.through
    pairs = [(keys[agency.key], keys[served]) for agency in agencies for served in agency.serves if served in keys]
    through.objects.bulk_create(
        [through(from_agency_id=agency, to_agency_id=served) for agency, served in pairs], ignore_conflicts=True
    )


def _write_changes(changes: Iterable[StarterChange], at: datetime) -> None:
    """Write the changes that are not here yet, with who took over from whom."""
    known = set(Change.objects.exclude(key="").values_list("key", flat=True))
    fresh = [change for change in changes if change.key not in known]
    rows = Change.objects.bulk_create([_change(change, at) for change in fresh])
    keys = dict(Agency.objects.values_list("key", "pk"))
    Succession.objects.bulk_create(
        [
            Succession(change=row, origin_id=keys[edge.from_key], heir_id=keys[edge.to_key], scope=edge.scope)
            for row, change in zip(rows, fresh, strict=True)
            for edge in change.successions
        ],
        batch_size=5_000,
    )
    through = Change.agencies.through
    through.objects.bulk_create(
        [
            through(change_id=row.pk, agency_id=keys[key])
            for row, change in zip(rows, fresh, strict=True)
            for key in _concerned(change)
        ],
        batch_size=5_000,
    )


def _concerned(change: StarterChange) -> set[str]:
    edges = {key for edge in change.successions for key in (edge.from_key, edge.to_key)}
    return edges | set(change.agencies)


def _change(change: StarterChange, at: datetime) -> Change:
    return Change(
        key=change.key,
        kind=change.kind,
        on=change.on,
        basis=change.basis,
        note=change.note,
        sureness=change.sureness,
        source=change.source,
        created_at=at,
        done_at=at,
    )
