"""Processes that live and die with `dondoc run`."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

#: Seconds that a child has to end by itself before it is killed.
PATIENCE = 1.2


@dataclass
class Family:
    """Children in sessions of their own, so that Ctrl-C reaches them through us, in order, and only once."""

    environment: Mapping[str, str]
    members: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str, arguments: Sequence[str]) -> None:
        """Start a child; its words go to our stderr."""
        self.members[name] = subprocess.Popen(
            arguments, env=dict(self.environment), stdout=sys.stderr, start_new_session=True
        )

    def fallen(self) -> str | None:
        """The name of a child that has ended by itself."""
        return next((name for name, child in self.members.items() if child.poll() is not None), None)

    def stop(self) -> None:
        """End all: first asked, after `PATIENCE` seconds made to."""
        for child in self.members.values():
            child.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        for child in self.members.values():
            try:
                child.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
