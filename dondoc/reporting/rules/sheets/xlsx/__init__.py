"""The form as a workbook."""

from dondoc.reporting.rules.sheets.xlsx.reading import read_xlsx
from dondoc.reporting.rules.sheets.xlsx.writing import write_xlsx

__all__ = ["read_xlsx", "write_xlsx"]
