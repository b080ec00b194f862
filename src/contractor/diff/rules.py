"""The table of rules: every id that a comparison can give.

Takes nothing, gives rows by their ids; refuses to know what meets them.
"""

from collections.abc import Mapping
from typing import Final

from contractor.diff.rows import client, containment, data, operations, policy, schemas
from contractor.diff.rule import Row

RULES: Final[Mapping[str, Row]] = {
    **schemas.ROWS,
    **{
        row.id: row
        for row in (*containment.ROWS, *operations.ROWS, *policy.ROWS, *client.ROWS, *data.ROWS)
    },
}
