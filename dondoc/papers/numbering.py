"""How parts and annexes are counted: I. 1. a) and -, the letters those of Vietnamese."""

from __future__ import annotations

#: The order of điểm: đ after d, no f, j, w, z (Nghị định 30/2020/NĐ-CP, Phụ lục I).
LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMANS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    """1 is I; numbers below 1 have no form and give nothing."""
    signs = []
    for worth, sign in _ROMANS:
        times, number = divmod(number, worth)
        signs.append(sign * times)
    return "".join(signs)


def letter(number: int) -> str:
    """1 is a, 5 is đ; after y come aa, ab."""
    signs = ""
    while number > 0:
        number, place = divmod(number - 1, len(LETTERS))
        signs = LETTERS[place] + signs
    return signs


def mark(number: int, depth: int) -> str:
    """What stands before the heading of the nth part of its depth, 0 the outermost."""
    return (f"{roman(number)}.", f"{number}.", f"{letter(number)})", "-")[min(depth, 3)]
