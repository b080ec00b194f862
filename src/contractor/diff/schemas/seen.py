"""A schema as it is compared: what it says of a value, with references followed.

Takes a `Schema`, gives a `Seen`; refuses to know the other side. Two readers do it. `ByMeaning` reads what the
contract holds: one spelling for every version, keywords beside a reference included. `AsWritten` reads the
document as oasdiff's parser does, whatever version it says it is: there `nullable` is a keyword of its own, and
`const` counts in a 3.0 document.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, Protocol

from contractor.contract import Contract
from contractor.contract.schema import (
    ANNOTATIONS,
    NOTHING,
    ONE_SCHEMA,
    SCHEMA_LIST,
    SCHEMA_MAP,
    Schema,
)
from contractor.frozen import changed, frozen
from contractor.source import join

_LISTS: Final = ("allOf", "anyOf", "oneOf")
#: Unions in which one branch may be null.
_CHOICES: Final = ("anyOf", "oneOf")
_PAIR: Final = 2
#: Keywords that judge null as well.
_JUDGES_NULL: Final = frozenset({"type", "enum", "const", "not", "if", "$boolean", *_LISTS})
#: Stands for a reference that leads nowhere: nobody knows what is said there.
MISSING: Final = "$missing"
_SAYS_TEXT: Final = ANNOTATIONS | {"type"}
#: How long a chain of references may be before it is taken for a circle.
_CHAIN: Final = 100


@frozen
class Seen:
    """What a schema says.

    `at` is the key where it is said: that of the component where a bare reference led there. `ref` is the key
    that the reference named, empty for a schema that stands in its place. `key` tells it from every other: where
    something stands beside the reference, that is another schema than the component. `plain` are keywords
    without schemas, `one`, `many` and `named` those with one, a list, or schemas by name. `merged` is true where
    `allOf` was merged into it: then a circle may lead through no component.
    """

    key: str
    at: str
    ref: str
    plain: Mapping[str, Any]
    one: Mapping[str, Any] = NOTHING
    many: Mapping[str, tuple[Any, ...]] = NOTHING
    named: Mapping[str, Mapping[str, Any]] = NOTHING
    or_null: str = ""
    """Key of the union that allows null beside what is said; empty where its own types do."""
    merged: bool = False

    def get(self, keyword: str, default: Any = None) -> Any:
        """The value of a plain keyword."""
        return self.plain.get(keyword, default)

    @property
    def types(self) -> tuple[str, ...]:
        """The types that it names, in the document's order."""
        said = self.plain.get("type", ())
        return (said,) if isinstance(said, str) else tuple(said)

    @property
    def required(self) -> tuple[str, ...]:
        """Names that must be present."""
        return tuple(self.plain.get("required", ()))

    @property
    def properties(self) -> Mapping[str, Any]:
        """Declared properties, unseen yet."""
        return self.named.get("properties", NOTHING)

    @property
    def read_only(self) -> bool:
        """Whether the value only comes from the server."""
        return self.plain.get("readOnly") is True

    @property
    def write_only(self) -> bool:
        """Whether the value only goes to the server."""
        return self.plain.get("writeOnly") is True


class Reader(Protocol):
    """One side's schemas. What stands in `Seen.one`, `many` and `named` is given back to it to be seen."""

    def see(self, part: Any) -> Seen:
        """What a schema says; the same value for the same schema."""
        ...

    def start(self, schema: Schema) -> Any:
        """What to give to `see` for a schema of the contract."""
        ...

    def named(self, key: str) -> Seen | None:
        """What the schema of a key says; None where there is none."""
        ...


class ByMeaning:
    """Schemas as the contract holds them; a union of one is its only branch."""

    def __init__(self, contract: Contract) -> None:
        self._schemas = contract.schemas
        self._seen: dict[str, Seen] = {}
        #: Unions with null that are being looked into: one may lead back to itself.
        self._open: set[str] = set()

    def start(self, schema: Schema) -> Schema:
        return schema

    def named(self, key: str) -> Seen | None:
        schema = self._schemas.get(key)
        return None if schema is None else self.see(schema)

    def see(self, part: Schema) -> Seen:
        found = self._seen.get(part.at)
        if found is None:
            found = self._seen[part.at] = self._look(part)
        return found

    def _look(self, schema: Schema) -> Seen:
        here = schema.at
        notes: dict[str, Any] = {}
        ref = ""
        for _ in range(_CHAIN):
            folded = self._or_null(schema)
            if folded is not None:
                folded = folded if not ref else replace(folded, ref=ref)
                return _with(folded, notes, here)
            wrapped = _wrapped(schema)
            if wrapped is not None:
                notes = {**{k: v for k, v in schema.keywords.items() if k not in _LISTS}, **notes}
                schema = wrapped
                continue
            target = self._schemas.get(schema.ref or "")
            if target is None and schema.ref is not None:
                return Seen(here, schema.at, ref, {MISSING: schema.ref})
            if target is None:
                break
            beside = {key: value for key, value in schema.keywords.items() if key != "$ref"}
            if not all(key in ANNOTATIONS or key.startswith("x-") for key in beside):
                # What stands beside a reference holds together with it (2020-12 §8.2.3.1).
                seen = self._tagged(schema, _seen(schema.at, ref, beside))
                both = (*seen.many.get("allOf", ()), target)
                return Seen(
                    schema.at if not notes else here,
                    seen.at,
                    ref,
                    {**seen.plain, **notes},
                    seen.one,
                    {**seen.many, "allOf": both},
                    seen.named,
                )
            notes = {**beside, **notes}
            ref, schema = target.at, target
        if schema.boolean is not None:
            key = here if notes else schema.at
            return Seen(key, schema.at, ref, {"$boolean": schema.boolean, **notes})
        seen = self._tagged(schema, _seen(schema.at, ref, schema.keywords))
        return _with(seen, notes, here)

    def _tagged(self, schema: Schema, seen: Seen) -> Seen:
        """With the tags that members have by their names, where nothing else says which (OpenAPI 3.1 §4.8.25)."""
        tag = schema.discriminator
        if tag is None:
            return seen
        told = {
            key.rpartition("/")[2].replace("~1", "/").replace("~0", "~"): key
            for keyword in _CHOICES
            for key in (member.ref for member in schema.keywords.get(keyword, ()))
            if key in self._schemas and key not in tag.mapping.values()
            if self._is_plain(self._schemas[key], tag.property)
        }
        if not told:
            return seen
        named = changed(tag, mapping={**told, **tag.mapping})
        return replace(seen, plain={**seen.plain, "discriminator": named})

    def _is_plain(self, member: Schema, name: str) -> bool:
        """Whether a member says nothing of its tag but that it is text."""
        pending, said = [member], list[Schema]()
        entered: set[str] = set()
        for part in pending:
            said += [part.properties[name]] if name in part.properties else []
            pending += part.all_of
            if part.ref is not None and part.ref in self._schemas and part.ref not in entered:
                entered.add(part.ref)
                pending.append(self._schemas[part.ref])
        return bool(said) and all(
            one.types == ("string",) and all(key in _SAYS_TEXT for key in one.keywords)
            for one in said
        )

    def _or_null(self, schema: Schema) -> Seen | None:
        """A schema of null and one other: that other one, with null among its types."""
        keyword = next((one for one in _CHOICES if len(schema.keywords.get(one, ())) == _PAIR), "")
        if not keyword or not _beside(schema, keyword) or schema.at in self._open:
            return None
        self._open.add(schema.at)
        branches = [self.see(branch) for branch in schema.keywords[keyword]]
        self._open.remove(schema.at)
        others = [seen for seen in branches if not _is_null(seen)]
        if len(others) != 1 or not self._judges_null_by_type(others[0]):
            return None
        seen, plain = others[0], _with_null(others[0])
        notes = {key: value for key, value in schema.keywords.items() if key != keyword}
        said, place = {**plain, **notes}, join(schema.at, keyword)
        return Seen(schema.at, seen.at, seen.ref, said, seen.one, seen.many, seen.named, place)

    def _judges_null_by_type(self, seen: Seen) -> bool:
        """Whether its types, and the values that it lists, are all that refuses null."""
        if not seen.types or "null" in seen.types or not _JUDGES_NULL.isdisjoint(seen.one):
            return False
        return "oneOf" not in seen.many and all(
            self._passes_null(self.see(branch))
            for keyword in _LISTS
            for branch in seen.many.get(keyword, ())
        )

    def _passes_null(self, seen: Seen) -> bool:
        """Whether a branch has nothing to say to null."""
        return _JUDGES_NULL.isdisjoint((*seen.plain, *seen.one, *seen.many))


class AsWritten:
    """Schemas as the document spells them, read as oasdiff 1.28 reads them."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._beside = not contract.version.startswith("3.0")
        self._seen: dict[str, Seen] = {}

    def start(self, schema: Schema) -> tuple[str, Any]:
        return schema.at, schema.raw

    def named(self, key: str) -> Seen | None:
        schema = self._contract.schemas.get(key)
        return None if schema is None else self.see(self.start(schema))

    def see(self, part: tuple[str, Any]) -> Seen:
        at, raw = part
        found = self._seen.get(at)
        if found is None:
            found = self._seen[at] = self._look(at, raw)
        return found

    def _look(self, at: str, raw: Any) -> Seen:
        here = at
        beside: dict[str, Any] = {}
        ref = ""
        for _ in range(_CHAIN):
            if not isinstance(raw, dict) or not isinstance(raw.get("$ref"), str):
                break
            target = self._target(raw["$ref"], at)
            if target is None:
                break
            if self._beside:
                said = {key: value for key, value in raw.items() if key != "$ref"}
                beside = {**{k: v for k, v in said.items() if not k.startswith("x-")}, **beside}
            at, raw = target
            ref = at
        if not isinstance(raw, dict):
            raw = {} if raw is not False else {"not": {}}
        seen = _written(at, ref, raw)
        return _over(seen, _written(here, ref, beside), here) if beside else seen

    def _target(self, reference: str, at: str) -> tuple[str, Any] | None:
        files = self._contract.files
        base = at.partition("#")[0]
        name, fragment = files.resolve(reference, base)
        key = f"{name}#{fragment}"
        known = self._contract.schemas.get(key)
        if known is not None:
            return key, known.raw
        file = files.loaded.get(name)
        value = None if file is None else file.data
        for step in fragment.split("/")[1:]:
            step = step.replace("~1", "/").replace("~0", "~")
            if isinstance(value, dict):
                value = value.get(step)
            elif isinstance(value, list) and step.isdigit() and int(step) < len(value):
                value = value[int(step)]
            else:
                return None
        return None if value is None else (key, value)


def _wrapped(schema: Schema) -> Schema | None:
    """The only branch of a union that stands alone: one of one is that one."""
    for keyword in _LISTS:
        branches = schema.keywords.get(keyword, ())
        if len(branches) == 1 and _beside(schema, keyword):
            only: Schema = branches[0]
            return only
    return None


def _beside(schema: Schema, keyword: str) -> bool:
    """Whether nothing that stands beside a keyword refuses a value."""
    return all(
        key == keyword or key in ANNOTATIONS or key.startswith("x-") for key in schema.keywords
    )


def _is_null(seen: Seen) -> bool:
    """Whether null is all that a schema takes."""
    if seen.types != ("null",) or seen.one or seen.many or seen.named:
        return False
    return all(key == "type" or key in ANNOTATIONS or key.startswith("x-") for key in seen.plain)


def _with_null(seen: Seen) -> Mapping[str, Any]:
    """The keywords of a schema when it takes null as well."""
    said: dict[str, Any] = {**seen.plain, "type": (*seen.types, "null")}
    if "const" in said:
        said["enum"] = (said.pop("const"),)
    if "enum" in said:
        said["enum"] = (*said["enum"], None)
    return said


def _seen(at: str, ref: str, keywords: Mapping[str, Any]) -> Seen:
    plain: dict[str, Any] = {}
    one: dict[str, Any] = {}
    many: dict[str, tuple[Any, ...]] = {}
    named: dict[str, Mapping[str, Any]] = {}
    for keyword, value in keywords.items():
        if keyword in ONE_SCHEMA:
            one[keyword] = value
        elif keyword in SCHEMA_LIST:
            many[keyword] = value
        elif keyword in SCHEMA_MAP:
            named[keyword] = value
        else:
            plain[keyword] = value
    return Seen(at, at, ref, plain, one, many, named)


#: Keywords that hold a boolean or a schema; oasdiff tells the two apart.
_EITHER: Final = ("additionalProperties", "unevaluatedItems", "unevaluatedProperties")


#: Keywords whose values are worked with, and what these must be; a document may write anything.
_NAMES: Final = frozenset({"type", "required"})
_TEXTS: Final = frozenset(
    {"format", "pattern", "title", "description", "contentMediaType", "contentEncoding"}
)


def _is_sound(keyword: str, value: Any) -> bool:
    """Whether a keyword's value is of a kind that can be compared."""
    if keyword in _NAMES:
        is_name = keyword == "type" and isinstance(value, str)
        return is_name or (isinstance(value, list) and all(isinstance(one, str) for one in value))
    if keyword == "enum":
        return isinstance(value, list)
    if keyword in _TEXTS:
        return isinstance(value, str)
    if keyword == "dependentRequired":
        return isinstance(value, dict) and all(
            isinstance(names, list) and all(isinstance(one, str) for one in names)
            for names in value.values()
        )
    return value is not None or keyword.startswith("x-")


def _written(at: str, ref: str, raw: Mapping[str, Any]) -> Seen:
    plain: dict[str, Any] = {}
    one: dict[str, Any] = {}
    many: dict[str, tuple[Any, ...]] = {}
    named: dict[str, Mapping[str, Any]] = {}
    for keyword, value in raw.items():
        place = join(at, keyword)
        if keyword in _EITHER and isinstance(value, bool):
            plain[keyword] = value
        elif keyword in ONE_SCHEMA and isinstance(value, (dict, bool)):
            one[keyword] = (place, value)
        elif keyword in SCHEMA_LIST and isinstance(value, list):
            many[keyword] = tuple((join(place, str(i)), item) for i, item in enumerate(value))
        elif keyword in SCHEMA_MAP and isinstance(value, dict):
            named[keyword] = {name: (join(place, name), item) for name, item in value.items()}
        elif _is_sound(keyword, value):
            plain[keyword] = value
    return Seen(at, at, ref, plain, one, many, named)


def _with(seen: Seen, notes: Mapping[str, Any], here: str) -> Seen:
    return _over(seen, Seen("", "", "", notes), here) if notes else seen


def _over(seen: Seen, over: Seen, here: str) -> Seen:
    """What is said, with what stands beside the reference to it laid over."""
    return Seen(
        here,
        seen.at,
        seen.ref,
        {**seen.plain, **over.plain},
        {**seen.one, **over.one},
        {**seen.many, **over.many},
        {**seen.named, **over.named},
        seen.or_null,
    )


def parts(seen: Seen) -> Iterator[Any]:
    """Every schema that stands in it, unseen yet."""
    yield from seen.one.values()
    for listed in seen.many.values():
        yield from listed
    for names in seen.named.values():
        yield from names.values()


READERS: Final[Mapping[bool, Callable[[Contract], Reader]]] = {False: ByMeaning, True: AsWritten}
"""`Terms.compat` → how schemas are read."""
