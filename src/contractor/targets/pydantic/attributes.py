"""What properties are called in Python, and what tells Pydantic their name on the wire.

Takes records, gives attribute names and aliases; refuses to know their types. A record and those that extend
it share a namespace, and one alias generator: the one that spares more aliases than it costs.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from contractor.model import Definition, Property, Record, TypeKey
from contractor.targets.pydantic.tags import Tags
from contractor.targets.python.identifiers import attribute

#: Attributes of Pydantic's `BaseModel` and of its class, old ones included, that a field cannot hide.
TAKEN: Final = frozenset(
    "construct copy dict from_orm json model_computed_fields model_config model_construct model_copy "
    "model_dump model_dump_json model_extra model_fields model_fields_set model_json_schema "
    "model_parametrized_name model_post_init model_rebuild model_validate model_validate_json "
    "model_validate_strings mro parse_file parse_obj parse_raw register schema schema_json "
    "update_forward_refs validate".split()
)


class Attributes:
    """The attribute names of one model's records. `symbols` are names of types, which no field may hide."""

    def __init__(self, definitions: Mapping[TypeKey, Definition], symbols: frozenset[str]) -> None:
        self._definitions = definitions
        self._hidden = TAKEN | symbols
        self._names: dict[TypeKey, dict[str, str]] = {}
        self._roots: dict[TypeKey, TypeKey] = {}
        self.tags = Tags(definitions, self.name)
        balance: dict[TypeKey, int] = {}
        for definition in definitions.values():
            if isinstance(definition, Record):
                root = self._root(definition)
                names = self._of(definition)
                gains = [_gain(names[one.name], one.name) for one in definition.properties]
                balance[root] = balance.get(root, 0) + sum(gains)
        self._camel = frozenset(root for root, gain in balance.items() if gain > 0)

    def names(self, record: Record) -> Mapping[str, str]:
        """The attributes of a record's properties by their names on the wire, inherited ones too."""
        return self._of(record)

    def name(self, record: Record, one: Property) -> str:
        """The attribute of a property."""
        return self._of(record)[one.name]

    def is_camel(self, record: Record) -> bool:
        """Whether the record's aliases are generated."""
        return self._root(record) in self._camel

    def alias(self, record: Record, one: Property) -> str | None:
        """The alias to write down; None where the attribute, or the generator, says it already."""
        name = self.name(record, one)
        said = camel(name) if self.is_camel(record) else name
        return None if said == one.name else one.name

    def _of(self, record: Record) -> dict[str, str]:
        found = self._names.get(record.key)
        if found is None:
            base = self._definitions[record.base] if record.base is not None else None
            inherited = self._of(base) if isinstance(base, Record) else {}
            found = self._names[record.key] = {**inherited, **self._own(record, inherited)}
        return found

    def _own(self, record: Record, inherited: Mapping[str, str]) -> dict[str, str]:
        found = {one.name: attribute(one.words) for one in record.properties}
        names = {*found.values()}
        if not inherited and len(names) == len(found) and names.isdisjoint(self._hidden):
            return found  # most records
        taken = {*inherited.values()}
        for wire, name in found.items():
            if wire in inherited:
                found[wire] = inherited[wire]
                continue
            while name in self._hidden or name in taken:
                name += "_"
            taken.add(name)
            found[wire] = name
        return found

    def _root(self, record: Record) -> TypeKey:
        found = self._roots.get(record.key)
        if found is None:
            base = self._definitions[record.base] if record.base is not None else None
            found = self._root(base) if isinstance(base, Record) else record.key
            self._roots[record.key] = found
        return found


@lru_cache(maxsize=16384)
def camel(name: str) -> str:
    """What the generator of generated packages makes of an attribute; `runtime/_wire.py` says the same."""
    head, *rest = name.split("_")
    return head + "".join([word[:1].upper() + word[1:] for word in rest])


@lru_cache(maxsize=16384)
def _gain(name: str, wire: str) -> int:
    """How many aliases the camel case generator spares for a property: one, none, or one less than none."""
    if "_" not in name.rstrip("_"):
        return 0
    return 1 if camel(name) == wire else -1 if name == wire else 0
