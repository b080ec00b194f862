"""Which patterns the engine of the boundary takes.

Takes a pattern, gives whether jsonschema-rs compiles it; refuses to judge why.
"""

from functools import lru_cache

import jsonschema_rs


@lru_cache(maxsize=4096)
def is_compiled(pattern: str) -> bool:
    """Whether jsonschema-rs takes the pattern."""
    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern}, offline=True)
    except (ValueError, UnicodeEncodeError):
        return False
    return True
