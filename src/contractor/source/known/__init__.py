"""Documents that need not be fetched: the meta-schemas of JSON Schema, which a contract may refer to.

Takes a URL, gives bytes or None; refuses to touch the network.
"""

import json
from functools import cache
from importlib.resources import files as resources
from typing import Any


def known(url: str) -> bytes | None:
    """The document of a URL, as JSON; None where it is none of these."""
    if not url.startswith("https://json-schema.org/draft/2020-12/"):
        return None
    found = _documents().get(url)
    return None if found is None else json.dumps(found, indent=2).encode()


@cache
def _documents() -> dict[str, Any]:
    text = (resources(__name__) / "2020-12.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
