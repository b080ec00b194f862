"""Which patterns the engines of checks take.

Takes a pattern, gives whether jsonschema-rs compiles it; refuses to judge why.
"""

from functools import lru_cache

import jsonschema_rs


@lru_cache(maxsize=4096)
def is_compiled(pattern: str) -> bool:
    """Whether jsonschema-rs takes the pattern."""
    return _compiles(pattern, None)


@lru_cache(maxsize=4096)
def is_linear(pattern: str) -> bool:
    """Whether Rust's `regex` takes the pattern, which matches in linear time and bounds the size of patterns."""
    return _compiles(pattern, jsonschema_rs.RegexOptions())


def _compiles(pattern: str, options: jsonschema_rs.RegexOptions | None) -> bool:
    try:
        jsonschema_rs.Draft202012Validator(
            {"pattern": pattern}, offline=True, pattern_options=options
        )
    except (ValueError, UnicodeEncodeError):
        return False
    return True
