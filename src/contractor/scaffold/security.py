"""The module that says whose credentials a request shows: those of development, for the schemes that a document has.

Takes a contract, gives text; refuses to know operations but for what they demand.
"""

from collections.abc import Iterable, Mapping
from textwrap import fill
from typing import Final

from contractor.contract import Contract, Endpoint
from contractor.targets.python import literals
from contractor.targets.python.layout import WIDTH, Atom, Group, assigned
from contractor.targets.templates import templates

#: What is let in, by the kind of a scheme.
_SAID: Final[Mapping[str, str]] = {
    "token": "the token `demo`",
    "key": "the key `demo`",
    "basic": "the user `demo` with the password `demo`",
    "tls": "a certificate that the server has checked",
}


def security(contract: Contract, package: str, served: Iterable[Endpoint]) -> str:
    """The module. `package` is the generated one, `served` are the operations of the application."""
    requirements = [one for endpoint in served for one in endpoint.security]
    names = sorted({name for one in requirements for name in one})
    scopes = sorted({scope for one in requirements for some in one.values() for scope in some})
    kinds = {kind for name in names for kind in _kinds(contract, name)}
    shown = [said for kind, said in _SAID.items() if kind in kinds]
    said = f"Until then whoever shows {_either(shown)} may do everything"
    if scopes and kinds & {"token", "key"}:
        said += f"; `demo:{scopes[0]}` is the same person with this scope and no others"
    values = {
        "package": package,
        "said": fill(f"{said}. Anybody else is nobody.", WIDTH),
        "scopes": _scopes(scopes) if scopes else "",
        "kinds": {
            "tls": "tls" in kinds,
            "basic": "basic" in kinds,
            "token": bool(kinds & {"token", "key"}),
        },
    }
    return templates("scaffold").get_template("security.py.jinja").render(values)


def _kinds(contract: Contract, name: str) -> Iterable[str]:
    """How a scheme is shown; as a token where the document does not say it."""
    node = contract.security_schemes.get(name)
    scheme = None if node is None else contract.resolve(node)
    if scheme is None:
        return ["token"]
    if scheme.type == "http":
        return ["basic" if (scheme.scheme or "").lower() == "basic" else "token"]
    return [{"mutualTLS": "tls", "apiKey": "key"}.get(scheme.type, "token")]


def _either(parts: list[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} or {last}" if first else last


def _scopes(found: list[str]) -> str:
    """The statement that says which scopes there are."""
    listed = Group("", [Atom(literals.string(one)) for one in found], "{}")
    return assigned("SCOPES", Group("frozenset", [listed], "()"), 0)
