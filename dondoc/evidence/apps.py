from __future__ import annotations

from django.apps import AppConfig

from dondoc.audit.vocabulary import declare


class EvidenceConfig(AppConfig):
    name = "dondoc.evidence"
    label = "evidence"

    def ready(self) -> None:
        # Models can be imported only now.
        from dondoc.evidence.models.events import EVENTS  # noqa: PLC0415

        declare("evidence", EVENTS)
