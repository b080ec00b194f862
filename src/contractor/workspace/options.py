"""The options of a target: what is set, checked against the JSON Schemas it declares, defaults filled in.

Takes what is set, gives the whole; refuses to know what an option does.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from contractor.diagnostic import Finding, Severity, Span
from contractor.text import nearest
from contractor.workspace.installed import failed
from contractor.workspace.problem import Refused

if TYPE_CHECKING:
    from contractor.targets import Target


def settled(
    target: "Target", given: Mapping[str, Any], spans: Mapping[str, Span | None] | None = None
) -> dict[str, Any]:
    """All options of a target. Raises `Refused` with a finding for each mistake; `spans` say where one stands."""
    where = spans or {}
    mistakes = [
        Finding(id, Severity.ERROR, message, "", help, span=where.get(name))
        for name, id, message, help in _mistakes(target, given)
    ]
    if mistakes:
        raise Refused(mistakes)
    defaults = {
        name: schema["default"] for name, schema in target.options.items() if "default" in schema
    }
    return {**defaults, **given}


def _mistakes(
    target: "Target", given: Mapping[str, Any]
) -> Iterator[tuple[str, str, str, str | None]]:
    for name, value in given.items():
        if name not in target.options:
            near = nearest(name, [*target.options, "enabled"])
            message = f"the target {target.name} has no option {name!r}"
            known = ", ".join(target.options)
            yield (
                name,
                "unknown-setting",
                message + (f"; did you mean {near}?" if near else ""),
                f"it has: {known}" if known else "it has no options",
            )
            continue
        schema = target.options[name]
        for why in _refusals(target, name, value):
            message = f"`{name}` of the target {target.name}: {why}"
            yield name, "invalid-setting", message, schema.get("description")


def _refusals(target: "Target", name: str, value: Any) -> Iterable[str]:
    import jsonschema_rs

    try:
        validator = jsonschema_rs.validator_for(dict(target.options[name]))
    except (TypeError, ValueError) as why:
        origin = type(target).__module__
        message = (
            f"internal error: the target {target.name} declares no JSON Schema for `{name}`: {why}"
        )
        raise failed(target.name, message, origin) from None
    return [error.message for error in validator.iter_errors(value)]
