"""What a phrase that names agencies means on a day, by the book of the day.

`words` are what is compared, `places` part a name from its place, `index` makes a book ready; `names` find one agency,
with `synonyms` and `slips`, `levels` one of every level; `runs` read collectives word by word, `groups` say who belongs
to one, `collectives` what is meant; `parting` parts lists, `guesses` make candidates, `reading` puts it together.
The vocabulary is data: ``dondoc/agencies/words``.
"""

from dondoc.agencies.rules.resolving.index import Index
from dondoc.agencies.rules.resolving.reading import resolve
from dondoc.agencies.rules.resolving.result import SURE, Meaning, Part, Reason, ReasonCode

__all__ = ["SURE", "Index", "Meaning", "Part", "Reason", "ReasonCode", "resolve"]
