"""A reader finds a heading before what stands below it, and an indicator once, whoever gave its values."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal

from dondoc.accounts.models import User
from dondoc.consolidation.queries.paper import Composed, compose
from dondoc.consolidation.tests.many import DAY, a_province
from dondoc.consolidation.tests.test_compose import composed
from dondoc.consolidation.tests.world import Scene, reported
from dondoc.papers.report import Key, Paragraph
from dondoc.papers.table import Cell, DataTable
from dondoc.plans.models import Section, Task


def test_a_heading_stands_above_the_deeper_ones_also_where_their_tasks_come_first(scene: Scene) -> None:
    reported(scene)
    plan = scene.world.plan
    last = plan.sections.order_by("position").last()
    assert last
    for place, (path, title) in enumerate([("II.2", "Công nghiệp:"), ("II.2.a", "Các sở")], start=last.position + 1):
        more = {"reading": last.reading, "start": last.start, "end": last.end, "depth": path.count(".") + 1}
        Section.objects.create(plan=plan, path=path, title=title, position=place, **more)
    Task.objects.filter(plan=plan, path="II.1").update(path="II.2.a.1")
    for path, words in (("II.2.a.1", "Việc của các sở."), ("II.2", "Việc chung.")):
        scene.write(f"task-{scene.task(path).pk}", words, is_own=True)
    found = composed(scene)
    titles = [(place.title, place.group) for place in found.places if place.plan]
    assert titles.index(("II.2. Công nghiệp", "")) + 1 == titles.index(("II.2.a. Các sở", "II.2. Công nghiệp"))
    part = next(part for part in found.paper.parts[1].parts if part.heading == "Công nghiệp")
    below = part.parts[0]
    assert below.heading == "Các sở"
    own, deeper = (
        [block.text for block in each.blocks if isinstance(block, Paragraph) and not block.is_italic]
        for each in (part, below)
    )
    assert (own, deeper) == (["Việc chung."], ["Việc của các sở."])


def test_an_indicator_is_named_once_above_those_who_gave_its_value(lan: User) -> None:
    found = compose(a_province(4, lan, tasks=6, indicators=2), DAY)
    rows = [row.entries for row in found.tables.indicators.table().rows]
    names = Counter(str(entries[1]) for entries in rows)
    assert names["Chỉ số"] == 2
    assert sum(count for name, count in names.items() if name.startswith("– ")) == 8
    overall = [entries[-1] for entries in rows if entries[1] == "Chỉ số"]
    assert all(isinstance(each, Cell) and str(each.value).endswith("/4 cơ quan đạt") for each in overall)


def test_each_value_has_a_line_of_its_own_in_the_list_of_keys_and_for_spreadsheets(lan: User) -> None:
    found = compose(a_province(4, lan, tasks=6, indicators=2), DAY)
    keys = _keys_of_indicators(found)
    assert len({key.line for key in keys}) == 8 + 2
    assert all(key.value is not None for key in keys)
    flat = _flat(found)
    assert len(flat.rows) == 8
    agencies = [row.entries[-1] for row in flat.rows]
    assert all(isinstance(each, Cell) and "/reporting/revisions/" in each.link for each in agencies)
    assert len({(row.entries[0], row.entries[-1]) for row in flat.rows}) == 8


def test_what_too_many_gave_is_counted_on_paper_and_none_of_it_is_lost(lan: User) -> None:
    found = compose(a_province(45, lan, tasks=1, indicators=1), DAY)
    table = found.tables.indicators.table()
    assert not [row for row in table.rows if str(row.entries[1]).startswith("– ")]
    assert "hơn 40 cơ quan" in table.note
    (key,) = _keys_of_indicators(found)
    values = [answer.value for answer in found.material.answers if answer.indicator]
    reached = sum(value is not None and value >= 90 for value in values)
    assert key.value == f"{reached}/45 cơ quan đạt"
    assert {each.value for each in found.traced if each.key == key.key} == {reached}
    assert len(_flat(found).rows) == 45
    frozen = json.loads(found.content())["figures"]
    kept = [
        row for identity, row in frozen.items() if identity.startswith("indicator/") and identity.endswith("/value")
    ]
    assert sorted(Decimal(value) for _key, _where, value in kept if value is not None) == sorted(filter(None, values))


def _keys_of_indicators(found: Composed) -> list[Key]:
    return [key for key in found.paper.keys if key.key.startswith(f"B{found.tables.indicators.number}.")]


def _flat(found: Composed) -> DataTable:
    return next(table for table in found.workbook().tables if table.title == "Giá trị theo cơ quan")
