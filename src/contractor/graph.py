"""Graphs as mappings: each key, and the keys that it leads to.

Takes such mappings, gives sets and orders of keys; refuses to know what they stand for. Nothing here calls
itself, and a key that leads out of the mapping leads nowhere.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Edges = Mapping[str, Iterable[str]]


def reached(edges: Mapping[Key, Iterable[Key]], roots: Iterable[Key]) -> set[Key]:
    """The roots, and every key that can be reached from them."""
    found = set(roots)
    pending = list(found)
    while pending:
        for key in edges.get(pending.pop(), ()):
            if key not in found:
                found.add(key)
                pending.append(key)
    return found


def reaching(edges: Edges, keys: Iterable[str]) -> set[str]:
    """The keys, and every key from which one of them can be reached."""
    return reached(_turned(edges), keys)


def endless(edges: Edges) -> set[str]:
    """Keys from which some way has no end: those in a circle, and those that lead to one."""
    users = _turned(edges)
    left = {key: sum(target in edges for target in edges[key]) for key in edges}
    pending = [key for key, count in left.items() if not count]
    while pending:
        for user in users.get(pending.pop(), ()):
            left[user] -= 1
            if not left[user]:
                pending.append(user)
    return {key for key, count in left.items() if count}


def components(keys: Iterable[str], edges: Callable[[str], Iterable[str]]) -> list[list[str]]:
    """Strongly connected components, each after those it leads to (Tarjan's algorithm)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    waiting: set[str] = set()
    found: list[list[str]] = []
    for start in keys:
        if start in index:
            continue
        index[start] = low[start] = len(index)
        stack.append(start)
        waiting.add(start)
        work = [(start, iter(edges(start)))]
        while work:
            key, targets = work[-1]
            for target in targets:
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    waiting.add(target)
                    work.append((target, iter(edges(target))))
                    break
                if target in waiting:
                    low[key] = min(low[key], index[target])
            else:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[key])
                if low[key] == index[key]:
                    part = [stack.pop()]
                    while part[-1] != key:
                        part.append(stack.pop())
                    waiting.difference_update(part)
                    found.append(sorted(part, key=index.__getitem__))
    return found


def _turned(edges: Edges) -> dict[str, list[str]]:
    users: dict[str, list[str]] = {}
    for key, targets in edges.items():
        for target in targets:
            users.setdefault(target, []).append(key)
    return users
