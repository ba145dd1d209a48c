"""One name and the agency that it names: by its own words, else mended, else by what is left of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dondoc.agencies.enums import Level, MeaningKind
from dondoc.agencies.rules.book import Entry
from dondoc.agencies.rules.resolving import slips, synonyms
from dondoc.agencies.rules.resolving.index import Form, Index, fits
from dondoc.agencies.rules.resolving.places import Place, Placed
from dondoc.agencies.rules.resolving.result import Meaning, Reason, ReasonCode, unknown
from dondoc.agencies.rules.resolving.words import Words, bare, read_words

#: How sure a name is, by how it was found; each further step takes its share off.
_EXACT = 1.0
_ACCENTS_LEFT_OUT = 0.95
_ACCENTS_WRONG = 0.88
_OTHER_SPELLING = 0.97
_OFFICE = 0.95
_ORGAN = 0.87
_MENDED = 0.86
_DEPARTMENT_CUT_SHORT = 0.86
#: A central body called as the province's own branch is: "Ngân hàng Chính sách xã hội".
_NEARER_TAKEN = 0.86
#: Not sure: a person is asked.
_WORDS_LEFT_OUT = 0.7
_NO_PLACE = 0.6
_PLACE_SLIPPED = 0.85
#: "các" is said before what is one agency's name.
_PLURAL = 0.6
#: A central body has organs of its own.
_CENTRAL_ORGAN = 0.7
_COUNTRY_MEANS_HERE = 0.7

_PROVINCE_KINDS = (("tinh",), ("thanh", "pho"))

#: A name of an agency has no more words than this.
MOST_WORDS = 30


@dataclass(frozen=True, slots=True)
class _Hit:
    entry: Entry
    confidence: float
    reason: Reason


def read_name(text: str, index: Index) -> Meaning | None:
    """The one agency that the text names, or that several fit equally; None where none does."""
    words, is_plural = _one(read_words(text))
    if not words or len(words) > MOST_WORDS:
        return None
    for way in _ways(words, index):
        best = _best(way)
        if best is not None:
            return replace(best, confidence=round(best.confidence * _PLURAL, 3)) if is_plural else best
    return None


def _one(words: Words) -> tuple[Words, bool]:
    """The words without "các", and whether that makes them many: "các Phó Chủ tịch UBND tỉnh" are of one agency."""
    if words[:1] and words[0].full in ("các", "những"):
        return words[1:], not synonyms.after_office(words[1:])
    return words, False


def of_other_time(text: str, index: Index) -> tuple[Entry, ...]:
    """Agencies of other days that have exactly this name."""
    placed = index.home.part(read_words(text))
    forms = index.others.get(bare(synonyms.official(placed.core)), ())
    found = {form.entry.key: form.entry for form in forms if fits(form, placed.place) and len(form.words) > 1}
    return tuple(found.values())


def of_other_place(text: str, index: Index) -> str:
    """The other place that an agency known here is named with: "Công an tỉnh Bắc Ninh"; "" where none is."""
    words = read_words(text)
    for kind in _PROVINCE_KINDS:
        for at in range(1, len(words) - len(kind)):
            core = bare(synonyms.official(words[:at]))
            if bare(words[at : at + len(kind)]) == kind and core in index.forms:
                return " ".join(word.full for word in words[at:])
    return ""


def _ways(words: Words, index: Index) -> Iterator[list[_Hit]]:
    """What the words can mean, the surest way to find it first."""
    yield _exact(words, index, 1.0, None)
    yield _behind(words, index)
    mended = slips.mend(words, index.vocabulary)
    yield _mended(mended, index)
    yield _left_out(words, index, 1.0)
    yield [hit for way in mended for hit in _left_out(way, index, _MENDED)]


def _behind(words: Words, index: Index) -> list[_Hit]:
    """The agency behind a person or an organ: "Giám đốc Sở X", "Thường trực HĐND"."""
    office, organ = synonyms.without_office(words), synonyms.without_organ(words)
    hits = _exact(office, index, _OFFICE, ReasonCode.OFFICE) if office else []
    if hits or not organ:
        return hits
    hits = _exact(organ, index, _ORGAN, ReasonCode.OFFICE)
    return [replace(hit, confidence=hit.confidence * _share_of_organ(hit.entry)) for hit in hits]


def _share_of_organ(entry: Entry) -> float:
    return _CENTRAL_ORGAN if entry.level == Level.CENTRAL else 1.0


def _mended(ways: Iterable[Words], index: Index) -> list[_Hit]:
    hits: list[_Hit] = []
    for way in ways:
        for hit in _exact(way, index, 1.0, None) or _behind(way, index):
            reason = Reason(ReasonCode.SLIP, hit.entry.short_name)
            share = _MENDED * _share_of_slip(hit.entry)
            hits.append(replace(hit, confidence=hit.confidence * share, reason=reason))
    return hits


def _share_of_slip(entry: Entry) -> float:
    """Names of places are many and alike: "xã Hoa Lộc" is no slip for "xã Hòa Lộc"."""
    return _PLACE_SLIPPED if entry.level in (Level.DISTRICT, Level.COMMUNE) else 1.0


def _exact(words: Words, index: Index, share: float, code: ReasonCode | None) -> list[_Hit]:
    """The agencies whose name has all these words and no others."""
    placed = index.home.part(words)
    core = synonyms.official(placed.core)
    forms = [form for form in index.forms.get(bare(core), ()) if fits(form, placed.place)]
    as_written = [form for form in forms if not _accents(core, form.words)[1]]
    if forms:
        return [_hit(core, placed, form, share, code) for form in as_written or forms]
    if placed.place is Place.COUNTRY:
        here = [form for form in index.forms.get(bare(core), ()) if fits(form, Place.OWN)]
        return [_hit(core, placed, form, share * _COUNTRY_MEANS_HERE, code) for form in here]
    return [
        _Hit(form.entry, share * _DEPARTMENT_CUT_SHORT, Reason(ReasonCode.CUT_SHORT))
        for full in synonyms.cut_short(core)
        for form in index.forms.get(bare(full), ())
        if fits(form, placed.place)
    ]


def _hit(core: Words, placed: Placed, form: Form, share: float, code: ReasonCode | None) -> _Hit:
    accents, wrong = _accents(core, form.words)
    reason = Reason(ReasonCode.SLIP, form.entry.short_name) if wrong else None
    reason = reason or Reason(code or (ReasonCode.NAME if form.is_own else ReasonCode.SPELLING))
    spelled = _EXACT if form.is_own else _OTHER_SPELLING
    accents *= _share_of_slip(form.entry) if wrong else 1.0
    said = _NO_PLACE if placed.place is Place.UNSAID and _lacks_place(core, form) else 1.0
    return _Hit(form.entry, share * accents * spelled * said, reason)


def _lacks_place(core: Words, form: Form) -> bool:
    return form.entry.level != Level.CENTRAL and (len(core) == 1 or synonyms.needs_place(core))


def _accents(written: Words, right: Words) -> tuple[float, bool]:
    """The share that is left for the accents as written, and whether some are wrong."""
    if all(one.full in (other.full, slips.ANY) for one, other in zip(written, right, strict=True)):
        return 1.0, False
    if all(word.full == word.bare for word in written):
        return _ACCENTS_LEFT_OUT, False
    return _ACCENTS_WRONG, True


def _left_out(words: Words, index: Index, share: float) -> list[_Hit]:
    """The agencies whose name has these words in this order, and others among them; never sure."""
    placed = index.home.part(synonyms.without_office(words) or words)
    core = bare(synonyms.official(placed.core))
    if len(core) < 2:
        return []
    forms = [form for form in index.by_first_word.get(core[0], ()) if fits(form, placed.place)]
    return [
        _Hit(form.entry, share * _WORDS_LEFT_OUT, Reason(ReasonCode.CUT_SHORT))
        for form in forms
        if _stand_in(core, bare(form.words))
    ]


def _stand_in(words: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    rest = iter(longer)
    return all(word in rest for word in words)


def _best(hits: list[_Hit]) -> Meaning | None:
    """One agency; of equals the province's; several unlike ones are nobody, with candidates."""
    by_key: dict[int | str, _Hit] = {}
    for hit in sorted(hits, key=lambda hit: -hit.confidence):
        by_key.setdefault(hit.entry.key, hit)
    found = list(by_key.values())
    if not found:
        return None
    nearest = min(map(_distance, found))
    near = [hit for hit in found if _distance(hit) == nearest]
    if len(near) > 1:
        return unknown(ReasonCode.SEVERAL, candidates=tuple(hit.entry.key for hit in found))
    hit = near[0]
    sure = hit.confidence * (_NEARER_TAKEN if len(found) > 1 else 1.0)
    others = tuple(each.entry.key for each in found if each is not hit)
    return Meaning(MeaningKind.AGENCY, hit.reason, round(sure, 3), (hit.entry.key,), candidates=others)


#: How near a level is to whoever writes a province's plan.
_DISTANCES = {Level.PROVINCE: 0, Level.REGION: 1, Level.CENTRAL: 2, Level.DISTRICT: 3, Level.COMMUNE: 3}


def _distance(hit: _Hit) -> int:
    return _DISTANCES[hit.entry.level]
