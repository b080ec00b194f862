"""OpenAPI Overlays 1.0 and 1.1: changes to a document that stand in files of their own.

Takes a file and overlays, gives the file with the changes made, which still knows where each of its values
was written; refuses to know what the document means. Targets are JSONPath (RFC 9535).
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, TypeAlias

from contractor.depth import deep
from contractor.diagnostic import DocumentError, Finding, Severity
from contractor.source.file import SourceFile
from contractor.source.json import is_deep
from contractor.source.pointer import escape, join, split
from contractor.source.syntax import MAX_DEPTH
from contractor.text import nearest, short

_VERSION: Final = re.compile(r"1\.[01]\.[0-9]{1,9}")
_FIELDS: Final = ("overlay", "info", "extends", "actions")
_ACTION: Final = ("target", "description", "update", "copy", "remove")
#: What says how a property is stored.
_COLUMN: Final = "x-contractor-column"


_Steps: TypeAlias = tuple[str | int, ...]
"""The steps to a value of the document, from the top."""
_Where: TypeAlias = tuple[str, _Steps]
"""The key of what an overlay says, and the steps to what it is said of."""
#: How many values actions may add, all together, before an overlay counts as a bomb.
MAX_ADDED: Final = 1_000_000


@dataclass(slots=True)
class _Place:
    """Where a value was written; `inside` are those of its values that were written elsewhere than below it."""

    file: SourceFile
    pointer: str
    inside: "dict[str, _Place]" = field(default_factory=dict)

    def below(self, token: str) -> "_Place":
        """The place of a value in this one."""
        found = self.inside.get(token)
        return _Place(self.file, join(self.pointer, token)) if found is None else found

    def kept(self, token: str) -> "_Place":
        """The same, so that what is noted there stays."""
        return self.inside.setdefault(token, self.below(token))

    def copy(self) -> "_Place":
        """The same value at another place of the document."""
        inside = {token: place.copy() for token, place in self.inside.items()}
        return _Place(self.file, self.pointer, inside)


def overlaid(
    document: SourceFile, overlays: Sequence[SourceFile]
) -> tuple[SourceFile, list[Finding]]:
    """A document with the actions of overlays applied in their order, and what there is to say about them.

    The file that comes out is JSON text; its spans lie in the file where the value was written. Raises
    `DocumentError` for what is no overlay, and for changes that cannot be made (Overlay 1.1 §4.3).
    """
    with deep():
        mistakes = [one for overlay in overlays for one in _mistakes(overlay)]
        if mistakes:
            raise DocumentError(mistakes)
        run = _Run(document)
        for overlay in overlays:
            run.apply(overlay)
            if is_deep(run.data):
                message = f"with this Overlay the document nests more than {MAX_DEPTH} levels deep"
                raise _refused("too-deep", message, f"{overlay.name}#/actions")
        content = json.dumps(run.data, ensure_ascii=False, indent=2).encode() + b"\n"
    changed = SourceFile(
        document.name,
        document.display,
        content,
        "json",
        run.data,
        document.findings,
        origin=run.origin,
    )
    return changed, run.findings


# ── is it an overlay? ─────────────────────────────────────────────────────────────────────────────


def _mistakes(overlay: SourceFile) -> Iterator[Finding]:
    top, data = f"{overlay.name}#", overlay.data
    if not isinstance(data, dict) or "overlay" not in data:
        yield _wrong(top, "this is no Overlay: there is no `overlay` member")
        return
    version = data["overlay"]
    if not isinstance(version, str) or not _VERSION.fullmatch(version):
        yield _wrong(
            join(top, "overlay"),
            f"Overlay version {short(repr(version))} is not known; contractor reads 1.0 and 1.1",
            "write the version as a string, for instance overlay: 1.0.0",
        )
        return
    yield from _unknown(data, top, _FIELDS)
    info = data.get("info")
    if not isinstance(info, dict) or not all(
        isinstance(info.get(name), str) for name in ("title", "version")
    ):
        yield _wrong(join(top, "info"), "`info` must have a title and a version, both strings")
    if not isinstance(data.get("extends", ""), str):
        yield _wrong(join(top, "extends"), "`extends` must be a string: the document's URI")
    actions = data.get("actions")
    if not isinstance(actions, list) or not actions:
        yield _wrong(join(top, "actions"), "`actions` must be a list of at least one action")
        return
    for index, action in enumerate(actions):
        yield from _mistaken_action(action, join(top, "actions", index))


def _mistaken_action(action: Any, at: str) -> Iterator[Finding]:
    if not isinstance(action, dict):
        yield _wrong(at, "an action is an object with a target")
        return
    yield from _unknown(action, at, _ACTION)
    for name in ("target", "copy"):
        path = action.get(name, "$" if name == "copy" else None)
        if not isinstance(path, str) or not path.startswith("$"):
            yield _wrong(join(at, name), f"`{name}` must be a JSONPath, which begins with $")
    if not isinstance(action.get("remove", False), bool):
        yield _wrong(join(at, "remove"), "`remove` must be true or false")
    elif not action.get("remove") and not ("update" in action) ^ ("copy" in action):
        yield _wrong(at, "an action has one of `update`, `copy` and `remove: true`")


def _unknown(data: Mapping[str, Any], at: str, known: tuple[str, ...]) -> Iterator[Finding]:
    for name in data:
        if name not in known and not name.startswith("x-"):
            near = nearest(name, known)
            hint = f"; did you mean {near}?" if near else ""
            yield _wrong(
                join(at, name), f"an Overlay has no `{short(name)}` here{hint}", on_key=True
            )


def _wrong(at: str, message: str, help: str | None = None, *, on_key: bool = False) -> Finding:
    return Finding("invalid-overlay", Severity.ERROR, message, at, help, on_key=on_key)


# ── applying it ───────────────────────────────────────────────────────────────────────────────────


class _Run:
    """The document as it stands after the actions so far, and where its values were written."""

    def __init__(self, document: SourceFile) -> None:
        self.data = _copied(document.data)
        self.findings: list[Finding] = []
        self._place = _Place(document, "")
        self._added = 0

    def origin(self, pointer: str) -> tuple[SourceFile, str]:
        """The file and the pointer in it where a value of the document was written."""
        place = self._place
        tokens = split(pointer)
        for index, token in enumerate(tokens):
            found = place.inside.get(token)
            if found is None:
                return place.file, join(place.pointer, *tokens[index:])
            place = found
        return place.file, place.pointer

    def apply(self, overlay: SourceFile) -> None:
        """Make the changes of one overlay."""
        home = _Place(overlay, "")
        for index, action in enumerate(overlay.data["actions"]):
            at = f"{overlay.name}#{join('/actions', index)}"
            found = self._selected(action["target"], join(at, "target"))
            if not found:
                self.findings.append(
                    Finding(
                        "overlay-without-effect",
                        Severity.WARNING,
                        f"nothing in the document is selected by {short(action['target'])}",
                        join(at, "target"),
                        "correct the target, or remove the action",
                    )
                )
            elif action.get("remove"):
                self._remove(found, at)
            elif "copy" in action:
                self._copy(found, action["copy"], at)
            else:
                step = home.below("actions").below(str(index)).below("update")
                self._change(found, action["update"], step, join(at, "update"))

    def _selected(self, path: str, at: str) -> list[_Steps]:
        from jsonpath import JSONPathError

        try:
            nodes = _environment().finditer(path, self.data)
            return list(dict.fromkeys(node.parts for node in nodes))
        except (JSONPathError, ValueError) as why:
            reason = str(why).partition("\n")[0]
            raise _refused(
                "invalid-overlay",
                f"{short(path)} is no JSONPath: {reason}",
                at,
                "JSONPath is RFC 9535's, for instance $.paths['/orders'].get",
            ) from None
        except RecursionError:
            raise _refused("invalid-overlay", "the JSONPath nests too deeply", at) from None

    def _remove(self, found: list[_Steps], at: str) -> None:
        if () in found:
            raise _refused("overlay-conflict", "the whole document cannot be removed", at)
        inside: dict[_Steps, set[str | int]] = {}
        for tokens in found:
            inside.setdefault(tokens[:-1], set()).add(tokens[-1])
        # The deepest first, so that the steps to the others still lead there.
        for tokens in sorted(inside, key=len, reverse=True):
            parent, place = self._at(tokens)
            gone = inside[tokens]
            if isinstance(parent, list):
                stay = [index for index in range(len(parent)) if index not in gone]
                places = {str(new): place.below(str(old)) for new, old in enumerate(stay)}
                parent[:] = [parent[index] for index in stay]
                place.inside = places
            else:
                for name in gone:
                    parent.pop(name, None)
                    place.inside.pop(str(name), None)

    def _copy(self, found: list[_Steps], path: str, at: str) -> None:
        sources = self._selected(path, join(at, "copy"))
        if len(sources) != 1:
            raise _refused(
                "overlay-conflict",
                f"`copy` needs one value, and {short(path)} selects {len(sources)}",
                join(at, "copy"),
            )
        value, place = self._at(sources[0])
        self._change(found, _copied(value), place.copy(), join(at, "copy"))

    def _change(self, found: list[_Steps], value: Any, source: _Place, at: str) -> None:
        kinds = {_kind(self._at(tokens)[0]) for tokens in found}
        if len(kinds) > 1:
            message = (
                f"the target selects {' and '.join(sorted(kinds))}, and one change cannot fit both"
            )
            raise _refused("overlay-conflict", message, at, "write an action for each")
        self._added += _size(value) * len(found)
        if self._added > MAX_ADDED:
            raise _refused(
                "too-large",
                f"overlays add more than {MAX_ADDED:,} values",
                at,
                "refer to a component instead",
            )
        for tokens in found:
            self._update(tokens, value, source, at)

    def _update(self, tokens: _Steps, value: Any, source: _Place, at: str) -> None:
        target, place = self._at(tokens)
        if isinstance(target, list):
            _extend(target, value if isinstance(value, list) else None, place, source, one=value)
        elif isinstance(target, dict) and isinstance(value, dict):
            self._merge(target, value, place, source, (at, tokens))
        elif _plain(target) and _plain(value) and tokens:
            parent, above = self._at(tokens[:-1])
            parent[tokens[-1]] = value
            above.inside[str(tokens[-1])] = source.copy()
        else:
            raise _incompatible(target, value, (at, tokens))

    def _merge(
        self,
        target: dict[str, Any],
        value: dict[str, Any],
        place: _Place,
        source: _Place,
        where: _Where,
    ) -> None:
        """Overlay 1.1 §4.3.1: objects are merged, lists joined, plain values replaced, and nothing else is."""
        for name, new in value.items():
            old = target.get(name)
            at, tokens = where
            if name not in target and tokens[-1:] == ("properties",) and _is_aside(new):
                self.findings.append(_of_none(name, target, at))
            elif name not in target or (_plain(old) and _plain(new)):
                target[name] = _copied(new)
                place.inside[name] = source.below(name).copy()
            elif isinstance(old, list) and isinstance(new, list):
                _extend(old, new, place.kept(name), source.below(name))
            elif isinstance(old, dict) and isinstance(new, dict):
                below = (join(at, name), (*tokens, name))
                self._merge(old, new, place.kept(name), source.below(name), below)
            else:
                raise _incompatible(old, new, (join(at, name), (*tokens, name)))

    def _at(self, tokens: _Steps) -> tuple[Any, _Place]:
        value, place = self.data, self._place
        for token in tokens:
            value, place = value[token], place.kept(str(token))
        return value, place


def _extend(
    target: list[Any], items: list[Any] | None, place: _Place, source: _Place, *, one: Any = None
) -> None:
    """Add items, or one value, to the end of a list."""
    if items is None:
        place.inside[str(len(target))] = source.copy()
        target.append(_copied(one))
        return
    for index, item in enumerate(_copied(items)):
        place.inside[str(len(target))] = source.below(str(index)).copy()
        target.append(item)


def _is_aside(value: Any) -> bool:
    """Whether something only says how a property is stored, and nothing of what it is."""
    return isinstance(value, dict) and [*value] == [_COLUMN]


def _of_none(name: str, properties: Mapping[str, Any], at: str) -> Finding:
    near = nearest(name, list(properties))
    hint = f"; did you mean {near}?" if near else ""
    return Finding(
        "overlay-without-effect",
        Severity.WARNING,
        f"there is no property '{short(name)}' that `{_COLUMN}` could be about{hint}",
        join(at, name),
        "correct the name, or add the property to the document",
        on_key=True,
    )


def _incompatible(target: Any, value: Any, where: _Where) -> DocumentError:
    at, tokens = where
    shown = "".join(f"/{escape(str(token))}" for token in tokens) or "the document"
    return _refused(
        "overlay-conflict",
        f"this is {_kind(value)}, and {short(shown)} is {_kind(target)}",
        at,
        "objects go with objects and plain values with plain values; lists take anything. To replace a value"
        " by one of another kind, remove it by an action before",
    )


def _refused(id: str, message: str, at: str, help: str | None = None) -> DocumentError:
    return DocumentError([Finding(id, Severity.ERROR, message, at, help)])


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "an object"
    return "a list" if isinstance(value, list) else "a plain value"


def _plain(value: Any) -> bool:
    return not isinstance(value, dict | list)


def _size(value: Any) -> int:
    """How many values there are in a value, itself included."""
    if isinstance(value, dict):
        return 1 + sum(map(_size, value.values()))
    return 1 + sum(map(_size, value)) if isinstance(value, list) else 1


@cache
def _environment() -> Any:
    """JSONPath as RFC 9535 has it, with patterns that take no longer than a text is long."""
    from jsonpath import JSONPathEnvironment
    from jsonpath.function_extensions import ExpressionType, FilterFunction

    class Matching(FilterFunction):
        """`match` and `search` (RFC 9535 §2.4.6, §2.4.7)."""

        arg_types = [ExpressionType.VALUE, ExpressionType.VALUE]  # noqa: RUF012  the library's own way
        return_type = ExpressionType.LOGICAL

        def __init__(self, form: str) -> None:
            self._form = form

        def __call__(self, value: object, pattern: object) -> bool:
            if not isinstance(value, str) or not isinstance(pattern, str):
                return False
            return _holds(value, self._form.format(pattern))

    environment = JSONPathEnvironment(strict=True)
    environment.function_extensions["match"] = Matching("^(?:{})$")
    environment.function_extensions["search"] = Matching("{}")
    return environment


def _holds(value: str, pattern: str) -> bool:
    """Whether a text has a pattern; one that is none holds nowhere (RFC 9535 §2.4.6)."""
    import jsonschema_rs

    try:
        # The engine of these patterns takes time in proportion to the text, whatever they are.
        options = jsonschema_rs.RegexOptions()
        return jsonschema_rs.is_valid({"pattern": pattern}, value, pattern_options=options)
    except ValueError:
        return False


def _copied(value: Any) -> Any:
    """A value that shares nothing with another: a YAML alias may stand in many places, and one is changed."""
    if isinstance(value, dict):
        return {name: _copied(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_copied(item) for item in value]
    return value
