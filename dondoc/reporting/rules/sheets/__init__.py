"""The report as a form that is filled in away from the platform: written as XLSX and DOCX, read back, understood.

Pure: dataclasses to bytes and back. The way of a form: `form.Form` → `write_xlsx`/`write_docx` → somebody fills it in
→ `read_xlsx`/`read_docx` → `form.Filled` (what stands in the file) → `understand` → `outcome.Outcome` (what is taken).
"""
