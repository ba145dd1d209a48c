"""The catalogue of translated sentences, kept without the gettext programs.

``python -m dondoc.lib.catalogue`` brings dondoc/locale up to date with the code and the templates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "dondoc" / "locale"
#: The languages that have a catalogue; English is the language of the source.
LANGUAGES = ("vi",)
_KEYWORDS = ("_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "npgettext")


def compile_stale() -> None:
    """Write each .mo that is missing or older than its .po."""
    for language in LANGUAGES:
        source = po_file(language)
        target = source.with_suffix(".mo")
        if source.exists() and (not target.exists() or target.stat().st_mtime < source.stat().st_mtime):
            with target.open("wb") as file:
                write_mo(file, read(language))


def po_file(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    with po_file(language).open("rb") as file:
        return read_po(file, locale=language)


def in_source() -> Catalog:
    """Every message that code or template asks for, with the file it stands in (no line: lines make noise in diffs)."""
    catalogue = Catalog(project="Đôn Đốc", charset="utf-8")
    for path in _sources():
        for message, context in _messages(path):
            catalogue.add(message, locations=[(str(path.relative_to(ROOT)), 0)], context=context)
    return catalogue


def update() -> None:
    """Bring every .po up to date: new messages are added empty, unused ones dropped, none guessed."""
    source = in_source()
    for language in LANGUAGES:
        target = po_file(language)
        catalogue = read(language) if target.exists() else Catalog(locale=language, charset="utf-8")
        catalogue.update(source, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            write_po(file, catalogue, width=110, sort_output=True, include_lineno=False, omit_header=False)


def _sources() -> Iterator[Path]:
    for folder in (ROOT / "dondoc", ROOT / "templates"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".py", ".html", ".txt"} and not {"tests", "migrations"} & set(path.parts):
                yield path


_Message = str | tuple[str, ...]


def _messages(path: Path) -> Iterator[tuple[_Message, str | None]]:
    """The messages of one file, each with its context if it has one."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # What is left beside the calls are letters without meaning, but their indentation would disturb the tokenizer.
        text = re.sub(r"^\s+", "", templatize(text, origin=str(path)), flags=re.MULTILINE)
    found = extract_python(BytesIO(text.encode()), _KEYWORDS, (), {"encoding": "utf-8"})
    for _, function, arguments, _ in found:
        words = [word for word in (arguments if isinstance(arguments, tuple | list) else [arguments]) if word]
        if not words or function is None:
            continue
        context = words.pop(0) if "pgettext" in function else None
        yield (tuple(words[:2]) if function.startswith(("n", "np")) else words[0]), context


if __name__ == "__main__":
    update()
