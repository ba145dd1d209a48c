from __future__ import annotations

import hashlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.accounts.rules import device, is_breached


def sha1(password: str) -> str:
    return hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()


def listed(passwords: set[str], *, end: str = "\n") -> bytes:
    return "".join(f"{digest}:{len(digest)}{end}" for digest in sorted(map(sha1, passwords))).encode()


@given(st.sets(st.text(max_size=5), max_size=40), st.text(max_size=5), st.sampled_from(["\n", "\r\n"]))
def test_exactly_what_is_listed_is_found(passwords: set[str], other: str, end: str) -> None:
    file = BytesIO(listed(passwords, end=end))
    assert all(is_breached(sha1(password), file) for password in passwords)
    assert is_breached(sha1(other), file) is (other in passwords)


@given(st.sets(st.text(max_size=3), min_size=1, max_size=20), st.lists(st.integers(0, 1000), max_size=15), st.data())
def test_malformed_lines_hide_nothing(passwords: set[str], places: list[int], data: st.DataObject) -> None:
    lines = listed(passwords).splitlines(keepends=True)
    malformed = (b"\n", b"# a remark\n", b"ABC:1\n", b"\xff\xfe\n", b"x" * 60 + b":1\n", b"G" * 40 + b":1\n")
    for place in places:
        lines.insert(place % (len(lines) + 1), data.draw(st.sampled_from(malformed)))
    file = BytesIO(b"".join(lines))
    assert all(is_breached(sha1(password), file) for password in passwords)
    assert not is_breached(sha1("not among them"), file)


@pytest.mark.parametrize("content", [b"", b"\n", b"\x00" * 100_000, b"no list at all\n" * 5000])
def test_what_is_no_list_holds_nothing(content: bytes) -> None:
    assert not is_breached(sha1("a"), BytesIO(content))


def test_small_letters_no_count_and_no_last_end_of_line_are_read_too() -> None:
    plain = b"\n".join(sorted(sha1(word).lower().encode() for word in ("a", "b", "c")))
    assert all(is_breached(sha1(word), BytesIO(plain)) for word in ("a", "b", "c"))


class Counting(BytesIO):
    """Knows how many lines were read from it."""

    lines = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        self.lines += 1
        return super().readline(size)


def test_a_large_list_is_not_read_whole() -> None:
    file = Counting(listed({str(number) for number in range(50_000)}))
    assert is_breached(sha1("31415"), file)
    assert file.lines < 60


@pytest.mark.parametrize(
    ("user_agent", "expected"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("Mozilla/5.0 (Windows NT 6.1) coc_coc_browser/130.0 Chrome/124.0 Safari/537.36", "Cốc Cốc, Windows"),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/17.0 Safari/605.1.15", "Safari, macOS"),
        ("curl/8.0", ""),
        ("", ""),
    ],
)
def test_a_device_is_told_by_names_that_people_know(user_agent: str, expected: str) -> None:
    assert device(user_agent) == expected
