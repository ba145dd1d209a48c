"""The catalogue of translated sentences, kept without the gettext programs.

``python -m dondoc.lib.catalogue`` brings dondoc/locale up to date with the code and the templates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "dondoc" / "locale"
#: The languages that have a catalogue; English is the language of the source.
LANGUAGES = ("vi",)
_HEAD = """\
# The sentences of Đôn Đốc; `make messages` brings new ones in.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
#: The functions that mark a message, and which of their arguments it is ("c": the context).
_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def compile_stale() -> None:
    """Write each .mo that is missing or older than its .po."""
    for language in LANGUAGES:
        source = po_file(language)
        target = source.with_suffix(".mo")
        if source.exists() and (not target.exists() or target.stat().st_mtime < source.stat().st_mtime):
            # Renamed into place: another process may be reading the old one.
            with NamedTemporaryFile(dir=target.parent, delete=False) as file:
                write_mo(file, read(language))
            Path(file.name).chmod(0o644)
            Path(file.name).replace(target)


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
        write(language, catalogue)


def write(language: str, catalogue: Catalog) -> None:
    """Write a .po with a head that says only what programs need, so that two branches do not clash in it."""
    with po_file(language).open("wb") as file:
        file.write(_HEAD.format(language=language).encode())
        write_po(file, catalogue, width=110, sort_output=True, include_lineno=False, omit_header=True)


def _sources() -> Iterator[Path]:
    for folder in (ROOT / "dondoc", ROOT / "templates"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".py", ".html", ".txt"} and not {"tests", "migrations"} & set(path.parts):
                yield path


def _messages(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """The messages of one file, each with its context if it has one."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # What is left beside the calls are letters without meaning, but their indentation would disturb the tokenizer.
        text = re.sub(r"^\s+", "", templatize(text, origin=str(path)), flags=re.MULTILINE)
    for _, message, _, context in extract("python", BytesIO(text.encode()), keywords=_KEYWORDS):
        yield message, context


if __name__ == "__main__":
    update()
