"""The JSON of an extracted plan: the keys that others rely on, and the free ones beside them.

```
{"reader": "0.1.0", "format": "docx",
 "document": {title, issuer, number, date, signer, signer_title, implements[]},
 "tasks": [{path, text, lead[], coordinating[], supervising[], deadline{kind, value, phrase},
            phrases{role: words}, span{start, end, page}, confidence, doubts[{code, detail, message}]}],
 "indicators": [{code, group, name, unit, body, direction, baseline{year, value, rank}|null,
                 target{year, op, value}|null, lead[], coordinating[], evaluator[], phrases, span, confidence, doubts}],
 "reports": [{from[], to[], frequency, due[], text, span, confidence, doubts}],
 "references": [{number, type, date, issuer, mentions[span]}],
 "recipients": [text], "recipient_spans": [span],
 "sections": [{path, title, depth, span}], "doubts": [...],
 "text": "the folded text that every span counts in",
 "blocks": [{kind: paragraph|table|footnote, span, bold, centred, cells[{row, column, row_span, column_span, span}]}]}
```
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from dondoc.extraction import doubts
from dondoc.extraction.plan import Doubt, Evidence, ExtractedPlan, Indicator, ReportDuty, Task

#: Raised with every change that can read a document differently.
READER_VERSION = "0.1.0"

Json = dict[str, Any]


def to_json(plan: ExtractedPlan) -> Json:
    """The plan as plain JSON values, keys in the order of the module's docstring."""
    return {
        "reader": READER_VERSION,
        "format": plan.format,
        "document": {**asdict(plan.document), "implements": list(plan.document.implements)},
        "tasks": [_task(task) for task in plan.tasks],
        "indicators": [_indicator(indicator) for indicator in plan.indicators],
        "reports": [_report(report) for report in plan.reports],
        "references": [asdict(reference) for reference in plan.references],
        "recipients": [recipient.text for recipient in plan.recipients],
        "recipient_spans": [asdict(recipient.span) for recipient in plan.recipients],
        "sections": [asdict(section) for section in plan.sections],
        "doubts": [_doubt(doubt) for doubt in plan.doubts],
        "text": plan.text,
        "blocks": [asdict(block) for block in plan.blocks],
    }


def _doubt(doubt: Doubt) -> Json:
    return {"code": doubt.code, "detail": doubt.detail, "message": doubts.sentence(doubt)}


def _evidence(evidence: Evidence) -> Json:
    return {
        "span": asdict(evidence.span),
        "confidence": round(evidence.confidence, 2),
        "doubts": [_doubt(doubt) for doubt in evidence.doubts],
    }


def _task(task: Task) -> Json:
    return {
        "path": task.path,
        "text": task.text,
        "lead": list(task.roles.lead),
        "coordinating": list(task.roles.coordinating),
        "supervising": list(task.roles.supervising),
        "deadline": asdict(task.deadline),
        "phrases": task.roles.phrases,
        **_evidence(task.evidence),
    }


def _indicator(indicator: Indicator) -> Json:
    return {
        "code": indicator.code,
        "group": indicator.group,
        "name": indicator.name,
        "unit": indicator.unit,
        "body": indicator.body,
        "direction": indicator.direction,
        "baseline": asdict(indicator.baseline) if indicator.baseline else None,
        "target": asdict(indicator.target) if indicator.target else None,
        "lead": list(indicator.roles.lead),
        "coordinating": list(indicator.roles.coordinating),
        "evaluator": list(indicator.roles.evaluator),
        "phrases": indicator.roles.phrases,
        **_evidence(indicator.evidence),
    }


def _report(report: ReportDuty) -> Json:
    return {
        "from": list(report.sender),
        "to": list(report.receiver),
        "frequency": report.frequency,
        "due": list(report.due),
        "text": report.text,
        **_evidence(report.evidence),
    }
