"""Made-up comparisons for the tests of policies: two documents, and changes between them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from contractor.contract import Contract
from contractor.contract.travel import Direction
from contractor.diagnostic import Severity
from contractor.diff.change import Change, Comparison, Promise, Reading
from contractor.diff.occurrence import Where
from contractor.diff.rows import policy
from contractor.diff.rule import Effect, Kind, Row
from tests.documents import contract

TODAY = date(2026, 12, 1)


def row(
    id: str,
    level: Severity,
    kind: Kind = Kind.VALUES,
    effect: Effect = Effect.NARROWS,
    message: str = "",
) -> Row:
    words = (message, f"why {id}", f"mend {id}")
    return Row(id, level, Direction.NONE, kind, effect, *words)


_TABLE = (
    row("request-property-removed", Severity.WARNING, Kind.EXISTENCE),
    row("request-property-enum-value-removed", Severity.ERROR),
    row("response-property-enum-value-added", Severity.WARNING),
    row("response-property-enum-value-removed", Severity.INFO),
    row("new-optional-request-property", Severity.INFO, Kind.EXISTENCE, Effect.NONE),
    row("api-operation-id-removed", Severity.INFO, Kind.NONE, Effect.NONE),
    row("api-version-not-bumped", Severity.INFO, Kind.LIFECYCLE, Effect.NONE, "still {now}"),
    row("api-version-decreased", Severity.INFO, Kind.LIFECYCLE, Effect.NONE, "{was}, now {now}"),
    row(
        "api-major-version-not-bumped",
        Severity.INFO,
        Kind.LIFECYCLE,
        Effect.NONE,
        "only {was} to {now}",
    ),
)
ROWS: Mapping[str, Row] = {one.id: one for one in (*_TABLE, *policy.ROWS)}

ORDERS = Where("POST", "/orders", part="request body application/json", route=("status",))
ORDER = Where("PATCH", "/orders/{id}", part="request body application/json", route=("status",))
LIST = Where("GET", "/orders", part="response 200 application/json", route=("items", "status"))


def versioned(version: str) -> Contract:
    return contract(f"openapi: 3.1.1\ninfo: {{title: Test, version: '{version}'}}\npaths: {{}}\n")


def comparison(*changes: Change, old: str = "1.2.3", new: str = "1.2.3") -> Comparison:
    return Comparison(versioned(old), versioned(new), changes)


def change(
    id: str = "request-property-enum-value-removed",
    level: Severity = Severity.ERROR,
    *,
    base: str = "#/components/schemas/Order/properties/status/enum/1",
    operations: tuple[Where, ...] = (ORDERS, ORDER),
    also: tuple[Reading, ...] = (),
    **given: Any,
) -> Change:
    also_at = tuple(where for reading in also for where in reading.operations)
    return Change(
        id,
        level,
        Promise.WIRE,
        Direction.REQUEST,
        given.pop("edit", id),
        f"message of {id}",
        f"why {id}",
        f"mend {id}",
        base=base,
        operations=(*operations, *also_at),
        also=also,
        **given,
    )


def reading(
    id: str = "response-property-enum-value-removed",
    level: Severity = Severity.INFO,
    operations: tuple[Where, ...] = (LIST,),
) -> Reading:
    return Reading(id, level, Direction.RESPONSE, f"message of {id}", operations)
