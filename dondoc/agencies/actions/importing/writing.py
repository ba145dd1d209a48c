from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from dondoc.accounts.enums import Permission
from dondoc.accounts.models import User
from dondoc.agencies.actions.answering import rebuild_answering
from dondoc.agencies.actions.importing.checking import compare
from dondoc.agencies.actions.importing.registry import Registry
from dondoc.agencies.actions.importing.sheet import Checked, Problem, Sheet, Wanted
from dondoc.agencies.actions.order import count_on, kept_in_order, look_again
from dondoc.agencies.models import Agency, Phase, Spelling, Succession
from dondoc.agencies.models.agencies import WHOLE_REGISTRY
from dondoc.agencies.models.ranges import range_of, span_of
from dondoc.agencies.permissions import check_may
from dondoc.agencies.rules.spans import Span
from dondoc.audit.actions import record, record_all
from dondoc.audit.models import FIELDS
from dondoc.lib.errors import Refused

_SAME = ("name", "short_name", "kind", "level", "code", "place", "place_kind")
#: What the record calls the registry as a whole.
_WHOLE = Agency(pk=WHOLE_REGISTRY)


class HasProblems(Refused):
    """Rows of the file are wrong; nothing was written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = problems
        super().__init__(_("%(count)d places in the file are wrong; nothing was written.") % {"count": len(problems)})


def import_rows(sheet: Sheet, *, by: User | None, at: datetime, filename: str = "") -> Checked:
    """Write the rows, all or none: new agencies and stretches are entered, those that are here are corrected.

    `by` is None where the platform itself does it. Refuses (`HasProblems`) a file in which anything is wrong, and
    whatever the database does not hold together.
    """
    if by is not None:
        check_may(by, Permission.KEEP_REGISTRY)
    with kept_in_order():
        checked = compare(sheet, Registry.now(), by)
        if checked.problems:
            raise HasProblems(checked.problems)
        _write(checked)
        if checked.new or checked.changed:
            _tell(checked, filename, by=by, at=at)
    return checked


def _write(checked: Checked) -> None:
    wanted = [*checked.new, *checked.changed]
    keys = dict(Agency.objects.values_list("key", "pk"))
    entered = {want.key: want for want in checked.new if want.key not in keys}
    fresh = Agency.objects.bulk_create(
        [Agency(key=key, valid=range_of(want.span)) for key, want in entered.items()], batch_size=2_000
    )
    keys |= {agency.key: agency.pk for agency in fresh}
    Phase.objects.bulk_create([_phase(want, keys) for want in checked.new], batch_size=2_000)
    columns = [*_SAME, "valid", "parent", "province"]
    Phase.objects.bulk_update([_phase(want, keys) for want in checked.changed], columns, batch_size=500)
    _write_spellings(wanted, keys)
    touched = {keys[want.key] for want in wanted}
    _fit_lives(touched)
    count_on({keys[want.key] for want in checked.changed})
    look_again(Succession.objects.filter(Q(origin__in=touched) | Q(heir__in=touched)))
    if touched:
        rebuild_answering(touched)


def _phase(want: Wanted, keys: Mapping[str, int]) -> Phase:
    return Phase(
        pk=want.phase,
        agency_id=keys[want.key],
        valid=range_of(want.span),
        parent_id=keys[want.parent] if want.parent else None,
        province_id=keys[want.province] if want.province else None,
        **{column: getattr(want, column) for column in _SAME},
    )


def _write_spellings(wanted: Iterable[Wanted], keys: Mapping[str, int]) -> None:
    said = {keys[want.key]: want.spellings for want in wanted if want.spellings is not None}
    known = Spelling.objects.filter(agency__in=said)
    gone = [spelling.pk for spelling in known.defer("words") if spelling.text not in said[spelling.agency_id]]
    Spelling.objects.filter(pk__in=gone).delete()
    rows = [Spelling(agency_id=agency, text=text) for agency, texts in said.items() for text in texts]
    Spelling.objects.bulk_create(rows, batch_size=5_000, ignore_conflicts=True)


def _fit_lives(agencies: Iterable[int]) -> None:
    """Each life reaches from its first stretch to its last."""
    spans: dict[int, Span] = {}
    for agency, valid in (
        Phase.objects.filter(agency__in=list(agencies)).order_by("valid").values_list("agency", "valid")
    ):
        first = spans.get(agency, span_of(valid))
        spans[agency] = Span(first.start, valid.upper)
    rows = [row for row in Agency.objects.filter(pk__in=spans) if span_of(row.valid) != spans[row.pk]]
    for row in rows:
        row.valid = range_of(spans[row.pk])
    Agency.objects.bulk_update(rows, ["valid"], batch_size=2_000)


def _tell(checked: Checked, filename: str, *, by: User | None, at: datetime) -> None:
    """An event on each agency, and one that tells of the whole file."""
    keys = dict(Agency.objects.values_list("key", "pk"))
    for verb, several in (("agencies.founded", checked.new), ("agencies.corrected", checked.changed)):
        things = ((Agency(pk=keys[want.key]), _said(want)) for want in several)
        record_all(by=by, verb=verb, at=at, things=things)
    whole = {"count": len(checked.new) + len(checked.changed), "file": filename}
    record(by=by, verb="agencies.imported", thing=_WHOLE, at=at, data=whole)


def _said(want: Wanted) -> dict[str, Any]:
    return {"agency": want.name, **({FIELDS: dict(want.changed)} if want.changed else {})}
