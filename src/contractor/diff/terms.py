"""What a comparison depends on besides the two contracts.

Takes nothing, gives values; refuses to know where they were set. Today's date is one of them: nothing below
`cli/` looks at a clock.
"""

from datetime import date

from contractor.frozen import frozen


@frozen
class Terms:
    """How two contracts are compared.

    `today` decides whether a sunset has come. `notice_beta` and `notice_stable` are the days of notice that a
    deprecation gives before its sunset; 0 asks for none. `stability` is the lowest `x-stability-level` that is
    judged. `compat` judges as oasdiff 1.28 does, with the edit layer alone, where both differ;
    `match_inline` and `flatten` are its settings `MatchInlineRefs` and `--flatten-allof`.
    """

    today: date
    notice_beta: int = 0
    notice_stable: int = 0
    stability: str = "beta"
    compat: bool = False
    match_inline: bool = True
    flatten: bool = False
