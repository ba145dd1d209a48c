"""Finding a province by what people call it."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from dondoc.agencies.enums import Kind, Level
from dondoc.agencies.models import Answering, Phase, Spelling
from dondoc.lib.text import fold

Lives = list[DateRange]
#: Words before the name of a province in an issuer or on a command line.
_BEFORE = re.compile(r"^(?:ubnd|uy ban nhan dan|hdnd|chu tich ubnd)?\s*(?:tinh|thanh pho|tp\.?)?\s*(?=\S)")


def province_named(words: str, on: date) -> int | None:
    """The People's Committee of the province that the words name ("Bắc Giang", "UBND tỉnh Bắc Giang", "TP.HCM").

    One that lives on the day before one that does not; instead of a province that has ended, whoever answers for it.
    """
    wanted = _BEFORE.sub("", fold(words))
    places = Phase.objects.filter(kind=Kind.COMMITTEE, level=Level.PROVINCE).exclude(place="")
    lives: dict[int, Lives] = defaultdict(list)
    named: dict[int, Lives] = {}
    for agency, place, valid in places.values_list("agency_id", "place", "valid"):
        lives[agency].append(valid)
        if fold(place) == wanted:
            named[agency] = lives[agency]
    found = named or _by_spelling(words, lives)
    alive = [agency for agency, valids in found.items() if any(on in valid for valid in valids)]
    return alive[0] if alive else _heir(next(iter(found), None), on)


def _by_spelling(words: str, provinces: dict[int, Lives]) -> dict[int, Lives]:
    bare = fold(words)
    spelled = Spelling.objects.filter(agency__in=provinces).values_list("agency_id", "text")
    return {agency: provinces[agency] for agency, text in spelled if fold(text) == bare}


def _heir(agency: int | None, on: date) -> int | None:
    if agency is None:
        return None
    return Answering.objects.on(on).filter(origin=agency).values_list("heir", flat=True).first() or agency
