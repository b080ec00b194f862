"""Whether a schema takes a value, where few values are all that a type could hold.

Takes a contract, a schema and a value, gives what jsonschema-rs says; refuses to know types.
"""

from typing import Any

import jsonschema_rs

from contractor.contract import Contract, Schema
from contractor.contract.json_schema import to_json


class Judge:
    """The judge of one contract's values."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._validators: dict[int, tuple[Schema, jsonschema_rs.Validator | None]] = {}

    def takes(self, schema: Schema, value: Any) -> bool:
        """Whether the schema takes the value; what no engine compiles refuses nothing."""
        known = self._validators.get(id(schema))
        if known is None:
            known = self._validators[id(schema)] = (schema, self._validator(schema))
        validator = known[1]
        return validator is None or validator.is_valid(value)

    def _validator(self, schema: Schema) -> jsonschema_rs.Validator | None:
        try:
            return jsonschema_rs.Draft202012Validator(
                to_json(self._contract, schema), validate_formats=True, offline=True
            )
        except (ValueError, jsonschema_rs.ReferencingError):
            return None
