"""Tags: the values by which unions with a discriminator know their members.

Takes a contract, gives for the key of a schema the properties that are tags, and their values; refuses to know
types. JSON Schema does not read a discriminator, but the boundary does as the profile says: a member that
declares its tag as plain, required text takes the values that the mapping gives for it, else its name
(OpenAPI 3.2 §4.25.2). `model/tags` says the same of types.
"""

from collections.abc import Iterator, Mapping

from contractor.contract import Contract, Header, MediaType, Parameter, Reference, Schema
from contractor.contract.json_schema import parts
from contractor.contract.tagging import decides, is_tagged, tags_of

Tags = Mapping[str, Mapping[str, tuple[str, ...]]]


def tags(contract: Contract) -> Tags:
    """The tags of every named schema that has any."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    for root in _roots(contract):
        for part in parts(root):
            tag = part.discriminator
            members = (*part.one_of, *part.any_of) if decides(part) else ()
            for member in members:
                if tag is not None and is_tagged(contract.schemas, member, tag.property):
                    values = found.setdefault(str(member.ref), {}).setdefault(tag.property, {})
                    values |= dict.fromkeys(tags_of(tag.mapping, str(member.ref)))
    return {
        key: {name: tuple(values) for name, values in told.items()} for key, told in found.items()
    }


def _roots(contract: Contract) -> Iterator[Schema]:
    yield from contract.schemas.values()
    for endpoint in contract.endpoints:
        operation = endpoint.operation
        for parameter in endpoint.parameters:
            yield from _of(contract, parameter)
        body = None if operation.request_body is None else operation.request_body
        resolved = None if body is None else contract.resolve(body)
        for media in () if resolved is None else resolved.content.values():
            yield from _of(contract, media)
        for answer in operation.responses.values():
            response = contract.resolve(answer)
            if response is not None:
                for node in (*response.content.values(), *response.headers.values()):
                    yield from _of(contract, node)


def _of(contract: Contract, node: Parameter | Header | MediaType | Reference) -> Iterator[Schema]:
    found = contract.resolve(node)
    if isinstance(found, MediaType):
        yield from (one for one in (found.schema, found.item_schema) if one is not None)
    elif isinstance(found, (Parameter, Header)):
        if found.schema is not None:
            yield found.schema
        for media in found.content.values():
            yield from _of(contract, media)
