"""The oracle: what a contract says of a JSON value, by jsonschema-rs.

Takes a contract and its model, gives verdicts. `Oracle` judges by the schemas as they are read (from server to
client), with the profile applied; `Bare` by the component schemas as plain JSON Schema 2020-12. Nothing is
fetched.
"""

import json
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import unquote

from jsonschema_rs import Draft202012Validator, Registry, ValidationError

from contractor import profile
from contractor.contract import Contract, Schema
from contractor.contract.directed import Directed
from contractor.contract.json_schema import pointer, spell
from contractor.contract.kinds import implied
from contractor.contract.schema import ONE_SCHEMA, SCHEMA_LIST, SCHEMA_MAP
from contractor.contract.travel import Travel
from contractor.depth import deep
from contractor.model import Model, TypeKey
from contractor.model.tags import tagged
from contractor.source import unescape

BASE: Final = "urn:contract"
#: Text that stands for a number of more digits than a double holds, until the value is written.
BEYOND: Final = "\u0001beyond\u0001"
Definitions = dict[str, Any]


class Spelled:
    """The named schemas of a contract as they are read: `definitions` by name, `names` by component key."""

    def __init__(self, contract: Contract) -> None:
        directed = Directed(contract, Travel(contract), "")
        self.names: dict[str, str] = {}
        with deep():
            for key in components(contract):
                spelled = directed.spelled(Schema(key, {"$ref": key}), sent=False)
                self.names[key] = unescape(unquote(spelled["$ref"].rpartition("/")[2]))
            self.definitions: Definitions = dict(directed.definitions())


class Judge:
    """Validators by component, over one set of definitions."""

    def __init__(
        self, definitions: Definitions, names: Mapping[str, str], *, formats: bool = True
    ) -> None:
        self._registry = Registry([(BASE, {"$defs": definitions})])
        self._names = names
        self._formats = formats
        self._validators: dict[str, Draft202012Validator] = {}

    def validator(self, key: str) -> Draft202012Validator:
        """The validator of a component."""
        found = self._validators.get(key)
        if found is None:
            checks = {name: meaning.takes for name, meaning in profile.FORMATS.items()}
            found = Draft202012Validator(
                {"$ref": pointer(self._names[key], BASE)},
                registry=self._registry,
                validate_formats=self._formats,
                formats=checks if self._formats else None,
                offline=True,
            )
            self._validators[key] = found
        return found

    def takes(self, key: str, value: Any) -> bool:
        """Whether a JSON value satisfies a component."""
        return profile.refused(value) is None and self.validator(key).is_valid(value)


class Oracle:
    """Verdicts by the profile."""

    def __init__(self, contract: Contract, model: Model) -> None:
        self.spelled = Spelled(contract)
        self.tags = tagged(model)
        plain = self.spelled.definitions
        bound = narrowed(plain, self.spelled.names, self.tags)
        typed = {name: _implied(one) for name, one in bound.items()}
        self._untagged = Judge(plain, self.spelled.names)
        self._judge = Judge(bound, self.spelled.names)
        self._implied = Judge(typed, self.spelled.names)

    def takes(self, key: str, value: Any) -> bool:
        """Whether a JSON value satisfies a component."""
        return self._judge.takes(key, value)

    def touches_tag(self, key: str, value: Any) -> bool:
        """Whether the verdict is the rule about tags' alone."""
        return not self._judge.takes(key, value) and self._untagged.takes(key, value)

    def lacks_type(self, key: str, value: Any) -> bool:
        """Whether a value is taken only because a schema says no `type`, whose keywords are about one type."""
        return self._judge.takes(key, value) and not self._implied.takes(key, value)

    def keyword(self, key: str, value: Any) -> str:
        """The keyword that refuses a value, as its deepest error says; empty where it is taken."""
        row = profile.refused(value)
        if row is not None:
            return row
        errors = list(self._judge.validator(key).iter_errors(value))
        if not errors:
            return ""
        return deepest(errors)


class Bare:
    """Verdicts by the component schemas as the document has them."""

    def __init__(self, contract: Contract) -> None:
        with deep():
            definitions: Definitions = {
                key: spell(contract, one) for key, one in contract.schemas.items()
            }
        self._registry = Registry([(BASE, {"$defs": definitions})])
        self._validators: dict[str, Draft202012Validator | None] = {}

    def takes(self, key: str, value: Any) -> bool | None:
        """Whether a JSON value satisfies a component; None where the engine cannot say."""
        if key not in self._validators:
            self._validators[key] = self._compiled(key)
        validator = self._validators[key]
        if validator is None or profile.refused(value) is not None:
            return None
        return validator.is_valid(value)

    def _compiled(self, key: str) -> Draft202012Validator | None:
        try:
            return Draft202012Validator(
                {"$ref": pointer(key, BASE)},
                registry=self._registry,
                validate_formats=True,
                offline=True,
            )
        except (ValidationError, ValueError):
            return None  # a pattern that the engine does not take


def components(contract: Contract) -> list[str]:
    """Keys of the document's own component schemas."""
    prefix = "#/components/schemas/"
    return [
        key for key in contract.schemas if key.startswith(prefix) and "/" not in key[len(prefix) :]
    ]


def parsed(text: str) -> Any:
    """The JSON value of a text. Numbers beyond a double become infinity."""
    return json.loads(text)


def deepest(errors: list[ValidationError]) -> str:
    """The keyword of the error that stands deepest in the value; inside unions, that of the nearest branch."""
    first = max(errors, key=lambda error: len(error.instance_path))
    return first.kind.name


def narrowed(
    definitions: Definitions,
    names: Mapping[str, str],
    tags: Mapping[TypeKey, Mapping[str, tuple[str, ...]]],
) -> Definitions:
    """The definitions, members of unions bound to the values of their tags."""
    found = dict(definitions)
    for key, told in tags.items():
        name = names.get(key)
        if name in found:
            bound = {tag: {"enum": list(values)} for tag, values in told.items()}
            found[name] = {"allOf": [found[name], {"properties": bound}]}
    return found


def _implied(spelled: Any) -> Any:
    """A spelled schema with the type that its keywords are about, wherever it says none."""
    if not isinstance(spelled, dict):
        return spelled
    found: dict[str, Any] = {}
    for keyword, one in spelled.items():
        if keyword in ONE_SCHEMA:
            found[keyword] = _implied(one)
        elif keyword in SCHEMA_LIST:
            found[keyword] = [_implied(part) for part in one]
        elif keyword in SCHEMA_MAP:
            found[keyword] = {name: _implied(part) for name, part in one.items()}
        else:
            found[keyword] = one
    if found.keys().isdisjoint(("type", "$ref", "enum", "const")):
        types = implied(found)
        return found | {"type": types[0]} if types else found
    return found
