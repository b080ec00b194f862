"""Both sides of a comparison of schemas, for whoever looks further than at one pair.

Takes how to see and to compare schemas, gives that as one value; refuses to know why somebody asks.
"""

from collections.abc import Callable
from typing import Any

from contractor.diff.schemas.difference import ABSENT, Difference
from contractor.diff.schemas.seen import Seen
from contractor.diff.schemas.together import Together
from contractor.frozen import frozen
from contractor.values import same

#: Do two schemas of either side say the same, but for words to people?
Alike = Callable[[Seen, Seen], bool]
See = Callable[[Any], Seen]


@frozen
class Sides:
    """How to see what stands in schemas of the old and of the new side, and to tell whether two are alike.

    `whole_old` and `whole_new` look into the branches of `allOf` as well. `named_alike` tells whether the
    components of two keys are alike, `still_there` whether the new side has the component of a key.
    """

    old: See
    new: See
    alike: Alike
    whole_old: Callable[[Seen], Together]
    whole_new: Callable[[Seen], Together]
    named_alike: Callable[[str, str], bool]
    still_there: Callable[[str], bool]

    def swapped(self, pair: Difference) -> bool:
        """Whether another component stands here, and the one that stood here is there still."""
        was, now = pair.base.ref, pair.revision.ref
        return bool(was and now) and was != now and self.still_there(was)

    def say_still(self, pair: Difference, keyword: str) -> bool:
        """Whether a keyword only moved into a branch of `allOf`, or out of one."""
        was = self.whole_old(pair.base).said.get(keyword, ABSENT)
        now = self.whole_new(pair.revision).said.get(keyword, ABSENT)
        return was is not ABSENT and now is not ABSENT and same(was, now)
