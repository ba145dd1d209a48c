"""Which agency a row means, and which ones it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from dondoc.agencies.actions.importing.cells import Reader
from dondoc.agencies.actions.importing.registry import Known, Registry
from dondoc.agencies.actions.importing.sheet import SheetRow
from dondoc.agencies.enums import Kind, Level
from dondoc.agencies.rules.keys import key_of
from dondoc.lib.dates import parse
from dondoc.lib.text import fold


class Places:
    """The keys of all rows, and the keys of the agencies that they name, in the registry or in the file itself."""

    def __init__(self, rows: Sequence[SheetRow], registry: Registry, reader: Reader) -> None:
        self._registry, self._reader = registry, reader
        #: Row number → key; rows that mean no one agency are left out.
        self.keys: dict[int, str] = {}
        self._taken = set(registry.keys)
        self._named: dict[str, set[str]] = defaultdict(set)
        self._provinces = _provinces(registry)
        without = [row for row in rows if not self._keyed(row)]
        for row in without:
            self._find(row)
        for row in rows:
            if row.number in self.keys:
                self._remember(row)

    def _keyed(self, row: SheetRow) -> bool:
        if key := self._reader.key(row):
            self._give(row, key)
        return bool(key)

    def _give(self, row: SheetRow, key: str) -> None:
        self.keys[row.number] = key
        self._taken.add(key)

    def _find(self, row: SheetRow) -> None:
        """An agency of this full name, else a new key."""
        name = fold(row.cells["name"])
        if not name:
            self._reader.say(row, "name", _("is missing"))
            return
        known = sorted(key for key in self._registry.by_name.get(name, ()) if self._is_called(key, name))
        if len(known) > 1:
            self._reader.say(row, "name", _several(known))
            return
        self._give(row, known[0] if known else self._free_key(row))

    def _is_called(self, key: str, name: str) -> bool:
        return any(fold(known.name) == name for known in self._registry.stretches[key])

    def _free_key(self, row: SheetRow) -> str:
        wanted = key_of(row.cells.get("short_name") or row.cells["name"], self._province_of(row))[:190]
        key, number = wanted, 1
        while key in self._taken:
            number += 1
            key = f"{wanted}-{number}"
        return key

    def _province_of(self, row: SheetRow) -> str:
        """The province that the row says, else that of the agency above."""
        if said := row.cells.get("province", ""):
            return self.province(said) or ""
        above = row.cells.get("parent", "")
        keys = {above} & self._registry.keys.keys() or self._registry.by_name.get(fold(above), set())
        provinces = {self._registry.stretches[key][-1].province for key in keys}
        return provinces.pop() if len(provinces) == 1 else ""

    def _remember(self, row: SheetRow) -> None:
        key = self.keys[row.number]
        for column in ("name", "short_name"):
            if said := row.cells.get(column):
                self._named[fold(said)].add(key)
        is_province = (
            fold(row.cells.get("level", "")) in {"province", "tinh"} and row.cells.get("place") and "kind" in row.cells
        )
        if is_province and key not in self._registry.keys:
            self._provinces[fold(row.cells["place"])].add(key)

    def stretch(self, row: SheetRow, siblings: int) -> Known | None:
        """The stretch of the registry that the row means; none for a new one, or where something is wrong.

        `siblings` is how many rows of the file are of the same agency.
        """
        stretches = self._registry.stretches.get(self.keys[row.number], [])
        if not stretches:
            return None
        beginning = [known for known in stretches if _begins(known, row)]
        if beginning:
            return beginning[0]
        if len(stretches) == 1 and siblings == 1:
            return stretches[0]
        self._reader.say(
            row,
            "valid_from",
            _("no stretch of this agency begins on this day; a new name or another place is entered as a change"),
        )
        return None

    def named(self, row: SheetRow, column: str, province: str) -> str:
        """The key of the agency that a cell names by its key or its name; empty for none."""
        said = row.cells[column]
        if not said or said in self._taken:
            return said
        found = self._registry.by_name.get(fold(said), set()) | self._named.get(fold(said), set())
        near = {key for key in found if key == province or key.startswith(f"{province}/")} if province else found
        fitting = sorted(near or found)
        if len(fitting) != 1:
            self._reader.say(row, column, self._why_not_one(fitting))
            return ""
        return fitting[0]

    @staticmethod
    def _why_not_one(fitting: Sequence[str]) -> str:
        if fitting:
            return _several(fitting)
        return _("neither the registry nor the file has an agency of this key or name")

    def province(self, said: str) -> str | None:
        """The key of a province by its key, its place or its name; None where there is none, empty for no word."""
        if not said or said in self._taken:
            return said
        found = self._provinces.get(fold(said), set()) or self._registry.by_name.get(fold(said), set())
        alive = {key for key in found if key not in self._registry.lives or self._registry.lives[key].end is None}
        fitting = alive or found
        return next(iter(fitting)) if len(fitting) == 1 else None


def _provinces(registry: Registry) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, stretches in registry.stretches.items():
        for known in stretches:
            if known.kind == Kind.COMMITTEE and known.level == Level.PROVINCE and known.place:
                found[fold(known.place)].add(key)
                found[fold(f"{known.place_kind} {known.place}")].add(key)
    return found


def _begins(known: Known, row: SheetRow) -> bool:
    try:
        said = row.cells["valid_from"]
        return known.span.start == (parse(said) if said else None)
    except (KeyError, ValueError):
        return False


def _several(keys: Iterable[str]) -> str:
    shown = list(keys)
    words = {"keys": ", ".join(shown[:4]) + (" …" if len(shown) > 4 else "")}
    return _("several agencies are called so; write the key of one: %(keys)s") % words
