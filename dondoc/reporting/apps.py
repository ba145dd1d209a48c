from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from dondoc.audit.vocabulary import declare


class ReportingConfig(AppConfig):
    name = "dondoc.reporting"
    label = "reporting"

    def ready(self) -> None:
        # Models can be imported only now.
        from dondoc.reporting.models.closing import write_closing_days  # noqa: PLC0415
        from dondoc.reporting.models.events import EVENTS  # noqa: PLC0415

        declare("reporting", EVENTS)
        post_migrate.connect(write_closing_days, sender=self)
