"""Which path of one contract is which of the other.

Takes path items, gives those on both sides and on one; refuses to know what they hold. Two paths are the same
where they differ in the names of their parameters only, since no request tells them apart.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from contractor.contract import PathItem
from contractor.contract.schema import NOTHING
from contractor.frozen import frozen

# A brace that is never closed ends the path.
_PARAMETER: Final = re.compile(r"\{([^}]*)(\}|\Z)", re.DOTALL)


@frozen
class Match:
    """A path on both sides, and its parameters' names: the old one → the new one, empty where the paths are equal."""

    old: PathItem
    new: PathItem
    names: Mapping[str, str] = NOTHING


@frozen
class Matched:
    """All paths of two contracts, each in document order."""

    both: tuple[Match, ...]
    removed: tuple[PathItem, ...]
    added: tuple[PathItem, ...]


def paths(old: Iterable[PathItem], new: Iterable[PathItem]) -> Matched:
    """Paths by what requests they match."""
    olds = {item.path: item for item in old}
    news = {item.path: item for item in new}
    old_templates, new_templates = _templates(olds), _templates(news)
    both, removed = [], []
    for path, item in olds.items():
        if path in news:
            both.append(Match(item, news[path]))
            continue
        template, names = _template(path)
        found = new_templates.get(template)
        if found is None:
            removed.append(item)
        else:
            renamed = dict(zip(names, _template(found)[1], strict=True))
            both.append(Match(item, news[found], renamed))
    added = [
        item
        for path, item in news.items()
        if path not in olds and _template(path)[0] not in old_templates
    ]
    return Matched(tuple(both), tuple(removed), tuple(added))


def names(old: Iterable[PathItem], new: Iterable[PathItem]) -> Matched:
    """Webhooks, or the expressions of a callback, by their names."""
    olds = {item.path: item for item in old}
    news = {item.path: item for item in new}
    return Matched(
        tuple(Match(item, news[name]) for name, item in olds.items() if name in news),
        tuple(item for name, item in olds.items() if name not in news),
        tuple(item for name, item in news.items() if name not in olds),
    )


def _templates(paths: Iterable[str]) -> Mapping[tuple[str, int], str]:
    """Template → the first path that has it."""
    found: dict[tuple[str, int], str] = {}
    for path in paths:
        found.setdefault(_template(path)[0], path)
    return found


def _template(path: str) -> tuple[tuple[str, int], tuple[str, ...]]:
    """A path without the names of its parameters, with how many are closed, and these names."""
    names = tuple(match[1] for match in _PARAMETER.finditer(path) if match[2])
    return (_PARAMETER.sub(r"{\2", path), len(names)), names
