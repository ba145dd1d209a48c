"""What is kept of consolidation: reports being composed, their passages with sources, templates, frozen snapshots."""

from dondoc.consolidation.models.passages import Passage, PassageSource
from dondoc.consolidation.models.pdfs import Pdf
from dondoc.consolidation.models.reports import Report, ReportSource
from dondoc.consolidation.models.snapshots import Snapshot, SnapshotFile, Used
from dondoc.consolidation.models.templates import Template

__all__ = ["Passage", "PassageSource", "Pdf", "Report", "ReportSource", "Snapshot", "SnapshotFile", "Template", "Used"]
