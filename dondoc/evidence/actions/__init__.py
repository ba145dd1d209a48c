"""Everything that changes a stored file; each is one transaction with its audit event."""

from dondoc.evidence.actions.scanning import SCAN_JOB, SCAN_REST_JOB, ScannerFailed, files_to_scan, scan_file
from dondoc.evidence.actions.storing import Upload, check_file, check_size, store_file
from dondoc.evidence.rules.kinds import file_name

__all__ = [
    "SCAN_JOB",
    "SCAN_REST_JOB",
    "ScannerFailed",
    "Upload",
    "check_file",
    "check_size",
    "file_name",
    "files_to_scan",
    "scan_file",
    "store_file",
]
