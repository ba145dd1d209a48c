"""What happened to agencies, as sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet, prefetch_related_objects
from django.utils.translation import gettext as _

from dondoc.agencies.enums import ChangeKind
from dondoc.agencies.models import Change, Phase
from dondoc.agencies.queries.calling import Called
from dondoc.agencies.rules.intents import Intent

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Told:
    """A change and its sentence, without a full stop."""

    change: Change
    sentence: str


def changes_of(agency: int) -> QuerySet[Change]:
    """All that was carried out and concerns the agency, oldest first."""
    touched = Q(agencies=agency) | Q(successions__origin=agency) | Q(successions__heir=agency)
    return Change.objects.filter(touched, done_at__isnull=False).distinct().order_by("on", "pk")


def changes_in(province: int | None) -> QuerySet[Change]:
    """All that was carried out, of agencies that ever belonged to the province if one is said, the latest first."""
    rows = Change.objects.filter(done_at__isnull=False)
    if province is not None:
        within = Phase.objects.filter(province=province).values("agency")
        rows = rows.filter(pk__in=Change.agencies.through.objects.filter(agency__in=within).values("change"))
    return rows.order_by("-on", "-pk")


def told(changes: Iterable[Change]) -> list[Told]:
    """The changes with their sentences; a constant number of queries for any number of them."""
    rows = list(changes)
    prefetch_related_objects(rows, "agencies", "successions")
    parties = [_parties(change) for change in rows]
    called = Called(key for party in parties for key in (*party.agencies, *party.heirs, party.parent))
    above = Called(called.parents() if any(party.change.kind == ChangeKind.MOVED for party in parties) else ())
    return [Told(party.change, _sentence(party, called, above)) for party in parties]


def sentence_of(change: Change) -> str:
    """What one change says."""
    return told([Change.objects.get(pk=change.pk)])[0].sentence


@dataclass(frozen=True, slots=True)
class _Parties:
    """Who gives and who takes by a change, whether it was carried out or not."""

    change: Change
    agencies: Sequence[int]
    heirs: Sequence[int]
    new: Sequence[str] = ()
    after: str = ""
    parent: int | None = None
    function: str = ""


def _parties(change: Change) -> _Parties:
    if not change.is_done:
        intent = Intent.from_json(change.prepared)
        new = [facts.name for facts in intent.new]
        parent = intent.alters.get("parent")
        after = str(intent.alters.get("name", ""))
        heirs = [*intent.heirs]
        return _Parties(change, intent.agencies, heirs, new, after, int(parent) if parent else None, intent.function)
    edges = list(change.successions.all())
    origins = list(dict.fromkeys(edge.origin_id for edge in edges))
    heirs = list(dict.fromkeys(edge.heir_id for edge in edges))
    concerned = sorted(agency.pk for agency in change.agencies.all())
    if change.kind == ChangeKind.FOUNDED:
        heirs = heirs or concerned
    function = "; ".join(dict.fromkeys(edge.scope for edge in edges if edge.scope))
    return _Parties(change, origins or concerned, heirs, function=function)


def _sentence(party: _Parties, called: Called, above: Called) -> str:
    on = party.change.on
    before = on - _DAY
    words = {
        "agencies": _listed(called.on(key, before) for key in party.agencies),
        "heirs": _listed([*(called.on(key, on) for key in party.heirs), *party.new]),
        "after": party.after or _listed(called.on(key, on) for key in party.agencies),
        "parent": _parent_words(party, called, above),
        "function": party.function,
    }
    return _pattern(party.change.kind) % words


def _parent_words(party: _Parties, called: Called, above: Called) -> str:
    if party.parent:
        return called.on(party.parent, party.change.on)
    phases = [called.phase(key, party.change.on) for key in party.agencies]
    return _listed(above.on(phase.parent_id, party.change.on) for phase in phases if phase)


def _listed(names: Iterable[str]) -> str:
    """Names one after another; those of agencies have commas of their own."""
    return "; ".join(dict.fromkeys(name for name in names if name)) or "—"


def _pattern(kind: str) -> str:
    """How a change of the kind is said."""
    return {
        ChangeKind.FOUNDED.value: _("%(heirs)s is founded"),
        ChangeKind.RENAMED.value: _("%(agencies)s is renamed %(after)s"),
        ChangeKind.MOVED.value: _("%(agencies)s moves under %(parent)s"),
        ChangeKind.MERGED.value: _("%(agencies)s merges into %(heirs)s"),
        ChangeKind.SPLIT.value: _("%(agencies)s is split into %(heirs)s"),
        ChangeKind.HANDED_OVER.value: _("%(agencies)s hands over to %(heirs)s: %(function)s"),
        ChangeKind.ABOLISHED.value: _("%(agencies)s is abolished"),
    }.get(kind, "%(agencies)s → %(heirs)s")
