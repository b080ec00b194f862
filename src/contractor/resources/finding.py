"""Resources out of the paths, methods and answers of a contract.

Takes a contract, gives `Resources`; refuses to know what is stored. A path that ends in a variable is that of a
thing, the path before it its collection; a path below a thing that is no collection is a single thing. A path that
makes and lists things which no path below it leads to is the collection of those that have a path elsewhere, else
of things without one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from contractor.contract import Contract, Endpoint, MediaType, Reference, Response, Schema
from contractor.contract.reach import same_value, target
from contractor.contract.templating import as_sent, variables
from contractor.frozen import changed
from contractor.resources.names import plain
from contractor.resources.values import Listing, Resource, Resources, Role, Step

_ONLY_VARIABLE: Final = re.compile(r"\{([^{}]+)\}")
#: What lists are called inside of an answer, where several properties are lists.
_LISTS: Final = ("items", "data", "results", "entries", "values", "records", "content", "list")
#: Letters that the end of a variable has at least, if it is the name of a property.
_TELLING: Final = 5
#: What tells things apart, where no property has the name of the variable.
_KEYS: Final = ("id", "uuid", "key", "slug", "code", "name")


def resources(contract: Contract) -> Resources:
    """The resources of a contract, and what each of its operations does to them."""
    return _Finding(contract).found()


def json_schema(contract: Contract, response: Response) -> Schema | None:
    """The schema of an answer's JSON body, if it has one."""
    return _json_of(contract, response.content)


def _json_of(contract: Contract, content: Mapping[str, MediaType | Reference]) -> Schema | None:
    for name, node in content.items():
        media = contract.resolve(node)
        kind = name.partition(";")[0].strip().lower()
        if media is not None and (kind.endswith(("/json", "+json")) or kind == "*/*"):
            return media.schema
    return None


def declared(contract: Contract, schema: Schema | None) -> Mapping[str, Schema]:
    """The properties of whatever describes one value, by name; the first that declares one counts."""
    found: dict[str, Schema] = {}
    for part in () if schema is None else same_value(contract, (schema,)):
        for name, one in part.properties.items():
            found.setdefault(name, one)
    return found


def item_schema(contract: Contract, schema: Schema | None) -> Schema | None:
    """The schema of the items, where a value is a list."""
    parts = () if schema is None else same_value(contract, (schema,))
    return next((part.items for part in parts if part.items is not None), None)


def inside(contract: Contract, schema: Schema | None, names: Iterable[str]) -> Schema | None:
    """The schema of a property of a property."""
    for name in names:
        schema = declared(contract, schema).get(name)
    return schema


def wrapped(contract: Contract, schema: Schema | None, thing: Schema | None) -> str:
    """The member of a value that is the thing, as its component says it; empty where the value is the thing itself."""
    wanted = None if thing is None else target(contract, thing)
    for name, one in declared(contract, schema).items():
        if wanted is not None and one.ref is not None and target(contract, one) is wanted:
            return name
    return ""


class _Finding:
    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._served = {
            index: one for index, one in enumerate(contract.endpoints) if one.kind == "path"
        }
        self._paths: dict[str, dict[str, int]] = {}
        for index, one in self._served.items():
            # A fragment is not sent: what it tells apart is one request (and one of them is never called).
            path = as_sent(one.path)
            self._paths.setdefault(path, {}).setdefault(one.method.lower(), index)

    def found(self) -> Resources:
        known = {path: self._resource(path) for path in self._things()}
        elsewhere = self._gather(known)
        roles = {index: (role, known[path]) for index, (role, path) in elsewhere.items()} | {
            index: (role, one) for one in known.values() for role, index in one.operations.items()
        }
        steps = {
            index: self._step(endpoint, known, roles.get(index))
            for index, endpoint in self._served.items()
        }
        return Resources(known, steps)

    # ── which there are ───────────────────────────────────────────────────────────────────────────

    def _things(self) -> list[str]:
        """The paths of things, those above before those below."""
        found: dict[str, None] = {}
        for path in self._paths:
            segments = path.split("/")
            for end in range(1, len(segments) + 1):
                if _ONLY_VARIABLE.fullmatch(segments[end - 1]):
                    found["/".join(segments[:end])] = None
        collections = {_above(path) for path in found}
        for path, methods in self._paths.items():
            if path not in found and path not in collections and self._is_single(path, methods):
                found[path] = None
        return sorted(found, key=lambda path: (path.count("/"), [*found].index(path)))

    def _is_single(self, path: str, methods: Mapping[str, int]) -> bool:
        """Whether a path that no variable ends is that of one thing: it can be read, and is no list.

        What can only be put is one, unless the answer is the thing above, which is then what is changed.
        """
        if "get" not in methods:
            return "put" in methods and not self._tells_above(path, methods["put"])
        endpoint = self._served[methods["get"]]
        return self._listing(endpoint, has_things=False) is None

    def _tells_above(self, path: str, index: int) -> bool:
        """Whether an operation answers with the component of the thing that it stands below."""
        above = self._paths.get(self._parent(path), {})
        told = self._success(self._served[index])
        read = self._success(self._served[above["get"]]) if "get" in above else None
        if told is None or read is None or told.ref is None:
            return False
        return told.ref == read.ref

    def _resource(self, path: str) -> Resource:
        last = path.rpartition("/")[2]
        match = _ONLY_VARIABLE.fullmatch(last)
        methods = self._paths.get(path, {})
        roles = {
            role: methods[method]
            for method, role in (
                ("get", Role.READ),
                ("put", Role.REPLACE),
                ("patch", Role.UPDATE),
                ("delete", Role.DELETE),
            )
            if method in methods
        }
        parent = self._parent(path)
        if match is None:
            if "post" in methods and Role.REPLACE not in roles:
                roles[Role.CREATE] = methods["post"]
            return Resource(path, parent=parent, operations=roles)
        collection = _above(path)
        # Where the path before is that of a thing too, it is read and not listed.
        is_thing = _ONLY_VARIABLE.fullmatch(collection.rpartition("/")[2])
        around = {} if is_thing else self._paths.get(collection, {})
        if "get" in around:
            roles[Role.LIST] = around["get"]
        if "post" in around:
            roles[Role.CREATE] = around["post"]
        member, inside = self._member(match[1], collection, roles)
        return Resource(path, collection, match[1], member, inside, parent, roles)

    # ── collections without a path to their things ────────────────────────────────────────────────

    def _gather(self, known: dict[str, Resource]) -> dict[int, tuple[Role, str]]:
        """Add what collections make and list whose things have a path elsewhere, or none.

        What each operation of such a collection does, and to the resource of which path.
        """
        found: dict[int, tuple[Role, str]] = {}
        collections = {one.collection for one in known.values()}
        for path, methods in self._paths.items():
            if path in known or path in collections:
                continue
            roles, kinds = self._gathering(methods)
            if Role.CREATE not in roles:
                continue
            one = self._flat(path, kinds, known) or self._unaddressed(path, roles, known)
            if one is not None:
                known[one.path] = changed(one, operations={**roles, **one.operations})
                found |= {index: (role, one.path) for role, index in roles.items()}
        return found

    def _gathering(self, methods: Mapping[str, int]) -> tuple[dict[Role, int], list[Schema]]:
        """The operations of a path that list and make things of one kind, and what describes these."""
        roles: dict[Role, int] = {}
        kinds: list[Schema] = []
        if "get" in methods:
            endpoint = self._served[methods["get"]]
            listing = self._listing(endpoint, has_things=False)
            item = None if listing is None else self._item(self._success(endpoint), listing)
            if item is not None:
                roles[Role.LIST] = methods["get"]
                kinds.append(item)
        if "post" in methods:
            making = self._served[methods["post"]]
            made = self._success(making) or self._sent(making)
            if made is not None and all(self._alike(made, one) for one in kinds):
                roles[Role.CREATE] = methods["post"]
                kinds.append(made)
        return roles, kinds

    def _sent(self, endpoint: Endpoint) -> Schema | None:
        """The schema of the JSON that is sent."""
        node = endpoint.operation.request_body
        body = None if node is None else self._contract.resolve(node)
        return None if body is None else _json_of(self._contract, body.content)

    def _flat(
        self, path: str, kinds: Iterable[Schema], known: Mapping[str, Resource]
    ) -> Resource | None:
        """The resource that the things of a collection below others are read by: `/stays/{id}`."""
        own = plain(path.rpartition("/")[2])
        for one in known.values():
            named = one.collection and plain(one.collection.rpartition("/")[2]) == own
            if not named or "{" in one.collection or Role.READ not in one.operations:
                continue
            read = self._success(self._served[one.operations[Role.READ]])
            if all(self._alike(read, kind) for kind in kinds):
                return one
        return None

    def _unaddressed(
        self, path: str, roles: Mapping[Role, int], known: Mapping[str, Resource]
    ) -> Resource | None:
        """The resource of things that are made and listed, and have no path."""
        if Role.LIST not in roles:
            return None
        member, inside = self._member(_KEYS[0], path, roles)
        variable = member or _KEYS[0]
        while variable in variables(path):
            variable += "_"
        thing = f"{path}/{{{variable}}}"
        if thing in known or not _ONLY_VARIABLE.fullmatch(thing.rpartition("/")[2]):
            return None
        return Resource(thing, path, variable, member, inside, self._parent(thing), addressed=False)

    def _alike(self, one: Schema | None, other: Schema) -> bool:
        """Whether two schemas describe things of one kind: they are one component, or have the same properties."""
        if one is None:
            return False
        first = target(self._contract, one)
        if first is not None and first is target(self._contract, other):
            return True
        names = declared(self._contract, one).keys()
        return bool(names) and names == declared(self._contract, other).keys()

    def _parent(self, path: str) -> str:
        """The nearest thing above a path."""
        while path := _above(path):
            if _ONLY_VARIABLE.fullmatch(path.rpartition("/")[2]):
                return path
        return ""

    # ── what tells things apart ───────────────────────────────────────────────────────────────────

    def _member(
        self, variable: str, collection: str, roles: Mapping[Role, int]
    ) -> tuple[str, tuple[str, ...]]:
        """The property that holds the variable, and what leads to the thing from the body of an answer."""
        linked = self._linked(variable, roles)
        for role in (Role.READ, Role.CREATE, Role.REPLACE, Role.UPDATE, Role.LIST):
            if role not in roles:
                continue
            endpoint = self._served[roles[role]]
            schema = self._success(endpoint)
            if role is Role.LIST:
                listing = self._listing(endpoint, has_things=True)
                schema = None if listing is None else self._item(schema, listing)
            properties = declared(self._contract, schema)
            if linked is not None and linked in properties:
                return linked, ()
            found = _keyed(properties, variable, collection)
            if found:
                return found, ()
            if role is Role.LIST:
                continue
            for name, one in properties.items():
                found = _keyed(declared(self._contract, one), variable, collection)
                if found and len(properties) <= 3:
                    return found, (name,)
        return "", ()

    def _linked(self, variable: str, roles: Mapping[Role, int]) -> str | None:
        """What a link of the answer that makes a thing says the variable is: `$response.body#/id`."""
        if Role.CREATE not in roles:
            return None
        for node in self._served[roles[Role.CREATE]].operation.responses.values():
            response = self._contract.resolve(node)
            for link_node in () if response is None else response.links.values():
                link = self._contract.resolve(link_node)
                said = None if link is None else link.parameters.get(variable)
                if isinstance(said, str) and said.startswith("$response.body#/"):
                    name = said.removeprefix("$response.body#/")
                    return None if "/" in name else name
        return None

    def _success(self, endpoint: Endpoint) -> Schema | None:
        for status, node in sorted(endpoint.operation.responses.items()):
            response = self._contract.resolve(node)
            if status[:1] in ("2", "d") and response is not None:
                schema = json_schema(self._contract, response)
                if schema is not None:
                    return schema
        return None

    # ── lists ─────────────────────────────────────────────────────────────────────────────────────

    def _listing(self, endpoint: Endpoint, *, has_things: bool) -> Listing | None:
        """Where an operation lists. Below `has_things` an object with a list in it is a page of them."""
        schema = self._success(endpoint)
        if schema is None:
            return None
        if _is_list(self._contract, schema):
            return Listing()
        lists = [
            name
            for name, one in declared(self._contract, schema).items()
            if _is_list(self._contract, one)
        ]
        own = plain(endpoint.path.rpartition("/")[2])
        named = [name for name in lists if plain(name) in (own, *_LISTS)]
        if named:
            # The collection's own name first, then what lists are called.
            order = (own, *_LISTS)
            return Listing((min(named, key=lambda name: order.index(plain(name))),))
        return Listing((lists[0],)) if len(lists) == 1 and has_things else None

    def _item(self, schema: Schema | None, listing: Listing) -> Schema | None:
        return item_schema(self._contract, inside(self._contract, schema, listing.inside))

    # ── steps ─────────────────────────────────────────────────────────────────────────────────────

    def _step(
        self,
        endpoint: Endpoint,
        known: Mapping[str, Resource],
        held: tuple[Role, Resource] | None,
    ) -> Step:
        path = as_sent(endpoint.path)
        if held is None:
            above = known.get(path) or known.get(self._parent(path))
            if endpoint.method.lower() == "get":
                listing = self._listing(endpoint, has_things=False)
                if listing is not None:
                    return Step(Role.LIST, self._listed(endpoint, listing, known), listing)
            return Step(Role.ACT, above)
        role, resource = held
        if role is not Role.LIST:
            return Step(role, resource)
        listing = self._listing(endpoint, has_things=True)
        # What stands where a list would, and is none, is somebody else's answer.
        return Step(Role.ACT if listing is None else role, resource, listing)

    def _listed(
        self, endpoint: Endpoint, listing: Listing, known: Mapping[str, Resource]
    ) -> Resource | None:
        """The resource whose things another operation lists: they have the same component."""
        item = self._item(self._success(endpoint), listing)
        if item is None or item.ref is None:
            return None
        for one in known.values():
            if Role.READ in one.operations and one.collection and "{" not in one.collection:
                read = self._success(self._served[one.operations[Role.READ]])
                if read is not None and read.ref == item.ref:
                    return one
        return None


def _above(path: str) -> str:
    return path.rpartition("/")[0]


def _keyed(properties: Mapping[str, Schema], variable: str, collection: str) -> str:
    """The property that a variable of a path is, by its name; empty where none is."""
    wanted = plain(variable)
    own = {plain(name): name for name in reversed([*properties])}
    if wanted in own:
        return own[wanted]
    things = plain(collection.rpartition("/")[2])
    for word in _KEYS:
        # `bookingId` of `/bookings`, `user` of `/users`: the thing's own.
        if word in own and (wanted.endswith(word) or things.startswith(wanted[:-1] or wanted)):
            return own[word]
    for word, name in own.items():
        # `paymentPspReference` is the `pspReference` of a payment.
        if len(word) >= _TELLING and wanted.endswith(word):
            return name
    return next(_owned(own, things), "")


def _owned(own: Mapping[str, str], things: str) -> Iterator[str]:
    """Properties such as `bookId` among `/books`."""
    for word, name in own.items():
        for key in _KEYS[:3]:
            stem = word.removesuffix(key)
            if stem != word and stem and things.startswith(stem):
                yield name


def _is_list(contract: Contract, schema: Schema) -> bool:
    """Whether a value is a list of any number of things of one kind."""
    parts = [*same_value(contract, (schema,))]
    return not any(part.prefix_items for part in parts) and any(
        "array" in part.types or part.items is not None for part in parts
    )
