"""The second opinion: openapi-spec-validator on the same document.

Takes a contract, gives its complaints as findings; refuses to let it read anything that `source/` would not
read. It is an optional dependency, imported when asked. What it could not check is a finding, never a pass.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from contractor.contract import Contract
from contractor.diagnostic import DocumentError, Finding
from contractor.lint.rules import RULES
from contractor.source import join, resolve
from contractor.text import short

_LONGEST: Final = 200
#: The operation that a message without a path speaks of.
_OPERATION: Final = re.compile(r"'(\w+)' (?:operation )?in '(/[^']*)'")


class EngineMissing(Exception):
    """openapi-spec-validator is not installed."""


def second_opinion(contract: Contract) -> list[Finding]:
    """What openapi-spec-validator says. Raises `EngineMissing`."""
    try:
        from jsonschema_path import SchemaPath
        from openapi_spec_validator import (
            OpenAPIV30SpecValidator,
            OpenAPIV31SpecValidator,
            OpenAPIV32SpecValidator,
        )
    except ImportError as missing:
        raise EngineMissing(str(missing)) from None
    engines = {
        "3.0": OpenAPIV30SpecValidator,
        "3.1": OpenAPIV31SpecValidator,
        "3.2": OpenAPIV32SpecValidator,
    }
    path = contract.files.path("")
    found: dict[tuple[str, str], Finding] = {}
    try:
        document = SchemaPath.from_dict(
            contract.files.root.data,
            base_uri="" if path is None else path.as_uri(),
            handlers=_Loader(contract),
        )
        engine = engines[".".join(contract.version.split(".")[:2])]
        for error in engine(document).iter_errors():
            one = _finding(contract, error)
            found.setdefault((one.at, one.message), one)
    except Exception as failure:  # noqa: BLE001  # it raises whatever its many dependencies raise
        one = _failed(failure)
        found[one.at, one.message] = one
    return list(found.values())


class _Loader(Mapping[str, Any]):
    """Gives the engine the files that we would read ourselves, whatever the scheme of their URL."""

    def __init__(self, contract: Contract) -> None:
        self._files = contract.files

    def __getitem__(self, scheme: str) -> Any:
        return self._load

    def __iter__(self) -> Iterator[str]:
        return iter(("file", "http", "https", "<all_urls>"))

    def __len__(self) -> int:
        return 4

    def _load(self, url: str) -> Any:
        return self._files.load(self._files.resolve(url, "")[0]).data


def _finding(contract: Contract, error: Any) -> Finding:
    rule = RULES["second-opinion"]
    message = _short(error.message)
    at = _place(contract, error, message)
    notes = () if at is not None else ("openapi-spec-validator does not say where",)
    return Finding(rule.id, rule.severity, message, at or "#", rule.fix, notes)


def _failed(failure: Exception) -> Finding:
    rule = RULES["second-opinion-failed"]
    if isinstance(failure, DocumentError):
        said = failure.findings[0].message
    else:
        said = f"{type(failure).__name__}: {failure}"
    return Finding(rule.id, rule.severity, _short(f"could not check: {said}"), "#", rule.fix)


def _place(contract: Contract, error: Any, message: str) -> str | None:
    """Where an error stands. Some paths begin at a schema that is not named: these lead nowhere from the top."""
    at = join("#", *error.absolute_path)
    if error.absolute_path and _exists(contract, at):
        return at
    operation = _OPERATION.search(message)
    if operation is None:
        return None
    at = join("#/paths", operation[2], operation[1])
    return at if _exists(contract, at) else None


def _exists(contract: Contract, at: str) -> bool:
    try:
        resolve(contract.raw, at[1:])
    except LookupError:
        return False
    return True


def _short(message: str) -> str:
    return short(message.strip().partition("\n")[0], _LONGEST)
