"""A body that stands on every level: "Hội đồng Thi đua - Khen thưởng các cấp", "Ban Chỉ huy … cấp tỉnh, cấp xã"."""

from __future__ import annotations

import re
from dataclasses import replace

from dondoc.agencies.enums import MeaningKind
from dondoc.agencies.rules.resolving.index import Index
from dondoc.agencies.rules.resolving.names import read_name
from dondoc.agencies.rules.resolving.result import Meaning

_ALL_LEVELS = re.compile(
    r"\s(?:các cấp|cấp (?:tỉnh|thành phố)(?:,|\svà|, và) cấp (?:huyện|xã|cơ sở)(?:(?:,|\svà|, và) cấp xã)?)[\s.;,]*$",
    re.IGNORECASE,
)
_SHARE = 0.93


def read_of_levels(text: str, index: Index) -> Meaning | None:
    """The province's body, beside those below that nobody holds one by one; None where no levels are said of one."""
    said = _ALL_LEVELS.search(text)
    if said is None:
        return None
    top = "thành phố" if index.home.is_city else "tỉnh"
    meaning = read_name(f"{text[: said.start()]} {top}", index)
    if meaning is None or meaning.kind is not MeaningKind.AGENCY:
        return None
    return replace(meaning, is_open=True, confidence=round(meaning.confidence * _SHARE, 3))
