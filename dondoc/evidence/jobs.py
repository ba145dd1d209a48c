"""Work in the background: looking at files for viruses."""

from __future__ import annotations

import logging

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from dondoc.evidence import actions
from dondoc.evidence.models import StoredFile

logger = logging.getLogger(__name__)


@app.task(name=actions.SCAN_JOB, queue="evidence", retry=RetryStrategy(max_attempts=6, exponential_wait=4))
def scan_file(file_id: int) -> None:
    """Look at one file; tried again while the scanner fails."""
    actions.scan_file(file=StoredFile.objects.get(pk=file_id), clock=timezone.now)


@app.periodic(cron="*/10 * * * *")
@app.task(name=actions.SCAN_REST_JOB, queue="evidence", queueing_lock=actions.SCAN_REST_JOB)
def scan_rest(timestamp: int) -> None:
    """Look at what was left over while the scanner failed or before there was one."""
    for file in actions.files_to_scan():
        try:
            actions.scan_file(file=file, clock=timezone.now)
        except actions.ScannerFailed as failure:
            logger.warning("The scanner of DONDOC_SCAN_COMMAND fails: %s", failure)
            return
