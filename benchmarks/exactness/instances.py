"""The cases: JSON texts for every component schema of a document, each with the oracle's verdict.

Takes a contract and its oracle, gives cases: the document's own examples, assembled values that the oracle takes,
and mutants of those, which it judges again. Deterministic for a seed.
"""

import copy
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from contractor.contract import Contract, Endpoint, MediaType, Reference, Response, Schema
from contractor.contract.nodes import Example, RequestBody
from exactness.assemble import ALL, LEAST, SOME, Assembler, Impossible, Tags
from exactness.oracle import BEYOND, components, parsed

#: About how many values a document gets before they are mutated.
VALUES: Final = 4000
_MOST, _FEWEST, _MUTANTS = 40, 6, 2


@dataclass(frozen=True, slots=True)
class Case:
    """A JSON text for the component at `key`. `mutation` is `none` for what was assembled."""

    key: str
    text: str
    valid: bool
    mutation: str


def cases(
    contract: Contract,
    takes: Callable[[str, Any], bool],
    tags: Tags,
    seed: int = 0,
    mutants: int = _MUTANTS,
) -> list[Case]:
    """The cases of a contract; `takes` is the oracle's verdict on a value for a component."""
    keys = components(contract)
    assembler = Assembler(contract, tags)
    shown = examples(contract)
    limit = max(_FEWEST, min(_MOST, VALUES // max(len(keys), 1)))
    found: list[Case] = []
    for key in keys:
        rng = Random(f"{seed} {key}")
        seen: set[str] = set()
        valid: list[Any] = []
        for value in shown.get(key, ()):
            text = written(value)
            if text not in seen:
                seen.add(text)
                found.append(Case(key, text, takes(key, value), "example"))
                valid += [value] if found[-1].valid else []
        for value in assembled(assembler, contract.schemas[key], rng, limit):
            text = written(value)
            if text not in seen and takes(key, value):
                seen.add(text)
                found.append(Case(key, text, valid=True, mutation="none"))
                valid.append(value)
        if not valid:
            continue
        for index in range(len(valid) * mutants):
            mutation, mutant = mutated(valid[index % len(valid)], rng)
            text = written(mutant)
            if text not in seen:
                seen.add(text)
                verdict = takes(key, parsed(text))
                found.append(Case(key, text, verdict, mutation))
    return found


def assembled(assembler: Assembler, schema: Schema, rng: Random, limit: int) -> Iterator[Any]:
    """Values for a schema: all properties, the least, random sets; more where it has many branches."""
    try:
        branches = assembler.branches(schema)
    except Impossible:
        return
    wide = max(limit // 3, min(branches, 60))
    manners = [*[ALL] * wide, LEAST, LEAST, *[SOME] * (limit - limit // 3)]
    for manner in manners:
        try:
            yield assembler.value(schema, rng, manner)
        except Impossible:
            continue


# ── the document's own examples ───────────────────────────────────────────────────────────────────


def examples(contract: Contract) -> dict[str, list[Any]]:
    """Examples by the key of the component that they are examples of."""
    found: dict[str, list[Any]] = {}
    for key in components(contract):
        found[key] = [plain(one) for one in contract.schemas[key].get("examples") or ()]
    for media in _media(contract):
        schema = media.schema
        if schema is None:
            continue
        own = list(_values(contract, media.examples))
        if schema.ref in found:
            found[schema.ref] += own
        elif schema.items is not None and schema.items.ref in found:
            for value in own:
                if isinstance(value, list):
                    found[schema.items.ref] += value[:3]
    return found


def _media(contract: Contract) -> Iterator[MediaType]:
    def bodies(endpoint: Endpoint) -> Iterable[Any]:
        yield endpoint.operation.request_body
        yield from endpoint.operation.responses.values()

    nodes: list[Any] = [one for endpoint in contract.endpoints for one in bodies(endpoint)]
    nodes += contract.components.values()
    for node in nodes:
        if isinstance(node, (RequestBody, Response)):
            yield from (one for one in node.content.values() if isinstance(one, MediaType))


def _values(contract: Contract, examples: Iterable[Example | Reference]) -> Iterator[Any]:
    for one in examples:
        found: Any = one
        if isinstance(one, Reference):
            found = contract.components.get(one.to)
        if isinstance(found, Example) and found.has_value:
            yield plain(found.value)


def plain(value: Any) -> Any:
    """A value of a document as JSON values of our own."""
    if isinstance(value, Mapping):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value


def written(value: Any) -> str:
    """The JSON text of a value; a text that stands for a number beyond a double becomes one."""
    return json.dumps(value, ensure_ascii=True).replace(json.dumps(BEYOND), "1e400")


# ── mutants ───────────────────────────────────────────────────────────────────────────────────────

Place = tuple[str | int, ...]


def mutated(value: Any, rng: Random) -> tuple[str, Any]:
    """What was done to a value at some place, and what became of it."""
    places = list(_places(value))
    while True:
        mutation = rng.choice(_ALL)
        fitting = [place for place in places if _fits(mutation, _at(value, place))]
        if not fitting:
            continue
        # The root and what stands near it count as much as the many places far below.
        depth = rng.choice(sorted({len(place) for place in fitting}))
        place = rng.choice([place for place in fitting if len(place) == depth])
        return mutation, _replaced(value, place, _changed(mutation, _at(value, place), rng))


def _places(value: Any, here: Place = ()) -> Iterator[Place]:
    yield here
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _places(one, (*here, name))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _places(one, (*here, index))


def _at(value: Any, place: Place) -> Any:
    for token in place:
        value = value[token]
    return value


def _replaced(value: Any, place: Place, new: Any) -> Any:
    if not place:
        return new
    whole = copy.deepcopy(value)
    _at(whole, place[:-1])[place[-1]] = new
    return whole


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_small(value: Any) -> bool:
    """Whether a double holds the number and its neighbours."""
    return _is_number(value) and abs(value) < 2**52


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_filled(value: Any) -> bool:
    return isinstance(value, (dict, list)) and bool(value)


_FITS: Final[Mapping[str, Callable[[Any], bool]]] = {
    "null": lambda one: one is not None,
    "wrong-type": lambda one: True,
    "drop": lambda one: isinstance(one, dict) and bool(one),
    "extra-key": lambda one: isinstance(one, dict),
    "number-as-string": _is_number,
    "negative": _is_number,
    "fraction": _is_small,
    "integral-float": lambda one: _is_small(one) and isinstance(one, int),
    "huge": _is_number,
    "beyond-double": _is_number,
    "boolean-for-number": _is_number,
    "number-for-boolean": lambda one: isinstance(one, bool),
    "enum-non-member": _is_text,
    "junk-text": _is_text,
    "overlong": _is_text,
    "other-case": lambda one: _is_text(one) and one.swapcase() != one,
    "lone-surrogate": _is_text,
    "trailing-newline": _is_text,
    "empty": lambda one: _is_filled(one) or (_is_text(one) and one != ""),
    "repeated-item": lambda one: isinstance(one, list) and bool(one),
    "many-items": lambda one: isinstance(one, list) and bool(one),
    "missing-item": lambda one: isinstance(one, list) and bool(one),
}
#: Those that ordinary clients get wrong come more often.
_ALL: Final = (
    *[
        *"null null null number-as-string number-as-string drop drop drop wrong-type wrong-type wrong-type".split()
    ],
    *[
        *"extra-key extra-key junk-text junk-text enum-non-member overlong negative fraction".split()
    ],
    *_FITS,
)
_OTHERS: Final[tuple[Any, ...]] = ("text", 7, 2.5, True, {"unexpected": 1}, ["unexpected"], {}, [])


def _fits(mutation: str, value: Any) -> bool:
    return _FITS[mutation](value)


def _changed(mutation: str, value: Any, rng: Random) -> Any:
    match mutation:
        case "null":
            return None
        case "wrong-type":
            return rng.choice([one for one in _OTHERS if _kind(one) != _kind(value)])
        case "drop":
            gone = rng.choice(list(value))
            return {name: one for name, one in value.items() if name != gone}
        case "extra-key":
            return {**value, "unexpected_property": rng.choice(("text", 7, None, {}))}
        case "number-as-string":
            return json.dumps(value)
        case "negative":
            return -(10**10)
        case "fraction":
            return value + 0.5
        case "integral-float":
            return float(value)
        case "huge":
            return 10**30
        case "beyond-double":
            return BEYOND
        case "boolean-for-number":
            return bool(value)
        case "number-for-boolean":
            return int(value)
        case "enum-non-member":
            return f"{value}_x"
        case "junk-text":
            return rng.choice(("junk ☃", "-", "0000-00-00", "1.", "[]", "\x00"))
        case "overlong":
            return "x" * 5000
        case "other-case":
            return value.swapcase()
        case "lone-surrogate":
            return f"{value}\ud800"
        case "trailing-newline":
            return f"{value}\n"
        case "empty":
            return type(value)()
        case "repeated-item":
            return [*value, value[0]]
        case "many-items":
            return value * 30
        case "missing-item":
            return value[:-1]
    raise ValueError(mutation)


def _kind(value: Any) -> str:
    return "number" if _is_number(value) else type(value).__name__
