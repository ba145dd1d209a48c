"""Reading a plan: from a source's blocks to all that it asks of whom and by when."""

from __future__ import annotations

import re

from dondoc.extraction.folded import Folded, fold, places
from dondoc.extraction.outline import Node, build_outline
from dondoc.extraction.plan import ExtractedPlan, Head, Section
from dondoc.extraction.source import Source
from dondoc.extraction.tasks import read_tasks
from dondoc.extraction.times import Times
from dondoc.extraction.zones import Zones, part_zones


def read(source: Source) -> ExtractedPlan:
    """The plan that a source holds."""
    folded = fold(source)
    zones = part_zones(folded.blocks)
    outline = build_outline(zones.body)
    times = Times(2024)
    tasks = tuple(read_tasks(outline, times))
    return ExtractedPlan(source.format, folded.text, places(folded), (), Head(None,None,None,None,None,None,()), (), tasks, (), (), ())
