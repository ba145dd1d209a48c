from __future__ import annotations

from dondoc.cli.main import main

main()
