"""Who may see the ledger and keep regimes."""

from __future__ import annotations

from tests.structure.pages import Page, only

#: All who may read reports: everybody of the cast but the evaluator, the keeper of the registry, the administrator.
READERS = ("hoa", "minh", "tuan", "lan", "vinh", "binh", "dung", "khanh")
_FOCAL = ("lan", "vinh", "hoa")
_REGIME = {"regime_id": "$regime"}


def _readers(code: int) -> dict[str, int]:
    return only(*READERS, code=code)


PAGES = [
    Page("reporting:ledger", _readers(200)),
    Page("reporting:mine", _readers(200)),
    Page("reporting:obligation", _readers(200), kwargs={"obligation_id": "$obligation"}),
    Page("reporting:regimes", _readers(200)),
    Page("reporting:regimes-of-plan", _readers(200), kwargs={"plan_id": "$plan"}),
    Page("reporting:regime", _readers(200), kwargs=_REGIME),
    Page("reporting:regime-new", only(*_FOCAL, code=200)),
    Page("reporting:regime-new", only(*_FOCAL, code=422), method="post"),
    Page("reporting:regime-change", only(*_FOCAL, code=200), kwargs=_REGIME),
    Page("reporting:regime-change", only(*_FOCAL, code=422), method="post", kwargs=_REGIME),
    Page("reporting:regime-end", only(*_FOCAL, code=200), kwargs=_REGIME),
    Page("reporting:regime-end", only(*_FOCAL, code=422), method="post", kwargs=_REGIME),
]
