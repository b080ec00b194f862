"""Judges JSON texts with generated Pydantic types, in a process of its own; needs nothing but Pydantic.

    python judge.py FOLDER CASES VERDICTS

CASES holds a JSON object per line: `module` and `name` of the type below FOLDER, `beside` for what the component
takes beside it (`null`; `others`: whatever is no object), `text`. VERDICTS gets one per line: `taken`; `error`
and `at` for what refused it (the type of Pydantic's first error), or `raised` for any other exception; `dumped`
is the JSON of what was taken.
"""

import importlib
import json
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

_adapters: dict[tuple[str, str, str], Any] = {}


def adapter(module: str, name: str, beside: str) -> Any:
    """The adapter of a type; the exception where there can be none."""
    key = (module, name, beside)
    if key not in _adapters:
        try:
            annotation = getattr(importlib.import_module(module), name)
            if beside == "null":
                annotation = annotation | None
            elif beside == "others":
                wire = importlib.import_module(f"{module.rpartition('.')[0]}._wire")
                annotation = annotation | wire.NotObject
            _adapters[key] = TypeAdapter(annotation)
        except Exception as why:  # noqa: BLE001  whatever generated code does when it is built
            _adapters[key] = why
    return _adapters[key]


def verdict(case: dict[str, Any]) -> dict[str, Any]:
    """What the type says of the text."""
    found = adapter(case["module"], case["name"], case["beside"])
    if isinstance(found, Exception):
        return {"taken": False, "raised": f"cannot be built: {type(found).__name__}: {found}"}
    try:
        value = found.validate_json(case["text"])
    except ValidationError as why:
        first = why.errors(include_url=False, include_context=False, include_input=False)[0]
        return {"taken": False, "error": first["type"], "at": [str(one) for one in first["loc"]]}
    except Exception as why:  # noqa: BLE001  a disagreement of its own kind
        return {"taken": False, "raised": f"{type(why).__name__}: {why}"[:300]}
    try:
        dumped = found.dump_json(value, by_alias=True, exclude_unset=True).decode()
    except Exception as why:  # noqa: BLE001
        return {"taken": True, "lost": f"{type(why).__name__}: {why}"[:300]}
    return {"taken": True, "dumped": dumped}


def main(folder: str, cases: str, verdicts: str) -> None:
    """Judge every case."""
    sys.path.insert(0, folder)
    sys.setrecursionlimit(10_000)
    with (
        Path(cases).open(encoding="utf-8") as given,
        Path(verdicts).open("w", encoding="utf-8") as out,
    ):
        for line in given:
            out.write(json.dumps(verdict(json.loads(line))) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
