"""Which claims of the engine stand: that a request violates the contract, or keeps it, as it travels.

Takes a case and the operation it was made for, gives a verdict; refuses to judge answers. The engine judges values
before they are written; what the contract is about is how they arrive. Some of its claims are then none:

* A parameter that nobody declared. OpenAPI has no way to refuse one, so whoever ignores it keeps the contract.
* An XML document without any element that its schema knows. Members that nobody declared have no spelling in XML
  (OpenAPI 3.2 §4.26), and a list is written as elements too; so whoever refuses it and whoever takes it keep the
  contract.
* A value that is written as another one is: the text `20` is the integer 20, and an object of style `deepObject` that
  is none is not that parameter at all.
* A request that refers to things which the server may not have: ids that are made up, a cursor that no answer gave.
  No schema says which there are, so whoever refuses it with a documented answer keeps the contract. Requests that
  refer to what is there are brought to every edge by a probe.
* A body that keeps the contract and whose format is none: the engine does not assert every format, for instance that
  of a type with null.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import jsonschema_rs
from schemathesis.core.jsonschema.bundler import BUNDLE_STORAGE_KEY
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.case import Case  # noqa: TC002  its generic base is needed by nobody at run time

from contractor.contract import Contract, Endpoint, Schema
from contractor.contract.reach import same_value
from contractor.contract.travel import Direction
from contractor.resources import References
from contractor.samples import Samples
from contractor.testing.payloads import is_json, is_xml
from contractor.testing.variants.allowed import is_servers

_PLACES: Final = {
    ParameterLocation.QUERY: "query",
    ParameterLocation.HEADER: "header",
    ParameterLocation.COOKIE: "cookie",
}
#: What stands between the items of a list, by style (OpenAPI 3.2 §4.12.3).
_BETWEEN: Final = {"spaceDelimited": " ", "pipeDelimited": "|"}
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?", re.ASCII)


def is_strange(case: "Case[Any]", contract: Contract, endpoint: Endpoint) -> bool:
    """Whether the body of a request is XML of which its schema knows no element."""
    if not is_xml(case.media_type or ""):
        return False
    schema = _schema(case, contract, endpoint)
    known: set[str] = set()
    for part in () if schema is None else same_value(contract, (schema,)):
        known |= part.properties.keys()
    return not isinstance(case.body, Mapping) or known.isdisjoint(case.body)


def is_wrong(case: "Case[Any]", contract: Contract, endpoint: Endpoint, samples: Samples) -> bool:
    """Whether the JSON of a request that was made to keep the contract is none that its schema takes."""
    if not is_json(case.media_type or ""):
        return False
    return not samples.takes(_schema(case, contract, endpoint), case.body, Direction.REQUEST)


def _schema(case: "Case[Any]", contract: Contract, endpoint: Endpoint) -> Schema | None:
    """What the document says of the body of a request."""
    node = endpoint.operation.request_body
    body = None if node is None else contract.resolve(node)
    media = None if body is None else body.content.get(case.media_type or "")
    found = None if media is None else contract.resolve(media)
    return None if found is None else found.schema


def refers(case: "Case[Any]", endpoint: Endpoint, references: References) -> bool:
    """Whether a request refers to something that only the server knows of, other than by its path."""
    sent: set[tuple[str, str]] = set()
    for location, place in _PLACES.items():
        container = case.get_container(location)
        if isinstance(container, Mapping):
            sent |= {(place, _name(name, location)) for name in container}
    for one in endpoint.parameters:
        name = one.name.lower() if one.place == "header" else one.name
        if (one.place, name) in sent and (is_servers(one) or references.holds(one.name)):
            return True
    return any(references.within(case.body))


def violates(case: "Case[Any]", endpoint: Endpoint) -> bool:
    """Whether a request that was made to violate the contract does; True where that cannot be told."""
    negative = {
        location
        for location, component in (case.meta.components if case.meta else {}).items()
        if component.mode.is_negative
    }
    if not negative or not negative <= _PLACES.keys():
        return True
    return any(_is_violated(case, endpoint, location) for location in negative)


def _is_violated(case: "Case[Any]", endpoint: Endpoint, location: ParameterLocation) -> bool:
    value = case.get_container(location)
    if not isinstance(value, Mapping):
        return True
    declared = case.operation.get_parameter_set(location)
    schemas = declared.schema.get("properties", {})
    names = {_name(one, location): one for one in value}
    for name in declared.schema.get("required", ()):
        if _name(name, location) not in names:
            return True
    said = {one.name: one for one in endpoint.parameters if one.place == _PLACES[location]}
    for name, schema in schemas.items():
        sent = names.get(_name(name, location))
        style = said[name].style if name in said else "form"
        if sent is None:
            # Objects of this style are written as `name[property]`, each of which is a value by itself.
            if any(one.startswith(f"{name}[") for one in value):
                return True
            continue
        is_strange = style == "deepObject" and not isinstance(value[sent], Mapping)
        # Parts of schemas stand beside the parameters.
        whole = {**schema, BUNDLE_STORAGE_KEY: declared.schema.get(BUNDLE_STORAGE_KEY, {})}
        if not is_strange and not _is_taken(whole, value[sent], style):
            return True
    return False


def _is_taken(schema: Any, value: Any, style: str) -> bool:
    """Whether a schema takes a value, or what is read where it is written as text."""
    try:
        validator = jsonschema_rs.validator_for(schema)
        return any(validator.is_valid(one) for one in _readings(value, style))
    except (ValueError, jsonschema_rs.ReferencingError):
        return False


def _readings(value: Any, style: str) -> Iterator[Any]:
    """What a value can be read as."""
    if isinstance(value, str):
        # The engine marks some by a type of its own, which validators do not know.
        text = str(value)
        yield text
        yield _scalar(text)
        yield [_scalar(one) for one in text.split(_BETWEEN.get(style, ","))]
        return
    yield value
    if isinstance(value, list):
        yield [_scalar(str(one)) if isinstance(one, str) else one for one in value]


def _scalar(text: str) -> Any:
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return text == "true" if text in ("true", "false") else text


def _name(name: str, location: ParameterLocation) -> str:
    return name.lower() if location is ParameterLocation.HEADER else name
