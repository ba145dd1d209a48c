"""The names that a template may use, and what each holds for a report."""

from __future__ import annotations

from dondoc.papers.docx.annexes import supplemented
from dondoc.papers.report import OfficialReport
from dondoc.papers.values import clean
from dondoc.papers.words import WORDS, Words, number_and_signs, spelled_day

#: What a name holds: text, or a list of lines.
Held = str | list[str]


def names_of(report: OfficialReport) -> dict[str, Held]:
    """Every name of the template language but `body`, which is written apart."""
    words = WORDS[report.language]
    held: dict[str, Held] = {
        "superior": report.superior.upper(),
        "issuer": report.issuer.upper(),
        "number": f"{words.number} {number_and_signs(report.number, report.signs)}",
        "place_and_day": f"{report.place}, {spelled_day(report.dated_on, words)}",
        "draft": words.draft if report.is_draft else "",
        "draft_note": words.draft_note if report.is_draft else "",
        "kind": report.kind.upper(),
        "title": report.title,
        "supplement": supplemented(report, words),
        "addressee": f"{words.to} {report.to[0]}" if len(report.to) == 1 else "",
        "addressees": _ended([f"- {_bare(to)}" for to in report.to]) if len(report.to) > 1 else [],
        "grounds": _ended([_bare(ground) for ground in report.grounds]),
        "recipients": _recipients(report, words),
        "signature_lines": [line.upper() for line in report.signature.lines],
        "signatory": report.signature.name,
    }
    return {name: clean(value) if isinstance(value, str) else [*map(clean, value)] for name, value in held.items()}


def _bare(line: str) -> str:
    return line.strip().strip(";.").strip().removeprefix("- ")


def _ended(lines: list[str]) -> list[str]:
    """Each line with a semicolon, the last with a full stop (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    return [f"{line}{';' if place < len(lines) else '.'}" for place, line in enumerate(lines, start=1)]


def _recipients(report: OfficialReport, words: Words) -> list[str]:
    archive = [f"- {words.archive} {_bare(report.archive)}"] if report.archive else []
    return _ended([f"- {_bare(line)}" for line in report.recipients] + archive)
