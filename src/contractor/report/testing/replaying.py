"""A test that sees a failure again, and passes once it is mended.

Takes a failure, gives Python; refuses to send anything. What was sent is sent again, with the ids that the answers
before tell then, and the last answer is held against what was expected of it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from urllib.parse import unquote

from contractor.contract import Contract
from contractor.contract.templating import VARIABLE, as_sent
from contractor.frozen import changed
from contractor.report.testing.reproducing import as_python, header_as_python, told
from contractor.source.pointer import split
from contractor.testing.exchange import Exchange
from contractor.testing.expressions import Unknown, body
from contractor.testing.failure import AtMost, Failure, Holds, Keeps
from contractor.testing.origins import Told, ids
from contractor.testing.outcome import MOCK, Tested
from contractor.testing.replaying import disagreements
from contractor.text import snake, words

#: What each check expects of the status, as Python says it of `response`.
_EXPECTED: Final = {
    "not_a_server_error": "response.status < 500",
    "no-answer": "response.status < 500",
    "positive_data_acceptance": "response.status < 400 or response.status in (401, 403, 404, 409, 429)",
    "refuses-valid": "response.status not in (400, 406, 411, 413, 414, 415, 422, 431)",
    "negative_data_rejection": "400 <= response.status < 500",
    "missing_required_header": "400 <= response.status < 500",
    "accepts-invalid": "400 <= response.status < 500",
    "masks-invalid": "response.status in (400, 406, 409, 411, 413, 414, 415, 422)",
    "not-there": "response.status < 300",
    "still-there": "response.status in (404, 410)",
    "use_after_free": "response.status in (404, 410)",
    "ensure_resource_availability": "response.status not in (404, 410)",
    "unsupported_method": "response.status == 405 and response.header('allow')",
    "ignored_auth": "response.status in (401, 403)",
    "auth": "response.status in (401, 403)",
    "object_level_authorization": "response.status in (403, 404)",
    "scopes": "response.status == 403",
}
#: Checks of which the document says what was expected: a status of it, or all of it.
_DOCUMENTED: Final = ("status_code_conformance", "auth-undocumented")
_CONFORMING: Final = (
    *("content_type_conformance", "response_headers_conformance", "response_schema_conformance"),
)
_INNER: Final = "        "


def pytest(failure: Failure, tested: Tested, contract: Contract) -> str | None:
    """A test that fails as this did; None where there is no application that could be imported."""
    if tested.origin or not failure.exchanges:
        return None
    module, colon, variable = tested.target.partition(":")
    spec = contract.files.root.display if contract.files.path("") is not None else None
    if tested.target == MOCK and spec is not None:
        served, begun = "application(document)", [f"    document = {_read(contract)}"]
        own = ["from contractor.mock import application"]
    elif colon:
        root, _, rest = variable.partition(".")
        served, begun = f"{root}{'.' + rest if rest else ''}", []
        own = [f"from {module} import {root}", ""]
    else:
        return None
    replay = _Replay(failure, tested, contract)
    sent = [*replay.sent()]
    expected = [f"    {line}" for line in replay.expected()]
    if any("document," in line for line in expected) and not begun:
        begun = [f"    document = {_read(contract)}"]
    used = "\n".join((*begun, *sent, *expected))
    imports = [
        line
        for name, line in (
            ("json.loads", "import json"),
            ("os.environ", "import os"),
            ("b64encode", "from base64 import b64encode"),
            ("quote(", "from urllib.parse import quote"),
        )
        if name in used
    ]
    helpers = [name for name in ("contract", "disagreements") if f"{name}(" in used]
    names = {one.key: one.name for one in tested.operations}
    called = "_".join(filter(None, (snake(words(names.get(failure.operation, ""))), failure.check)))
    lines = [
        *([*imports, ""] if imports else []),
        *own,
        "from contractor.testing.asgi import Asgi",
        "from contractor.testing.exchange import Request",
        *([f"from contractor.testing.replaying import {', '.join(helpers)}"] if helpers else []),
        "",
        "",
        f"def test_{re.sub(r'[^a-z0-9_]', '_', called.lower())}() -> None:",
        *begun,
        f"    with Asgi({served}) as server:",
        *sent,
        *expected,
    ]
    return "\n".join(lines) + "\n"


def _read(contract: Contract) -> str:
    """What reads the contract anew, as Python says it."""
    paths = (contract.files.root.display, *contract.files.overlays)
    return f"contract({', '.join(map(repr, paths))})"


class _Replay:
    """The lines of one test."""

    def __init__(self, failure: Failure, tested: Tested, contract: Contract) -> None:
        self._failure = failure
        self._exchanges = failure.exchanges
        self._variables = tested.variables
        self._contract = contract
        self._paths = {one.key: as_sent(one.path) for one in tested.operations}
        self._documented = {one.key: one.documented for one in tested.operations}
        #: What is taken from each answer, and the variable that has it.
        self._taken: list[dict[str, str]] = [{} for _ in failure.exchanges]

    # ── what is sent ──────────────────────────────────────────────────────────────────────────────

    def sent(self) -> Iterator[str]:
        """Each request, and what is taken from its answer."""
        requests = [[*self._sent(index)] for index in range(len(self._exchanges))]
        kept = {
            len(self._exchanges) - 1 - one.since
            for one in self._failure.expected
            if isinstance(one, Keeps)
        }
        for index, lines in enumerate(requests):
            yield from lines
            for expression, name in self._taken[index].items():
                yield f"{_INNER}{name} = {expression}"
            if index in kept:
                yield f"{_INNER}before = json.loads(response.body)"

    def _sent(self, index: int) -> Iterator[str]:
        exchange = self._exchanges[index]
        request = changed(exchange.request, headers=tuple(told(exchange.request)))
        headers = ", ".join(
            f"({name!r}, {self._header(index, name, value)})" for name, value in request.headers
        )
        yield f"{_INNER}response = server.send("
        yield f"{_INNER}    Request("
        yield f"{_INNER}        {request.method!r},"
        yield f"{_INNER}        {self._target(index)},"
        yield f"{_INNER}        ({headers}{',' if headers else ''}),"
        if request.body:
            yield f"{_INNER}        {request.body!r},"
        yield f"{_INNER}    ),"
        yield f"{_INNER}    10,"
        yield f"{_INNER})"

    def _target(self, index: int) -> str:
        """Path and query; what an answer before told of is taken from it."""
        target = self._exchanges[index].request.target
        path, mark, query = target.partition("?")
        pieces = path.split("/")
        filled = {
            place: name
            for place in range(1, len(pieces))
            if (name := self._id(index, pieces, place)) is not None
        }
        # In a target a secret travels percent-encoded.
        spelled = "quote(os.environ[{!r}], safe='')"
        if not filled:
            return as_python(target, self._variables, spelled)
        shown = (
            f"{{{filled[place]}}}"
            if place in filled
            else piece.replace("{", "{{").replace("}", "}}").replace('"', "%22")
            for place, piece in enumerate(pieces)
        )
        made = f'f"{"/".join(shown)}"'
        return f"{made} + {as_python(mark + query, self._variables, spelled)}" if mark else made

    def _id(self, index: int, pieces: Sequence[str], place: int) -> str | None:
        """The variable that has what stands at a place of a path; None where no answer told of it."""
        text = unquote(pieces[place])
        variable = self._variable(index, pieces, place)
        for before, exchange in enumerate(self._exchanges[:index]):
            if exchange.status is None or not 200 <= exchange.status < 300:
                continue
            path = exchange.request.target.partition("?")[0]
            if exchange.request.method != "POST" or text in map(unquote, path.split("/")):
                continue
            made_here = path == "/".join(pieces[:place])
            found = _surest([one for one in ids(exchange) if one.id == text], variable)
            if found is not None and (made_here or found.names(variable)):
                return self._take(before, _taken(found, quoted=pieces[place] != text), "created")
        return None

    def _variable(self, index: int, pieces: Sequence[str], place: int) -> str:
        """The name of the variable of the path template that stands at a place."""
        template = self._paths.get(self._exchanges[index].operation or "", "").split("/")
        at = place - len(pieces) + len(template)
        found = VARIABLE.search(template[at]) if 0 < at < len(template) else None
        return "" if found is None else found[1]

    def _header(self, index: int, name: str, value: str) -> str:
        """The value of a header; a validator is the one that an answer before told."""
        if name.lower() == "if-match":
            for before, exchange in reversed([*enumerate(self._exchanges[:index])]):
                response = exchange.response
                if response is not None and response.header("etag") == value:
                    return self._take(before, "response.header('etag') or ''", "tag")
        return header_as_python(name, value, self._variables)

    def _take(self, index: int, expression: str, name: str) -> str:
        taken = self._taken[index]
        if expression not in taken:
            count = sum(one.startswith(name) for each in self._taken for one in each.values())
            taken[expression] = f"{name}{count + 1}" if count else name
        return taken[expression]

    # ── what is expected ──────────────────────────────────────────────────────────────────────────

    def expected(self) -> Iterator[str]:
        """What was expected of the last answer."""
        failure, last = self._failure, self._exchanges[-1]
        came = "nothing" if last.status is None else str(last.status)
        if failure.expected:
            for one in failure.expected:
                yield f"assert {_held(one, last)}"
        elif failure.check in _EXPECTED:
            yield f"assert {_EXPECTED[failure.check]}  # {came} came back"
        elif failure.check in _DOCUMENTED and self._documented.get(failure.operation):
            yield f"assert {_among(self._documented[failure.operation])}  # {came} came back"
        elif self._disagree(last):
            asked = f"document, {failure.operation!r}, {last.request.method!r}, response"
            yield f"assert disagreements({asked}) == []"
        elif last.response is not None:
            yield f"came = ({last.status}, {last.response.body!r})"
            yield "assert (response.status, response.body) != came"

    def _disagree(self, last: Exchange) -> bool:
        """Whether the contract itself can be asked about the answer."""
        failure = self._failure
        if failure.check not in _CONFORMING or last.response is None:
            return False
        if self._contract.files.path("") is None:
            return False
        return bool(
            disagreements(self._contract, failure.operation, last.request.method, last.response)
        )


def _surest(found: Sequence[Told], variable: str) -> Told | None:
    return next((one for one in found if one.names(variable)), next(iter(found), None))


def _taken(one: Told, *, quoted: bool) -> str:
    if not one.member:
        location = "(response.header('location') or '').rstrip('/')"
        return f"{location}.rpartition('/')[2]"
    members = "".join(f"[{name!r}]" for name in one.member)
    value = f"json.loads(response.body){members}"
    return f"quote(str({value}), safe='')" if quoted else value


def _among(documented: Sequence[str]) -> str:
    """That the status is documented, as Python says it."""
    exact = [one for one in documented if one.isdigit()]
    ranges = [one[0] for one in documented if one[:1].isdigit() and not one.isdigit()]
    said = []
    if exact:
        said.append(f"response.status in ({', '.join(exact)}{',' if len(exact) == 1 else ''})")
    said += [f"response.status // 100 == {one}" for one in ranges]
    return " or ".join(said) or "response.status"


def _held(one: Holds | Keeps | AtMost, last: Exchange) -> str:
    try:
        value = body(last)
    except Unknown:
        value = None
    read = "json.loads(response.body)"
    match one:
        case Holds(among=str(among)):
            own = _member("one", one.pointer, {})
            return f"any({own} == {one.value!r} for one in {_member(read, among, value)})"
        case Holds():
            return f"{_member(read, one.pointer, value)} == {one.value!r}"
        case AtMost():
            return f"len({_member(read, one.pointer, value)}) <= {one.count}"
        case Keeps():
            now, then = (_member(each, one.pointer, value) for each in (read, "before"))
            return " and ".join(
                f"{now}.get({name!r}) == {then}.get({name!r})" for name in one.names
            )


def _member(said: str, pointer: str, value: Any) -> str:
    """What stands at a pointer, as Python says it; `value` is what stood there."""
    tokens = split(pointer)
    for token in tokens:
        if isinstance(value, list) and token.isdigit():
            said = f"{said}[{token}]"
            value = value[int(token)] if int(token) < len(value) else None
        else:
            said = f"{said}.get({token!r})" if token is tokens[-1] else f"{said}[{token!r}]"
            value = value.get(token) if isinstance(value, Mapping) else None
    return said
