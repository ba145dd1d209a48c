"""The document side of a page: its blocks as HTML with items marked, made once for each version of a draft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.cache import cache
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dondoc.plans.enums import ItemKind
from dondoc.plans.models import Plan
from dondoc.plans.models.words import KINDS, KINDS_MANY
from dondoc.plans.queries.marks import blocks_of, marks_of, text_of
from dondoc.plans.rules.grids import filled_rows
from dondoc.plans.rules.marking import Mark, Marking, Piece

Json = dict[str, Any]

#: Kinds whose own words are the link; the others get a small label before their words.
_SHORT = {ItemKind.REFERENCE, ItemKind.RECIPIENT}
_DAY = 24 * 3600
#: Columns that fit beside each other on a phone.
_NARROW = 2


def paper(plan: Plan) -> SafeString:
    """The draft's document as HTML; rendered once for each version of the draft and language, the last one is kept."""
    key, version = f"plans.paper:{plan.pk}:{get_language()}", (plan.reading_id, plan.version)
    kept: tuple[tuple[int, int], str] | None = cache.get(key)
    if kept is None or kept[0] != version:
        kept = version, render(text_of(plan), blocks_of(plan), marks_of(plan))
        cache.set(key, kept, _DAY)
    return SafeString(kept[1])  # every word in it went through `escape`


def render(text: str, blocks: Sequence[Json], marks: Sequence[Mark]) -> str:
    """All blocks of a reading, in order; footnotes in a list of their own at the end."""
    marking = Marking(text, marks)
    body = [_block(block, marking) for block in blocks if block["kind"] != "footnote"]
    notes = [_leaf("li", block["span"], marking) for block in blocks if block["kind"] == "footnote"]
    if notes:
        heading = escape(_("Footnotes"))
        body.append(f'<h2 class="paper-notes">{heading}</h2><ul>{"".join(notes)}</ul>')
    return "".join(body)


def _block(block: Json, marking: Marking) -> str:
    if block["kind"] == "table":
        return _table(block["cells"], marking)
    classes = [name for name in ("bold", "centred") if block.get(name)]
    return _leaf("p", block["span"], marking, classes)


def _leaf(tag: str, span: Json, marking: Marking, classes: Iterable[str] = (), extra: str = "") -> str:
    """An element that holds exactly the text of its span: the script counts on that to find a selection's place."""
    names = " ".join(f"is-{name}" for name in classes)
    attribute = f' class="{names}"' if names else ""
    inner = "".join(_piece(piece) for piece in marking.pieces(span["start"], span["end"]))
    return f'<{tag}{attribute}{extra} data-start="{span["start"]}">{inner}</{tag}>'


def _table(cells: Sequence[Json], marking: Marking) -> str:
    rows = filled_rows(cells)
    body = "".join(f"<tr>{''.join(_cell(cell, marking) for cell in row)}</tr>" for row in rows)
    size = "is-wide" if len(rows[0] if rows else ()) > _NARROW else "is-narrow"
    name = escape(_("Table"))
    return f'<div class="paper-table {size}" tabindex="0" role="group" aria-label="{name}"><table>{body}</table></div>'


def _cell(cell: Json | None, marking: Marking) -> str:
    if cell is None:
        return "<td></td>"
    extra = f' rowspan="{cell["row_span"]}"' if cell["row_span"] > 1 else ""
    extra += f' colspan="{cell["column_span"]}"' if cell["column_span"] > 1 else ""
    return _leaf("td", cell["span"], marking, extra=extra)


def _piece(piece: Piece) -> str:
    words: str = escape(piece.text)
    if not piece.marks:
        return words
    inner = piece.marks[-1]
    labels = "".join(_label(mark) for mark in piece.begins if mark.kind not in _SHORT)
    if inner.kind in _SHORT and inner in piece.begins:
        words = f'<a id="at-{inner.ref}" href="{_address(inner)}">{words}</a>'
    kinds = " ".join(dict.fromkeys(f"m-{mark.kind}" for mark in piece.marks))
    doubt = " is-doubtful" if any(mark.is_doubtful for mark in piece.marks) else ""
    refs = " ".join(dict.fromkeys(mark.ref for mark in piece.marks))
    return f'{labels}<mark class="{kinds}{doubt}" data-items="{refs}">{words}</mark>'


def _label(mark: Mark) -> str:
    label = KINDS_MANY[mark.kind] if mark.kind == ItemKind.DUTY else mark.label
    name, label = escape(f"{KINDS[mark.kind]} {label}"), escape(label or "·")
    return (
        f'<a class="chip m-{mark.kind}" id="at-{mark.ref}" href="{_address(mark)}" '
        f'aria-label="{name}" title="{name}">{label}</a>'
    )


def _address(mark: Mark) -> str:
    return f"?item={mark.ref}#{mark.ref}"
