"""An extracted plan's JSON as values of rows: one shape for reading, correcting, undoing and rereading.

`Values` of one item::

    {"kind": "task", "fields": {column: JSON value}, "roles": {"lead": ["Sở Y tế"]},
     "targets": [{"year", "op", "value"}], "mentions": [{"start", "end", "page"}],
     "start", "end", "page", "confidence", "doubts": [{"code", "detail"}]}

Decimals are strings and dates are ISO, so that values go into a JSON column unchanged.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal, InvalidOperation
from typing import Any

from dondoc.plans.enums import ItemKind, Operator, Role
from dondoc.plans.rules.text import number_key
from dondoc.plans.rules.times import partial_date

Json = dict[str, Any]
Values = dict[str, Any]

_BEFORE = re.compile(r"\btrước (?:ngày )?$", re.IGNORECASE)
_LARGEST = Decimal(10) ** 14
_SMALL = 32_767


def items_of(result: Json) -> list[Values]:
    """All items of a reading, kind by kind, each kind in the document's order."""
    implemented = {number_key(number) for number in result["document"].get("implements") or []}
    spans = result.get("recipient_spans") or [{}] * len(result["recipients"])
    return [
        *_tasks(result),
        *(indicator_values(indicator) for indicator in result["indicators"]),
        *(duty_values(duty) for duty in result["reports"]),
        *(reference_values(reference, implemented) for reference in _references(result)),
        *(
            _item(ItemKind.RECIPIENT, {"span": span}, {"text": text})
            for text, span in zip(result["recipients"], spans, strict=True)
        ),
    ]


def facts_of(result: Json) -> Json:
    """The document's own facts as columns of a plan."""
    document = result["document"]
    day, precision = partial_date(document.get("date"))
    return {
        "title": document.get("title") or "",
        "issuer": document.get("issuer") or "",
        "number": document.get("number") or "",
        "dated_on": day.isoformat() if day else None,
        "date_precision": precision or "",
        "signer": document.get("signer") or "",
        "signer_title": document.get("signer_title") or "",
    }


def _tasks(result: Json) -> list[Values]:
    """Its tasks, each with the words of its time as they are printed."""
    tasks, text = [task_values(task) for task in result["tasks"]], result.get("text") or ""
    starts = sorted({values["start"] for values in tasks})
    for values in tasks:
        place = bisect_right(starts, values["start"])
        until = starts[place] if place < len(starts) else len(text)
        fields = values["fields"]
        fields["deadline_phrase"] = as_printed(fields["deadline_phrase"], text, values["start"], values["end"], until)
    return tasks


def as_printed(phrase: str, text: str, start: int, end: int, until: int) -> str:
    """The words of a time with the "trước" that stands in front of them: of a cell the reader gives the day alone.

    They stand after the task's own words, which go from `start` to `end` in the text, and before the next task, which
    begins at `until`; or among its own words.
    """
    for words in (text[end:until], text[start:end]) if phrase and end else ():
        place = words.find(phrase)
        if place >= 0:
            before = _BEFORE.search(words, 0, place)
            return f"{before[0]}{phrase}" if before else phrase
    return phrase


def task_values(task: Json) -> Values:
    """A task of the JSON."""
    deadline = task.get("deadline") or {}
    fields = {
        "path": task.get("path") or "",
        "text": task["text"],
        "deadline_kind": deadline.get("kind") or "none",
        "deadline_value": deadline.get("value") or "",
        "deadline_phrase": deadline.get("phrase") or "",
    }
    return _item(ItemKind.TASK, task, fields, (Role.LEAD, Role.COORDINATING, Role.SUPERVISING))


def indicator_values(indicator: Json) -> Values:
    """An indicator of the JSON, with its target; a number too large to keep is left out and said."""
    baseline, target = indicator.get("baseline") or {}, indicator.get("target")
    fields = {
        "code": indicator.get("code") or "",
        "group": indicator.get("group") or "",
        "name": indicator["name"],
        "unit": indicator.get("unit") or "",
        "direction": indicator.get("direction") or "",
        "is_body": bool(indicator.get("body")),
        "baseline_year": _small(baseline.get("year")),
        "baseline_value": _decimal(baseline.get("value")),
        "baseline_rank": _small(baseline.get("rank")),
    }
    values = _item(ItemKind.INDICATOR, indicator, fields, (Role.LEAD, Role.COORDINATING, Role.EVALUATOR))
    if target and (value := _decimal(target.get("value"))) is not None:
        values["targets"] = [
            {"year": _small(target.get("year")), "op": target.get("op") or Operator.EQUAL, "value": value}
        ]
    elif target:
        values["doubts"].append({"code": "unread_number", "detail": str(target.get("value"))})
    return values


def duty_values(duty: Json) -> Values:
    """A reporting duty of the JSON."""
    fields = {"text": duty["text"], "frequency": duty["frequency"], "due": list(duty.get("due") or [])}
    return _item(ItemKind.DUTY, duty, fields) | {
        "roles": {Role.SENDER: list(duty.get("from") or []), Role.RECEIVER: list(duty.get("to") or [])}
    }


def reference_values(reference: Json, implemented: set[str]) -> Values:
    """A reference of the JSON; its own span is that of its first mention."""
    mentions = [_span(mention) for mention in reference.get("mentions") or []]
    day, precision = partial_date(reference.get("date"))
    fields = {
        "number": reference["number"],
        "type": reference.get("type") or "",
        "dated_on": day.isoformat() if day else None,
        "date_precision": precision or "",
        "issuer": reference.get("issuer") or "",
        "is_implemented": number_key(reference["number"]) in implemented,
    }
    first = mentions[0] if mentions else {}
    return _item(ItemKind.REFERENCE, {"span": first, **reference}, fields) | {"mentions": mentions}


def _references(result: Json) -> list[Json]:
    """Those of the JSON, and any number that the head implements and the list lacks."""
    known = {number_key(reference["number"]) for reference in result["references"]}
    missing = [number for number in result["document"].get("implements") or [] if number_key(number) not in known]
    return [*result["references"], *({"number": number} for number in missing)]


def _item(kind: ItemKind, source: Json, fields: Json, roles: tuple[Role, ...] = ()) -> Values:
    return {
        "kind": kind.value,
        "fields": fields,
        "roles": {role.value: [phrase for phrase in source.get(role) or [] if phrase] for role in roles},
        "targets": [],
        "mentions": [],
        **_span(source.get("span") or {}),
        "confidence": str(source.get("confidence", 1)),
        "doubts": [{"code": doubt["code"], "detail": doubt.get("detail", "")} for doubt in source.get("doubts") or []],
    }


def _span(span: Json) -> Json:
    start = max(0, span.get("start") or 0)
    return {"start": start, "end": max(start, span.get("end") or 0), "page": span.get("page")}


def _decimal(value: float | str | None) -> str | None:
    """Exactly the digits that were printed, not those of a binary fraction."""
    try:
        number = Decimal(str(value)) if value is not None else None
    except InvalidOperation:
        return None
    if number is None or not number.is_finite() or abs(number) >= _LARGEST:
        return None
    return plain_decimal(number)


def plain_decimal(value: Decimal | str) -> str:
    """The shortest text of a decimal, the same before and after the database has had it: 95.0 is "95"."""
    words = value if isinstance(value, str) else format(value, "f")
    return words.rstrip("0").rstrip(".") if "." in words else words


def _small(value: int | None) -> int | None:
    return value if value is not None and 0 <= value <= _SMALL else None
