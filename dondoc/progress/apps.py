from __future__ import annotations

from django.apps import AppConfig

from dondoc.audit.vocabulary import declare, declare_things, declare_words


class ProgressConfig(AppConfig):
    name = "dondoc.progress"
    label = "progress"

    def ready(self) -> None:
        # Models can be imported only now.
        from dondoc.progress.models.events import EVENTS  # noqa: PLC0415
        from dondoc.progress.queries.record import THINGS, worded  # noqa: PLC0415

        declare("progress", EVENTS)
        declare_words("progress", fields={}, wording=worded)
        declare_things(THINGS)
