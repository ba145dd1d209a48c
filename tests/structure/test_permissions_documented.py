"""The table of who may do what is what the code does."""

from __future__ import annotations

from dondoc.agencies.management.commands.permissions import tables
from dondoc.lib.catalogue import ROOT


def test_the_tables_are_those_of_the_code() -> None:
    text = (ROOT / "docs" / "reference" / "permissions.md").read_text(encoding="utf-8")
    written = text.partition("<!-- tables -->\n")[2].partition("\n<!-- end of tables -->")[0]
    assert written == "\n".join(tables()), "type: dondoc manage permissions"
