"""The form as a document for Word."""

from dondoc.reporting.rules.sheets.docx.reading import read_docx
from dondoc.reporting.rules.sheets.docx.writing import write_docx

__all__ = ["read_docx", "write_docx"]
