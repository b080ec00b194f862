"""What documents and operations say beside requests and answers: ids, tags, servers, names of schemas.

Takes both contracts or a pair of operations, gives rules that are met; refuses to know what these names stand
for.
"""

from collections.abc import Iterator
from typing import Any

from contractor.contract import Server
from contractor.diff.occurrence import Occurrence
from contractor.diff.operations.pair import Pair, Sides
from contractor.source import join, unescape

_SCHEMAS = "#/components/schemas/"


def labels(pair: Pair) -> Iterator[Occurrence]:
    """What differs in the id and the tags of an operation."""
    was, now = pair.old.id or "", pair.new.id or ""
    if was != now and was:
        revision = join(pair.new.at, "operationId") if now else pair.new.at
        yield pair.met(
            "api-operation-id-removed",
            "operation-id-changed",
            join(pair.old.at, "operationId"),
            revision,
            was=was,
            now=f"; it is `{now}` now" if now else "",
        )
    elif was != now:
        yield pair.met(
            "api-operation-id-added",
            "operation-id-added",
            pair.old.at,
            join(pair.new.at, "operationId"),
            now=now,
        )
    for word, here, there, at in (
        ("removed", pair.old.tags, pair.new.tags, pair.old.at),
        ("added", pair.new.tags, pair.old.tags, pair.new.at),
    ):
        for tag in dict.fromkeys(here):
            if tag not in there:
                place = join(at, "tags", here.index(tag))
                keys = (place, "") if word == "removed" else ("", place)
                yield pair.met(f"api-tag-{word}", f"tag-{word}", *keys, tag=tag)


def schemas(sides: Sides) -> Iterator[Occurrence]:
    """Named schemas that are gone."""
    for key in sides.old.schemas:
        name = key.removeprefix(_SCHEMAS)
        if key.startswith(_SCHEMAS) and "/" not in name and key not in sides.new.schemas:
            yield sides.met(
                "api-schema-removed", "schema-removed", key, "", "components", name=unescape(name)
            )


# ── servers ───────────────────────────────────────────────────────────────────────────────────────────


def servers(sides: Sides) -> Iterator[Occurrence]:
    """What differs in the servers of the document."""
    for id, edit, base, revision, arguments in _servers(sides.old.servers, sides.new.servers):
        yield sides.met(id, edit, base, revision, "servers", **arguments)


def servers_of(pair: Pair) -> Iterator[Occurrence]:
    """What differs in the servers of one operation, where it or its path has its own on a side."""
    own_old = pair.old.servers if pair.old.servers is not None else pair.old_item.servers
    own_new = pair.new.servers if pair.new.servers is not None else pair.new_item.servers
    if own_old is None and own_new is None:
        return
    old = pair.sides.old.servers if own_old is None else own_old
    new = pair.sides.new.servers if own_new is None else own_new
    for id, edit, base, revision, arguments in _servers(old, new):
        yield pair.met(id, edit, base, revision, **arguments)


_Difference = tuple[str, str, str, str, dict[str, Any]]


def _servers(old: tuple[Server, ...], new: tuple[Server, ...]) -> Iterator[_Difference]:
    olds = {server.url.rstrip("/"): server for server in old}
    news = {server.url.rstrip("/"): server for server in new}
    for url, server in olds.items():
        if url not in news:
            said = {"url": server.url}
            yield "api-server-removed", "server-removed", server.at, "", said
        else:
            yield from _variables(server, news[url])
    for url, server in news.items():
        if url not in olds:
            yield "api-server-added", "server-added", "", server.at, {"url": server.url}


def _variables(old: Server, new: Server) -> Iterator[_Difference]:
    for name, base in old.variables.items():
        revision = new.variables.get(name)
        if revision is None:
            continue
        said = {"name": name, "url": new.url}
        if base.default != revision.default:
            yield (
                "api-server-variable-default-changed",
                "server-variable-default-changed",
                base.at,
                revision.at,
                said | {"was": base.default, "now": revision.default},
            )
        for value in base.enum:
            if revision.enum and value not in revision.enum:
                yield (
                    "api-server-variable-value-removed",
                    f"server-variable-value-removed {value}",
                    base.at,
                    revision.at,
                    said | {"value": value},
                )
