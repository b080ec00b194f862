"""Rules about everything but schemas: a file for each part of a contract.

Takes nothing, gives rows; refuses to know what meets them.
"""

from typing import Final

from contractor.diff.rows.operations import (
    bodies,
    documents,
    endpoints,
    lifecycle,
    parameters,
    responses,
    security,
    webhooks,
)
from contractor.diff.rule import Row

ROWS: Final[tuple[Row, ...]] = (
    *endpoints.ROWS,
    *lifecycle.ROWS,
    *parameters.ROWS,
    *bodies.ROWS,
    *responses.ROWS,
    *webhooks.ROWS,
    *security.ROWS,
    *documents.ROWS,
)
