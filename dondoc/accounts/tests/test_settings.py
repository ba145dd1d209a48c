"""Settings of signing in that do not fit together stop the start with a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dondoc.lib.catalogue import ROOT

WHOLE = {
    "DONDOC_OIDC_ISSUER": "https://sso.example.vn/realms/tinh/",
    "DONDOC_OIDC_CLIENT_ID": "dondoc",
    "DONDOC_OIDC_CLIENT_SECRET": "x",
}


def shown(expression: str, data: Path, **variables: str) -> tuple[str, str]:
    """What an expression on the settings gives with these variables, and what is said on stderr."""
    program = f"from dondoc import settings as s; print({expression})"
    env = {"PATH": os.environ["PATH"], "DONDOC_DATA_DIR": str(data), **variables}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT, env=env
    )
    return done.stdout.strip(), done.stderr


@pytest.mark.parametrize("missing", WHOLE)
def test_half_a_province_stops_the_start(missing: str, tmp_path: Path) -> None:
    said = shown("1", tmp_path, **{name: value for name, value in WHOLE.items() if name != missing})[1]
    assert "Set all of DONDOC_OIDC_ISSUER" in said


def test_a_whole_province_is_taken(tmp_path: Path) -> None:
    given = shown("s.HAS_OIDC, s.SOCIALACCOUNT_PROVIDERS['openid_connect']['APPS'][0]['settings']", tmp_path, **WHOLE)[
        0
    ]
    assert given.startswith("True {'server_url': 'https://sso.example.vn/realms/tinh'")


def test_the_port_of_mail_follows_from_how_it_is_protected(tmp_path: Path) -> None:
    host = {"DONDOC_SMTP_HOST": "mail.example.vn"}
    words = "s.EMAIL_PORT, s.EMAIL_USE_TLS, s.EMAIL_USE_SSL, s.MAIL_BACKEND.split('.')[-2]"
    assert shown(words, tmp_path, **host)[0] == "587 True False smtp"
    assert shown(words, tmp_path, **host, DONDOC_SMTP_TLS="tls")[0] == "465 False True smtp"
    assert "DONDOC_SMTP_TLS must be one of" in shown(words, tmp_path, **host, DONDOC_SMTP_TLS="ssl3")[1]


def test_without_a_mail_server_only_a_demonstration_mails_to_the_screen(tmp_path: Path) -> None:
    real = {"DONDOC_DEMO": "0", "DONDOC_SECRET_KEY": "x" * 60}
    assert shown("s.HAS_MAIL, s.MAIL_BACKEND.split('.')[-2]", tmp_path)[0] == "True console"
    assert shown("s.HAS_MAIL", tmp_path, **real)[0] == "False"
