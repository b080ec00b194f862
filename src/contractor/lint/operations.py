"""What is checked of paths, operations, parameters and links.

Takes a survey, gives facts; refuses to word them.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from contractor.contract import nodes as n
from contractor.contract.fields import IGNORED_HEADERS
from contractor.contract.wording import label
from contractor.lint.rule import Fact
from contractor.lint.walk import Survey
from contractor.source import join, split

_EXPRESSION: Final = re.compile(r"\{([^{}]*)\}")
_STATUS: Final = re.compile(r"[1-5](?:\d\d|XX)")
#: Methods whose bodies have no meaning that everybody agrees on (RFC 9110 §9.3).
_BODILESS: Final = ("get", "head", "delete", "trace")

Written = n.Parameter | n.Reference


def check(survey: Survey) -> Iterator[Fact]:
    """Facts about paths and what stands below them."""
    yield from _operation_ids(survey)
    yield from _templates(survey)
    yield from _alike(survey)
    for item in survey.items:
        yield from _parameter_lists(survey.contract, item)
    for parameter in survey.parameters:
        yield from _parameter(parameter)
    yield from _tags(survey)
    yield from _links(survey)
    for operation in survey.operations:
        yield from _responses(operation)
        if operation.request_body is not None and operation.method.lower() in _BODILESS:
            at = join(operation.at, "requestBody")
            values = {"method": operation.method.upper()}
            yield Fact("body-without-meaning", at, values, on_key=True)
    if survey.contract.version.startswith(("3.0", "3.1")):
        for response in survey.responses:
            if "description" not in response.raw:
                yield Fact("response-without-description", response.at, covers=("description",))


def _operation_ids(survey: Survey) -> Iterator[Fact]:
    first: dict[str, n.Operation] = {}
    for operation in survey.operations:
        if operation.id is None:
            continue
        before = first.setdefault(operation.id, operation)
        if before is not operation:
            yield Fact(
                "duplicate-operation-id",
                join(operation.at, "operationId"),
                {"id": operation.id},
                notes=(f"it stands first at {before.at}",),
            )


# ── paths ─────────────────────────────────────────────────────────────────────────────────────────


def _templates(survey: Survey) -> Iterator[Fact]:
    for item in survey.contract.paths:
        literal = _EXPRESSION.sub("", item.path)
        names = _names(item.path)
        if "{" in literal or "}" in literal or "" in names:
            yield Fact("invalid-path-template", item.at, {"path": item.path}, on_key=True)
        if "?" in literal or "#" in literal:
            yield Fact("path-with-query", item.at, {"path": item.path}, on_key=True)
        for name in dict.fromkeys(name for name in names if names.count(name) > 1):
            values = {"path": item.path, "name": name}
            yield Fact("repeated-path-parameter", item.at, values, on_key=True)


def _names(path: str) -> list[str]:
    return _EXPRESSION.findall(path)


def _alike(survey: Survey) -> Iterator[Fact]:
    """Paths that differ in the names of their parameters only, and those that one request can match."""
    first: dict[str, n.PathItem] = {}
    for item in survey.contract.paths:
        before = first.setdefault(_EXPRESSION.sub("{}", item.path), item)
        if before is not item:
            values = {"path": item.path, "other": before.path}
            yield Fact("identical-paths", item.at, values, on_key=True)
    yield from _overlapping(survey.contract, list(first.values()))


class _Branch:
    """Paths by their segments: a tree in which a parameter is one more kind of segment."""

    __slots__ = ("below", "item")

    def __init__(self) -> None:
        self.below: dict[str | None, _Branch] = {}
        self.item: n.PathItem | None = None


def _overlapping(contract: n.Contract, items: list[n.PathItem]) -> Iterator[Fact]:
    root = _Branch()
    methods: dict[str, set[str]] = {}
    for item in items:
        segments = _segments(item.path)
        methods[item.path] = {one.method for one in contract.path_item(item).operations}
        for other in _matching(root, segments, None):
            shared = sorted(methods[item.path] & methods[other.path])
            if shared:
                yield Fact(
                    "overlapping-paths",
                    item.at,
                    {
                        "path": item.path,
                        "other": other.path,
                        "methods": ", ".join(method.upper() for method in shared),
                    },
                    on_key=True,
                )
                break  # one is enough to act on, and there can be very many
        branch = root
        for segment in segments:
            branch = branch.below.setdefault(segment, _Branch())
        branch.item = item


def _segments(path: str) -> list[str | None]:
    """The segments of a path; None for one that is a parameter and nothing else."""
    return [
        None if _EXPRESSION.fullmatch(segment) else _EXPRESSION.sub("{}", segment)
        for segment in path.split("/")[1:]
    ]


def _matching(
    branch: _Branch, segments: list[str | None], first: str | None
) -> Iterator[n.PathItem]:
    """Paths of which neither is the more concrete: each has a text where the other has a parameter.

    `first` says which of the two had the text where they first differed: `here` or `there`.
    """
    if not segments:
        if branch.item is not None and first == "both":
            yield branch.item
        return
    segment, rest = segments[0], segments[1:]
    for other, below in branch.below.items():
        if other == segment:
            yield from _matching(below, rest, first)
        elif segment is None:
            yield from _matching(below, rest, "both" if first in ("here", "both") else "there")
        elif other is None:
            yield from _matching(below, rest, "both" if first in ("there", "both") else "here")


# ── parameters ────────────────────────────────────────────────────────────────────────────────────


def _parameter_lists(contract: n.Contract, item: n.PathItem) -> Iterator[Fact]:
    yield from _twice(contract, item.parameters)
    for operation in item.operations:
        yield from _twice(contract, operation.parameters)
    if item.at.startswith("#/paths/") and "/callbacks/" not in item.at:
        target = contract.path_item(item)
        for operation in target.operations:
            yield from _path_parameters(contract, item.path, target.parameters, operation)
    for operation in item.operations:
        yield from _query_strings(contract, item.parameters, operation)


def _twice(contract: n.Contract, listed: Iterable[Written]) -> Iterator[Fact]:
    seen: set[tuple[str, str]] = set()
    for written in listed:
        parameter = contract.resolve(written)
        if parameter is None:
            continue
        name = parameter.name.lower() if parameter.place == "header" else parameter.name
        if (name, parameter.place) in seen:
            values = {"name": parameter.name, "in": parameter.place}
            yield Fact("duplicate-parameter", written.at, values)
        seen.add((name, parameter.place))


def _path_parameters(
    contract: n.Contract, path: str, shared: tuple[Written, ...], operation: n.Operation
) -> Iterator[Fact]:
    names = _names(path)
    declared: dict[str, Written] = {}
    known = True
    for written in (*shared, *operation.parameters):
        parameter = contract.resolve(written)
        if parameter is None:
            known = False  # a reference that leads nowhere, reported as such, may be the one
        elif parameter.place == "path":
            declared[parameter.name] = written
    for name in dict.fromkeys(names) if known else ():
        if name and name not in declared:
            values = {"name": name, "method": operation.method.upper(), "path": path}
            yield Fact("undeclared-path-parameter", operation.at, values, on_key=True)
    for name, written in declared.items():
        if name not in names:
            near = next((one for one in names if one.lower() == name.lower()), None)
            help = None if near is None else f"names are case-sensitive: write `{near}`"
            yield Fact("unused-path-parameter", written.at, {"name": name, "path": path}, help)


def _query_strings(
    contract: n.Contract, shared: tuple[Written, ...], operation: n.Operation
) -> Iterator[Fact]:
    found = [(written, contract.resolve(written)) for written in (*shared, *operation.parameters)]
    whole = [written for written, one in found if one is not None and one.place == "querystring"]
    single = any(one is not None and one.place == "query" for _, one in found)
    for written in whole[1:] if not single else whole:
        yield Fact("querystring-not-alone", written.at, covers=("parameters",))


def _parameter(parameter: n.Parameter) -> Iterator[Fact]:
    values = {"name": parameter.name, "in": parameter.place}
    if parameter.place == "path" and parameter.raw.get("required") is not True:
        yield Fact("optional-path-parameter", parameter.at, values, covers=("required",))
    if parameter.place == "header" and parameter.name.lower() in IGNORED_HEADERS:
        yield Fact("ignored-header-parameter", parameter.at, values)
    yield from described(parameter.at, parameter.raw, f"parameter `{parameter.name}`")


def described(at: str, raw: Any, what: str) -> Iterator[Fact]:
    """What holds for parameters and headers alike: `schema` or `content`, `example` or `examples`."""
    covers = ("schema", "content", _label(at))
    if "schema" in raw and "content" in raw:
        yield Fact("schema-and-content", at, {"what": what}, covers=covers)
    elif "schema" not in raw and "content" not in raw:
        yield Fact("schema-or-content-missing", at, {"what": what}, covers=covers)
    yield from examples_twice(at, raw)


def examples_twice(at: str, raw: Any) -> Iterator[Fact]:
    """`example` and `examples` side by side."""
    if "example" in raw and "examples" in raw:
        covers = ("example", "examples", _label(at))
        yield Fact("example-and-examples", join(at, "example"), on_key=True, covers=covers)


def _label(at: str) -> str:
    """What structural validation calls the object at a key."""
    tokens = split(at.partition("#")[2])
    return label([int(one) if one.isdecimal() else one for one in tokens[-2:]])


# ── responses, tags, links ────────────────────────────────────────────────────────────────────────


def _responses(operation: n.Operation) -> Iterator[Fact]:
    written = operation.raw.get("responses")
    if not isinstance(written, dict):
        return
    at = join(operation.at, "responses")
    if not [name for name in written if not name.startswith("x-")]:
        yield Fact("no-responses", at, on_key=True, covers=("responses", "default"))
    for status in written:
        if status != "default" and not status.startswith("x-") and not _STATUS.fullmatch(status):
            upper = status.upper()
            help = f"write `{upper}`" if _STATUS.fullmatch(upper) else None
            place = join(at, status)
            covers = (status, "default")
            yield Fact("invalid-status", place, {"status": status}, help, (), True, covers)


def _tags(survey: Survey) -> Iterator[Fact]:
    declared: dict[str, n.Tag] = {}
    for tag in survey.contract.tags:
        if tag.name in declared:
            yield Fact("duplicate-tag", join(tag.at, "name"), {"name": tag.name})
        declared.setdefault(tag.name, tag)
    for tag in declared.values():
        yield from _parents(tag, declared)
    if not declared:
        return
    seen: set[str] = set()
    for operation in survey.operations:
        for index, name in enumerate(operation.tags):
            if name not in declared and name not in seen:
                seen.add(name)
                yield Fact("undeclared-tag", join(operation.at, "tags", index), {"name": name})


def _parents(tag: n.Tag, declared: dict[str, n.Tag]) -> Iterator[Fact]:
    if tag.parent is None:
        return
    at = join(tag.at, "parent")
    if tag.parent not in declared:
        yield Fact("unknown-tag-parent", at, {"name": tag.parent})
        return
    seen, above = {tag.name}, declared.get(tag.parent)
    while above is not None and above.name not in seen:
        seen.add(above.name)
        above = declared.get(above.parent or "")
    if above is tag:
        yield Fact("tag-circle", at, {"name": tag.name})


def _links(survey: Survey) -> Iterator[Fact]:
    contract = survey.contract
    known = {one.operation.id: one for one in contract.endpoints if one.operation.id is not None}
    standing = {one.operation.at: one for one in contract.endpoints}
    for link in survey.links:
        target = None
        if link.operation_id is not None:
            target = known.get(link.operation_id)
            if target is None:
                at = join(link.at, "operationId")
                yield Fact("unknown-link-target", at, {"target": link.operation_id})
        elif link.operation_ref is not None:
            target = standing.get(link.operation_ref)
            # Elsewhere means another document; reading reported what leads nowhere.
            if target is None and link.operation_ref.startswith("#"):
                at = join(link.at, "operationRef")
                if not any(finding.at == at for finding in contract.findings):
                    yield Fact("unknown-link-target", at, {"target": link.operation_ref})
        if target is not None:
            yield from _link_parameters(link, target)


def _link_parameters(link: n.Link, target: n.Endpoint) -> Iterator[Fact]:
    known = {one.name for one in target.parameters}
    known |= {f"{one.place}.{one.name}" for one in target.parameters}
    for name in link.parameters:
        if name not in known:
            at = join(link.at, "parameters", name)
            operation = f"{target.method.upper()} {target.path}"
            values = {"name": name, "operation": operation}
            yield Fact("unknown-link-parameter", at, values, on_key=True)
