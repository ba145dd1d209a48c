"""The registry as it stood on a day, ready for names to be looked up in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q, QuerySet

from dondoc.agencies.enums import Kind, Level
from dondoc.agencies.models import NameAnswer, Phase, Spelling
from dondoc.agencies.rules.book import Answer, Book, Entry

_COLUMNS = ("agency_id", "name", "short_name", "kind", "level", "parent_id")
#: Bodies that a document of any province may name.
_OF_THE_STATE = (Level.CENTRAL, Level.REGION)


def book_of(province: int | None, on: date) -> Book:
    """The agencies that a document of the province may name: its own, those that serve it, those of the state."""
    rows = list(_named_in(province).filter(valid__contains=on).order_by("agency_id").values_list(*_COLUMNS))
    place, kind = _place_of(province, on)
    return Book(place, kind, on, _entries(rows), _answers(province))


def others_of(book: Book, province: int | None) -> list[Entry]:
    """The province's agencies that the book lacks because they live on other days, as they were called last."""
    here = {int(entry.key) for entry in book.entries}
    rows = _named_in(province).exclude(agency__in=here).order_by("agency_id", "-valid").distinct("agency_id")
    return _entries(list(rows.values_list(*_COLUMNS)))


def _named_in(province: int | None) -> QuerySet[Phase]:
    own = Q(province=province) | Q(agency__serves=province) if province else Q(pk__in=())
    return Phase.objects.filter(own | Q(province=None, level__in=_OF_THE_STATE, agency__serves=None)).distinct()


def _place_of(province: int | None, on: date) -> tuple[str, str]:
    phases = Phase.objects.filter(agency=province).order_by("valid")
    phase = phases.filter(valid__contains=on).first() or phases.last()
    return (phase.place, phase.place_kind) if phase else ("", "")


def _entries(rows: Iterable[tuple[int, str, str, str, str, int | None]]) -> list[Entry]:
    spellings: dict[int, list[str]] = defaultdict(list)
    keys = [row[0] for row in rows]
    for agency, text in Spelling.objects.filter(agency__in=keys).values_list("agency_id", "text"):
        spellings[agency].append(text)
    return [
        Entry(key, name, short, Kind(kind), Level(level), parent, tuple(spellings[key]))
        for key, name, short, kind, level, parent in rows
    ]


def _answers(province: int | None) -> dict[str, Answer]:
    rows = NameAnswer.objects.filter(province=province).order_by("pk").annotate(agency=F("agencies"))
    found: dict[str, Answer] = {}
    for folded, is_open, agency in rows.values_list("folded", "is_open", "agency"):
        before = found.get(folded, Answer((), is_open))
        found[folded] = Answer((*before.agencies, *([agency] if agency else [])), is_open)
    return found
