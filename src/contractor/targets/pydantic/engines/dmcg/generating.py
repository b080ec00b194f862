"""What datamodel-code-generator makes of a document, through its public interface alone.

Takes a document, gives the text of a module and what its metadata says of it, or says at which component it
fails; refuses to know the model. It is an optional dependency, imported when asked. It reads nothing but the
document: neither the network nor the settings of the folder that it runs in.
"""

import json
import re
import warnings
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from contractor.diagnostic import Finding, Severity
from contractor.frozen import frozen
from contractor.graph import components
from contractor.targets import Unable
from contractor.targets.pydantic.engines.dmcg.document import SCHEMAS, WIRE, Document

PROJECT: Final = "datamodel-code-generator"
#: Names and options rest on what this version does.
VERSION: Final = "0.89.0"
_INSTALL: Final = "pip install 'openapi-contractor[dmcg]', or choose the engine contractor"
#: Its lines are nearly as formatters have them; one that broke some anew would seem to be a person's change.
_HEADER: Final = (
    "# Made by contractor, with datamodel-code-generator. Changes made here are lost.\n# fmt: off"
)
#: Whatever the settings of a project are.
_WIDTH: Final = 88
#: What a message says of where it failed.
_POINTER: Final = re.compile("/".join(SCHEMAS) + r"/([^/\s'\"#:,]+)")
_WIRE_IMPORT: Final = re.compile(rf"^from {WIRE} import (?:\([^)]*\)|[^\n]*)\n", re.MULTILINE)
#: Comments and imports, and the empty lines between and behind them.
_HEAD: Final = re.compile(r"(?:(?:#[^\n]*)?\n|(?:from \S+ )?import (?:\([^)]*\)|[^\n]*)\n)*")


@frozen
class Made:
    """A module. `classes` are what it calls the components, `fields` the attributes of their properties.

    `said` are the warnings that were given on the way.
    """

    text: str
    classes: Mapping[str, str]
    fields: Mapping[str, Mapping[str, str]]
    said: Sequence[str] = ()


class Failed(Exception):
    """A document that datamodel-code-generator breaks off at: the component, if it is known, and what it said."""

    def __init__(self, component: str | None, said: str) -> None:
        self.component = component
        self.said = said
        super().__init__(said)


def made(document: Document) -> Made:
    """The module of a document. Raises `Failed`, and `Unable` where the engine is not there."""
    _demand()
    if not document.components:
        return Made("", {}, {})
    try:
        return _made(document, document.data())
    except Failed as why:
        named = mentioned(document, why.said)
        if named is not None:
            raise Failed(named, why.said) from None
        raise _found(document, why) from None


def mentioned(document: Document, said: str) -> str | None:
    """The component that a message speaks of, if it names one."""
    found = _POINTER.search(said)
    return found[1] if found is not None and found[1] in document.components else None


def _demand() -> None:
    """Refuse to work without the engine, or with another version of it."""
    try:
        found = version(PROJECT)
    except PackageNotFoundError:
        found = ""
    if found != VERSION:
        what = f"is not installed: contractor needs {VERSION}"
        if found:
            what = f"{found} is installed: contractor needs {VERSION}"
        message = f"{PROJECT} {what}"
        raise Unable([Finding("engine-missing", Severity.ERROR, message, "", _INSTALL)])


def _made(document: Document, data: Mapping[str, Any]) -> Made:
    from datamodel_code_generator import generate

    with TemporaryDirectory() as folder, warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        metadata = Path(folder, "metadata.json")
        try:
            text = generate(
                data,
                emit_model_metadata=metadata,
                settings_path=Path(folder),
                aliases=document.aliases,
                **_options(),
            )
            known = json.loads(metadata.read_bytes())["models"]
        except Exception as why:  # it raises whatever its passes raise
            raise Failed(None, _short(why)) from why
    if not isinstance(text, str):
        raise Failed(None, "it gives several modules, or none")
    classes: dict[str, str] = {}
    fields: dict[str, Mapping[str, str]] = {}
    for one in known:
        path = tuple(one["source_path"] or ())
        if path[:-1] == SCHEMAS:
            classes[path[-1]] = one["class_name"]
            fields[path[-1]] = {
                field["original_name"]: field["name"]
                for field in one["fields"]
                if field["original_name"] is not None
            }
    told = dict.fromkeys(str(one.message) for one in said if issubclass(one.category, UserWarning))
    return Made(_relative(text), classes, fields, [*told])


def _options() -> dict[str, Any]:
    """What is asked of it: exact about types, null and absence, and the same text on every machine."""
    from datamodel_code_generator.enums import (
        AllOfClassHierarchy,
        DataModelType,
        InputFileType,
        StrictTypes,
        TargetPydanticVersion,
    )
    from datamodel_code_generator.format import Formatter, PythonVersion

    return {
        "input_file_type": InputFileType.OpenAPI,
        "output_model_type": DataModelType.PydanticV2BaseModel,
        "target_python_version": PythonVersion.PY_311,
        "target_pydantic_version": TargetPydanticVersion("2.14"),
        "base_class": f"{WIRE}.Model",
        "use_annotated": True,
        "use_missing_sentinel": True,
        "strict_nullable": True,
        "strict_types": [StrictTypes.int, StrictTypes.float, StrictTypes.bool],
        "use_type_alias": True,
        "allof_class_hierarchy": AllOfClassHierarchy.Always,
        "use_tuple_for_closed_arrays": True,
        "use_specialized_enum": True,
        "use_schema_description": True,
        "use_field_description": True,
        "use_single_line_docstring": True,
        "use_double_quotes": True,
        "keep_model_order": True,
        "treat_dot_as_module": False,
        "allow_remote_refs": False,
        "disable_timestamp": True,
        "custom_file_header": _HEADER,
        "formatters": [Formatter.BUILTIN],
        "builtin_format_line_length": _WIDTH,
    }


def _relative(text: str) -> str:
    """The module with its import of `._wire` where relative imports stand, behind all others."""
    text = f"{text.rstrip()}\n"
    head = _HEAD.match(text)
    found = None if head is None else _WIRE_IMPORT.search(head[0])
    if head is None or found is None:
        return text
    others = head[0][: found.start()] + head[0][found.end() :]
    line = found[0].replace(f"from {WIRE} ", "from ._wire ", 1)
    gap = others[len(others.rstrip()) + 1 :]
    return f"{others.rstrip()}\n\n{line}{gap}{text[head.end() :]}"


def _short(why: Exception) -> str:
    lines = [line.strip() for line in str(why).splitlines() if line.strip()]
    return lines[0] if lines else type(why).__name__


def _found(document: Document, why: Failed) -> Failed:
    """Which component it fails at: the last of the fewest first ones that it fails with."""
    order = components(document.components, lambda name: _references(document.components[name]))
    works, fails = 0, len(order)
    said = why.said
    while fails - works > 1:
        middle = (works + fails) // 2
        try:
            _made(document, document.data([name for part in order[:middle] for name in part]))
        except Failed as found:
            fails, said = middle, found.said
        else:
            works = middle
    return Failed(order[fails - 1][0], said) if order else why


def _references(schema: Any) -> list[str]:
    found: list[str] = []
    pending = [schema]
    while pending:
        part = pending.pop()
        if isinstance(part, dict):
            reference = part.get("$ref")
            if isinstance(reference, str):
                found.append(reference.rpartition("/")[2])
            pending += part.values()
        elif isinstance(part, list):
            pending += part
    return found
