"""Finding agencies by anything that they are or were called, on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from dondoc.agencies.enums import Kind, Level
from dondoc.agencies.models import Agency, Phase, Spelling
from dondoc.agencies.queries.calling import Called
from dondoc.agencies.rules.searching import all_of, parted, spelled_out, words_of
from dondoc.lib.dates import parse
from dondoc.lib.keys import key_of
from dondoc.lib.search import DictionaryOrder, Fold
from dondoc.lib.text import fold

_LONGEST = 300
#: Columns that only the database reads.
_FOR_SEARCH = ("words", "folded", "short_folded", "place_in_order")


@dataclass(frozen=True, slots=True)
class AgencyFilter:
    """What somebody looks for among the agencies; words of the address that are not known are as if not there."""

    on: date
    text: str = ""
    kind: str = ""
    level: str = ""
    #: Key of the province's committee.
    province: int | None = None
    #: Key of the agency that they stand directly under.
    parent: int | None = None
    #: Those too that do not exist on the day: ended before, or founded after.
    all_times: bool = False

    @classmethod
    def read(cls, address: Mapping[str, str], today: date) -> AgencyFilter:
        """From `?q=…&kind=…&level=…&province=…&parent=…&on=…&all=1`; without a day, today."""
        kind, level = address.get("kind", ""), address.get("level", "")
        return cls(
            on=day_of(address.get("on", ""), today),
            text=" ".join(address.get("q", "").replace("\0", "").split())[:_LONGEST],
            kind=kind if kind in set(Kind) else "",
            level=level if level in set(Level) else "",
            province=key_of(address.get("province", "")),
            parent=key_of(address.get("parent", "")),
            all_times=address.get("all", "") == "1",
        )


def day_of(text: str, today: date) -> date:
    """The day that an address names; today for none, and for what is no day."""
    try:
        return parse(text) if text.strip() else today
    except ValueError:
        return today


def found(wanted: AgencyFilter) -> QuerySet[Phase]:
    """One stretch for each agency that fits: what holds on the day, else its last or first; the best fit first."""
    rows = Phase.objects.filter(_time(wanted)).select_related("agency").defer(*_FOR_SEARCH)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.level:
        rows = rows.filter(level=wanted.level)
    if wanted.parent:
        rows = rows.filter(parent=wanted.parent)
    if wanted.province:
        serving = Agency.serves.through.objects.filter(to_agency=wanted.province).values("from_agency")
        rows = rows.filter(Q(province=wanted.province) | Q(agency__in=serving))
    words = words_of(wanted.text)
    if words:
        rows = rows.filter(agency__in=_called(words, spelled_out(wanted.text)))
    elif wanted.text:
        return rows.none()
    return rows.annotate(fit=_fit(wanted.text)).order_by("fit", "place_in_order", "folded", "agency")


def _time(wanted: AgencyFilter) -> Q:
    holds = Q(valid__contains=wanted.on)
    if not wanted.all_times:
        return holds
    ended = Q(agency__valid__endswith__lte=wanted.on, valid__endswith=F("agency__valid__endswith"))
    coming = Q(agency__valid__startswith__gt=wanted.on, valid__startswith=F("agency__valid__startswith"))
    return holds | ended | coming


def _called(words: list[str], in_full: list[str]) -> QuerySet[Phase, int]:
    """Agencies with all the words in a name of any time, in a spelling, or a spelling and a name between them.

    `in_full` are the words with abbreviations spelled out, as names have them.
    """
    ways: list[QuerySet[Any, int]] = [
        Spelling.objects.filter(words=_query(words)).order_by().values_list("agency", flat=True)
    ]
    for spelling, name in parted(words):
        both = Spelling.objects.filter(words=_query(spelling), agency__phases__words=_query(name))
        ways.append(both.order_by().values_list("agency", flat=True))
    if in_full != words:
        ways.append(Phase.objects.filter(words=_query(in_full)).order_by().values_list("agency", flat=True))
    names = Phase.objects.filter(words=_query(words)).order_by().values_list("agency", flat=True)
    return names.union(*ways)


def _query(words: list[str]) -> SearchQuery:
    return SearchQuery(all_of(words), search_type="raw", config="simple")


def _fit(text: str) -> Case | Value:
    """0 for the very name, 1 for its beginning, 2 for words within."""
    folded = fold(text)
    if not folded:
        return Value(2)
    spelled = Spelling.objects.alias(said=Fold("text")).filter(agency=OuterRef("agency"), said=folded)
    return Case(
        When(Q(short_folded=folded) | Q(folded=folded) | Exists(spelled), then=0),
        When(Q(short_folded__startswith=folded) | Q(folded__startswith=folded), then=1),
        default=2,
        output_field=IntegerField(),
    )


def provinces(on: date) -> list[tuple[int, str]]:
    """The provinces of a day, for a choice: key of the committee and its place."""
    rows = Phase.objects.on(on).filter(kind=Kind.COMMITTEE, level=Level.PROVINCE).exclude(place="")
    ordered = rows.order_by(DictionaryOrder("place"))
    return [(agency, place) for agency, place in ordered.values_list("agency", "place")]


def name_of(agency: int | None, on: date) -> str:
    """What the agency is called; nothing for none."""
    return Called([agency]).on(agency, on)


def province_of(agency: int, on: date) -> int | None:
    """The province that the agency belongs to on the day."""
    return Phase.objects.on(on).filter(agency=agency).values_list("province", flat=True).first()


@dataclass(frozen=True, slots=True)
class Row:
    """An agency that was found, and by which other name where its own does not have the words."""

    phase: Phase
    parent: str
    also: str = ""


def rows_of(phases: Iterable[Phase], wanted: AgencyFilter) -> list[Row]:
    """The agencies of a page, with who stands above them and what they were found by; a constant number of queries."""
    shown = list(phases)
    above = Called(phase.parent_id for phase in shown)
    words = words_of(wanted.text)
    unlike = [phase.agency_id for phase in shown if not _has(phase.name, phase.short_name, phase.code, words=words)]
    others = _other_names(unlike, words) if unlike else {}
    return [
        Row(phase, above.on(phase.parent_id, wanted.on, short=True), others.get(phase.agency_id, "")) for phase in shown
    ]


def _other_names(agencies: list[int], words: list[str]) -> dict[int, str]:
    """For each agency the spelling, else the former name, that has most of the words."""
    spelled = Spelling.objects.filter(agency__in=agencies).values_list("agency", "text")
    called = Phase.objects.filter(agency__in=agencies).values_list("agency", "short_name")
    best: dict[int, tuple[int, str]] = {}
    for agency, name in [*spelled, *called]:
        fitting = sum(_has(name, words=[word]) for word in words)
        if fitting > best.get(agency, (0, ""))[0]:
            best[agency] = (fitting, name)
    return {agency: name for agency, (_, name) in best.items()}


def _has(*names: str, words: list[str]) -> bool:
    said = words_of(" ".join(names))
    return all(any(one.startswith(word) for one in said) for word in words)
