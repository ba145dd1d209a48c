"""Text in the encodings from before Unicode, which shows as rubbish: known by its commonest words."""

from __future__ import annotations

#: "và", "của", "các", "thực", "hiện", "tỉnh", "nhân", "dân", "kế", "hoạch", "nhiệm", "vụ", "độc", "lập" and the like,
#: as each encoding spells them. None of the spellings is a word of any language in Unicode.
_SPELLINGS: dict[str, str] = {
    "TCVN3": "vµ cña c¸c thùc hiÖn tØnh nh©n d©n kÕ ho¹ch nhiÖm lËp ®Þnh ®éc §éc hµnh chÝnh quyÕt viÖc vÒ §iÒu",
    "VNI": "vaø cuûa caùc thöïc hieän tænh nhaân daân keá hoaïch nhieäm vuï laäp ñònh ñoäc Ñoäc haønh chính quyeát",
    "VIQR": "va` cu?a ca'c thu+.c hie^.n ti?nh nha^n da^n ke^' hoa.ch nhie^.m vu. la^.p ddi.nh ddo^.c ha`nh chi'nh",
}
#: "chính" is the same in VNI and in Unicode, so it does not count.
_LEGACY = frozenset(" ".join(_SPELLINGS.values()).split()) - {"chính"}
_MODERN = "và của các thực hiện tỉnh nhân dân kế hoạch nhiệm vụ lập định độc hành chính quyết việc về"
_UNICODE = frozenset(_MODERN.split())
#: A few words may be a scrap pasted from an old file; more of them, and the reading would lose clauses.
_FEW = 5
_SHARE = 0.05
_EDGES = ',;:()[]"“”/…-'


def is_legacy(text: str) -> bool:
    """Whether a telling part of the text is TCVN3, VNI or VIQR taken for Unicode."""
    old = modern = 0
    for word in (token.strip(_EDGES) for token in text.split()):
        old += word in _LEGACY
        modern += word in _UNICODE
    return old >= _FEW and old > _SHARE * modern
