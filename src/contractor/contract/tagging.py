"""Whether a member of a union leaves its tag to whoever lists it, and which values the tag then has.

Takes schemas and mappings, gives verdicts and values; refuses to know who asks. JSON Schema does not read a
discriminator, but who writes one means that a value is of the member that its tag names: so a member that declares
its tag as plain, required text takes only the values that the mapping gives for it.
"""

from collections.abc import Mapping
from typing import Final

from contractor.contract.schema import ANNOTATIONS, Schema
from contractor.source import unescape

_PLAIN: Final = ("string",)


def decides(union: Schema) -> bool:
    """Whether a union has a discriminator that can tell all of its members apart: each has a name, but for null."""
    members = (*union.one_of, *union.any_of)
    return union.discriminator is not None and all(
        one.ref is not None or one.types == ("null",) or one.enum == (None,) for one in members
    )


def is_tagged(schemas: Mapping[str, Schema], member: Schema, name: str) -> bool:
    """Whether all that a named member says of its tag is that it is text, and that it must be there."""
    if member.ref not in schemas:
        return False
    pending, seen = [member], set[str]()
    required, said = False, list[Schema]()
    while pending:
        part = pending.pop()
        required |= name in part.required
        if name in part.properties:
            said.append(part.properties[name])
        pending += part.all_of
        if part.ref is not None and part.ref in schemas and part.ref not in seen:
            seen.add(part.ref)
            pending.append(schemas[part.ref])
    return required and bool(said) and all(map(_is_plain, said))


def _is_plain(schema: Schema) -> bool:
    told = {key for key in schema.keywords if key not in ANNOTATIONS and key[:2] != "x-"}
    return told == {"type"} and schema.types == _PLAIN


def tags_of(mapping: Mapping[str, str], key: str) -> list[str]:
    """The tags that lead to a schema: those of the mapping, else its name (OpenAPI 3.2 §4.25.2)."""
    told = [value for value, target in mapping.items() if target == key]
    return told or [unescape(key.rpartition("/")[2])]
