from __future__ import annotations

from django.apps import AppConfig

from dondoc.audit.vocabulary import declare


class ReportingConfig(AppConfig):
    name = "dondoc.reporting"
    label = "reporting"

    def ready(self) -> None:
        # Models can be imported only now.
        from dondoc.reporting.models.events import EVENTS  # noqa: PLC0415

        declare("reporting", EVENTS)
