from __future__ import annotations

from django.test import RequestFactory
from django.utils.translation import gettext_lazy, override

from dondoc.lib.errors import Forbidden, Refused, Stale, can


def check_even(number: int) -> None:
    if number % 2:
        raise Refused("Số lẻ.")


def test_can_is_made_from_check() -> None:
    can_even = can(check_even)
    assert [number for number in range(5) if can_even(number)] == [0, 2, 4]
    assert can_even.__name__ == "can_even"


def test_a_refusal_speaks_the_language_of_its_reader() -> None:
    refusal = Refused(gettext_lazy("Sign in"))
    with override("vi"):
        assert str(refusal) == "Đăng nhập"
    with override("en"):
        assert str(refusal) == "Sign in"


def test_each_kind_of_refusal_has_its_status() -> None:
    assert (Refused("").status, Stale("").status, Forbidden("").status) == (409, 409, 403)


def test_an_unanswered_refusal_becomes_a_page(rf: RequestFactory) -> None:
    from dondoc.lib.refusals import RefusalMiddleware  # noqa: PLC0415

    request = rf.get("/")
    page = RefusalMiddleware(lambda _: None).process_exception(request, Forbidden("Không được <phép>."))  # type: ignore[arg-type,return-value]
    assert page is not None
    assert page.status_code == 403
    assert "Không được &lt;phép&gt;." in page.content.decode()
    assert RefusalMiddleware(lambda _: None).process_exception(request, ValueError()) is None  # type: ignore[arg-type,return-value]
