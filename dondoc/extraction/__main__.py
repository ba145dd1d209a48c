"""The child of `sandbox.read_safely`: read one file, print the plan's JSON.

``python -m dondoc.extraction FILE [--name NAME] [--seconds N --megabytes N]``: exit 0 with the plan on
stdout; 2 with ``{"refused": {"code", "detail"}}``; lines "page 3/40" on stderr meanwhile.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from dondoc.extraction.errors import Unreadable
from dondoc.extraction.formats import MAX_BYTES, open_source
from dondoc.extraction.limits import limit
from dondoc.extraction.reading import read_plan
from dondoc.extraction.schema import to_json


def main(arguments: list[str]) -> int:
    """Read the file named; the exit code."""
    options = _parser().parse_args(arguments)
    if options.seconds and options.megabytes:
        limit(seconds=options.seconds, megabytes=options.megabytes)
    try:
        _print(_read(options.file, options.name or options.file.name))
    except Unreadable as refusal:
        return _refuse(refusal)
    except MemoryError:
        return _refuse(Unreadable("too_hungry"))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dondoc.extraction")
    parser.add_argument("file", type=Path)
    parser.add_argument("--name")
    parser.add_argument("--seconds", type=int)
    parser.add_argument("--megabytes", type=int)
    return parser


def _read(path: Path, name: str) -> dict[str, Any]:
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    return to_json(read_plan(open_source(name, content, _tell)))


def _tell(done: int, total: int) -> None:
    sys.stderr.write(f"page {done}/{total}\n")
    sys.stderr.flush()


def _refuse(refusal: Unreadable) -> int:
    _print({"refused": {"code": refusal.code, "detail": refusal.detail}})
    return 2


def _print(value: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(value, ensure_ascii=False).encode() + b"\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
