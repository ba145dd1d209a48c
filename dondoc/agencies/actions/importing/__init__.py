"""Agencies from a file: read, checked as a whole, written all or not at all."""

from dondoc.agencies.actions.importing.checking import check_rows
from dondoc.agencies.actions.importing.files import read_rows
from dondoc.agencies.actions.importing.sheet import Checked, Problem, Sheet, SheetRow, Wanted
from dondoc.agencies.actions.importing.writing import HasProblems, import_rows

__all__ = [
    "Checked",
    "HasProblems",
    "Problem",
    "Sheet",
    "SheetRow",
    "Wanted",
    "check_rows",
    "import_rows",
    "read_rows",
]
