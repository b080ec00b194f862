"""Comparisons as the engine gives them, made by hand: two versions of a small document, and what differs."""

from dataclasses import replace
from datetime import date
from typing import Any

from contractor.containment.verdict import Counterexample
from contractor.contract import Contract, read
from contractor.contract.travel import Direction
from contractor.diagnostic import Finding, Severity
from contractor.diff.change import Allowance, Change, Comparison, Promise, Reading
from contractor.diff.occurrence import Where
from contractor.diff.policy.versions import Advice
from contractor.report.comparison.judgement import Judgement, Side
from contractor.source import Files

OLD = """\
openapi: 3.1.1
info: {title: Bookings, version: 2.3.0}
tags: [{name: Bookings}, {name: Rooms}]
paths:
  /bookings:
    get:
      operationId: listBookings
      tags: [Bookings]
      parameters:
        - {name: limit, in: query, schema: {type: integer, maximum: 500}}
      responses:
        '200': {description: All, content: {application/json: {schema: {$ref: '#/components/schemas/Bookings'}}}}
    post:
      operationId: createBooking
      tags: [Bookings]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Booking'}}}
      responses:
        '201': {description: Made, content: {application/json: {schema: {$ref: '#/components/schemas/Booking'}}}}
  /bookings/{bookingId}:
    parameters: [{name: bookingId, in: path, required: true, schema: {type: string}}]
    patch:
      operationId: changeBooking
      tags: [Bookings]
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/Booking'}}}
      responses:
        '200': {description: Changed, content: {application/json: {schema: {$ref: '#/components/schemas/Booking'}}}}
  /rooms:
    get:
      operationId: listRooms
      tags: [Rooms]
      responses:
        '204': {description: None}
components:
  schemas:
    Bookings: {type: array, items: {$ref: '#/components/schemas/Booking'}}
    Booking:
      type: object
      required: [guest]
      properties:
        guest: {type: string}
        note:
          type: string
          maxLength: 200
        status:
          type: string
          enum: [pending, confirmed, checked-in]
"""
NEW = """\
openapi: 3.1.1
info: {title: Bookings, version: 2.4.0}
tags: [{name: Bookings}]
paths:
  /bookings:
    get:
      operationId: listBookings
      tags: [Bookings]
      parameters:
        - {name: limit, in: query, schema: {type: integer, maximum: 100}}
        - {name: hotel, in: query, required: true, schema: {type: string}}
      responses:
        '200': {description: All, content: {application/json: {schema: {$ref: '#/components/schemas/Bookings'}}}}
    post:
      operationId: createBooking
      tags: [Bookings]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Booking'}}}
      responses:
        '201': {description: Made, content: {application/json: {schema: {$ref: '#/components/schemas/Booking'}}}}
  /bookings/{bookingId}:
    parameters: [{name: bookingId, in: path, required: true, schema: {type: string}}]
    patch:
      operationId: changeBooking
      tags: [Bookings]
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/Booking'}}}
      responses:
        '200': {description: Changed, content: {application/json: {schema: {$ref: '#/components/schemas/Booking'}}}}
components:
  schemas:
    Bookings: {type: array, items: {$ref: '#/components/schemas/Booking'}}
    Booking:
      type: object
      required: [guest, checkIn]
      properties:
        guest: {type: string}
        checkIn: {type: string, format: date}
        status:
          type: string
          enum: [pending, confirmed]
        nights: {type: integer}
"""
BOOKING = "#/components/schemas/Booking"
LIST = Where("GET", "/bookings", "listBookings", part="query parameter limit")
CREATE = Where(
    "POST", "/bookings", "createBooking", part="request body application/json", route=("status",)
)
PATCH = Where(
    "PATCH", "/bookings/{bookingId}", "changeBooking", part="request body application/json"
)
LISTED = Where(
    "GET",
    "/bookings",
    "listBookings",
    part="response 200 application/json",
    route=("items", "status"),
)


def contract(text: str, name: str = "openapi.yaml") -> Contract:
    """The contract of a text, under a name of its own."""
    return read(Files.of_text(text, name=name))


def change(
    id: str, level: Severity, message: str, base: str = "", revision: str = "", **more: Any
) -> Change:
    """A change whose sentences are made up where the test does not say them."""
    values: dict[str, Any] = {
        "promise": Promise.WIRE,
        "direction": Direction.REQUEST,
        "edit": id,
        "why": "Requests that were right until now are refused.",
        "remedy": "keep accepting it, and deprecate it first",
        **more,
    }
    return Change(id=id, level=level, message=message, base=base, revision=revision, **values)


ENUM = change(
    "request-property-enum-value-removed",
    Severity.ERROR,
    'status no longer accepts "checked-in"',
    f"{BOOKING}/properties/status/enum/2",
    edit="enum-value-removed",
    operations=(CREATE, PATCH),
    also=(
        Reading(
            "response-property-enum-value-removed",
            Severity.INFO,
            Direction.RESPONSE,
            'status no longer holds "checked-in"',
            (LISTED,),
        ),
    ),
    counterexample=Counterexample({"guest": "Ada", "status": "checked-in"}, "old", "enum"),
)
REQUIRED = change(
    "new-required-request-property",
    Severity.ERROR,
    "checkIn is new, and required",
    "",
    f"{BOOKING}/properties/checkIn",
    edit="property-added",
    arguments={"property": "checkIn"},
    operations=(CREATE, PATCH),
)
REMOVED = change(
    "response-optional-property-removed",
    Severity.WARNING,
    "note is no longer sent",
    f"{BOOKING}/properties/note",
    "",
    edit="property-removed",
    direction=Direction.RESPONSE,
    operations=(LISTED,),
    notes=("looks like a rename of note to remark",),
    hint="looks like a rename of note to remark",
)
PARAMETER = change(
    "new-required-request-parameter",
    Severity.ERROR,
    "the query parameter hotel is new, and required",
    "",
    "#/paths/~1bookings/get/parameters/1",
    edit="parameter-added",
    operations=(LIST,),
)
BOUND = change(
    "request-parameter-max-decreased",
    Severity.ERROR,
    "limit takes at most 100, where it took 500",
    "#/paths/~1bookings/get/parameters/0/schema/maximum",
    "#/paths/~1bookings/get/parameters/0/schema/maximum",
    edit="max-decreased",
    operations=(LIST,),
    counterexample=Counterexample(500, "old", "maximum"),
)
GONE = change(
    "api-path-removed-without-deprecation",
    Severity.ERROR,
    "GET /rooms is gone",
    "#/paths/~1rooms/get",
    "",
    edit="operation-removed",
    direction=Direction.NONE,
    operations=(Where("GET", "/rooms", "listRooms"),),
)
ADDED = change(
    "response-optional-property-added",
    Severity.INFO,
    "nights is new",
    "",
    f"{BOOKING}/properties/nights",
    edit="property-added",
    direction=Direction.RESPONSE,
    why="Readers may use it.",
    remedy="nothing",
    operations=(LISTED,),
)
ALL = (GONE, ENUM, PARAMETER, REQUIRED, BOUND, REMOVED, ADDED)


def comparison(
    *changes: Change, old: str = OLD, new: str = NEW, name: str = "bookings.yaml", **more: Any
) -> Comparison:
    """The comparison of two texts."""
    return Comparison(contract(old, f"main:{name}"), contract(new, name), changes, **more)


ADVICE = Advice(
    "2.3.0", "2.4.0", "3.0.0", "5 changes break clients", "api-major-version-not-bumped"
)


def judgement(*changes: Change, **more: Any) -> Judgement:
    """What is reported of changes; all of the small document's where none are given."""
    values = {"advice": ADVICE, **more}
    compared = values.pop("comparison", None) or comparison(*(changes or ALL), hidden=9)
    return Judgement(compared, Side("bookings.yaml", "main"), Side("bookings.yaml"), **values)


def allowing(found: Judgement, *changes: Change) -> Judgement:
    """The judgement in which some changes are let pass."""

    def passed(one: Change) -> Change:
        if one not in changes:
            return one
        why = Allowance("all clients were told", one.level, date(2027, 1, 31))
        return replace(one, allowed=(why,), level=Severity.INFO)

    compared = found.comparison
    return replace(
        found, comparison=replace(compared, changes=tuple(map(passed, compared.changes)))
    )


def with_findings(found: Judgement, *findings: Finding) -> Judgement:
    """The judgement with something to say of itself."""
    return replace(found, findings=findings)


UNUSED = Finding(
    "unused-allow",
    Severity.WARNING,
    "this entry allows nothing",
    help="remove it",
)

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></script><!--",
    "[click](https://evil.example)",
    "![](https://evil.example/x.png)",
    "@octocat and @org/team",
    "#12 and GH-7",
    "https://evil.example www.evil.example a@evil.example",
    "`code` ``` fence",
    "a | b | c \\| d",
    "\n::error::owned",
    "\x1b[2J\x1b]0;title\x07",
    "\u202etxt.exe",
    "\ud800",
    "]]>",
    "**bold** _it_ ~~s~~ $x$",
    "<details><summary>x</summary>",
    "&lt;b&gt; &#64;octocat",
    "{{ 7 * 7 }} {% raw %}",
    "long " * 200_000,
]
