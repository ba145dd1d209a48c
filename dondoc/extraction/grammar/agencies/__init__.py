"""Finding agencies in a text and parting lists of them, as written.

A name may hold commas and "và" ("Sở Văn hóa, Thể thao và Du lịch"), a list is parted by the same
marks ("Các sở, ngành, UBND cấp huyện" is two), and a head said once may serve several
("Các sở: Tài chính, Xây dựng"). What a word can begin or go on with is in ``lexicon/agencies.toml``.

`vocabulary` holds those words; `capitals`, `collectives` and `names` find the name itself, `tails` what
goes on with it, `lists` parts what stands together.
"""

from dondoc.extraction.grammar.agencies.lists import (
    Agency,
    AgencyList,
    every_list,
    opens_agency,
    read_list,
    split_agencies,
)
from dondoc.extraction.grammar.agencies.vocabulary import agency_words

__all__ = ["Agency", "AgencyList", "agency_words", "every_list", "opens_agency", "read_list", "split_agencies"]
