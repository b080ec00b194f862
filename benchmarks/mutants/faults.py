"""The ways in which a server can be wrong, in words that fit any API.

Takes what a fault is about, gives `before` and `after` functions for a `Mutant`; refuses to know which API it is.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode

from mutants.altered import After, Answered, Asked, Before

Change = Callable[[Any], Any]


def about(method: str, path: str) -> Callable[[Asked], bool]:
    """Whether a request is for an operation; `path` may hold `*` for one segment."""
    pattern = re.compile(re.escape(path).replace(r"\*", "[^/]+"))
    return lambda asked: asked.method == method and bool(pattern.fullmatch(asked.path))


# ── answers ───────────────────────────────────────────────────────────────────────────────────────


def answers(
    method: str, path: str, change: Callable[[Answered], Answered], status: int = 0
) -> After:
    """Successful answers of an operation (or those of a status) are changed."""
    is_it = about(method, path)

    def after(asked: Asked, answered: Answered, memory: dict[str, Any]) -> Answered:
        fits = answered.status == status if status else answered.status < 300
        return change(answered) if fits and is_it(asked) else answered

    return after


def body(method: str, path: str, change: Change, status: int = 0) -> After:
    """The JSON of successful answers is changed."""

    def changed(answered: Answered) -> Answered:
        value = answered.json
        return answered if value is None else answered.with_json(change(value))

    return answers(method, path, changed, status)


def put(*names: str | int, value: Any) -> Change:
    """A member, by the names that lead to it, is another value; lists are followed by their first item."""

    def change(holder: Any) -> None:
        holder[names[-1]] = value

    return _in_place(names, change)


def drop(*names: str | int) -> Change:
    """A member, by the names that lead to it, is missing."""

    return _in_place(names, lambda holder: holder.pop(names[-1], None))


def _in_place(names: tuple[str | int, ...], change: Callable[[Any], None]) -> Change:
    """What has the last of these members is changed, unless it would be the first item of an empty list."""

    def changed(found: Any) -> Any:
        holder = found
        for name in names[:-1]:
            if isinstance(name, int) and not holder:
                return found
            holder = holder[name]
        change(holder)
        return found

    return changed


def status(code: int) -> Callable[[Answered], Answered]:
    """Another status."""
    return lambda answered: replace(answered, status=code)


# ── requests that should have been refused ────────────────────────────────────────────────────────


def lenient_query(
    method: str, path: str, name: str, valid: str, is_valid: Callable[[str], bool]
) -> Before:
    """A query parameter that is missing or wrong counts as a valid one."""
    is_it = about(method, path)

    def before(asked: Asked, memory: dict[str, Any]) -> Asked:
        if not is_it(asked):
            return asked
        pairs = parse_qsl(asked.query, keep_blank_values=True)
        texts = [value for key, value in pairs if key == name]
        if len(texts) == 1 and is_valid(texts[0]):
            return asked
        others = [one for one in pairs if one[0] != name]
        return replace(asked, query=urlencode([*others, (name, valid)]))

    return before


def lenient_body(method: str, path: str, mend: Change) -> Before:
    """A body is mended before anybody checks it."""
    is_it = about(method, path)

    def before(asked: Asked, memory: dict[str, Any]) -> Asked:
        value = asked.json
        if not is_it(asked) or not isinstance(value, dict):
            return asked
        return asked.with_json(mend(value))

    return before


def any_body(method: str, path: str, valid: Any) -> Before:
    """What is no JSON counts as a valid body."""
    is_it = about(method, path)

    def before(asked: Asked, memory: dict[str, Any]) -> Asked:
        is_json = "json" in (asked.header("content-type") or "")
        if is_it(asked) and (asked.json is None or not is_json) and asked.body:
            return asked.with_json(valid)
        return asked

    return before


def lenient_path(
    method: str, path: str, valid: Callable[[dict[str, Any]], str | None], good: str
) -> Before:
    """An identifier that is written wrong counts as one that is known."""
    is_it = about(method, path)

    def before(asked: Asked, memory: dict[str, Any]) -> Asked:
        last = unquote(asked.path.rpartition("/")[2])
        if not is_it(asked):
            return asked
        if re.fullmatch(good, last):
            return asked
        known = valid(memory)
        return (
            asked
            if known is None
            else replace(asked, path=f"{asked.path.rpartition('/')[0]}/{known}")
        )

    return before


def strict(method: str, path: str, refuses: Callable[[Asked], bool], answer: Answered) -> Before:
    """Some requests that the contract allows are refused."""
    is_it = about(method, path)
    return lambda asked, memory: answer if is_it(asked) and refuses(asked) else asked


# ── who asks ──────────────────────────────────────────────────────────────────────────────────────


def as_if(header: str, value: str, when: Callable[[Asked], bool]) -> Before:
    """Credentials are not looked at: whoever asks is somebody."""
    return lambda asked, memory: asked.with_header(header, value) if when(asked) else asked


# ── state ─────────────────────────────────────────────────────────────────────────────────────────


def pretends(method: str, path: str, answer: Answered) -> Before:
    """An operation says that it did what it did not do."""
    is_it = about(method, path)
    return lambda asked, memory: answer if is_it(asked) else asked
