"""Numbers as lists print them."""

from __future__ import annotations

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
#: Beyond this, Roman figures and letters grow absurd.
_MAX = 4_999


def numeral(count: int, kind: str) -> str:
    """A count in one of Word's number formats; unknown ones print as decimal."""
    if count < 0 or count > _MAX:
        return str(count)
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count else ""
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman.upper() if kind == "upperRoman" else roman
    if kind == "decimalZero":
        return f"{count:02d}"
    return "" if kind == "none" else str(count)


def _roman(count: int) -> str:
    signs = []
    for weight, sign in _ROMAN:
        times, count = divmod(count, weight)
        signs.append(sign * times)
    return "".join(signs)
