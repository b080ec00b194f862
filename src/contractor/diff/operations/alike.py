"""Whether two parts of two documents say the same, through their references.

Takes contracts and raw values, gives an answer; refuses to know what the values mean. References into other
files are compared by their text.
"""

from typing import Any

from contractor.contract import Contract
from contractor.depth import deep
from contractor.source import resolve
from contractor.values import same


def alike(old: Contract, new: Contract, base: Any, revision: Any) -> bool:
    """Whether both say the same, word for word."""
    with deep():
        return _alike(old.raw, new.raw, base, revision, set())


def _alike(old: Any, new: Any, base: Any, revision: Any, seen: set[tuple[int, int]]) -> bool:
    base, revision = _target(old, base), _target(new, revision)
    if (id(base), id(revision)) in seen:
        return True
    if isinstance(base, dict) and isinstance(revision, dict):
        seen.add((id(base), id(revision)))
        return base.keys() == revision.keys() and all(
            _alike(old, new, base[name], revision[name], seen) for name in base
        )
    if isinstance(base, list) and isinstance(revision, list):
        return len(base) == len(revision) and all(
            _alike(old, new, one, other, seen) for one, other in zip(base, revision, strict=True)
        )
    return same(base, revision)


def _target(root: Any, value: Any) -> Any:
    passed: set[str] = set()
    while isinstance(value, dict) and isinstance(to := value.get("$ref"), str):
        if not to.startswith("#") or to in passed:
            return value
        passed.add(to)
        try:
            value = resolve(root, to[1:])
        except LookupError:
            return value
    return value
