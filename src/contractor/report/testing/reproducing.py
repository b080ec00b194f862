"""How to see a failure again: a command for a server, a test for an application.

Takes a failure, gives text; refuses to send anything. Secrets stand in it by the names of their variables, which the
shell and Python fill in.
"""

import re
import shlex
from base64 import b64encode
from collections.abc import Iterator, Sequence
from typing import Final

from contractor.frozen import changed
from contractor.testing.exchange import Exchange, Request
from contractor.testing.failure import Failure
from contractor.testing.outcome import Tested
from contractor.text import snake, words

#: What clients add by themselves.
_OWN: Final = ("content-length", "connection", "accept-encoding", "user-agent", "host")
#: What each check expects of the answer, as Python says it of `response`.
_EXPECTED: Final = {
    "not_a_server_error": "response.status < 500",
    "positive_data_acceptance": "response.status < 400",
    "negative_data_rejection": "response.status >= 400",
    "ignored_auth": "response.status in (401, 403)",
    "auth": "response.status in (401, 403)",
    "scopes": "response.status == 403",
}


def curl(request: Request, origin: str, variables: Sequence[str]) -> str:
    """A command that sends the request, to be pasted into a shell (POSIX sh)."""
    command = ["curl", "--include"]
    if request.method == "HEAD":
        command[1] = "--head"
    elif request.method != ("POST" if request.body else "GET"):
        command.append(f"--request {_quoted(request.method, variables)}")
    path = request.target.partition("?")[0]
    if "/." in path:
        command.append("--path-as-is")
    if any(one in request.target for one in "[]{}"):
        command.append("--globoff")
    command.append(_quoted(f"{origin}{request.target}", variables))
    command += (_header(name, value, variables) for name, value in told(request))
    if not request.body:
        return " ".join(command)
    if request.header("content-type") is None:
        command.append("--header 'Content-Type:'")
    text = _text(request.body)
    if text is not None:
        return " ".join([*command, f"--data-raw {_quoted(text, variables)}"])
    data = b64encode(request.body).decode()
    return f"echo {data} | base64 -d | {' '.join(command)} --data-binary @-"


def command(failure: Failure, tested: Tested) -> str | None:
    """The command that sends a failure's last request; None where there is no server that it could be sent to."""
    if not tested.origin or not failure.exchanges:
        return None
    return curl(failure.exchanges[-1].request, tested.origin, tested.variables)


def pytest(failure: Failure, tested: Tested) -> str | None:
    """A test that fails as this did; None where there is no application that could be imported."""
    module, colon, variable = tested.target.partition(":")
    if tested.origin or not colon or not failure.exchanges:
        return None
    root, _, rest = variable.partition(".")
    names = {one.key: one.name for one in tested.operations}
    called = "_".join(filter(None, (snake(words(names.get(failure.operation, ""))), failure.check)))
    lines = [
        *(["import os", ""] if tested.variables else []),
        f"from {module} import {root}",
        "",
        "from contractor.testing.asgi import Asgi",
        "from contractor.testing.exchange import Request",
        "",
        "",
        f"def test_{re.sub(r'[^a-z0-9_]', '_', called.lower())}() -> None:",
        f"    with Asgi({root}{'.' + rest if rest else ''}) as server:",
    ]
    for exchange in failure.exchanges:
        lines += _sent(exchange, tested.variables)
    lines.append(f"    {_expected(failure)}")
    return "\n".join(lines) + "\n"


def told(request: Request) -> Iterator[tuple[str, str]]:
    """The headers that say something, and are not the client's own."""
    for name, value in request.headers:
        if name.lower() not in _OWN and (name.lower(), value) != ("accept", "*/*"):
            yield name, value


def _sent(exchange: Exchange, variables: Sequence[str]) -> Iterator[str]:
    request = changed(exchange.request, headers=tuple(told(exchange.request)))
    headers = ", ".join(
        f"({name!r}, {_python(value, variables)})" for name, value in request.headers
    )
    yield "        response = server.send("
    yield "            Request("
    yield f"                {request.method!r},"
    yield f"                {_python(request.target, variables)},"
    yield f"                ({headers}{',' if headers else ''}),"
    if request.body:
        yield f"                {request.body!r},"
    yield "            ),"
    yield "            10,"
    yield "        )"


def _expected(failure: Failure) -> str:
    status = failure.exchanges[-1].status
    said = _EXPECTED.get(failure.check)
    if said is None:
        return f"assert False, f'{{response}} came back; {failure.check}: look at it'"
    came = "nothing" if status is None else str(status)
    return f"assert {said}  # {came} came back"


def _header(name: str, value: str, variables: Sequence[str]) -> str:
    user = re.fullmatch(r"Basic \$(\w+)", value)
    if name.lower() == "authorization" and user and user[1] in variables:
        return f'--user "${user[1]}"'
    # A header without a value is left out by curl, unless it is said so.
    whole = f"{name}: {value}" if value else f"{name};"
    return f"--header {_quoted(whole, variables)}"


def _text(body: bytes) -> str | None:
    """A body that can stand in a command; None where it cannot."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if all(one.isprintable() or one == "\n" for one in text) else None


def _quoted(text: str, variables: Sequence[str]) -> str:
    """An argument for a shell, in which the names of secrets are filled in."""
    parts = _parts(text, variables)
    if len(parts) == 1:
        return shlex.quote(text)
    inner = "".join(
        f"${{{part}}}" if index % 2 else re.sub(r'([\\"$`])', r"\\\1", part)
        for index, part in enumerate(parts)
    )
    return f'"{inner}"'


def _python(text: str, variables: Sequence[str]) -> str:
    """A string of Python, in which secrets are taken from the environment."""
    parts = _parts(text, variables)
    found = [
        f"os.environ[{part!r}]" if index % 2 else repr(part)
        for index, part in enumerate(parts)
        if part
    ]
    return " + ".join(found) or "''"


def _parts(text: str, variables: Sequence[str]) -> list[str]:
    """The text split at `$NAME`; what stands at odd places are names."""
    if not variables:
        return [text]
    return re.split(rf"\$({'|'.join(map(re.escape, variables))})\b", text)
