"""Whether a schema takes a value: the verdicts of the engine that guards a served application.

Takes a contract, a direction, schemas and values, gives verdicts; refuses to know where the values come from.
Schemas are spelled as `contract/directed` spells them for the boundary, tags included, and all named ones stand
in one registry; what is asked for is compiled then.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from random import Random
from typing import Any, Final
from urllib.parse import unquote

import jsonschema_rs

from contractor.containment.building import Building
from contractor.containment.engine import Engine
from contractor.containment.judge import Judge, is_given_up
from contractor.containment.proof import Proof
from contractor.containment.spelled import Spelled
from contractor.containment.universe import MOST_EFFORT, Node, Universe
from contractor.contract import Contract, Schema
from contractor.contract.directed import Directed
from contractor.contract.json_schema import DIALECT
from contractor.contract.travel import Direction, Travel
from contractor.samples.tags import tags
from contractor.source import join, unescape

_FILE: Final = "urn:contractor:samples"
#: Work that one built value may cost, and how many are built.
_FUEL, _BUILT = 2_000, 12
_NONE: Final[frozenset[str]] = frozenset()


class _Everything(Travel):
    """Nothing stays where it is: what a schema says by itself."""

    def __init__(self) -> None:
        self.is_told = False
        self.two_faced = set()

    def staying(self, schema: Schema, *, sent: bool) -> frozenset[str]:
        return _NONE


class Workshop:
    """The same schemas as containment has them, which builds values of any of them."""

    def __init__(self, contract: Contract, travel: Travel, direction: Direction) -> None:
        self._spelling = Spelled(contract, travel, direction, f"urn:contractor:one:{direction}")
        self.universe = Universe([self._spelling])
        self._judge = Judge(self.universe)
        self._form = Proof(self.universe, self._judge, Engine(self.universe)).form

    def spelled(self, schema: Schema) -> Any:
        """A schema as containment has it."""
        return self._spelling.schema(schema)

    def node(self, *schemas: Schema) -> Node:
        """Schemas that hold together."""
        return frozenset(self.universe.add(self.spelled(one)) for one in schemas)

    def built(self, node: Node, chance: Random | None, name: str = "") -> Iterator[Any]:
        """Values of a node, the plainest first; none where the engine could not judge them."""
        if self.universe.circular(node) or self.universe.dynamic(node):
            return
        building = Building(self.universe, self._judge, self._form, chance, _FUEL)
        yield from islice(building.some(node, name), _BUILT)


class Judging:
    """The verdicts on values of one contract that travel in one direction."""

    def __init__(self, contract: Contract, direction: Direction) -> None:
        self.contract = contract
        self.direction = direction
        self._sent = direction is Direction.REQUEST
        self._travel = _Everything() if direction is Direction.NONE else Travel(contract)
        #: The values by which unions know a schema, by its key and the property.
        self.tags = tags(contract)
        self._directed = Directed(contract, self._travel, _FILE, self.tags)
        #: What the engine calls a named schema → its key.
        self._keys: dict[str, str] = {}
        self._registry = self._all()
        self._spelled: dict[tuple[int, frozenset[str]], tuple[Schema, Any]] = {}
        self._whole: dict[tuple[int, ...], tuple[tuple[Schema, ...], Any]] = {}
        self._validators: dict[int, tuple[Any, jsonschema_rs.Validator | None]] = {}
        self._reasons: dict[int, tuple[Schema, str]] = {}
        self._bounds = self.workshop()

    def _all(self) -> jsonschema_rs.Registry:
        for key in self.contract.schemas:
            said = self._directed.spelled(Schema(key, {"$ref": key}), sent=self._sent)
            self._keys[unescape(unquote(said["$ref"].rpartition("/")[2]))] = key
        definitions = dict(self._directed.definitions())
        try:
            return _registry(definitions)
        except ValueError:
            # One that nests beyond what the engine reads leaves the others as they are.
            return _registry({name: one for name, one in definitions.items() if _is_read(one)})

    def workshop(self) -> "Workshop":
        """Where values are built. Its choices depend on what it saw before: a question has one of its own."""
        return Workshop(self.contract, self._travel, self.direction)

    # ── what travels ──────────────────────────────────────────────────────────────────────────────

    def staying(self, schemas: Iterable[Schema], *, back: bool = False) -> frozenset[str]:
        """Names of properties that do not travel, of all that apply to one value; or that do not travel `back`."""
        found = _NONE
        for schema in schemas:
            found |= self._travel.staying(schema, sent=self._sent is not back)
        return found

    # ── verdicts ──────────────────────────────────────────────────────────────────────────────────

    def beyond(self, schema: Schema) -> str:
        """Why no value can be held against a schema; empty where one can."""
        known = self._reasons.get(id(schema))
        if known is None:
            known = self._reasons[id(schema)] = (schema, self._reason(schema))
        return known[1]

    def _reason(self, schema: Schema) -> str:
        node = self._bounds.node(schema)
        if self._bounds.universe.circular(node):
            return "it refers to itself for the same value"
        if self._bounds.universe.effort(node) >= MOST_EFFORT:
            return "its references and compositions lead on too many ways"
        if self._validator(self.spelled(schema)) is None:
            return "it is beyond what the engine compiles"
        return ""

    def spelled(self, schema: Schema, beside: Schema | None = None) -> Any:
        """A schema as JSON; its references lead into the registry. `beside` is what it was cut out of."""
        around = _NONE if beside is None else self.staying((beside,))
        key = (id(schema), around)
        known = self._spelled.get(key)
        if known is None:
            said = self._directed.spelled(schema, sent=self._sent, beside=beside)
            own = self.contract.schemas.get(schema.at) is schema and not around
            if own:  # where it is bound by its tags
                named = Schema(schema.at, {"$ref": schema.at})
                said = self._directed.spelled(named, sent=self._sent)
            known = self._spelled[key] = (schema, said)
        return known[1]

    def written(self, schema: Schema, beside: Schema | None = None) -> Any:
        """What a schema says itself, as JSON; with its name nobody could leave out a part of it."""
        return self._directed.spelled(schema, sent=self._sent, beside=beside)

    def together(self, schemas: tuple[Schema, ...]) -> Any:
        """Schemas of one place as one, spelled."""
        key = tuple(map(id, schemas))
        known = self._whole.get(key)
        if known is None:
            said = [
                self.spelled(one, schemas[0] if index else None)
                for index, one in enumerate(schemas)
            ]
            whole = said[0] if len(said) == 1 else {"allOf": said}
            known = self._whole[key] = (schemas, whole)
        return known[1]

    def takes(self, schema: Schema, value: Any, beside: Schema | None = None) -> bool:
        """Whether a schema takes a value."""
        return self.allows(self.spelled(schema, beside), value)

    def fits(self, schemas: tuple[Schema, ...], value: Any) -> bool:
        """Whether all schemas of a place take a value."""
        beside = schemas[0] if len(schemas) > 1 else None
        return all(
            self.takes(one, value, beside if one is not beside else None)
            for one in schemas
            if one.constrains()
        )

    def allows(self, said: Any, value: Any) -> bool:
        """Whether a spelled schema takes a value."""
        validator = self._validator(said)
        try:
            return validator is not None and validator.is_valid(value)
        except (ValueError, jsonschema_rs.ReferencingError):
            return False  # a number or a text beyond what the engine holds

    def errors(self, said: Any, value: Any) -> list[jsonschema_rs.ValidationError]:
        """Why a spelled schema refuses a value; none where it takes it, and where nobody can tell."""
        validator = self._validator(said)
        try:
            found = [] if validator is None else list(validator.iter_errors(value))
        except (ValueError, jsonschema_rs.ReferencingError):
            return []  # a number or a text beyond what the engine holds
        return [] if any(map(is_given_up, found)) else found

    def place(self, root: Schema, error: jsonschema_rs.ValidationError) -> str:
        """The key of the keyword that refuses a value, where the root was asked."""
        steps = list(error.schema_path)
        named = self._keys.get(str(steps[1])) if steps[:1] == ["$defs"] and steps[1:] else None
        return join(root.at, *steps) if named is None else join(named, *steps[2:])

    def _validator(self, said: Any) -> jsonschema_rs.Validator | None:
        known = self._validators.get(id(said))
        if known is None:
            known = self._validators[id(said)] = (said, self._compiled(said))
        return known[1]

    def _compiled(self, said: Any) -> jsonschema_rs.Validator | None:
        try:
            return jsonschema_rs.Draft202012Validator(
                said, registry=self._registry, validate_formats=True, offline=True
            )
        except (ValueError, jsonschema_rs.ReferencingError):
            return None  # beyond what the engine compiles


def _registry(definitions: dict[str, Any]) -> jsonschema_rs.Registry:
    return jsonschema_rs.Registry([(_FILE, {"$schema": DIALECT, "$defs": definitions})])


def _is_read(said: Any) -> bool:
    """Whether the engine reads a schema at all."""
    try:
        _registry({"one": said})
    except ValueError:
        return False
    return True
