"""Keys of what stands on paper: counted up while it is written, each with whence it came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext

from dondoc.consolidation.queries.answers import Given
from dondoc.consolidation.queries.figures import Figure
from dondoc.lib import numbers
from dondoc.papers.report import Key, Paragraph, Source
from dondoc.reporting.models.words import period_words

_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
#: More sources than these are counted in the list of keys; the key's own page names them all.
_SOURCES = 4
_WORDS = 120
#: Stands for any key in the address of its page.
_ANY = "ANY-KEY"


@dataclass(frozen=True, slots=True)
class Traced:
    """A passage or figure with its key on paper, and the keys of the rows that it rests on or counts."""

    key: str
    identity: str
    where: str
    value: str | int | Decimal | None
    answers: tuple[int, ...] = ()
    tasks: tuple[int, ...] = ()
    obligations: tuple[int, ...] = ()
    #: Words of the composing agency itself.
    is_own: bool = False


@dataclass
class Tracer:
    """Gives keys, and remembers what for."""

    report: int
    #: In whose name words without a source are written.
    keeper: str
    #: What the report draws on, in words.
    drawn_on: str
    traced: list[Traced] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    _part: int = 0
    _place: int = 0

    def __post_init__(self) -> None:
        # found once: thousands of keys have such an address
        self._key_page = urljoin(settings.URL, reverse("consolidation:key", args=[self.report, _ANY]))

    def part(self) -> str:
        """Begin a numbered part of the body; gives its number."""
        self._part, self._place = self._part + 1, 0
        return f"{self.number}."

    @property
    def number(self) -> str:
        """Of the part that is being written."""
        return _ROMAN[self._part] if self._part < len(_ROMAN) else str(self._part)

    def paragraph(
        self,
        text: str,
        identity: str,
        *,
        answers: Sequence[Given] = (),
        counts: Figure | None = None,
        is_own: bool = False,
    ) -> Paragraph:
        """A paragraph (or several, a line each) with the next key of the part."""
        self._place += 1
        key = f"{self.number}.{self._place}"
        where = gettext("part %(part)s, passage %(place)s") % {"part": self.number, "place": self._place}
        rests_on = tuple(answer.pk for answer in answers)
        figure = counts or Figure("", None)
        found = Traced(key, identity, where, text, rests_on, figure.tasks, figure.obligations, is_own)
        self._keep(found, self._sources(found, answers), Truncator(text).chars(_WORDS))
        return Paragraph(text, key)

    def figure(self, figure: Figure, known: dict[int, Given]) -> None:
        """A figure of a table, with its place there."""
        found = Traced(
            figure.key, figure.identity, figure.where, figure.value, figure.answers, figure.tasks, figure.obligations
        )
        answers = [known[answer] for answer in figure.answers if answer in known]
        shown = figure.words or figure.value
        self._keep(found, self._sources(found, answers), shown, row=figure.row, column=figure.column)

    def _keep(
        self,
        traced: Traced,
        sources: tuple[Source, ...],
        value: str | int | Decimal | None,
        *,
        row: str = "",
        column: str = "",
    ) -> None:
        self.traced.append(traced)
        self.keys.append(Key(traced.key, traced.where, value, sources, row, column))

    def _sources(self, traced: Traced, answers: Sequence[Given]) -> tuple[Source, ...]:
        if answers and len(answers) <= _SOURCES:
            return tuple(_source(answer) for answer in answers)
        link = self._key_page.replace(_ANY, traced.key)
        if traced.is_own:
            return (Source(self.keeper, gettext("words of the composing agency itself"), link=link),)
        return (Source(_counted(traced, answers), self.drawn_on, link=link),)


def _source(answer: Given) -> Source:
    period = period_words(answer.sender.period)
    words = gettext("report for %(period)s") % {"period": period}
    return Source(answer.sender.name, words, answer.said_on, f"{settings.URL}{answer.address}")


def _counted(traced: Traced, answers: Sequence[Given]) -> str:
    """ "28 agencies", "12 tasks", "30 reports": what a figure counts."""
    if answers:
        n = len({answer.sender.agency for answer in answers})
        return ngettext("%(n)s agency", "%(n)s agencies", n) % {"n": numbers.show(n)}
    if traced.obligations:
        n = len(traced.obligations)
        return ngettext("%(n)s report that was owed", "%(n)s reports that were owed", n) % {"n": numbers.show(n)}
    if not traced.tasks:
        return gettext("no report yet")
    n = len(traced.tasks)
    return ngettext("%(n)s task", "%(n)s tasks", n) % {"n": numbers.show(n)}


def known_answers(answers: Iterable[Given]) -> dict[int, Given]:
    """By key."""
    return {answer.pk: answer for answer in answers}
