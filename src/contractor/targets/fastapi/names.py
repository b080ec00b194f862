"""What operations, their replies and arguments are called in Python.

Takes a model, gives names; refuses to know their types. A group of operations is a module, a protocol and a
router; the names of its module are those that the models have.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

from contractor.contract import Endpoint
from contractor.contract.servers import prefix
from contractor.contract.templating import VARIABLE, as_sent
from contractor.frozen import frozen
from contractor.model import Answer, Call, Model
from contractor.targets.pydantic.symbols import group
from contractor.targets.python.identifiers import attribute, type_name, unique
from contractor.text import Words, pascal, spelled, words

#: Arguments of an implementation's methods that are no parameters.
BODY: Final = "body"
PRINCIPAL: Final = "principal"
_ARGUMENTS: Final = frozenset({BODY, PRINCIPAL})
#: Fields of a reply that are no headers.
_FIELDS: Final = frozenset({"body", "media_type", "status"})
#: What `create_app` takes besides implementations.
_OPTIONS: Final = frozenset(
    {
        "authenticate",
        "options",
        "app",
        "contract",
        "check_replies",
        "largest_body",
        "slowest_body",
        "slowest_authenticate",
    }
)


@frozen
class Group:
    """Operations that one class implements. `tag` is None where their path alone groups them."""

    module: str
    protocol: str
    tag: str | None
    description: str | None
    calls: tuple[Call, ...]

    @property
    def router(self) -> str:
        """The function that makes the router."""
        return f"{self.module}_router"

    @property
    def argument(self) -> str:
        """What `create_app` calls the implementation."""
        return unique(self.module, _OPTIONS)


def groups(model: Model) -> list[Group]:
    """The groups of a model's own operations, by their modules; webhooks and callbacks are served by others."""
    described = {tag.name: tag.description for tag in model.contract.tags}
    found: dict[str, list[Call]] = {}
    for call in model.calls:
        if call.kind == "path":
            found.setdefault(group(call), []).append(call)
    out: list[Group] = []
    taken: set[str] = set()
    for key in sorted(found):
        calls = found[key]
        # A module of this name would stand before the contract that the package has.
        module = unique(key, frozenset({"contract"}))
        tag = next((call.tags[0] for call in calls if call.tags), None)
        name = unique(f"{type_name(_said(tag, key))}Api", taken)
        taken.add(name)
        out.append(Group(module, name, tag, described.get(tag or ""), tuple(calls)))
    return out


def _said(tag: str | None, module: str) -> Words:
    said = module if tag is None else tag
    return words(said) or spelled(said)


class CallNames:
    """The names of one operation, and its path."""

    def __init__(self, call: Call, endpoint: Endpoint) -> None:
        self._call = call
        self._endpoint = endpoint
        self.method = attribute(call.name)
        self._start = pascal_of(call.name)

    @cached_property
    def path(self) -> str:
        """The path behind that of the server, its variables as Python has them."""
        return _route(self._call, self._endpoint, self.arguments)

    @cached_property
    def arguments(self) -> Mapping[tuple[str, str], str]:
        """The argument of each parameter, by its place and name."""
        found: dict[tuple[str, str], str] = {}
        taken = {*_ARGUMENTS}
        for one in self._call.inputs:
            name = unique(attribute(one.property.words), taken)
            taken.add(name)
            found[one.place, one.property.name] = name
        return found

    def reply(self, answer: Answer) -> str:
        """The class of an answer: `GetOrder200`, `GetOrderDefault`, `GetOrder4XX`."""
        status = answer.status
        return self._start + (status if status[:1].isdigit() else pascal((status,)))

    @staticmethod
    def headers(answer: Answer) -> dict[str, str]:
        """The field of each header."""
        found: dict[str, str] = {}
        taken = {*_FIELDS}
        for one in answer.headers:
            name = unique(attribute(one.property.words), taken)
            taken.add(name)
            found[one.property.name] = name
        return found


def pascal_of(name: Words) -> str:
    """`GetOrder`, as the beginning of other names."""
    return type_name(name).removesuffix("_")


def call_names(model: Model, call: Call) -> CallNames:
    """The names of an operation, worked out once."""
    known: dict[int, CallNames] = model.worked_out.setdefault(__name__, {})
    found = known.get(call.index)
    if found is None:
        found = known[call.index] = CallNames(call, model.contract.endpoints[call.index])
    return found


def _route(call: Call, endpoint: Endpoint, arguments: Mapping[tuple[str, str], str]) -> str:
    taken: set[str] = set()

    def variable(match: re.Match[str]) -> str:
        own = match[1]
        name = arguments.get(("path", own)) or attribute(words(own) or spelled(own))
        name = unique(name, taken)
        taken.add(name)
        return f"{{{name}}}"

    path = VARIABLE.sub(variable, as_sent(call.path))
    return prefix(endpoint) + (path if path.startswith("/") else f"/{path}")


def unreachable(model: Model, found: Iterable[Group]) -> dict[int, tuple[Call, Call]]:
    """Operations that are the same request as another before them, each with that one, by their index.

    Variables of a path match alike, whatever they are called, and what stands behind `#` is never sent.
    """
    routed: dict[tuple[str, str], Call] = {}
    shadowed: dict[int, tuple[Call, Call]] = {}
    calls = [call for one in found for call in one.calls]
    for call in sorted(calls, key=lambda call: call.index):
        request = call.method.upper(), VARIABLE.sub("{}", call_names(model, call).path)
        other = routed.setdefault(request, call)
        if other is not call:
            shadowed[call.index] = call, other
    return shadowed
