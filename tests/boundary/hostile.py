"""Requests that nobody should have sent: mutations of valid ones, byte by byte, to two applications in process.

    python -m tests.boundary.hostile [--count 10000] [--seed 1]

One is the bookshop as it is generated, with everything behind it; the other is `everything.yaml`, which has every
media type, style and scheme. Whatever is sent: nothing fails, nothing hangs, nothing of it is repeated in a
refusal, what is answered is a whole HTTP message of a status that the contract has, and memory stays bounded.
Exit status 0: all of that held; 1: something did not, and what was sent is printed.
"""

import argparse
import asyncio
import json
import logging
import random
import resource
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import UUID

from starlette.types import ASGIApp

from contractor.runtime.boundary import Credential, Principal
from tests.boundary.serving import Given, asked, read, served

ROOT = Path(__file__).parents[2]
#: What stands in requests, and never in a refusal.
MARK = "hunter2"
LONGEST = 5.0
"""Seconds that one request may take; most take milliseconds."""
MEMORY = 400_000
"""Kilobytes by which memory may grow."""


@dataclass(frozen=True)
class Request:
    """A request as it travels."""

    method: str
    target: bytes
    headers: tuple[tuple[bytes, bytes], ...] = ()
    chunks: tuple[bytes | float, ...] = ()

    @property
    def body(self) -> bytes:
        return b"".join(one for one in self.chunks if isinstance(one, bytes))


@dataclass
class Subject:
    """An application, what is validly asked of it, and the statuses that each of its operations may answer."""

    name: str
    app: ASGIApp
    valid: list[Request]
    statuses: frozenset[int] = field(
        default_factory=lambda: frozenset(
            {200, 201, 204, 304, 400, 401, 403, 404, 405, 406, 408, 409, 412, 413, 415, 422, 402}
        )
    )


def request(
    method: str, target: str, body: bytes | Any = b"", kind: str = "", **headers: str
) -> Request:
    """A request; a body that is no bytes is JSON."""
    if not isinstance(body, bytes):
        body, kind = json.dumps(body).encode(), kind or "application/json"
    found = {name.replace("_", "-"): value for name, value in headers.items()}
    if kind:
        found["content-type"] = kind
    lines = tuple((name.lower().encode(), value.encode("latin-1")) for name, value in found.items())
    return Request(method, target.encode(), lines, (body,) if body else ())


def some_id(number: int) -> str:
    """The same in every run, so that a seed says what was sent."""
    return str(UUID(int=number, version=4))


# ── what is asked ─────────────────────────────────────────────────────────────────────────────────


def bookshop() -> Subject:
    sys.path.insert(0, str(ROOT / "generated" / "python"))
    from bookshop.models import Author, Book

    from tests.served.shop import Shop, application

    isbn, author = "9780441172719", some_id(1)
    staff = "Bearer staff.catalogue:write+orders:read"
    customer = f"__Host-session={some_id(2)}"
    book = {
        "isbn": isbn,
        "title": f"Dune {MARK}",
        "titles": {"cy": "Twyni", MARK: "x"},
        "authorIds": [author],
        "format": "paperback",
        "language": "en",
        "price": {"amount": 999, "currency": "GBP"},
        "dimensions": [106, 174, 38.5],
        "publishedOn": "1965-08-01",
    }
    address = {
        "name": "Ada",
        "street": "1",
        "city": "Hay",
        "country": "GB",
        "phone": "+441497555123",
    }
    order = {
        "order": {
            "customerId": some_id(3),
            "lines": [{"isbn": isbn, "quantity": 2}],
            "shippingAddress": address,
            "giftMessage": MARK,
        },
        "payment": {"method": "card", "token": MARK},
    }
    boundary = "xyz"
    picture = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="picture"; filename="{MARK}.png"\r\n'
        "Content-Type: image/png\r\n\r\n\x89PNG\r\n"
        f'--{boundary}\r\nContent-Disposition: form-data; name="focus"\r\n\r\n{{"x": 0.5, "y": 1}}\r\n'
        f"--{boundary}--\r\n"
    ).encode("latin-1")
    valid = [
        request("GET", f"/v1/authors?limit=5&name={MARK}"),
        request("POST", "/v1/authors", {"name": MARK, "bornOn": None}, Authorization=staff),
        request("GET", f"/v1/authors/{author}"),
        request("DELETE", f"/v1/authors/{author}", Authorization=staff),
        request(
            "GET",
            f"/v1/books?format=hardback,ebook&language=cy%7Cen&price[from]=5&sort=-title&q={MARK}",
        ),
        request("POST", "/v1/books", book, Authorization=staff),
        request("GET", f"/v1/books/{isbn}", If_None_Match='"x"'),
        request(
            "PATCH",
            f"/v1/books/{isbn}",
            json.dumps({"title": MARK, "subtitle": None}).encode(),
            "application/merge-patch+json",
            Authorization=staff,
            If_Match='"x"',
        ),
        request("GET", f"/v1/books/{isbn}/cover"),
        request(
            "PUT",
            f"/v1/books/{isbn}/cover",
            picture,
            f"multipart/form-data; boundary={boundary}",
            Authorization=staff,
        ),
        request("POST", f"/v1/books/{isbn}/reviews", {"stars": 5, "text": MARK}, Cookie=customer),
        request("GET", f"/v1/books/search?q={MARK}"),
        request("GET", "/v1/categories"),
        request(
            "POST",
            "/v1/customers",
            {"email": "a@b.example", "name": MARK, "password": "correct horse battery"},
        ),
        request("GET", "/v1/customers/me", Cookie=customer),
        request("GET", "/v1/orders?placedSince=2020-01-01T00:00:00Z", Cookie=customer),
        request("POST", "/v1/orders", order, Cookie=customer, Idempotency_Key=some_id(4)),
        request("GET", f"/v1/orders/{some_id(5)}", Authorization=staff),
        request("DELETE", f"/v1/orders/{some_id(5)}", Cookie=customer, If_Match='"x"'),
        request("GET", f"/v1/orders/{some_id(5)}/events", Cookie=customer, Last_Event_ID="1"),
        request("GET", "/openapi.json"),
        request("GET", "/docs"),
        request("OPTIONS", "/v1/books"),
    ]
    shop = Shop()
    shop.authors[UUID(author)] = Author(id=UUID(author), name="F. Herbert", born_on=None)
    shop.books[isbn] = Book.model_validate({**book, "averageStars": None})
    return Subject("bookshop", application(shop, slowest_body=0.3), valid)


def everything() -> Subject:
    contract = read(Path(__file__).with_name("everything.yaml").read_text("utf-8"))

    def known(shown: tuple[Credential, ...]) -> Principal | None:
        return Principal("x", frozenset({"write", "read"})) if shown[0].value != "no" else None

    def echo(**given: Any) -> Given:
        body = given.get("body")
        return Given(204 if body is None else 200, body)

    def answer(**given: Any) -> Given:
        body = given.get("body")
        return Given(200, body if isinstance(body, bytes) else json.dumps(body).encode())

    def form(**given: Any) -> Given:
        body = given.get("body") or {"name": "x"}
        texts = {name: one for name, one in body.items() if not _is_file(one)}
        return Given(200, {"name": "x", **texts})

    def stream(**given: Any) -> Given:
        items = [{"id": str(number), "data": "a\nb"} for number in range(given["count"])]
        return Given(200, items)

    def nothing(**given: Any) -> Given:
        return Given(204)

    answers: dict[str, Callable[..., Any]] = {
        "json": echo,
        "form": form,
        "raw": answer,
        "stream": stream,
        "parameters": nothing,
        "whole": nothing,
    }
    app = served(contract, answers, authenticate=known, largest_body=2_000_000, slowest_body=0.3)
    node = {
        "id": 1,
        "name": MARK,
        "at": "2020-01-01T00:00:00Z",
        "ratio": 0.5,
        "flag": True,
        "tags": ["a", MARK],
        "children": [{"name": "x", "either": {"x": 1}}],
        "secret": MARK,
        MARK: "x",
    }
    xml = (
        f'<?xml version="1.0"?><Node id="1"><name>{MARK}</name><at>2020-01-01T00:00:00Z</at><flag>true</flag>'
        f"<tag>a</tag><tag>b</tag><children><children><name>x</name></children></children><either>1</either></Node>"
    ).encode()
    token = "Bearer t"
    boundary = "xyz"
    parts = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="name"\r\n\r\n{MARK}\r\n'
        f'--{boundary}\r\nContent-Disposition: form-data; name="deep"\r\n\r\n{{"x": 1}}\r\n'
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{MARK}"\r\n\r\n\x89\r\n'
        f"--{boundary}--\r\n"
    ).encode("latin-1")
    paths = "/base/p/a%20b/1,2,3/.x=1.y=two/;matrix=true/2020-01-01_b.json"
    query = "n=0.5&s=a%20b&p=true|false&d[x]=1&d[y]=a&u=1&v=2&key=k&j=%7B%22name%22:%22x%22%7D"
    valid = [
        request(
            "POST", "/base/json", node, Authorization=token, Accept="application/xml, */*;q=0.1"
        ),
        request("POST", "/base/json", node, X_Key=MARK, Cookie=f"session={MARK}; a=b"),
        request("POST", "/base/json", xml, "application/xml", Authorization=token),
        request(
            "POST",
            "/base/json",
            xml,
            "text/xml; charset=utf-8",
            Authorization=token,
            Accept="text/xml",
        ),
        request(
            "POST",
            "/base/form",
            f"name={MARK}&count=1&list=a,b&deep[x]=1&other=y".encode(),
            "application/x-www-form-urlencoded",
            Authorization=token,
        ),
        request(
            "POST",
            "/base/form",
            parts,
            f"multipart/form-data; boundary={boundary}",
            Authorization=token,
        ),
        request("PUT", "/base/raw", f"text {MARK}".encode(), "text/plain"),
        request("PUT", "/base/raw", b"17", "text/csv"),
        request("PUT", "/base/raw", b"\x00\xff", "application/octet-stream"),
        request("PUT", "/base/raw", b"[1, 2.5]", "application/x-numbers"),
        request("GET", "/base/stream?count=3", Last_Event_ID=MARK, Accept="text/event-stream"),
        request("GET", "/base/stream", Authorization="Basic QWRhOng=", Accept="application/jsonl"),
        request(
            "GET",
            f"{paths}?{query}",
            Authorization="Bearer t",
            X_At="2020-01-01T00:00:00Z",
            X_List="a, b",
            Cookie=f"c={MARK}",
        ),
        request("GET", f"{paths}?{query}", Authorization=f'Digest username="{MARK}"'),
        request("QUERY", f"/base/whole?a=1&b={MARK}", {"a": MARK}),
    ]
    return Subject("everything", app, valid)


def _is_file(value: Any) -> bool:
    return isinstance(value, bytes) or (isinstance(value, list) and any(map(_is_file, value)))


# ── mutations ─────────────────────────────────────────────────────────────────────────────────────

Mutation = Callable[[random.Random, Request], Request]
TOKENS = [
    b"\x00", b"\xff", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"%00", b"%FF", b"%2F", b"%2e%2e", b"%", b"%zz",
    b"%ED%A0%80",
    b"..", b"//", b"/", b"?", b"#", b"&", b"=", b";", b",", b"|", b"[", b"]", b"{", b"}", b'"', b"'", b"\\", b"\\ud800",
    b"\r\n", b"\t", b" ", b"+", b"-", b"NaN", b"Infinity", b"1e400", b"-0", b"0x1", b"1_000", b"true", b"null", b"[]",
    b"9" * 400, b"9" * 5000, b"[" * 3000, b'{"a":' * 300, b"<", b">", b"</", b"<!DOCTYPE x [", b"<!ENTITY x 'y'>",
    b"&x;", b"&#0;", b"<![CDATA[", b"]]>", b"<?x?>", b"xsi:nil='true'", b"<a>" * 300, b"--xyz", b"--xyz--",
    b"\xf0\x9f\x98\x80",
    "é".encode(), "\u2028".encode(), b"__proto__", b"{{7*7}}", b"%n%s", b"$ref", b"A" * 10_000,
]  # fmt: skip
VALUES: list[Any] = [
    None, True, False, 0, -1, 1, 1.0, 1.5, 1e300, 2**31, 2**63, 10**400, "", "x", "\0", "\ud800", "1", "true", [], {},
    [[]],
    {"": {}}, "9" * 1000, [0] * 500, "2016-12-31T23:59:60Z", "0000-01-01", float("nan"), float("inf"), MARK,
]  # fmt: skip


def spliced(random_: random.Random, content: bytes) -> bytes:
    """Bytes with something put in, taken out, doubled or turned around somewhere."""
    at = random_.randrange(len(content) + 1)
    end = min(len(content), at + random_.choice([0, 1, 1, 2, 5, 20, 1000]))
    match random_.randrange(6):
        case 0:
            return content[:at] + random_.choice(TOKENS) + content[at:]
        case 1:
            return content[:at] + random_.choice(TOKENS) + content[end:]
        case 2:
            return content[:at] + content[end:]
        case 3:
            return content[:end] + content[at:end] * random_.choice([1, 2, 50]) + content[end:]
        case 4:
            return content[:at] + random_.randbytes(random_.choice([1, 1, 4, 64])) + content[end:]
        case _:
            return (
                content[:at]
                + bytes(byte ^ (1 << random_.randrange(8)) for byte in content[at:end])
                + content[end:]
            )


def other_target(random_: random.Random, one: Request) -> Request:
    return replace(one, target=b"/" + spliced(random_, one.target)[1:])


def other_query(random_: random.Random, one: Request) -> Request:
    path, _, query = one.target.partition(b"?")
    pairs = query.split(b"&") if query else []
    match random_.randrange(5):
        case 0 if pairs:
            pairs.append(random_.choice(pairs))
        case 1 if pairs:
            pairs.pop(random_.randrange(len(pairs)))
        case 2:
            pairs.insert(random_.randrange(len(pairs) + 1), spliced(random_, b"x=1"))
        case 3:
            pairs += [b"x=%d" % number for number in range(random_.choice([10, 999, 5000]))]
        case _ if pairs:
            at = random_.randrange(len(pairs))
            pairs[at] = spliced(random_, pairs[at])
    return replace(one, target=path + b"?" + b"&".join(pairs))


def other_method(random_: random.Random, one: Request) -> Request:
    methods = [
        "GET",
        "HEAD",
        "POST",
        "PUT",
        "PATCH",
        "DELETE",
        "OPTIONS",
        "TRACE",
        "QUERY",
        "X",
        "get",
        "",
    ]
    return replace(one, method=random_.choice(methods))


def other_headers(random_: random.Random, one: Request) -> Request:
    headers = [*one.headers]
    at = random_.randrange(len(headers)) if headers else 0
    match random_.randrange(7):
        case 0 if headers:
            headers.pop(at)
        case 1 if headers:
            headers.append(headers[at])
        case 2 if headers:
            name, value = headers[at]
            headers[at] = (
                name,
                spliced(random_, value).replace(b"\r", b"").replace(b"\n", b"").replace(b"\0", b""),
            )
        case 3:
            headers.append((b"x-long", b"a" * 100_000))
        case 4:
            headers += [(b"x-%d" % number, b"1") for number in range(500)]
        case 5:
            name = random_.choice(
                [
                    b"accept",
                    b"content-length",
                    b"content-encoding",
                    b"cookie",
                    b"authorization",
                    b"expect",
                    b"range",
                ]
            )
            values = [
                b"",
                b"gzip",
                b"*/*",
                b"nonsense",
                b"-1",
                b"9" * 30,
                b"=;=;",
                b"\xff\xfe",
                b"a=b; " * 1000,
                b"q=,;,q",
            ]
            headers.append((name, random_.choice(values)))
        case _:
            kinds = [
                b"application/json",
                b"application/xml",
                b"text/plain;charset=utf-16",
                b"multipart/form-data;boundary=xyz",
                b"*/*",
                b"",
            ]
            headers = [line for line in headers if line[0] != b"content-type"]
            headers.append((b"content-type", random_.choice(kinds)))
    return replace(one, headers=tuple(headers))


def other_body(random_: random.Random, one: Request) -> Request:
    body = one.body or random_.choice(TOKENS)
    for _ in range(random_.choice([1, 1, 1, 2, 8])):
        body = spliced(random_, body)
    return replace(one, chunks=(body[:3_000_000],))


def other_value(random_: random.Random, one: Request) -> Request:
    """JSON with other values in it, or with members twice."""
    try:
        value = json.loads(one.body)
    except (ValueError, RecursionError):
        return other_body(random_, one)
    places = [*_places(value)]
    if places and random_.random() < 0.9:
        inside, key = random_.choice(places)
        if random_.random() < 0.3:
            del inside[key]
        else:
            inside[key] = random_.choice([*VALUES, value])
    else:
        value = random_.choice(VALUES)
    try:
        text = json.dumps(value)
    except ValueError:  # it holds itself
        text = "[" * 5000
    if random_.random() < 0.1:
        text = text.replace("{", '{"name": 1, "name": 2, ', 1)
    return replace(one, chunks=(text.encode("utf-8", "surrogatepass"),))


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    if not isinstance(value, (dict, list)):
        return
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in [*pairs]:
        yield value, key
        yield from _places(inner)


def other_pace(random_: random.Random, one: Request) -> Request:
    body = one.body
    chunks: list[bytes | float] = []
    while body:
        size = random_.choice([1, 2, 7, 100, 100_000])
        chunks += [body[:size], *([0.0] if random_.random() < 0.5 else [])]
        body = body[size:]
        if len(chunks) > 200:
            chunks.append(body)
            break
    if random_.random() < 0.02:
        chunks.append(float("inf"))
    return replace(one, chunks=tuple(chunks))


MUTATIONS: list[tuple[Mutation, int]] = [
    (other_target, 3),
    (other_query, 3),
    (other_method, 1),
    (other_headers, 3),
    (other_body, 4),
    (other_value, 4),
    (other_pace, 1),
]


def mutated(random_: random.Random, one: Request) -> Request:
    kinds, weights = zip(*MUTATIONS, strict=True)
    for mutation in random_.choices(kinds, weights, k=random_.choice([1, 1, 1, 2, 3])):
        one = mutation(random_, one)
    return one


# ── what has to hold ──────────────────────────────────────────────────────────────────────────────


async def wrong(subject: Subject, one: Request) -> tuple[str, int]:
    """What did not hold, empty where all did, and the status."""
    try:
        async with asyncio.timeout(LONGEST):
            answer = await asked(subject.app, one.method, one.target, one.headers, one.chunks)
    except TimeoutError:
        return "it hangs", 0
    except Exception as why:  # noqa: BLE001  whatever it is, it is what is looked for
        return f"it raises {type(why).__name__}", 0
    text = answer.content.decode("utf-8", "replace")
    said = answer.header("content-length")
    if answer.status not in subject.statuses:
        return f"the status is {answer.status}", answer.status
    if (
        said is not None
        and one.method != "HEAD"
        and answer.status != 304
        and int(said) != len(answer.content)
    ):
        return "the length is another", answer.status
    if "Traceback" in text:
        return "it tells of our code", answer.status
    if answer.status >= 400 and (MARK in text or any(MARK in value for _, value in answer.headers)):
        return "it repeats what was sent", answer.status
    if answer.status == 405 and not answer.header("allow"):
        return "it does not say what is allowed", answer.status
    return "", answer.status


async def run(count: int, seed: int, subjects: list[Subject]) -> int:
    random_ = random.Random(seed)
    statuses: Counter[tuple[str, int]] = Counter()
    failures = 0
    for subject in subjects:
        for one in subject.valid:
            said, status = await wrong(subject, one)
            if said or status in (400, 405, 415, 422):
                print(f"{subject.name}: a valid request is refused: {one} {said} {status}")
                failures += 1
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = slowest = perf_counter()
    slowest = 0.0
    for number in range(count):
        subject = subjects[number % len(subjects)]
        one = mutated(random_, random_.choice(subject.valid))
        start = perf_counter()
        said, status = await wrong(subject, one)
        slowest = max(slowest, perf_counter() - start)
        statuses[subject.name, status] += 1
        if said:
            failures += 1
            print(f"{subject.name}, number {number} of seed {seed}: {said}\n  {str(one)[:2000]}")
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    took = perf_counter() - began
    print(
        f"{count} requests in {took:.0f} s, the slowest {slowest:.2f} s, {grown / 1000:.0f} MB more memory"
    )
    for (name, status), times in sorted(statuses.items()):
        print(f"  {name} {status}: {times}")
    if grown > MEMORY:
        print("memory is not bounded")
        failures += 1
    return failures


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.boundary.hostile")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    failures = asyncio.run(run(given.count, given.seed, [bookshop(), everything()]))
    print(f"{failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
