"""Which claims of the engine stand: that a request violates the contract, or keeps it, as it travels.

Takes a case and the operation it was made for, gives a verdict; refuses to judge answers. The engine judges values
before they are written; what the contract is about is how they arrive. Some of its claims are then none:

* A parameter that nobody declared. OpenAPI has no way to refuse one, so whoever ignores it keeps the contract.
* An XML document without any element that its schema knows. Members that nobody declared have no spelling in XML
  (OpenAPI 3.2 §4.26), and a list is written as elements too; so whoever refuses it and whoever takes it keep the
  contract.
* A value of an XML document that is read as one that its schema takes: one element is a list of one.
* A value that is written as another one is: the text `20` is the integer 20, and an object of style `deepObject` that
  is none is not that parameter at all.
* A request without a required header that is refused as the operation documents it: with 403, for instance, where it
  has no 401.
* A request that refers to things which the server may not have: ids that are made up, a cursor that no answer gave.
  No schema says which there are, so whoever refuses it with a documented answer keeps the contract. Requests that
  refer to what is there are brought to every edge by a probe.
* A body that keeps the contract and whose format is none: the engine does not assert every format, for instance that
  of a type with null.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Final

import jsonschema_rs
from schemathesis.core.jsonschema.bundler import BUNDLE_STORAGE_KEY
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.case import Case  # noqa: TC002  its generic base is needed by nobody at run time
from schemathesis.openapi.checks import MissingHeaderNotRejected

from contractor.contract import Contract, Endpoint, MediaType, Parameter, Schema
from contractor.contract.reach import same_value
from contractor.contract.travel import Direction
from contractor.resources import References
from contractor.resources.finding import declared, item_schema
from contractor.samples import Samples
from contractor.testing.payloads import is_form, is_json, is_xml
from contractor.testing.reading import is_stream
from contractor.testing.styles import scalar
from contractor.testing.variants.allowed import is_servers

_PLACES: Final = {
    ParameterLocation.PATH: "path",
    ParameterLocation.QUERY: "query",
    ParameterLocation.HEADER: "header",
    ParameterLocation.COOKIE: "cookie",
}
#: What stands between the items of a list, by style (OpenAPI 3.2 §4.12.3).
_BETWEEN: Final = {"spaceDelimited": " ", "pipeDelimited": "|"}
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?", re.ASCII)


def is_strange(case: "Case[Any]", contract: Contract, endpoint: Endpoint, samples: Samples) -> bool:
    """Whether the body of a request says nothing of what it was made to say.

    The schema knows no element of its XML, or takes what can be read in its XML or its fields; or it is a stream, of
    whose items no schema speaks that all readers understand alike.
    """
    media, kind = _media(case, contract, endpoint), case.media_type or ""
    is_negative = case.meta is not None and case.meta.generation.mode.is_negative
    if media is None:
        return False
    if is_form(kind) and is_negative and isinstance(case.body, Mapping):
        read = _in_form(contract, media.schema, case.body)
        return samples.takes(media.schema, read, Direction.REQUEST)
    if is_stream(kind):
        return is_negative
    if not is_xml(kind):
        return False
    known: set[str] = set()
    for part in () if media.schema is None else same_value(contract, (media.schema,)):
        known |= part.properties.keys()
    if not isinstance(case.body, Mapping) or known.isdisjoint(case.body):
        return True
    if not is_negative:
        return False
    read = _in_xml(contract, media.schema, case.body)
    return samples.takes(media.schema, read, Direction.REQUEST)


def _in_xml(contract: Contract, schema: Schema | None, value: Any) -> Any:
    """A value as elements are read: one element is a list of one where a list is meant, and text is what it can be."""
    parts = [] if schema is None else [*same_value(contract, (schema,))]
    types = {one for part in parts for one in part.types}
    if isinstance(value, Mapping) and (value or "array" not in types):
        members = declared(contract, schema)
        return {name: _in_xml(contract, members.get(name), one) for name, one in value.items()}
    if isinstance(value, list) or "array" in types:
        item = item_schema(contract, schema)
        several = value if isinstance(value, list) else [] if value == {} else [value]
        return [_in_xml(contract, item, one) for one in several]
    text = _text(value)
    return text if "string" in types else _scalar(text)


def _in_form(contract: Contract, schema: Schema | None, value: Mapping[str, Any]) -> Any:
    """An object as fields are read: a list of one is written as the one, and what is no JSON has no type."""
    members = declared(contract, schema)
    return {name: _field(contract, members.get(name), one) for name, one in value.items()}


def _field(contract: Contract, schema: Schema | None, value: Any) -> Any:
    parts = [] if schema is None else [*same_value(contract, (schema,))]
    types = {one for part in parts for one in part.types}
    if "array" in types:
        several = value if isinstance(value, list) else [] if value == {} else [value]
        return [_field(contract, item_schema(contract, schema), one) for one in several]
    if isinstance(value, (Mapping, list)):
        return value if "string" not in types or "object" in types else json.dumps(value)
    text = _text(value)
    return text if "string" in types else _scalar(text)


def _text(value: Any) -> str:
    """What the engine writes for a value."""
    if value is None:
        return "null"
    return str(value) if isinstance(value, str) else scalar(value)


def is_wrong(case: "Case[Any]", contract: Contract, endpoint: Endpoint, samples: Samples) -> bool:
    """Whether a request that was made to keep the contract does not, as it travels.

    The engine does not assert every format, for instance that of a type with null. It writes null as a text, and
    what stands between the members of an object as if it were a part of them.
    """
    for location in _PLACES:
        for one, whole, value in _sent(case, endpoint, location):
            if not _is_taken(whole, value, one) or _is_one_piece(whole, value, one):
                return True
    media = _media(case, contract, endpoint)
    if media is None or not is_json(case.media_type or ""):
        return False
    return not samples.takes(media.schema, case.body, Direction.REQUEST)


def _is_one_piece(schema: Any, value: Any, parameter: Parameter | None) -> bool:
    """Whether an object is sent with all that stands between its members encoded, as a part of them."""
    types = schema.get("type", ())
    return (
        parameter is not None
        and parameter.place in ("query", "cookie")
        and "object" in ([types] if isinstance(types, str) else types)
        and "string" not in types
        and isinstance(value, str)
    )


def _media(case: "Case[Any]", contract: Contract, endpoint: Endpoint) -> MediaType | None:
    """What the document says of the body that a request has."""
    node = endpoint.operation.request_body
    body = None if node is None else contract.resolve(node)
    media = None if body is None else body.content.get(case.media_type or "")
    return None if media is None else contract.resolve(media)


def refers(case: "Case[Any]", endpoint: Endpoint, references: References) -> bool:
    """Whether a request refers to something that only the server knows of, other than by its path."""
    sent: set[tuple[str, str]] = set()
    for location, place in _PLACES.items():
        if place == "path":
            continue
        container = case.get_container(location)
        if isinstance(container, Mapping):
            sent |= {(place, _name(name, location)) for name in container}
    for one in endpoint.parameters:
        name = one.name.lower() if one.place == "header" else one.name
        if (one.place, name) in sent and (is_servers(one) or references.holds(one.name)):
            return True
    return any(references.within(case.body))


def is_refused(failed: MissingHeaderNotRejected, endpoint: Endpoint) -> bool:
    """Whether a request without a header was refused as the operation documents it, though not as the engine would."""
    is_refusal = 400 <= failed.status_code < 500
    return is_refusal and str(failed.status_code) in endpoint.operation.responses


def violates(
    case: "Case[Any]", endpoint: Endpoint, written: AbstractSet[str] | None = None
) -> bool:
    """Whether a request that was made to violate the contract does; True where that cannot be told.

    `written` are the names in the query as it was sent, where that is known: the engine drops what it cannot write.
    """
    negative = {
        location
        for location, component in (case.meta.components if case.meta else {}).items()
        if component.mode.is_negative
    }
    if not negative or not negative <= _PLACES.keys():
        return True
    return any(
        _is_violated(
            case, endpoint, location, written if location is ParameterLocation.QUERY else None
        )
        for location in negative
    )


def _is_violated(
    case: "Case[Any]",
    endpoint: Endpoint,
    location: ParameterLocation,
    written: AbstractSet[str] | None,
) -> bool:
    value = case.get_container(location)
    if not isinstance(value, Mapping):
        return True
    described = case.operation.get_parameter_set(location)
    schemas = described.schema.get("properties", {})
    # An object of nothing is written as nothing.
    names = {_name(one, location) for one in value if _is_there(one, value[one], written)}
    for name in described.schema.get("required", ()):
        if _name(name, location) not in names:
            return True
    for name in schemas:
        # Objects of this style are written as `name[property]`, each of which is a value by itself.
        absent = _name(name, location) not in names
        parts = [one for one in value if one.startswith(f"{name}[")]
        if absent and any(_is_there(one, value[one], written) for one in parts):
            return True
    return any(
        not (_style(one) == "deepObject" and not isinstance(sent, Mapping))
        and not _is_taken(whole, sent, one)
        for one, whole, sent in _sent(case, endpoint, location, written)
    )


def _is_there(name: str, value: Any, written: AbstractSet[str] | None) -> bool:
    """Whether a parameter is in a request, by itself or by what is in it. Objects of nothing are written as nothing."""
    if value == {} or written is None:
        return bool(value != {})
    inner = isinstance(value, Mapping) and not written.isdisjoint(value)
    return name in written or inner or any(one.startswith(f"{name}[") for one in written)


def _sent(
    case: "Case[Any]",
    endpoint: Endpoint,
    location: ParameterLocation,
    written: AbstractSet[str] | None = None,
) -> Iterator[tuple[Parameter | None, Any, Any]]:
    """The parameters that are sent in a place, each with its whole schema and the value that was made for it."""
    value = case.get_container(location)
    if not isinstance(value, Mapping):
        return
    described = case.operation.get_parameter_set(location)
    names = {_name(one, location): one for one in value if _is_there(one, value[one], written)}
    said = {one.name: one for one in endpoint.parameters if one.place == _PLACES[location]}
    for name, schema in described.schema.get("properties", {}).items():
        sent = names.get(_name(name, location))
        if sent is not None and isinstance(schema, dict):
            # Parts of schemas stand beside the parameters.
            bundled = described.schema.get(BUNDLE_STORAGE_KEY, {})
            yield said.get(name), {**schema, BUNDLE_STORAGE_KEY: bundled}, value[sent]


def _is_taken(schema: Any, value: Any, parameter: Parameter | None) -> bool:
    """Whether a schema takes a value, or what is read where it is written as text."""
    try:
        validator = jsonschema_rs.validator_for(schema)
        return any(validator.is_valid(one) for one in _readings(value, schema, parameter))
    except (ValueError, jsonschema_rs.ReferencingError):
        return False


def _style(parameter: Parameter | None) -> str:
    return "form" if parameter is None else parameter.style


def _readings(value: Any, schema: Any, parameter: Parameter | None) -> Iterator[Any]:
    """What a value can be read as."""
    if isinstance(value, str):
        # The engine marks some by a type of its own, which validators do not know.
        text = str(value)
        yield text
        yield from _written(text, schema, parameter)
        return
    if value is None:
        yield _text(value)
        return
    yield value
    if isinstance(value, list):
        yield [_scalar(str(one)) if isinstance(one, str) else one for one in value]
        yield [_as_text(one) for one in value]
    elif isinstance(value, Mapping):
        yield {name: _scalar(one) if isinstance(one, str) else one for name, one in value.items()}
        yield {name: _as_text(one) for name, one in value.items()}
    else:
        text = _text(value)
        yield text
        yield from _written(text, schema, parameter)


def _as_text(value: Any) -> Any:
    return value if isinstance(value, (list, Mapping)) else _text(value)


def _written(text: str, schema: Any, parameter: Parameter | None) -> Iterator[Any]:
    """What a text can be read as that was written already as its style has it."""
    style, explode = _style(parameter), parameter is not None and parameter.explode
    between = _BETWEEN.get(style, ",")
    if style == "label":
        text, between = text.removeprefix("."), "." if explode else ","
    elif style == "matrix" and explode:
        text, between = text.removeprefix(";"), ";"
        yield [_scalar(piece.partition("=")[2]) for piece in text.split(between)]
    elif style == "matrix":
        text = text.partition("=")[2]
    pieces = text.split(between)
    yield _scalar(text)
    yield [_scalar(one) for one in pieces]
    yield pieces
    if all("=" in piece for piece in pieces):
        yield _object((piece.split("=", 1) for piece in pieces), schema)
    if len(pieces) % 2 == 0:
        yield _object(zip(pieces[::2], pieces[1::2], strict=True), schema)


def _object(pairs: Iterable[Iterable[str]], schema: Any) -> dict[str, Any]:
    """An object of names and texts: what may be text is text."""
    members = schema.get("properties", {})
    made: dict[str, Any] = {}
    for name, text in pairs:
        types = members.get(name, {}).get("type", ())
        made[name] = (
            text if "string" in ([types] if isinstance(types, str) else types) else _scalar(text)
        )
    return made


def _scalar(text: str) -> Any:
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return text == "true" if text in ("true", "false") else text


def _name(name: str, location: ParameterLocation) -> str:
    return name.lower() if location is ParameterLocation.HEADER else name
