from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dondoc.lib.remembering import RememberMiddleware, forget, remembered

asked: list[int] = []


@remembered
def twice(number: int) -> int:
    asked.append(number)
    return 2 * number


def answer(request: HttpRequest) -> HttpResponse:
    asked.clear()
    numbers = [twice(1), twice(1), twice(2)]
    forget()
    numbers.append(twice(1))
    return HttpResponse(" ".join(map(str, numbers)))


def test_in_a_request_the_same_is_asked_once_until_it_is_forgotten() -> None:
    assert RememberMiddleware(answer)(HttpRequest()).content == b"2 2 4 2"
    assert asked == [1, 2, 1]


def test_the_next_request_asks_anew() -> None:
    RememberMiddleware(answer)(HttpRequest())
    assert asked == [1, 2, 1]


def test_outside_a_request_nothing_is_kept() -> None:
    asked.clear()
    assert [twice(1), twice(1)] == [2, 2]
    assert asked == [1, 1]
    forget()
