"""Which operations are tested: those that are named, or a part of all that belongs together.

Takes a contract and what a person asks for, gives endpoints in the order of the document; refuses to know why.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from contractor.contract import Contract, Endpoint
from contractor.contract.servers import prefix
from contractor.contract.templating import VARIABLE, as_sent
from contractor.text import nearest


class Unknown(LookupError):
    """There is no such operation; the message says what there is."""


def served(contract: Contract) -> tuple[Endpoint, ...]:
    """The operations that a server of the contract answers: those of its paths."""
    return tuple(one for one in contract.endpoints if one.kind == "path")


def twins(contract: Contract) -> dict[str, list[Endpoint]]:
    """Operations of one request, by the key of each: all of them, in the order of the document.

    Names of variables are not sent, and neither is what stands behind `#`: no server can tell them apart, and
    answers as the first.
    """
    alike: dict[tuple[str, str], list[Endpoint]] = {}
    for one in served(contract):
        path = VARIABLE.sub("{}", prefix(one) + as_sent(one.path))
        alike.setdefault((one.method.upper(), path), []).append(one)
    return {one.operation.at: group for group in alike.values() if group[1:] for one in group}


def named(contract: Contract, names: Iterable[str]) -> tuple[Endpoint, ...]:
    """The operations with these ids, or written as `GET /books`. Raises `Unknown`."""
    known: dict[str, str] = {}
    for one in served(contract):
        known[route(one)] = one.operation.at
        if one.operation.id is not None:
            known[one.operation.id] = one.operation.at
    wanted = set()
    for name in names:
        method, space, path = name.partition(" ")
        spelled = f"{method.upper()} {path.strip()}" if space else name
        if spelled not in known:
            near = nearest(spelled, list(known))
            hint = f"; did you mean {near}?" if near else ""
            raise Unknown(f"there is no operation {name!r}{hint}")
        wanted.add(known[spelled])
    return tuple(one for one in served(contract) if one.operation.at in wanted)


def route(endpoint: Endpoint) -> str:
    """Method and path: `GET /books/{isbn}`."""
    return f"{endpoint.method.upper()} {endpoint.path}"


def shard(
    contract: Contract, endpoints: Sequence[Endpoint], number: int, of: int
) -> tuple[Endpoint, ...]:
    """The part with this number, counted from 1, of so many.

    Operations whose state is one stay together: those of one resource (the first part of the path that is no
    variable), and those that links lead to. The parts have about as many operations each, and every one of the
    operations is in exactly one of them.
    """
    filled: Counter[int] = Counter(dict.fromkeys(range(of), 0))
    mine: set[str] = set()
    groups = _groups(contract, endpoints)
    for group in sorted(groups, key=lambda one: (-len(one), one[0].path)):
        least = min(filled, key=lambda index: (filled[index], index))
        filled[least] += len(group)
        if least == number - 1:
            mine |= {one.operation.at for one in group}
    return tuple(one for one in endpoints if one.operation.at in mine)


def _groups(contract: Contract, endpoints: Sequence[Endpoint]) -> list[list[Endpoint]]:
    """The operations by what connects them."""
    joined: dict[str, str] = {}

    def root(name: str) -> str:
        while joined.get(name, name) != name:
            name = joined[name]
        return name

    ids = {one.operation.id: one for one in contract.endpoints if one.operation.id is not None}
    at = {one.operation.at: one for one in contract.endpoints}
    for one in endpoints:
        for target in _linked(contract, one):
            other = ids.get(target) or at.get(target)
            if other is not None:
                joined[root(_resource(one.path))] = root(_resource(other.path))
    groups: dict[str, list[Endpoint]] = {}
    for one in endpoints:
        groups.setdefault(root(_resource(one.path)), []).append(one)
    return list(groups.values())


def _resource(path: str) -> str:
    """What a path is about: its first part that is no variable."""
    return next((part for part in path.split("/") if part and "{" not in part), "")


def _linked(contract: Contract, endpoint: Endpoint) -> Iterable[str]:
    """Ids and keys of the operations that links of its responses lead to (OpenAPI 3.2 §4.20)."""
    for response in endpoint.operation.responses.values():
        found = contract.resolve(response)
        for link in () if found is None else found.links.values():
            led = contract.resolve(link)
            if led is not None:
                yield from (one for one in (led.operation_id, led.operation_ref) if one)
