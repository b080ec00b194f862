"""Values after a patch, of either kind that travels as JSON.

Takes a value and a patch, gives the value as it is then; refuses to know what the value is of.
"""

import json
from typing import Any

from jsonpath import JSONPatchError, JSONPointerError, patch

from contractor.runtime.boundary import Refused


def patched(value: Any, change: Any) -> Any:
    """A value after a merge patch, which is an object, or a JSON Patch (RFC 6902), a list. Raises `Refused`."""
    if isinstance(change, dict):
        return merged(value, change)
    if not isinstance(change, list):
        return value
    try:
        return patch.apply(change, json.loads(json.dumps(value)))
    except (JSONPatchError, JSONPointerError):
        raise Refused("conflict", "the patch does not fit what is there") from None


def merged(value: Any, said: Any) -> Any:
    """A value after a merge patch (RFC 7396)."""
    if not isinstance(said, dict):
        return said
    out = dict(value) if isinstance(value, dict) else {}
    for name, one in said.items():
        if one is None:
            out.pop(name, None)
        else:
            out[name] = merged(out.get(name), one)
    return out
