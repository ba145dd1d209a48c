"""Districts of the starter data: a list of names a province, all ended on one day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dondoc.agencies.enums import ChangeKind, Sureness
from dondoc.agencies.rules.keys import key_of
from dondoc.agencies.rules.starter.changing import Origin
from dondoc.agencies.rules.starter.contract import StarterAgency, StarterChange
from dondoc.agencies.rules.starter.templates import Table, Template

_TITLE = "{kind} {name}"


def district_templates(file: Table) -> list[Template]:
    """The districts of the lists, each as a body of its one province."""
    return [
        Template(_body(row["province"], f"{kind} {name}"), file["defaults"])
        for row in file["districts"]
        for kind, names in row.items()
        if kind != "province"
        for name in names
    ]


def _body(province: str, title: str) -> Table:
    return {
        "key": key_of(title),
        "short": f"UBND {title}",
        "name": f"Ủy ban nhân dân {title}",
        "only": [province],
        "spellings": [title],
    }


def ended(file: Table, own: Iterable[StarterAgency]) -> Iterator[StarterChange]:
    """All districts of a province ended; their heirs are communes, which the starter data has not."""
    defaults = file["defaults"]
    on = defaults["until"]
    keys = [one.key for one in own if one.valid_to == on and one.phases[-1].level == defaults["level"]]
    if not keys:
        return
    province = keys[0].partition("/")[0]
    yield Origin(
        key=f"{province}/{on}/cap-huyen",
        kind=ChangeKind.ABOLISHED,
        on=on,
        basis=defaults["basis"],
        note=defaults["note"],
        sureness=Sureness(defaults["sureness"]),
        source=defaults["source"],
    ).change(others=keys)
