"""Settings from the environment: typed, documented by name, and a wrong value stops the start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off"})


@dataclass
class Environment:
    """Reads variables and remembers each name that was asked for, so that a test can demand its documentation."""

    variables: Mapping[str, str]
    names: list[str] = field(default_factory=list)

    def text(self, name: str, default: str = "") -> str:
        """The value with outer blanks removed; `default` when it is unset or empty."""
        self.names.append(name)
        return self.variables.get(name, "").strip() or default

    def flag(self, name: str, default: bool) -> bool:
        """1/true/yes/on or 0/false/no/off; anything else stops the start."""
        value = self.text(name).lower()
        if not value:
            return default
        if value not in _TRUE | _FALSE:
            raise ImproperlyConfigured(f"{name} must be 1 or 0, not “{value}”.")
        return value in _TRUE

    def number(self, name: str, default: int, *, least: int = 0) -> int:
        """A whole number not below `least`."""
        value = self.text(name)
        if not value:
            return default
        if not value.isascii() or not value.isdigit() or int(value) < least:
            raise ImproperlyConfigured(f"{name} must be a whole number of at least {least}, not “{value}”.")
        return int(value)

    def choice(self, name: str, default: str, choices: tuple[str, ...]) -> str:
        """One of `choices`."""
        value = self.text(name, default)
        if value not in choices:
            raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not “{value}”.")
        return value

    def words(self, name: str) -> list[str]:
        """A list parted by commas."""
        return [word.strip() for word in self.text(name).split(",") if word.strip()]

    def path(self, name: str, default: Path) -> Path:
        """An absolute path; a relative one is taken from the working directory."""
        return Path(self.text(name, str(default))).expanduser().resolve()

    def file(self, name: str) -> Path | None:
        """A file that can be read; None when the variable is not set."""
        if not self.text(name):
            return None
        path = self.path(name, Path())
        try:
            path.open("rb").close()
        except OSError as error:
            raise ImproperlyConfigured(f"{name} names {path}, which cannot be read: {error.strerror}.") from error
        return path

    def secret(self, name: str) -> str:
        """The value of `name`, or the content of the file named by `name` + ``_FILE``; empty when neither is set."""
        value, file = self.text(name), self.text(f"{name}_FILE")
        if value and file:
            raise ImproperlyConfigured(f"Set {name} or {name}_FILE, not both.")
        if not file:
            return value
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE names {file}, which cannot be read: {error.strerror}.") from error
