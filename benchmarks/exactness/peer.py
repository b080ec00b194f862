"""Judges texts with datamodel-code-generator's models, one module for each document; needs nothing of ours.

    python peer.py GROUPS VERDICTS

GROUPS holds [[document, [text, …]], …]; VERDICTS gets for each document what its `Holder` says of each text: true,
false, or null where there are no models.
"""

import json
import sys
import types
from pathlib import Path
from typing import Any

from datamodel_code_generator import generate
from datamodel_code_generator.enums import DataModelType, InputFileType
from datamodel_code_generator.format import PythonVersion
from pydantic import TypeAdapter, ValidationError


def adapter(document: dict[str, Any]) -> Any:
    """The adapter of a document's `Holder`."""
    source = generate(
        json.dumps(document),
        input_file_type=InputFileType.OpenAPI,
        output_model_type=DataModelType.PydanticV2BaseModel,
        use_annotated=True,
        field_constraints=True,
        use_standard_collections=True,
        use_union_operator=True,
        target_python_version=PythonVersion.PY_311,
        formatters=[],
        allow_remote_refs=False,
    )
    module = types.ModuleType(document["info"]["title"])
    sys.modules[module.__name__] = module
    exec(str(source), module.__dict__)
    return TypeAdapter(module.Holder)


def verdicts(document: dict[str, Any], texts: list[str]) -> list[bool | None]:
    """What the models say of each text."""
    try:
        holder = adapter(document)
    except Exception:  # noqa: BLE001  whatever the generator or its code does
        return [None] * len(texts)
    found: list[bool | None] = []
    for text in texts:
        try:
            holder.validate_json(text)
            found.append(True)
        except ValidationError:
            found.append(False)
        except Exception:  # noqa: BLE001
            found.append(None)
    return found


if __name__ == "__main__":
    groups = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    said = [verdicts(document, texts) for document, texts in groups]
    Path(sys.argv[2]).write_text(json.dumps(said), encoding="utf-8")
