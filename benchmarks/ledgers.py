"""Visits to the ledger of a country; needs Django to be set up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from benchmarks.costs import cost, database
from benchmarks.country import Size, make_country
from dondoc.accounts.enums import Role
from dondoc.accounts.models import User
from dondoc.agencies.actions import write_post
from dondoc.agencies.models import Agency
from dondoc.agencies.models.ranges import Span, range_of
from dondoc.reporting.enums import RevisionStage, Rhythm, Scheme, Senders, Stage, Step
from dondoc.reporting.models import Move, Obligation, Regime, RegimeVersion, Revision
from dondoc.reporting.rules.dues import Owed, owed_in
from dondoc.reporting.rules.periods import Closing
from tests.cast import browser_of

YEARS = 5
_BATCH = 5_000
#: Addresses beneath the ledger's, as people ask them.
_ASKED = {
    "owed in one's province": "",
    "owed in the country": "state=owed",
    "everything in the country": "state=all",
    "… in order of agencies": "state=all&sort=agency",
    "… as agencies are now": "state=owed&sort=agency&as=now",
    "late ones of a year": "state=all&late=1&year={year}",
    "words of a name": "state=all&q=xa+phu",
    "a day of last year": "state=owed&on={year}-06-30",
}
_STAGES = (Stage.NONE, Stage.SUBMITTED, Stage.RETURNED, Stage.EXCUSED, *(Stage.ACCEPTED,) * 16)
_REVISIONS = {
    Stage.SUBMITTED: RevisionStage.SUBMITTED,
    Stage.RETURNED: RevisionStage.RETURNED,
    Stage.ACCEPTED: RevisionStage.ACCEPTED,
}
_STEPS = {Stage.RETURNED: Step.RETURNED, Stage.ACCEPTED: Step.ACCEPTED}


def visits() -> Iterator[tuple[str, ...]]:
    """A row a page: its name, then milliseconds and queries for the officer and for the leader."""
    ledger = reverse("reporting:ledger")
    with database():
        make_country(Size(agencies=34 * 130, people=1_000))
        officer, leader = _people()
        number = _ledgers(officer)
        browsers = [browser_of(person) for person in (officer, leader)]
        yield f"({number:,} obligations)", "", ""
        last = timezone.localdate().year - 1
        for words, query in _ASKED.items():
            address = f"{ledger}?{query.format(year=last)}"
            yield words, *(cost(browser, address) for browser in browsers)
        yield "reports of one's agency", *(cost(browser, reverse("reporting:mine")) for browser in browsers)
        story = reverse("reporting:obligation", args=[Obligation.objects.order_by("pk")[777].pk])
        yield "one obligation", *(cost(browser, story) for browser in browsers)


@transaction.atomic
def _people() -> tuple[User, User]:
    found = []
    for name, key, role in (("can-bo", "p7/xa-11", Role.OFFICER), ("lanh-dao", "p7", Role.LEADER)):
        person = User.objects.create_user(name, full_name=name)
        agency = Agency.objects.get(key=key)
        write_post(person=person, agency=agency, role=role, span=Span(), by=None, at=timezone.now())
        found.append(person)
    return found[0], found[1]


def _ledgers(by: User) -> int:
    """A quarterly regime in each province, from its communes, five years back; gives how many obligations."""
    this = timezone.localdate().year
    quarters = [owed for year in range(this - YEARS + 1, this + 1) for owed in _quarters(year)]
    for province in Agency.objects.filter(key__regex=r"^p\d+$"):
        with transaction.atomic():
            _ledger(province, quarters, by)
    _told()
    return Obligation.objects.count()


def _quarters(year: int) -> list[Owed]:
    return owed_in(year, Rhythm.QUARTERLY, ["Q+1 02"], Closing(15, -1), is_before=True)


def _ledger(province: Agency, quarters: list[Owed], by: User) -> None:
    at = _noon(quarters[0].opens_on)
    focal = Agency.objects.get(key=f"{province.key}/so-0")
    regime = Regime.objects.create(name=f"Báo cáo quý {province.key}", keeper=focal, made_at=at, made_by=by)
    version = RegimeVersion.objects.create(
        regime=regime,
        valid=range_of(Span(quarters[0].opens_on, None)),
        rhythm=Rhythm.QUARTERLY,
        due=["Q+1 02"],
        scheme=Scheme.DECREE,
        senders=Senders.CHOSEN,
        receiver=focal,
        made_at=at,
        made_by=by,
    )
    senders = Agency.objects.filter(key__startswith=f"{province.key}/xa-").order_by("pk")
    rows = [_obligation(version, owed, sender) for owed in quarters for sender in senders]
    Obligation.objects.bulk_create(rows, batch_size=_BATCH)
    _reports(rows, by)


def _obligation(version: RegimeVersion, owed: Owed, sender: Agency) -> Obligation:
    return Obligation(
        regime=version.regime,
        version=version,
        period=owed.period.key,
        kind=owed.period.kind,
        opens_on=owed.opens_on,
        closes_on=owed.closes_on,
        due_on=owed.due_on,
        agency=sender,
        receiver_id=version.receiver_id,
        made_at=_noon(owed.opens_on),
    )


def _reports(rows: list[Obligation], by: User) -> None:
    """What became of what fell due: most accepted, some late, a few missing, returned, excused."""
    today = timezone.localdate()
    stages = {row.pk: _STAGES[row.pk % len(_STAGES)] if row.due_on < today else Stage.NONE for row in rows}
    sent = [row for row in rows if stages[row.pk] in _REVISIONS]
    revisions = Revision.objects.bulk_create([_revision(row, stages[row.pk], by) for row in sent], batch_size=_BATCH)
    excused = [row for row in rows if stages[row.pk] == Stage.EXCUSED]
    Obligation.objects.filter(pk__in=[row.pk for row in excused]).update(stage=Stage.EXCUSED)
    moves = [Move(obligation=row, step=Step.MADE, stage=Stage.NONE, at=row.made_at) for row in rows]
    moves += [
        Move(obligation=row, step=Step.EXCUSED, stage=Stage.EXCUSED, at=_noon(row.closes_on), by=by) for row in excused
    ]
    for revision in revisions:
        at = revision.submitted_at or revision.begun_at
        said = {"obligation": revision.obligation, "revision": revision, "by": by}
        moves.append(Move(step=Step.SUBMITTED, stage=Stage.SUBMITTED, at=at, **said))
        stage = stages[revision.obligation_id]
        if step := _STEPS.get(stage):
            moves.append(Move(step=step, stage=stage, at=revision.decided_at or at, **said))
    Move.objects.bulk_create(moves, batch_size=_BATCH)


def _told() -> None:
    """What the obligations keep of their revisions, all at once."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE reporting_obligation SET stage = r.stage, first_valid_at = r.submitted_at,"
            " accepted_id = CASE r.stage WHEN 'accepted' THEN r.id END,"
            " accepted_at = CASE r.stage WHEN 'accepted' THEN r.decided_at END"
            " FROM reporting_revision r WHERE r.obligation_id = reporting_obligation.id"
        )
        cursor.execute("VACUUM ANALYZE")


def _revision(row: Obligation, stage: Stage, by: User) -> Revision:
    # One in seven comes late.
    at = _noon(row.due_on + timedelta(days=5 if row.pk % 7 == 0 else -3))
    is_decided = stage != Stage.SUBMITTED
    return Revision(
        obligation=row,
        number=1,
        stage=_REVISIONS[stage],
        begun_at=at,
        begun_by=by,
        saved_at=at,
        saved_by=by,
        submitted_at=at,
        submitted_by=by,
        decided_at=at + timedelta(days=2) if is_decided else None,
        decided_by=by if is_decided else None,
    )


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(5), tzinfo=UTC)
