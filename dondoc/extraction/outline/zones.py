"""Parts of a document: what stands before the plan, the plan's body, its close, its appendices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dondoc.extraction.grammar.markers import Marker, MarkerKind, find_marker
from dondoc.extraction.grammar.words import is_upper, plain
from dondoc.extraction.lexicon import load
from dondoc.extraction.outline.folded import Placed, PlacedBlock, PlacedTable

#: Kinds of instrument that carry tasks (Nghị định 30/2020, Điều 7), as their heading prints them.
_HEADING = re.compile(rf"^(?:{'|'.join(load('documents')['words']['headings'])})\b")
_CLOSE = re.compile(r"^nơi nhận\b")
_SIGNATURE = re.compile(r"^(?:tm|kt|tl|tuq|q)\. ?\w|^(?:phó )?chủ tịch$|^(?:phó )?giám đốc$")
_MOTTO = re.compile(r"cộng h[òo]a xã hội|độc lập ?[-–] ?tự do")
_ATTACHED = re.compile(r"^\(?(?:ban hành )?kèm theo")


@dataclass(slots=True)
class Appendix:
    """An appendix: its number as printed ("" where it has none), its title, its blocks."""

    label: str
    title: list[Placed] = field(default_factory=list)
    blocks: list[PlacedBlock] = field(default_factory=list)


@dataclass(slots=True)
class Zones:
    """The document's blocks by the part they belong to."""

    front: list[Placed] = field(default_factory=list)
    #: The words of the heading: KẾ HOẠCH … and what it says the plan is about.
    title: list[Placed] = field(default_factory=list)
    preamble: list[Placed] = field(default_factory=list)
    body: list[PlacedBlock] = field(default_factory=list)
    close: list[Placed] = field(default_factory=list)
    appendices: list[Appendix] = field(default_factory=list)


def part_zones(blocks: Sequence[PlacedBlock]) -> Zones:
    """The zones of a document; one without a heading is all body."""
    flat = list(_without_layout_tables(blocks))
    zones = Zones()
    begin = _heading_at(flat)
    zones.front = [block for block in flat[:begin] if isinstance(block, Placed)]
    at = _read_title(flat, begin, zones)
    at = _read_preamble(flat, at, zones)
    _read_rest(flat, at, zones)
    return zones


def _without_layout_tables(blocks: Sequence[PlacedBlock]) -> Iterator[PlacedBlock]:
    """The letterhead's and the signature's tables opened into their paragraphs."""
    closed = False
    for block in blocks:
        if isinstance(block, PlacedTable) and (_is_layout(block) or (closed and _is_one_row(block))):
            yield from block.paragraphs
            closed = closed or any(_CLOSE.match(plain(paragraph.text)) for paragraph in block.paragraphs)
        else:
            yield block
            if isinstance(block, Placed):
                closed = (closed or bool(_CLOSE.match(plain(block.text)))) and _appendix_marker(block) is None


def _is_one_row(table: PlacedTable) -> bool:
    """What a page break cut off the signature's table: more recipients beside the name."""
    return all(cell.row == 0 for cell in table.cells)


def _is_layout(table: PlacedTable) -> bool:
    said = [plain(paragraph.text) for paragraph in table.paragraphs]
    return any(_MOTTO.search(text) or _CLOSE.match(text) or text.startswith(("tm. ", "kt. ")) for text in said)


def _heading_at(blocks: Sequence[PlacedBlock]) -> int:
    """The place of the plan's heading; that of the attached plan where a decision issues it."""
    headings = [at for at, block in enumerate(blocks) if isinstance(block, Placed) and _is_heading(block)]
    closes = [at for at, block in enumerate(blocks) if isinstance(block, Placed) and _CLOSE.match(plain(block.text))]
    decided = any(
        isinstance(block, Placed) and plain(block.text).startswith("quyết định") and is_upper(block.text)
        for block in blocks[:12]
    )
    if decided and closes:
        later = [at for at in headings if at > closes[0]]
        if later:
            return later[0]
    return headings[0] if headings else 0


def _is_heading(block: Placed) -> bool:
    return is_upper(block.text.split("\n")[0]) and bool(_HEADING.match(plain(block.text))) and len(block.text) < 300


def _read_title(blocks: Sequence[PlacedBlock], at: int, zones: Zones) -> int:
    """Take the heading and the lines under it that say what the plan is about."""
    if at >= len(blocks) or not isinstance(blocks[at], Placed) or not _is_heading(blocks[at]):  # type: ignore[arg-type]
        return at
    while at < len(blocks):
        block = blocks[at]
        if not isinstance(block, Placed) or (zones.title and not _goes_on_with_title(block, zones.title)):
            break
        zones.title.append(block)
        at += 1
    return at


def _goes_on_with_title(block: Placed, title: Sequence[Placed]) -> bool:
    low = plain(block.text)
    marker = find_marker(block.text)
    if (
        (marker is not None and not (marker.kind is MarkerKind.ROMAN and marker.ordinal != 1))
        or _ATTACHED.match(low)
        or (_PREAMBLE.match(low) and len(title) > 1)
    ):
        return False
    if len(title) > 1 and is_upper(title[-1].text) != is_upper(block.text):
        return False
    return len(title) < 5 and (
        len(title) == 1
        or block.centred is True
        or is_upper(block.text)
        or (len(title) < 3 and not block.text.endswith((".", ";", ":")))
    )


_PREAMBLE = re.compile(r"^(?:căn cứ|thực hiện|theo đề nghị|để |triển khai|nhằm|trên cơ sở|tiếp tục)\b")


def _read_preamble(blocks: Sequence[PlacedBlock], at: int, zones: Zones) -> int:
    """Take all up to the first numbered section."""
    for place in range(at, len(blocks)):
        block = blocks[place]
        if isinstance(block, PlacedTable) or _CLOSE.match(plain(block.text)) or _is_section(block.text):
            return place
        zones.preamble.append(block)
    return len(blocks)


def _is_section(text: str) -> bool:
    marker = find_marker(text)
    return marker is not None and marker.kind < MarkerKind.LETTER


def _read_rest(blocks: Sequence[PlacedBlock], at: int, zones: Zones) -> None:
    closed = False
    for place in range(at, len(blocks)):
        block = blocks[place]
        marker = _appendix_marker(block)
        if marker is not None:
            zones.appendices.append(Appendix(marker.label))
            rest = block.text[marker.end :].strip()  # type: ignore[union-attr]
            if rest:
                zones.appendices[-1].title.append(block)  # type: ignore[arg-type]
        elif zones.appendices:
            _add_to_appendix(zones.appendices[-1], block)
        elif isinstance(block, Placed) and (closed or _closes(block.text)):
            closed = True
            zones.close.append(block)
        elif closed and isinstance(block, PlacedTable):
            zones.appendices.append(Appendix(""))
            zones.appendices[-1].blocks.append(block)
        else:
            zones.body.append(block)


def signs(text: str) -> bool:
    """Whether the line begins a signature: "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"."""
    return bool(_SIGNATURE.match(plain(text))) and is_upper(text)


def _closes(text: str) -> bool:
    return bool(_CLOSE.match(plain(text))) or signs(text)


def _appendix_marker(block: PlacedBlock) -> Marker | None:
    if not isinstance(block, Placed):
        return None
    marker = find_marker(block.text)
    return marker if marker is not None and marker.kind is MarkerKind.APPENDIX else None


def _add_to_appendix(appendix: Appendix, block: PlacedBlock) -> None:
    if isinstance(block, Placed) and not appendix.blocks and _is_appendix_title(block, appendix):
        appendix.title.append(block)
    else:
        appendix.blocks.append(block)


def _is_appendix_title(block: Placed, appendix: Appendix) -> bool:
    low = plain(block.text)
    return (
        (is_upper(block.text) or block.centred is True or bool(_ATTACHED.match(low)) or not appendix.title)
        and len(block.text) < 400
        and not (find_marker(block.text) and not is_upper(block.text))
    )
