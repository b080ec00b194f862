"""What clients know things by (RFC 9110 §8.8.3): their version, in quotes."""

import re


def etag(version: int) -> str:
    """The validator of a version."""
    return f'"v{version}"'


def is_stale(seen: str | None, version: int) -> bool:
    """Whether somebody saw an older version, by `If-Match`.

    What was never given out is let through, so that trying things out is easy.
    """
    versions = {int(one) for one in re.findall(r'"v([0-9]{1,9})"', seen or "")}
    return version not in versions and any(one < version for one in versions)
