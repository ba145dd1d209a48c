from __future__ import annotations

from django.apps import AppConfig

from dondoc.audit.vocabulary import declare


class ProgressConfig(AppConfig):
    name = "dondoc.progress"
    label = "progress"

    def ready(self) -> None:
        # Models can be imported only now.
        from dondoc.progress.models.events import EVENTS  # noqa: PLC0415

        declare("progress", EVENTS)
