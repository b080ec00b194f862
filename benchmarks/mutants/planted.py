"""The faults that are planted, by the document whose server they are planted into.

Each is something that the contract forbids. Kinds: `answer`, `status`, `request` (accepts what it must refuse),
`strict` (refuses what it must accept), `auth`, `method`, `state`.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from mutants import faults as f
from mutants.altered import Answered, Asked, Mutant

_TRAIN: Final = "/rest/Train+Travel+API/1.0.0"
_SHOP: Final = "/v1"
_GOOD: Final = "Bearer demo"
_TRIPS: Final = f"{_TRAIN}/trips"
_BOOKINGS: Final = f"{_TRAIN}/bookings"
_BOOKING: Final = f"{_TRAIN}/bookings/*"
_PAYMENT: Final = f"{_TRAIN}/bookings/*/payment"
_STATIONS: Final = f"{_TRAIN}/stations"
_ID: Final = "efdbb9d1-02c2-4bc3-afb7-6788d8782b1e"
_KEEPING: Final = ("create-booking", "get-booking", "delete-booking", "get-bookings")


def _problem(status: int) -> Answered:
    body = json.dumps({"title": "No", "status": status}).encode()
    headers = (("content-type", "application/problem+json"), ("content-length", str(len(body))))
    return Answered(status, headers, body)


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return bool(re.fullmatch(r"[0-9a-fA-F-]{36}", text))


def _is_instant(text: str) -> bool:
    return bool(
        re.fullmatch(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", text)
    )


def _number_of(text: str, most: int) -> bool:
    return text.isascii() and text.isdigit() and 1 <= int(text) <= most


def _quoted(asked: Asked) -> bool:
    return asked.path == _STATIONS and ("%27" in asked.query or "%22" in asked.query)


def _crash(asked: Asked, memory: dict[str, Any]) -> Asked | Answered:
    return Answered(500, (("content-type", "text/plain"),), b"boom") if _quoted(asked) else asked


def _long_name(most: int) -> Any:
    def refuses(asked: Asked) -> bool:
        value = asked.json
        name = value.get("passenger_name") if isinstance(value, dict) else None
        return isinstance(name, str) and len(name) > most

    return refuses


def _holds(name: str, value: Any) -> Any:
    def refuses(asked: Asked) -> bool:
        found = asked.json
        return isinstance(found, dict) and found.get(name) == value

    return refuses


def _lacks(name: str) -> Any:
    return lambda asked: isinstance(asked.json, dict) and name not in asked.json


def _non_ascii(asked: Asked) -> bool:
    value = asked.json
    return isinstance(value, dict) and not json.dumps(value, ensure_ascii=False).isascii()


def _wherever(asked: Asked) -> bool:
    return True


def _of(method: str) -> Any:
    return lambda asked: asked.method == method


def _any_token(asked: Asked) -> bool:
    return (asked.header("authorization") or "").lower().startswith("bearer ")


def _other_scheme(asked: Asked) -> bool:
    return asked.header("authorization") is not None


def _limited(asked: Asked) -> bool:
    return (asked.header("authorization") or "").startswith("Bearer demo:")


def _forgets(path: str) -> Any:
    """Everything that was made is gone at once."""

    def after(asked: Asked, answered: Answered, memory: dict[str, Any]) -> Answered:
        made = memory.setdefault("made", set())
        if f.about("POST", path)(asked) and answered.status == 201:
            made.add(answered.json["id"])
        if asked.method == "GET" and asked.path.rpartition("/")[2] in made:
            return _problem(404)
        return answered

    return after


def _mended(name: str, is_valid: Any, valid: Any) -> Any:
    """A member that is wrong is another one."""

    def mend(value: Any) -> Any:
        return value if name not in value or is_valid(value[name]) else {**value, name: valid}

    return mend


def _filled(name: str, valid: Any) -> Any:
    return lambda value: {name: valid, **value}


def _source(change: Any) -> Any:
    """The same within the source of a payment."""

    def mend(value: Any) -> Any:
        source = value.get("source")
        return {**value, "source": change(source)} if isinstance(source, dict) else value

    return mend


_CARD: Final = (
    "object name number cvc exp_month exp_year address_line1 address_line2 address_city "
    "address_country address_post_code"
)
_BANK: Final = "object name number sort_code account_type bank_name country"


def _known_members(source: dict[str, Any]) -> dict[str, Any]:
    names = {*(_BANK if "account_type" in source else _CARD).split()}
    return {name: value for name, value in source.items() if name in names}


def _positive(value: Any) -> bool:
    return not isinstance(value, (int, float)) or isinstance(value, bool) or value > 0


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_truth(value: Any) -> bool:
    return isinstance(value, bool)


def _clipped(name: str, most: int) -> Any:
    def mend(value: Any) -> Any:
        text = value.get(name)
        return {**value, name: text[:most]} if isinstance(text, str) else value

    return mend


def _without_rest(names: str) -> Any:
    return lambda value: {name: one for name, one in value.items() if name in names.split()}


TRAIN: Final = (
    # what is answered
    Mutant(
        "id of a booking is a number",
        "answer",
        ("get-booking", "create-booking"),
        after=f.body("GET", _BOOKING, f.put("id", value=7)),
    ),
    Mutant(
        "bookings are an object",
        "answer",
        ("get-bookings",),
        after=f.body("GET", _BOOKINGS, f.put("data", value={})),
    ),
    Mutant(
        "a station has no name",
        "answer",
        ("get-stations",),
        after=f.body("GET", _STATIONS, f.drop("data", 0, "name")),
    ),
    Mutant(
        "a price is text",
        "answer",
        ("get-trips",),
        after=f.body("GET", _TRIPS, f.put("data", 0, "price", value="12.50")),
    ),
    Mutant(
        "a time has no zone",
        "answer",
        ("get-trips",),
        after=f.body(
            "GET", _TRIPS, f.put("data", 0, "departure_time", value="2026-01-01T10:00:00")
        ),
    ),
    Mutant(
        "a payment has a status of its own",
        "answer",
        ("create-booking-payment", *_KEEPING),
        after=f.body("POST", _PAYMENT, f.put("status", value="done")),
    ),
    Mutant(
        "the answer is cut off",
        "answer",
        ("get-stations",),
        after=f.answers("GET", _STATIONS, lambda one: one.with_body(one.body[:-1])),
    ),
    Mutant(
        "null for an optional text",
        "answer",
        ("get-booking", "create-booking"),
        after=f.body("GET", _BOOKING, f.put("passenger_name", value=None)),
    ),
    Mutant(
        "a problem has a text for its status",
        "answer",
        ("get-trips",),
        after=f.body("GET", _TRIPS, f.put("status", value="400"), status=400),
    ),
    # status and media type
    Mutant(
        "200 where 201 is documented",
        "status",
        ("create-booking",),
        after=f.answers("POST", _BOOKINGS, f.status(200)),
    ),
    Mutant(
        "202 where 200 is documented",
        "status",
        ("get-stations",),
        after=f.answers("GET", _STATIONS, f.status(202)),
    ),
    Mutant(
        "JSON that is called text",
        "status",
        ("get-bookings",),
        after=f.answers("GET", _BOOKINGS, lambda one: one.with_body(one.body, "text/plain")),
    ),
    Mutant(
        "problems are plain JSON",
        "status",
        ("get-trips",),
        after=f.answers(
            "GET", _TRIPS, lambda one: one.with_body(one.body, "application/json"), 400
        ),
    ),
    Mutant("500 where the search holds a quote", "status", ("get-stations",), before=_crash),
    Mutant(
        "418 for what is not valid",
        "status",
        ("get-trips",),
        after=f.answers("GET", _TRIPS, f.status(418), 400),
    ),
    # takes what it must refuse
    Mutant(
        "a required query parameter may be missing",
        "request",
        ("get-trips",),
        before=f.lenient_query("GET", _TRIPS, "origin", _ID, bool),
    ),
    Mutant(
        "any text is a UUID in the query",
        "request",
        ("get-trips",),
        before=f.lenient_query(
            "GET", _TRIPS, "destination", _ID, lambda text: not text or _is_uuid(text)
        ),
    ),
    Mutant(
        "any text is an instant",
        "request",
        ("get-trips",),
        before=f.lenient_query(
            "GET",
            _TRIPS,
            "date",
            "2026-01-01T00:00:00Z",
            lambda text: not text or _is_instant(text),
        ),
    ),
    Mutant(
        "any text is a boolean",
        "request",
        ("get-trips",),
        before=f.lenient_query(
            "GET", _TRIPS, "dogs", "true", lambda text: text in ("true", "false")
        ),
    ),
    Mutant(
        "too large a limit is clipped",
        "request",
        ("get-bookings",),
        before=f.lenient_query("GET", _BOOKINGS, "limit", "10", lambda text: _number_of(text, 100)),
    ),
    Mutant(
        "an amount of nothing",
        "request",
        ("create-booking-payment", *_KEEPING),
        before=f.lenient_body("POST", _PAYMENT, _mended("amount", _positive, 1)),
    ),
    Mutant(
        "any currency",
        "request",
        ("create-booking-payment", *_KEEPING),
        before=f.lenient_body(
            "POST",
            _PAYMENT,
            _mended(
                "currency",
                lambda one: (
                    not isinstance(one, str) or one in "bam bgn chf eur gbp nok sek try".split()
                ),
                "eur",
            ),
        ),
    ),
    Mutant(
        "a card without a name",
        "request",
        ("create-booking-payment", *_KEEPING),
        before=f.lenient_body("POST", _PAYMENT, _source(_filled("name", "A"))),
    ),
    Mutant(
        "members that nobody evaluates",
        "request",
        ("create-booking-payment", *_KEEPING),
        before=f.lenient_body("POST", _PAYMENT, _source(_known_members)),
    ),
    Mutant(
        "a security code of any length",
        "request",
        ("create-booking-payment", *_KEEPING),
        before=f.lenient_body("POST", _PAYMENT, _source(_clipped("cvc", 4))),
    ),
    Mutant(
        "a number is a name",
        "request",
        ("create-booking",),
        before=f.lenient_body("POST", _BOOKINGS, _mended("passenger_name", _is_text, "A")),
    ),
    Mutant(
        "yes is true in JSON",
        "request",
        ("create-booking",),
        before=f.lenient_body("POST", _BOOKINGS, _mended("has_dog", _is_truth, True)),
    ),
    Mutant(
        "what is no JSON is an empty booking",
        "request",
        ("create-booking",),
        before=f.any_body("POST", _BOOKINGS, {}),
    ),
    Mutant(
        "any text is a UUID in the path",
        "request",
        _KEEPING,
        before=f.lenient_path(
            "GET", _BOOKING, lambda memory: memory.get("id"), r"[0-9a-fA-F-]{36}"
        ),
        after=lambda asked, answered, memory: _remembered(asked, answered, memory),
    ),
    # refuses what it must take
    Mutant(
        "names of over 20 characters are refused",
        "strict",
        ("create-booking",),
        before=f.strict("POST", _BOOKINGS, _long_name(20), _problem(400)),
    ),
    Mutant(
        "names beyond ASCII are refused",
        "strict",
        ("create-booking",),
        before=f.strict("POST", _BOOKINGS, _non_ascii, _problem(400)),
    ),
    Mutant(
        "an optional member is demanded",
        "strict",
        ("create-booking",),
        before=f.strict("POST", _BOOKINGS, _lacks("has_dog"), _problem(400)),
    ),
    Mutant(
        "one currency is refused",
        "strict",
        ("create-booking-payment", *_KEEPING),
        before=f.strict("POST", _PAYMENT, _holds("currency", "try"), _problem(400)),
    ),
    Mutant(
        "no dogs",
        "strict",
        ("create-booking",),
        before=f.strict("POST", _BOOKINGS, _holds("has_dog", True), _problem(400)),
    ),
    # who asks
    Mutant(
        "nobody is asked who they are",
        "auth",
        ("get-stations", "get-bookings"),
        before=f.as_if("authorization", _GOOD, _wherever),
    ),
    Mutant(
        "who deletes is not asked",
        "auth",
        _KEEPING,
        before=f.as_if("authorization", _GOOD, _of("DELETE")),
    ),
    Mutant(
        "any token is somebody's",
        "auth",
        ("get-stations",),
        before=f.as_if("authorization", _GOOD, _any_token),
    ),
    Mutant(
        "any header of authorization will do",
        "auth",
        ("get-stations",),
        before=f.as_if("authorization", _GOOD, _other_scheme),
    ),
    Mutant(
        "scopes do not matter", "auth", _KEEPING, before=f.as_if("authorization", _GOOD, _limited)
    ),
    # methods
    Mutant(
        "another method answers",
        "method",
        ("get-stations",),
        before=f.pretends(
            "PATCH", _STATIONS, Answered(200, (("content-type", "application/json"),), b"{}")
        ),
    ),
    Mutant(
        "405 does not say what is allowed",
        "method",
        ("get-stations",),
        after=lambda asked, answered, memory: (
            answered.without("allow") if answered.status == 405 else answered
        ),
    ),
    # what is kept
    Mutant(
        "nothing is removed",
        "state",
        _KEEPING,
        before=f.pretends("DELETE", _BOOKING, Answered(204)),
    ),
    Mutant("nothing is kept", "state", _KEEPING, after=_forgets(_BOOKINGS)),
    Mutant(
        "another name than was sent",
        "state",
        _KEEPING,
        after=f.body("GET", _BOOKING, f.put("passenger_name", value="Somebody else")),
    ),
    Mutant(
        "removing it twice is a failure",
        "state",
        _KEEPING,
        after=lambda asked, answered, memory: (
            replace(_problem(500), status=500)
            if asked.method == "DELETE" and answered.status == 404
            else answered
        ),
    ),
)


def _remembered(asked: Asked, answered: Answered, memory: dict[str, Any]) -> Answered:
    if f.about("POST", _BOOKINGS)(asked) and answered.status == 201:
        memory["id"] = answered.json["id"]
    return answered


_AUTHORS: Final = f"{_SHOP}/authors"
_BOOKS: Final = f"{_SHOP}/books"
_BOOK: Final = f"{_SHOP}/books/*"
_AUTHOR_OPERATIONS: Final = ("createAuthor", "getAuthor", "listAuthors", "deleteAuthor")
_BOOK_OPERATIONS: Final = ("createBook", "getBook", "updateBook", "listBooks")

SHOP: Final = (
    Mutant("an author has no date of birth", "answer", _AUTHOR_OPERATIONS,
        after=f.body("GET", f"{_SHOP}/authors/*", f.drop("bornOn"))),
    Mutant("a header is missing that must be there", "answer", _AUTHOR_OPERATIONS,
        after=f.answers("POST", _AUTHORS, lambda one: one.without("location"), 201)),
    Mutant("a price of half a penny", "answer", _BOOK_OPERATIONS,
        after=f.body("GET", _BOOK, f.put("price", "amount", value=0.5))),
    Mutant("an unknown format of a book", "answer", _BOOK_OPERATIONS,
        after=f.body("GET", _BOOKS, f.put("items", 0, "format", value="scroll"))),
    Mutant("an author may have no name", "request", _AUTHOR_OPERATIONS,
        before=f.lenient_body("POST", _AUTHORS, _filled("name", "A"))),
    Mutant("an author may have an empty name", "request", _AUTHOR_OPERATIONS,
        before=f.lenient_body("POST", _AUTHORS, _mended("name", lambda one: one != "", "A"))),
    Mutant("a name of any length", "request", _AUTHOR_OPERATIONS,
        before=f.lenient_body("POST", _AUTHORS, _clipped("name", 200))),
    Mutant("changes that are not known are passed over", "request", _BOOK_OPERATIONS,
        before=f.lenient_body("PATCH", _BOOK, _without_rest("title subtitle blurb price format"))),
    Mutant("a lower bound below nothing", "request", ("listBooks",),
        before=f.lenient_query("GET", _BOOKS, "price[from]", "0",
            lambda text: bool(re.fullmatch(r"0|[1-9][0-9]*", text)))),
    Mutant("null removes no subtitle", "strict", _BOOK_OPERATIONS,
        before=f.strict("PATCH", _BOOK, _holds("subtitle", None), _problem(422))),
    Mutant("who adds books need not say who they are", "auth", _BOOK_OPERATIONS,
        before=f.as_if("authorization", _GOOD, _of("POST"))),
    Mutant("the scopes of authors do not matter", "auth", _AUTHOR_OPERATIONS,
        before=f.as_if("authorization", _GOOD, _limited)),
    Mutant("a change is lost", "state", _BOOK_OPERATIONS,
        after=lambda asked, answered, memory: _old(asked, answered, memory)),
)  # fmt: skip


def _old(asked: Asked, answered: Answered, memory: dict[str, Any]) -> Answered:
    """Whatever was changed, a book reads as it did when it was first seen."""
    if f.about("GET", _BOOK)(asked) and answered.status == 200 and asked.path != f"{_BOOKS}/search":
        return answered.with_json(memory.setdefault(asked.path, answered.json))
    return answered


PLANTED: Final[Mapping[str, tuple[Mutant, ...]]] = {"train-travel": TRAIN, "bookshop": SHOP}
