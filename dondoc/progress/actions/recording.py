"""What agencies say of their shares of tasks: by hand at any time, or by a report that was accepted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from dondoc.accounts.models import User
from dondoc.audit.actions import record, record_all
from dondoc.evidence.actions import Upload, file_name, store_file
from dondoc.evidence.models import StoredFile
from dondoc.plans.models import Holding
from dondoc.progress import permissions, policies
from dondoc.progress.actions.shares import called, day_of, last_entry, locked, locked_all, standing_now, task_of
from dondoc.progress.enums import Source, State
from dondoc.progress.models import Entry, EntryFile
from dondoc.progress.queries.planrules import confirmers_on
from dondoc.progress.queries.standing import Standing, standings_of_holdings
from dondoc.progress.rules.closing import done_on

_BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a share of a task; a blank amount is not zero."""

    state: State
    text: str = ""
    product_number: str = ""
    product_on: date | None = None
    product_name: str = ""
    amount_done: Decimal | None = None
    amount_planned: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Reported:
    """What an accepted report says of one share."""

    holding: int
    said: Said
    #: When the agency said it: when the report was sent.
    said_at: datetime
    #: Key of the accepted report (of its revision), and what people call it.
    report: int
    report_name: str
    #: Files that came with the answer, each with its name.
    files: Sequence[tuple[str, StoredFile]] = ()


@transaction.atomic
def record_progress(
    *, holding: Holding | int, said: Said, seen: int, by: User, at: datetime, files: Sequence[Upload] = ()
) -> Entry:
    """Add what the agency that answers today says of its share; `seen` is the key of the last entry shown, 0 for none.

    Done counts from the day of the product document where there is one, else from the local day of `at`; where the plan
    asks, only once a second person has confirmed it. Refuses those who do not record for that agency, a task that left
    the counts, (`Wrong`, with its field) what `policies.check_said` refuses, files that are not taken, and (`Stale`)
    where somebody recorded something since.
    """
    row = locked(holding if isinstance(holding, int) else holding.pk)
    standing, day = standing_now(row.pk, at), day_of(at)
    permissions.check_may_record(by, standing.agency)
    policies.check_counts(standing.withdrawn is not None)
    policies.check_seen(last_entry(row.pk), seen)
    policies.check_said(said, files=len(files), day=day)
    confirmer = confirmers_on([row.plan_id], at)[row.plan_id]
    entry = _entry(row.pk, said, said_at=at, confirmer=confirmer, by=by, at=at)
    entry.save(force_insert=True)
    stored = [(file_name(name), store_file(name=name, data=data, by=by, at=at)) for name, data in files]
    EntryFile.objects.bulk_create(_links(entry, stored))
    facts = {"agency": called(standing.agency, day), "state": said.state.value, "entry": entry.pk}
    record(by=by, verb="progress.recorded", thing=task_of(row), at=at, data=facts)
    return entry


@transaction.atomic
def record_reported(*, entries: Sequence[Reported], by: User, at: datetime) -> int:
    """Add what accepted reports say; gives how many entries are new: one a share and report, however often it is asked.

    `by` is who answers for what the reports say, never whoever accepted them: those may confirm. Nothing is asked
    about permissions, since whoever accepts has. What was recorded by hand after the report was sent holds on.
    Refuses (`Wrong`) what `policies.check_said` refuses; ask it before a report is accepted.
    """
    fresh = _fresh(entries)
    if not fresh:
        return 0
    rows = {row.pk: row for row in locked_all(one.holding for one in fresh)}
    for one in fresh:
        policies.check_said(one.said, files=len(one.files), day=day_of(at))
    confirmers = confirmers_on({row.plan_id for row in rows.values()}, at)
    made = Entry.objects.bulk_create(
        [_reported(one, confirmers[rows[one.holding].plan_id], by=by, at=at) for one in fresh], batch_size=_BATCH
    )
    links = [link for entry, one in zip(made, fresh, strict=True) for link in _links(entry, one.files)]
    EntryFile.objects.bulk_create(links, batch_size=_BATCH)
    shares = standings_of_holdings(rows, day_of(at))
    record_all(by=by, verb="progress.reported", at=at, things=_told(made, rows, shares, at))
    return len(made)


def _fresh(entries: Iterable[Reported]) -> list[Reported]:
    """Those that were not recorded yet, each once; locked first: two who accept one report follow one another."""
    wanted = {(one.holding, one.report): one for one in entries}
    locked_all(holding for holding, _report in wanted)
    rows = Entry.objects.filter(report__in={report for _holding, report in wanted})
    known = set(rows.values_list("holding", "report"))
    return [one for key, one in wanted.items() if key not in known]


def _told(
    made: Iterable[Entry], rows: Mapping[int, Holding], shares: Mapping[int, Standing], at: datetime
) -> Iterable[tuple[Any, dict[str, Any]]]:
    names: dict[int | None, str] = {}
    for entry in made:
        agency = shares[entry.holding_id].agency
        if agency not in names:
            names[agency] = called(agency, day_of(at))
        facts = {"agency": names[agency], "state": entry.state, "report": entry.report_name, "entry": entry.pk}
        yield task_of(rows[entry.holding_id]), facts


def _reported(one: Reported, confirmer: str, *, by: User, at: datetime) -> Entry:
    entry = _entry(one.holding, one.said, said_at=one.said_at, confirmer=confirmer, by=by, at=at)
    entry.source, entry.report, entry.report_name = Source.REPORT, one.report, one.report_name
    return entry


def _entry(holding: int, said: Said, *, said_at: datetime, confirmer: str, by: User, at: datetime) -> Entry:
    is_done = said.state == State.DONE
    return Entry(
        holding_id=holding,
        recorded_at=at,
        recorded_by=by,
        said_at=said_at,
        state=said.state,
        text=said.text.strip(),
        product_number=said.product_number.strip(),
        product_on=said.product_on,
        product_name=said.product_name.strip(),
        amount_done=said.amount_done,
        amount_planned=said.amount_planned,
        unit=said.unit.strip(),
        done_on=done_on(day_of(said_at), said.product_on) if is_done else None,
        confirmer=confirmer if is_done else "",
    )


def _links(entry: Entry, files: Iterable[tuple[str, StoredFile]]) -> list[EntryFile]:
    """Each file once, however often it was chosen."""
    once = {file.pk: EntryFile(entry=entry, file=file, name=name) for name, file in files}
    return list(once.values())
