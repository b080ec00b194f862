"""Whether a node takes a value.

Takes nodes and values, gives verdicts of jsonschema-rs; refuses to know where they come from. Formats are
asserted. A node that would make the engine follow its references on too many ways is not judged.
"""

from typing import Any, Final
from urllib.parse import unquote

import jsonschema_rs

from contractor.containment.universe import MOST_EFFORT, Node, Universe
from contractor.contract.json_schema import DIALECT
from contractor.contract.schema import ASSERTED, ONE_SCHEMA, SCHEMA_LIST, SCHEMA_MAP
from contractor.source import split

KEYWORDS: Final = ASSERTED | ONE_SCHEMA | SCHEMA_LIST | SCHEMA_MAP
_GIVEN_UP: Final = (
    jsonschema_rs.ValidationErrorKind.BacktrackLimitExceeded,
    jsonschema_rs.ValidationErrorKind.RegexEngineFailure,
)
_PSEUDO: Final = ('"$pattern"', '"$patterns"', '"$missing"', '"$dynamic"')


class Judge:
    """The verdicts on values, by the schemas of one universe."""

    def __init__(self, universe: Universe) -> None:
        self._universe = universe
        self._validators: dict[Node, jsonschema_rs.Validator | None] = {}

    def takes(self, node: Node, value: Any) -> bool | None:
        """Whether a node takes a value; None where that cannot be told."""
        validator = self._validator(node)
        if validator is None:
            return None
        try:
            return validator.is_valid(value)
        except (ValueError, jsonschema_rs.ReferencingError):
            return None  # a number or a text beyond what the engine holds

    def refuses(self, node: Node, value: Any) -> bool:
        """Whether a node refuses a value for certain: the engine bounds how often a pattern may try again."""
        if self.takes(node, value) is not False:
            return False
        validator = self._validator(node)
        return validator is not None and not any(map(is_given_up, validator.iter_errors(value)))

    def keyword(self, node: Node, value: Any) -> str:
        """The keyword that refuses a value, empty where none does."""
        validator = self._validator(node)
        errors = [] if validator is None else list(validator.iter_errors(value))
        # What reaches deepest is what was meant, where several refuse.
        error = max(errors, key=lambda one: len(one.instance_path), default=None)
        if error is None:
            return ""
        steps = [step for step in error.schema_path if isinstance(step, str)]
        return next((step for step in reversed(steps) if step in KEYWORDS), "")

    def is_whole(self, node: Node) -> bool:
        """Whether the engine judges everything that the node says."""
        numbers = (*node, *self._universe.reached(node).values())
        texts = [self._universe.template(number)[0] for number in numbers]
        return not any(word in text for text in texts for word in _PSEUDO)

    def _validator(self, node: Node) -> jsonschema_rs.Validator | None:
        if node not in self._validators:
            self._validators[node] = self._compiled(node)
        return self._validators[node]

    def _compiled(self, node: Node) -> jsonschema_rs.Validator | None:
        universe = self._universe
        reached = universe.reached(node)
        if universe.effort(node) >= MOST_EFFORT or universe.circular(node):
            return None
        files: dict[str, dict[str, Any]] = {}
        for reference, number in reached.items():
            uri, _, pointer = reference.partition("#")
            files.setdefault(uri, {})[split(unquote(pointer))[1]] = universe.said(number)
        try:
            registry = jsonschema_rs.Registry(
                [(uri, {"$schema": DIALECT, "$defs": defs}) for uri, defs in files.items()]
            )
            return jsonschema_rs.Draft202012Validator(
                universe.whole(node), registry=registry, validate_formats=True, offline=True
            )
        except (ValueError, jsonschema_rs.ReferencingError):
            return None  # beyond what the engine compiles


def is_given_up(error: jsonschema_rs.ValidationError) -> bool:
    """Whether the engine stopped looking: it bounds how often a pattern may try again."""
    inner = getattr(error.kind, "context", None) or ()
    return isinstance(error.kind, _GIVEN_UP) or any(
        is_given_up(one) for branch in inner for one in branch
    )
