"""Office files are zip files of parts: parts changed, and packed so that the same parts give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping

#: The day on every part, since a clock would make each file another: that of Nghị định 30/2020/NĐ-CP.
_DAY = (2020, 3, 5, 0, 0, 0)
#: Bytes that are handed on at once.
_BATCH = 2**18
#: Level of deflate: higher ones take half as long again, and more, for five percent each.
_LEVEL = 2


def repacked(content: bytes, replaced: Mapping[str, Iterable[bytes]]) -> bytes:
    """The package with some parts changed, and new ones at its end.

    Pieces are written as they come, so they may be many.
    """
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as new,
    ):
        for name in dict.fromkeys([*old.namelist(), *replaced]):
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info._compresslevel = _LEVEL  # type: ignore[attr-defined]  # a part that is streamed takes none otherwise
            with new.open(info, "w") as part:
                for piece in replaced[name] if name in replaced else (old.read(name),):
                    part.write(piece)
    return stream.getvalue()


def encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    """Many small pieces of text as few larger ones; in memory they take a third of what the text takes."""
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= _BATCH:
            yield "".join(held).encode()
            held, size = [], 0
    yield "".join(held).encode()
