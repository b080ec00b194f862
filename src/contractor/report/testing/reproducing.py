"""How to see a failure again: a command for a server (`replaying` has a test for an application).

Takes a failure, gives text; refuses to send anything. Secrets stand in it by the names of their variables, which the
shell and Python fill in.
"""

import re
import shlex
from base64 import b64encode
from collections.abc import Iterator, Sequence
from typing import Final

from contractor.testing.exchange import Request
from contractor.testing.failure import Failure
from contractor.testing.outcome import Tested

#: What clients add by themselves.
_OWN: Final = ("content-length", "connection", "accept-encoding", "user-agent", "host")


#: Between the arguments of a command that is written on several lines.
LINES: Final = " \\\n  "


def curl(request: Request, origin: str, variables: Sequence[str], between: str = " ") -> str:
    """A command that sends the request, to be pasted into a shell (POSIX sh)."""
    is_head = request.method == "HEAD"
    command = ["curl --head" if is_head else "curl --include"]
    if not is_head and request.method != ("POST" if request.body else "GET"):
        command.append(f"--request {_quoted(request.method, variables)}")
    path = request.target.partition("?")[0]
    if "/." in path:
        command.append("--path-as-is")
    if any(one in request.target for one in "[]{}"):
        command.append("--globoff")
    target, filled = _parted(request.target, variables)
    command.append(_quoted(f"{origin}{target}", variables))
    command += (f"--url-query {_quoted(pair, variables)}" for pair in filled)
    command += (_header(name, value, variables) for name, value in told(request))
    if not request.body:
        return between.join(command)
    if request.header("content-type") is None:
        command.append("--header 'Content-Type:'")
    text = _text(request.body)
    if text is not None:
        return between.join([*command, f"--data-raw {_quoted(text, variables)}"])
    data = b64encode(request.body).decode()
    return f"echo {data} | base64 -d | {between.join([*command, '--data-binary @-'])}"


def command(failure: Failure, tested: Tested, width: int | None = None) -> str | None:
    """The command that sends a failure's last request; None where there is no server that it could be sent to.

    What is longer than `width` has a line for each argument.
    """
    if not tested.origin or not failure.exchanges:
        return None
    request = failure.exchanges[-1].request
    whole = curl(request, tested.origin, tested.variables)
    if width is None or len(whole) <= width:
        return whole
    return curl(request, tested.origin, tested.variables, LINES)


def told(request: Request) -> Iterator[tuple[str, str]]:
    """The headers that say something, and are not the client's own."""
    for name, value in request.headers:
        if name.lower() not in _OWN and (name.lower(), value) != ("accept", "*/*"):
            yield name, value


def _header(name: str, value: str, variables: Sequence[str]) -> str:
    user = _user(name, value, variables)
    if user is not None:
        return f'--user "${user}"'
    # A header without a value is left out by curl, unless it is said so.
    whole = f"{name}: {value}" if value else f"{name};"
    return f"--header {_quoted(whole, variables)}"


def header_as_python(name: str, value: str, variables: Sequence[str]) -> str:
    """The value of a header as Python says it."""
    user = _user(name, value, variables)
    if user is not None:
        return f"'Basic ' + b64encode(os.environ[{user!r}].encode()).decode()"
    return as_python(value, variables)


def _user(name: str, value: str, variables: Sequence[str]) -> str | None:
    """The variable that has user and password, which a header has in base64 (RFC 7617)."""
    found = re.fullmatch(r"Basic \$(\w+)", value)
    is_known = name.lower() == "authorization" and found and found[1] in variables
    return found[1] if found and is_known else None


def _parted(target: str, variables: Sequence[str]) -> tuple[str, list[str]]:
    """The target without the parts of its query that hold a secret, and these: curl encodes what it fills in."""
    path, mark, query = target.partition("?")
    pairs = query.split("&") if mark else []
    filled = [pair for pair in pairs if len(_parts(pair, variables)) > 1]
    left = [pair for pair in pairs if pair not in filled]
    kept = f"?{'&'.join(left)}" if left or (mark and not filled) else ""
    return f"{path}{kept}", filled


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


def as_python(text: str, variables: Sequence[str], filled: str = "os.environ[{!r}]") -> str:
    """A string of Python, in which secrets are taken from the environment."""
    parts = _parts(text, variables)
    found = [
        filled.format(part) if index % 2 else repr(part) for index, part in enumerate(parts) if part
    ]
    return " + ".join(found) or "''"


def _parts(text: str, variables: Sequence[str]) -> list[str]:
    """The text split at `$NAME`; what stands at odd places are names."""
    if not variables:
        return [text]
    return re.split(rf"\$({'|'.join(map(re.escape, variables))})\b", text)
