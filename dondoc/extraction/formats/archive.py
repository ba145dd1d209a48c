"""Opening a zip file without trusting it: limits are checked before anything is inflated."""

from __future__ import annotations

import io
import zipfile
import zlib

from dondoc.extraction.errors import Unreadable

MAX_MEMBERS = 5_000
MAX_TOTAL = 400 * 2**20
MAX_MEMBER = 120 * 2**20
#: Deflate reaches about 1:1000; Word's own XML seldom more than 1:40.
MAX_RATIO = 200
#: Small parts may compress as well as they like.
_SMALL = 4 * 2**20


class Archive:
    """A zip file in memory, each part at hand by name."""

    def __init__(self, content: bytes) -> None:
        """Raise `Unreadable` ("broken", "bomb", "password") for what cannot be opened safely."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
            raise Unreadable("broken", "tệp nén không đọc được") from error
        self._infos = {info.filename: info for info in self._zip.infolist()}
        _check(self._zip.infolist())

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def names(self) -> list[str]:
        """Names of all parts."""
        return list(self._infos)

    def read(self, name: str) -> bytes | None:
        """A part's bytes, None where there is no such part; "broken" where it cannot be inflated."""
        info = self._infos.get(name)
        if info is None:
            return None
        try:
            with self._zip.open(info) as part:
                content = part.read(info.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
            raise Unreadable("broken", name) from error
        if len(content) > info.file_size:
            raise Unreadable("bomb")
        return content


def _check(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MAX_MEMBERS or sum(info.file_size for info in infos) > MAX_TOTAL:
        raise Unreadable("bomb")
    for info in infos:
        if info.file_size > MAX_MEMBER or _ratio(info) > MAX_RATIO:
            raise Unreadable("bomb")
        if info.flag_bits & 0x1:
            raise Unreadable("password")


def _ratio(info: zipfile.ZipInfo) -> float:
    return 0 if info.file_size < _SMALL else info.file_size / max(info.compress_size, 1)
