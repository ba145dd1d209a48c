"""The outline: paragraphs hung under one another by their markers, each with its path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dondoc.extraction.grammar.markers import Marker, MarkerKind, find_marker
from dondoc.extraction.outline.folded import Placed, PlacedBlock, PlacedTable
from dondoc.extraction.plan import Span

#: A level of the outline: the kind of marker and, for 1.1.1, how many numbers it has.
Level = tuple[MarkerKind, int]


@dataclass(slots=True)
class Node:
    """A paragraph of the outline; the root has neither marker nor paragraph."""

    marker: Marker | None = None
    placed: Placed | None = None
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    tables: list[PlacedTable] = field(default_factory=list)
    path: str = ""
    #: The last one of its kind of marker beside it, and how many it makes with itself.
    before: Node | None = None
    place: int = 1
    #: Whether numbered or lettered paragraphs hang under it.
    heads_items: bool = False

    @property
    def text(self) -> str:
        """The paragraph without its marker."""
        if self.placed is None:
            return ""
        return self.placed.text[self.marker.end if self.marker else 0 :].strip()

    @property
    def text_start(self) -> int:
        """Where the text begins within the paragraph."""
        if self.placed is None:
            return 0
        return len(self.placed.text) - len(self.placed.text[self.marker.end if self.marker else 0 :].lstrip())

    def part(self, start: int) -> Span:
        """The place of the paragraph from `start` on; the root has none."""
        return self.placed.part(start) if self.placed is not None else Span(0, 0)

    @property
    def is_bullet(self) -> bool:
        """Whether a dash or plus marks it."""
        return self.marker is not None and self.marker.is_bullet

    def ancestors(self) -> Iterator[Node]:
        """Parents, the nearest first, the root not among them."""
        node = self.parent
        while node is not None and node.parent is not None:
            yield node
            node = node.parent

    def walk(self) -> Iterator[Node]:
        """All nodes below, in reading order."""
        for child in self.children:
            yield child
            yield from child.walk()


def build_outline(blocks: Iterable[PlacedBlock], prefix: str = "") -> Node:
    """The outline of the blocks; paths begin with `prefix` ("PL.II")."""
    root = Node(path=prefix)
    builder = _Builder(root)
    for block in blocks:
        builder.add(block)
    return root


class _Builder:
    """Keeps the open branch while paragraphs come in."""

    def __init__(self, root: Node) -> None:
        self._branch: list[Node] = [root]
        #: Under which level each level first stood, for a list that opens again elsewhere.
        self._hung: dict[Level, Level | None] = {}

    def add(self, block: PlacedBlock) -> None:
        if isinstance(block, PlacedTable):
            self._branch[-1].tables.append(block)
            return
        marker = find_marker(block.text)
        if marker is None:
            self._add_unmarked(block)
        else:
            self._add_marked(block, marker)

    def _add_unmarked(self, placed: Placed) -> None:
        while self._branch[-1].is_bullet:
            self._branch.pop()
        parent = self._branch[-1]
        parent.children.append(Node(None, placed, parent, path=parent.path))

    def _add_marked(self, placed: Placed, marker: Marker) -> None:
        level = level_of(marker)
        self._close_down_to(level, marker)
        parent = self._branch[-1]
        self._hung.setdefault(level, level_of(parent.marker) if parent.marker else None)
        node = Node(marker, placed, parent)
        node.before = next((beside for beside in reversed(parent.children) if _is_kind(beside, marker)), None)
        node.place = node.before.place + 1 if node.before else 1
        node.path = _path(node, parent)
        parent.heads_items = parent.heads_items or not node.is_bullet
        parent.children.append(node)
        self._branch.append(node)

    def _close_down_to(self, level: Level, marker: Marker) -> None:
        """Leave open only what the new paragraph hangs under."""
        open_levels = [level_of(node.marker) if node.marker else None for node in self._branch]
        if level in open_levels:
            place = len(open_levels) - 1 - open_levels[::-1].index(level)
            del self._branch[place:]
            return
        hung = self._hung.get(level)
        if hung is not None and hung > level and hung in open_levels:
            del self._branch[open_levels.index(hung) + 1 :]
            return
        if level not in self._hung and marker.ordinal == 1 and MarkerKind.NUMBER <= level[0] < MarkerKind.DASH:
            while self._branch[-1].is_bullet:
                self._branch.pop()
            return
        while len(self._branch) > 1 and self._inner(self._branch[-1], level):
            self._branch.pop()

    @staticmethod
    def _inner(node: Node, level: Level) -> bool:
        return node.marker is not None and level_of(node.marker) > level


def _is_kind(node: Node, marker: Marker) -> bool:
    return node.marker is not None and node.marker.kind is marker.kind


def level_of(marker: Marker) -> Level:
    """The level that a marker of this kind and depth stands on."""
    return marker.kind, marker.label.count(".") if marker.kind is MarkerKind.NUMBER else 0


def _path(node: Node, parent: Node) -> str:
    marker = node.marker
    if marker is None:
        return parent.path
    if marker.is_bullet:
        sign = "-" if marker.kind is MarkerKind.DASH else "+"
        return _joined(parent.path, f"{sign}{node.place}")
    if marker.kind is MarkerKind.NUMBER and "." in marker.label:
        # "2.1" already says the "2" that it hangs under
        while parent.marker is not None and parent.marker.kind is MarkerKind.NUMBER and parent.parent is not None:
            parent = parent.parent
    return _joined(parent.path, marker.label)


def _joined(path: str, label: str) -> str:
    return f"{path}.{label}" if path and label else path or label
