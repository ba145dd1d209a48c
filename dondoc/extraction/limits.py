"""Bounds that the child of `sandbox.read_safely` sets itself before it opens its file."""

from __future__ import annotations

import resource

_MAX_FILES = 256
_MAX_WRITTEN = 256 * 2**20
#: Programs that a reader calls (LibreOffice) map far more than they use: they may go up to this many times the limit.
_HELPERS_SHARE = 4


def limit(*, seconds: int, megabytes: int) -> None:
    """Bind this process and those that it starts; called by the child before it opens its file."""
    space = megabytes * 2**20
    _bound(resource.RLIMIT_AS, space, space * _HELPERS_SHARE)
    _bound(resource.RLIMIT_CPU, seconds, seconds + 1)
    _bound(resource.RLIMIT_NOFILE, _MAX_FILES, _MAX_FILES)
    _bound(resource.RLIMIT_FSIZE, _MAX_WRITTEN, _MAX_WRITTEN)
    _bound(resource.RLIMIT_CORE, 0, 0)


def _bound(kind: int, soft: int, hard: int) -> None:
    """Never above what the process is allowed already."""
    _, allowed = resource.getrlimit(kind)
    if allowed != resource.RLIM_INFINITY:
        soft, hard = min(soft, allowed), min(hard, allowed)
    resource.setrlimit(kind, (soft, hard))
