"""What Pydantic models approximate.

Takes a model, gives a located warning for each construct of which the models take more than its schema does;
refuses to know how anything is written. What types cannot say is checked by an engine, and so little is left.
"""

from collections.abc import Iterable, Iterator

from contractor.contract.patterns import is_compiled
from contractor.diagnostic import Finding, Severity
from contractor.model import Alias, Checked, Definition, Model, Record, Scalar, Type
from contractor.model.walk import parts
from contractor.targets.pydantic.ecma import python_pattern, rust_pattern
from contractor.targets.pydantic.residual import is_judged


def approximated(model: Model) -> Iterable[Finding]:
    """The warnings, in the model's order, each place once."""
    found: dict[str, Finding] = {}
    for definition in model.definitions.values():
        for at in _of(definition):
            found.setdefault(
                at,
                Finding(
                    "approximated",
                    Severity.WARNING,
                    "no engine takes a pattern that stands here: the model takes what it refuses",
                    at,
                    "write the pattern as ECMA-262 has it",
                ),
            )
    return found.values()


def _of(definition: Definition) -> Iterator[str]:
    match definition:
        case Record():
            if definition.schema is not None and not is_judged(definition.schema):
                yield definition.at
            for one, at in zip(definition.properties, definition.places, strict=True):
                # Most are plain.
                if (not isinstance(one.type, Scalar) or one.type.pattern is not None) and _any(
                    one.type
                ):
                    yield at
            if definition.extra is not None and _any(definition.extra):
                yield definition.at
        case Alias():
            if _any(definition.type):
                yield definition.at
        case _:
            return


def _any(kind: Type) -> bool:
    """Whether a pattern in a type is beyond every engine."""
    return any(
        (isinstance(part, Scalar) and part.pattern is not None and not _is_said(part.pattern))
        or (isinstance(part, Checked) and not is_judged(part.schema))
        for part in parts(kind)
    )


def _is_said(pattern: str) -> bool:
    return (
        rust_pattern(pattern) is not None
        or python_pattern(pattern) is not None
        or is_compiled(pattern)
    )
