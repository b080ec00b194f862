"""How exactly the types say what the schemas say, measured by the compiler.

`python -m tests.targets.typescript.fidelity DOCUMENT...` makes values for every component, asks jsonschema-rs
whether the type-level part of its schema accepts them, and tsc whether its type does; valid values must be
accepted and invalid ones refused. One line of TypeScript per value, one run of tsc per document.

The type-level part leaves out what no type says: formats, patterns, bounds, conditions. Integers are numbers
there. What a type as read cannot hold (write-only) and a type as sent cannot (read-only) is left out too.
Values that need a property which is not declared are only made where the document declares that there may
be some, since tsc refuses those in literals (TS2353) wherever a type does not mention them.
"""

import json
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jsonschema_rs

from contractor.contract import Contract, Schema, read
from contractor.contract.json_schema import to_json
from contractor.model import Alias, Model, Record, TypeKey, build
from contractor.model.compose import Both, Circular, conjuncts, meet
from contractor.model.directions import SENT
from contractor.model.walk import references
from contractor.source import Files
from contractor.targets.typescript.names import identifiers
from tests.targets.typescript.compiler import compile, write

#: Stands for a Blob in a value; no document holds it.
BLOB = "\x00blob"
_DROPPED = frozenset(
    "format pattern minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength minItems "
    "maxItems uniqueItems minProperties maxProperties not if then else contains minContains maxContains "
    "dependentRequired dependentSchemas propertyNames unevaluatedItems unevaluatedProperties readOnly writeOnly "
    "title description default examples deprecated contentEncoding contentMediaType contentSchema".split()
)
_MAPS = frozenset({"properties", "$defs", "patternProperties"})
_DEEP = 5


class Endless(Exception):
    """No finite value was found."""


@dataclass
class Figures:
    """What was measured of one document."""

    valid: int = 0
    refused: list[str] = field(default_factory=list)
    excess: int = 0
    invalid: int = 0
    accepted: list[str] = field(default_factory=list)

    def line(self, name: str) -> str:
        """The figures as a line to print."""
        good = 100 * (1 - len(self.refused) / max(1, self.valid))
        plain = 100 * (1 - (len(self.refused) - self.excess) / max(1, self.valid))
        bad = 100 * (1 - len(self.accepted) / max(1, self.invalid))
        return (
            f"{name}: {self.valid} valid, {good:.2f} % accepted ({plain:.2f} % without TS2353); "
            f"{self.invalid} invalid, {bad:.2f} % refused"
        )


@dataclass(frozen=True)
class Case:
    """A value, the type it is given to, and whether it should fit."""

    type: str
    value: Any
    valid: bool


# ── values ────────────────────────────────────────────────────────────────────────────────────────────


class Values:
    """Makes values of schemas; `dropped` is the keyword of what cannot travel this way."""

    def __init__(self, contract: Contract, model: Model, dropped: str, seed: int) -> None:
        self._contract = contract
        self._dropped = dropped
        self._random = random.Random(seed)
        self._tags = {
            one.key.removesuffix(SENT): one.tags
            for one in model.definitions.values()
            if isinstance(one, Record)
        }

    def of(self, schema: Schema, mode: str) -> Any:
        """A value. `mode` is `all`, `least` or `some` properties. Raises `Endless`."""
        return self._value(schema, mode, 0, None)

    def _value(self, schema: Schema, mode: str, depth: int, key: str | None) -> Any:
        if depth > 3 * _DEEP:
            raise Endless
        if schema.boolean is not None:
            return "anything"
        key = schema.at if schema.at in self._tags else key
        if schema.ref is not None and not schema.all_of:
            rest = {k: v for k, v in schema.keywords.items() if k != "$ref"}
            if schema.ref not in self._contract.schemas:
                raise Endless
            if not Schema(schema.at, rest).constrains():
                return self._value(self._contract.schemas[schema.ref], mode, depth, schema.ref)
        if schema.ref is not None or schema.all_of:
            try:
                parts = conjuncts(self._contract, schema)
            except Circular:
                raise Endless from None
            whole, _ = meet(schema.at, parts, Both())
            return self._value(whole, mode, depth, key)
        for keyword in ("oneOf", "anyOf"):
            if schema.has(keyword):
                return self._branch(schema, keyword, mode, depth, key)
        return self._plain(schema, mode, depth, key)

    def _branch(self, schema: Schema, keyword: str, mode: str, depth: int, key: str | None) -> Any:
        rest = {k: v for k, v in schema.keywords.items() if k != keyword}
        beside = Schema(schema.at, rest)
        branches = list(schema.keywords[keyword])
        self._random.shuffle(branches)
        for branch in branches:
            both = Schema(branch.at, {"allOf": (branch, beside)}) if beside.constrains() else branch
            try:
                return self._value(both, mode, depth + 1, key)
            except Endless:
                continue
        raise Endless

    def _plain(self, schema: Schema, mode: str, depth: int, key: str | None) -> Any:
        if schema.has("const"):
            return schema.keywords["const"]
        if schema.enum is not None:
            if not schema.enum:
                raise Endless
            return self._random.choice(schema.enum)
        kinds = schema.types or _implied(schema)
        if len(kinds) > 1 and "null" in kinds and (depth or mode != "least"):
            kinds = (
                tuple(kind for kind in kinds if kind != "null")
                if self._random.random() < 0.7
                else ("null",)
            )
        match self._random.choice(kinds):
            case "object":
                return self._object(schema, mode, depth, key)
            case "array":
                return self._array(schema, mode, depth)
            case "string":
                if schema.format == "binary" or _raw(schema):
                    return BLOB
                return "text"
            case "integer" | "number":
                return 7
            case "boolean":
                return self._random.random() < 0.5
            case "null":
                return None
            case _:
                return "anything"

    def _object(self, schema: Schema, mode: str, depth: int, key: str | None) -> Any:
        found: dict[str, Any] = {}
        tags = self._tags.get(key or "", {})
        for name, inner in schema.properties.items():
            if name == "__proto__" or self._one_way(inner):
                continue
            needed = name in schema.required
            wanted = mode == "all" or (mode == "some" and self._random.random() < 0.5)
            if not needed and (not wanted or depth > _DEEP):
                continue
            try:
                value = self._value(inner, mode if depth < _DEEP else "least", depth + 1, None)
            except Endless:
                if needed:
                    raise
                continue
            found[name] = tags[name][0] if name in tags and value == "text" else value
        undeclared = [name for name in schema.required if name not in schema.properties]
        for name in undeclared:
            found[name] = (
                "anything"
                if schema.additional is None
                else self._value(schema.additional, mode, depth + 1, None)
            )
        additional = schema.additional
        if (
            additional is not None
            and additional.boolean is not False
            and mode != "least"
            and depth <= _DEEP
        ):
            found["extra_one"] = self._value(additional, mode, depth + 1, None)
        return found

    def _array(self, schema: Schema, mode: str, depth: int) -> Any:
        least, most = schema.get("minItems") or 0, schema.get("maxItems")
        if depth > _DEEP and not least:
            return []
        prefix = [self._value(item, mode, depth + 1, None) for item in schema.prefix_items]
        count = max(least, 1 if mode == "all" else least)
        count = count if most is None else min(count, most)
        items = schema.items
        if count > 50 or (items is not None and items.boolean is False):
            return prefix[: most or None]
        more = [
            "anything" if items is None else self._value(items, mode, depth + 1, None)
            for _ in range(count - len(prefix))
        ]
        return prefix[: most if most is not None else None] + more

    def _one_way(self, schema: Schema) -> bool:
        return _says(self._contract, schema, self._dropped)


def _says(contract: Contract, schema: Schema, keyword: str) -> bool:
    other = "readOnly" if keyword == "writeOnly" else "writeOnly"
    seen: set[str] = set()
    pending, said = [schema], set()
    while pending:
        part = pending.pop()
        said |= {word for word in (keyword, other) if part.keywords.get(word) is True}
        pending += part.all_of
        if part.ref is not None and part.ref not in seen and part.ref in contract.schemas:
            seen.add(part.ref)
            pending.append(contract.schemas[part.ref])
    return said == {keyword}


def _implied(schema: Schema) -> tuple[str, ...]:
    if schema.properties or schema.required or schema.additional is not None:
        return ("object",)
    if schema.items is not None or schema.prefix_items:
        return ("array",)
    return ("string",)


def _raw(schema: Schema) -> bool:
    media = schema.get("contentMediaType")
    if schema.get("contentEncoding") is not None or not isinstance(media, str):
        return False
    return schema.format is None and not media.startswith(("text/", "application/j"))


# ── the oracle ────────────────────────────────────────────────────────────────────────────────────────


class Oracle:
    """Judges values by the type-level part of a schema."""

    def __init__(self, contract: Contract, schema: Schema, dropped: str) -> None:
        self._contract = contract
        self._dropped = dropped
        whole = to_json(contract, _without(contract, schema, dropped))
        whole["$defs"] = {
            key: projected(to_json(contract, _without(contract, contract.schemas[key], dropped)))
            if key in contract.schemas
            else projected(inner)
            for key, inner in whole.get("$defs", {}).items()
        }
        exact = projected(whole)
        self._exact = jsonschema_rs.Draft202012Validator(exact)
        self._loose = jsonschema_rs.Draft202012Validator(_any_of(exact))

    def valid(self, value: Any) -> bool:
        """Whether the schema accepts the value."""
        return self._exact.is_valid(_json(value))

    def invalid(self, value: Any) -> bool:
        """Whether the schema refuses it, with `oneOf` read as `anyOf`."""
        return not self._loose.is_valid(_json(value))


def _json(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _json(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_json(one) for one in value]
    return value


def _without(contract: Contract, schema: Schema, dropped: str) -> Schema:
    """The schema without the properties that cannot travel this way, in every part that stands in place."""
    keywords = dict(schema.keywords)
    gone = {name for name, one in schema.properties.items() if _says(contract, one, dropped)}
    for keyword, value in schema.keywords.items():
        if keyword == "properties":
            keywords[keyword] = {
                name: _without(contract, one, dropped)
                for name, one in value.items()
                if name not in gone
            }
        elif keyword == "required":
            keywords[keyword] = tuple(name for name in value if name not in gone)
        elif isinstance(value, Schema):
            keywords[keyword] = _without(contract, value, dropped)
        elif isinstance(value, tuple) and value and all(isinstance(one, Schema) for one in value):
            keywords[keyword] = tuple(_without(contract, one, dropped) for one in value)
    return Schema(schema.at, keywords, schema.raw, schema.boolean)


def projected(schema: Any) -> Any:
    """What types say of a schema."""
    if not isinstance(schema, dict):
        return schema
    out: dict[str, Any] = {}
    for keyword, value in schema.items():
        if keyword in _DROPPED:
            continue
        if keyword in _MAPS:
            out[keyword] = {name: projected(one) for name, one in value.items()}
        elif keyword == "type":
            kinds = [value] if isinstance(value, str) else value
            out["type"] = ["number" if kind == "integer" else kind for kind in kinds]
        elif isinstance(value, list) and keyword in ("allOf", "anyOf", "oneOf", "prefixItems"):
            out[keyword] = [projected(one) for one in value]
        else:
            out[keyword] = projected(value) if isinstance(value, dict) else value
    if out.get("type") is not None:
        out["type"] = list(dict.fromkeys(out["type"]))
    return out


def _any_of(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_any_of(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    out = {key: one if key in ("enum", "const") else _any_of(one) for key, one in schema.items()}
    if "oneOf" in out and isinstance(out["oneOf"], list):
        out["allOf"] = [*out.get("allOf", []), {"anyOf": out.pop("oneOf")}]
    return out


# ── cases ─────────────────────────────────────────────────────────────────────────────────────────────


def cases(model: Model, sample: int | None, seed: int = 1) -> Iterator[Case]:
    """Values for the components of a document, and for their types as sent."""
    contract = model.contract
    names = identifiers(model.definitions)
    read_keys, sent_keys = _directions(model)
    keys = [key for key in names if key.removesuffix(SENT) in contract.schemas]
    if sample is not None and len(keys) > sample:
        keys = random.Random(seed).sample(keys, sample)
    for key in keys:
        plain = key.removesuffix(SENT)
        as_sent = key != plain or (plain in sent_keys and plain not in read_keys)
        dropped = "readOnly" if as_sent else "writeOnly"
        schema = contract.schemas[plain]
        local = plain.startswith("#/components/schemas/") and key == plain and plain.count("/") == 3
        name = plain.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        kind = f'C["schemas"][{json.dumps(name)}]' if local else f"T.{names[key]}"
        oracle = Oracle(contract, schema, dropped)
        # Examples of types that differ by direction show both directions at once.
        split = as_sent or key + SENT in names
        examples = () if split else tuple(schema.get("examples") or ())
        yield from _cases(kind, schema, examples, oracle, Values(contract, model, dropped, seed))


def _cases(
    kind: str, schema: Schema, examples: tuple[Any, ...], oracle: Oracle, values: Values
) -> Iterator[Case]:
    seen: set[str] = set()
    good: list[Any] = []
    for mode in ("all", "least", "all", "some", "some", "some", "some"):
        try:
            value = values.of(schema, mode)
        except (Endless, RecursionError):
            continue
        text = json.dumps(_json(value), sort_keys=True)
        if text not in seen and oracle.valid(value):
            seen.add(text)
            good.append(value)
            yield Case(kind, value, True)
    for example in examples:
        if oracle.valid(example) and json.dumps(_json(example), sort_keys=True) not in seen:
            yield Case(kind, example, True)
    for value in good[:3]:
        for wrong in _mutants(value):
            text = json.dumps(_json(wrong), sort_keys=True)
            if text not in seen and oracle.invalid(wrong):
                seen.add(text)
                yield Case(kind, wrong, False)


def _mutants(value: Any) -> Iterator[Any]:
    """The value with one thing wrong, as far as the first levels go."""
    places = list(_places(value, ()))[:12]
    for path in places:
        found = _at(value, path)
        yield _with(value, path, None)
        yield _with(value, path, 12345 if isinstance(found, (str, bool, dict, list)) else "wrong")
        if isinstance(found, str):
            yield _with(value, path, "not-a-member-of-anything")
        if isinstance(found, dict):
            for name in list(found)[:8]:
                yield _with(value, path, {k: v for k, v in found.items() if k != name})
            yield _with(value, path, {**found, "zz_extra": 1})


def _places(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    yield path
    if len(path) < 4:
        if isinstance(value, dict):
            for name, one in value.items():
                yield from _places(one, (*path, name))
        elif isinstance(value, list):
            for index, one in enumerate(value[:1]):
                yield from _places(one, (*path, index))


def _at(value: Any, path: tuple[Any, ...]) -> Any:
    for token in path:
        value = value[token]
    return value


def _with(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    if isinstance(value, list):
        return [_with(one, path[1:], new) if i == path[0] else one for i, one in enumerate(value)]
    return {k: _with(one, path[1:], new) if k == path[0] else one for k, one in value.items()}


def _directions(model: Model) -> tuple[set[TypeKey], set[TypeKey]]:
    """Keys that are read and keys that are sent."""
    read_keys: set[TypeKey] = set()
    sent_keys: set[TypeKey] = set()
    for call in model.calls:
        given = [body.type for body in call.bodies] + [one.property.type for one in call.inputs]
        back = [body.type for answer in call.answers for body in answer.bodies]
        back += [one.property.type for answer in call.answers for one in answer.headers]
        ways = (sent_keys, read_keys) if call.kind == "path" else (read_keys, sent_keys)
        for kinds, reach in zip((given, back), ways, strict=True):
            for kind in kinds:
                reach.update(references(Alias("", (), "", kind)))
    for found in (read_keys, sent_keys):
        pending = list(found)
        while pending:
            definition = model.definitions.get(pending.pop())
            for key in references(definition) if definition is not None else ():
                if key not in found:
                    found.add(key)
                    pending.append(key)
    return read_keys, sent_keys


# ── the compiler ──────────────────────────────────────────────────────────────────────────────────────


def measure(model: Model, folder: Path, sample: int | None = None) -> Figures:
    """The figures of one document, working in a folder."""
    write(model, folder)
    listed = list(cases(model, sample))
    head = (
        'import type * as T from "./typescript/types.js"; '
        'import type { components as C } from "./typescript/paths.js"; '
        "declare const blob: Blob; export type Used = [C, keyof typeof T, typeof blob];"
    )
    lines = [
        f"export const v{index}: {case.type} = {written(case.value)};"
        for index, case in enumerate(listed)
    ]
    (folder / "values.ts").write_text("\n".join([head, *lines, ""]), encoding="utf-8")
    errors = compile(folder, ["values.ts"])
    figures = Figures()
    for index, case in enumerate(listed):
        error = errors.pop(("values.ts", index + 2), None)
        what = f"{case.type} {json.dumps(_json(case.value))[:300]} {error or ''}"
        if case.valid:
            figures.valid += 1
            if error is not None:
                figures.refused.append(what)
                figures.excess += error.startswith("TS2353")
        else:
            figures.invalid += 1
            if error is None:
                figures.accepted.append(what)
    if errors:
        raise AssertionError(f"tsc found errors in the types: {errors}")
    return figures


def written(value: Any) -> str:
    """A value as an expression."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(k)}: {written(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(written, value)) + "]"
    return "blob" if value == BLOB else json.dumps(value)


def main(paths: list[str]) -> None:
    """Print the figures of documents, and the first disagreements."""
    for path in paths:
        model = build(read(Files.open(path)))
        with tempfile.TemporaryDirectory() as folder:
            found = measure(model, Path(folder), sample=600)
        print(found.line(Path(path).stem))
        for title, listed in (("refused", found.refused), ("accepted", found.accepted)):
            for one in listed[:8]:
                print(f"  {title}: {one}")


if __name__ == "__main__":
    main(sys.argv[1:])
