"""Colours of charts: those of static/css/variables.css, light beside dark so that they differ in grey as well."""

from __future__ import annotations

from dondoc.papers.chart import Tone

INK = "#17191c"
QUIET = "#4a5058"
LINE = "#d5d3cb"
PAPER = "#ffffff"

#: Of each tone its fill and the ink that is read on it.
FILLS: dict[Tone, tuple[str, str]] = {
    Tone.DONE_ON_TIME: ("#17603a", PAPER),
    Tone.DONE_LATE: ("#e8c98a", INK),
    Tone.OPEN_IN_TIME: ("#0b4a82", PAPER),
    Tone.OPEN_LATE: ("#a8121b", PAPER),
    Tone.NO_DATE: (LINE, INK),
    Tone.PLAIN: ("#0b4a82", PAPER),
    Tone.SECOND: ("#9db9d3", INK),
    Tone.TARGET: (QUIET, PAPER),
}
