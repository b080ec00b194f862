"""Methods of things that are kept in memory, by what they do.

Takes an operation and what is kept of its resource, gives statements; refuses to know databases.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final
from uuid import UUID

from contractor.contract.templating import as_sent
from contractor.model import Record, Scalar, Type
from contractor.nouns import article, phrase
from contractor.resources import Role
from contractor.resources.names import tells_when
from contractor.scaffold.composing import Part, changed, composed, copied
from contractor.scaffold.dates import is_moment
from contractor.scaffold.going import success
from contractor.scaffold.kept import Kept
from contractor.scaffold.listing import answer_list
from contractor.scaffold.method import Method, Told, versioned
from contractor.scaffold.scene import Scene
from contractor.scaffold.whole import OwnKey
from contractor.targets.fastapi.names import BODY
from contractor.targets.python import literals
from contractor.targets.python.layout import WIDTH, width
from contractor.text import words

_UUID: Final = UUID("a9b1c1d1-2e2f-4a3b-8c4d-5e5f6a6b7c7d")
#: Keys that are texts, and a sample of each: the first that the document takes is what things are called by.
_TEXTS: Final = (
    ("str({}())", str(_UUID)),
    ("{}().hex", _UUID.hex),
    ("{}().hex[:8]", _UUID.hex[:8]),
    ("str({}().int)", str(_UUID.int)),
    ("str({}().int)[:18]", str(_UUID.int)[:18]),
    ("str({}().int)[:9]", str(_UUID.int)[:9]),
)


class InMemory(Method):
    """A method of what is kept in memory, or nowhere."""

    def write(self) -> None:
        """The statements of the method. Raises `NoSample` where an example that they need cannot be made."""
        resource = self.step.resource
        kept = None if resource is None else self.whole.kept.get(resource.path)
        if kept is None or self.scene.shelf(kept) is None:
            self._kept_nowhere()
            return
        match self.role:
            case Role.LIST:
                self.look_above()
                answer_list(self, kept)
            case Role.CREATE:
                self._create(kept)
            case Role.READ:
                self._read(kept)
            case Role.REPLACE:
                self._replace(kept)
            case Role.UPDATE:
                self._update(kept)
            case Role.DELETE:
                self._delete(kept)
            case Role.ACT:
                self._act(kept)

    # ── what is above ─────────────────────────────────────────────────────────────────────────────

    def look_above(self) -> None:
        """Refuse whoever asks for what is below something that is not there."""
        above = self.whole.above(as_sent(self.endpoint.path))
        # Where no answer could say so, a list is empty.
        if above is not None and (self.role is not Role.LIST or self.can_refuse()):
            self.must_be_there(above)

    def must_be_there(self, kept: Kept) -> None:
        """Refuse whoever asks for something that is not there."""
        shelf = self.scene.shelf(kept)
        if shelf is None or any(self.argument("path", key.variable) is None for key in kept.keys):
            return
        with self.lines.inside(f"if {self.short(self.key(kept), shelf)} not in {shelf}:"):
            self.missing(kept.noun)

    def short(self, key: str, shelf: str) -> str:
        """The key as a comparison with what is on a shelf has room for it."""
        if not key.startswith("(") or width(f"        if {key} not in {shelf}:") <= WIDTH:
            return key
        name = self.local(("key",))
        self.lines.add(f"{name} = {key}")
        return name

    def key(self, kept: Kept, last: str | None = None) -> str:
        """The key of a thing, by the arguments of its path; `last` is that of the thing itself, if it is another."""
        parts = self.key_parts(kept)
        if last is not None:
            parts[-1] = last
        if not parts:
            return literals.string(kept.name.lower())
        return parts[0] if len(parts) == 1 else f"({', '.join(parts)})"

    # ── roles ─────────────────────────────────────────────────────────────────────────────────────

    def _kept_nowhere(self) -> None:
        self.look_above()
        if self.role is Role.LIST:
            answer_list(self, None)
        else:
            self.by_example()

    def _act(self, kept: Kept) -> None:
        wanted = self.kind(self.answer())
        same = kept.kind is not None and wanted is not None and self.whole.same(kept.kind, wanted)
        if not same or kept.kind is None or not self._leads_to(kept):
            if self._leads_to(kept):
                self.must_be_there(kept)
            self.by_example()
            return
        name, key = self._found(kept), self.key(kept)
        if self._says_of(kept):
            parts = self.parts(wanted)
            self._change(
                kept,
                name,
                lambda: f"{self.scene.merging('like')}({', '.join([name, *parts])})",
                merges=False,
            )
            self._put(kept, key, name)
        self.goes_well(name, self._told(kept, key))

    def _says_of(self, kept: Kept) -> bool:
        """Whether the body says anything that a thing holds."""
        record = self.whole.kinds.record(kept.kind)
        return record is not None and any(map(self._says, self.whole.kinds.properties(record)))

    def _leads_to(self, kept: Kept) -> bool:
        return all(self.argument("path", key.variable) is not None for key in kept.keys)

    def _found(self, kept: Kept) -> str:
        """The variable that holds the thing that a path leads to."""
        name = self.local(kept.noun)
        self.lines.add(f"{name} = {self.scene.shelf(kept)}.get({self.key(kept)})")
        with self.lines.inside(f"if {name} is None:"):
            self.missing(kept.noun)
        return name

    def _read(self, kept: Kept) -> None:
        if not kept.resource.variable:
            self.look_above()
        name = self._found(kept)
        if kept.content == "nothing":
            self.goes_well(None)
            return
        own = self.whole.own_key(kept)
        if not kept.resource.is_known and own is not None:
            update = f"{{{literals.string(own.name)}: {self.key_parts(kept)[-1]}}}"
            self.lines.add(f"{name} = {name}.model_copy(update={update})")
        key = self.key(kept)
        tag: str | None = None
        if self.documents("304") and self.argument("header", "If-None-Match") is not None:
            tag = self.answer_unchanged(self._version(kept, key))
        self._tell(kept, name, key, tag=tag)

    def _version(self, kept: Kept, key: str) -> str:
        etag = self.scene.use(".etags", "etag")
        return f"{etag}({self.scene.shelf(kept)}.version({key}))"

    def _told(self, kept: Kept, key: str, own: str | None = None) -> Told:
        """What headers tell of a thing. `own` is its own key where it is none of the arguments."""
        parts = [
            (part, self.whole.key_code(one))
            for part, one in zip(self.key_parts(kept), kept.keys, strict=True)
        ]
        if own is not None and parts:
            parts[-1] = (own, parts[-1][1])
        where = self.location(kept.resource, parts)
        tag = self._version(kept, key) if self.tells_version() else None
        return Told(where if kept.resource.addressed else None, tag)

    def _tell(
        self, kept: Kept, name: str, key: str, own: str | None = None, tag: str | None = None
    ) -> None:
        """Answer with a thing. `tag` is its validator, where that was worked out before."""
        told = self._told(kept, key, own)
        if tag is not None:
            told = Told(told.location, tag)
        if kept.content == "bytes":
            answer = self.answer()
            body = None if answer is None else self.body_of(answer)
            self.goes_well(name if body is not None and not body.whole else None, told)
            return
        self.goes_well(self.wrapped(name, kept.kind) if kept.kind is not None else None, told)

    def _create(self, kept: Kept) -> None:
        self.look_above()
        name, own = self._made(kept)
        key = self.key(kept, own)
        above = [str(self.argument("path", one)) for one in self.whole.made_below(kept)]
        self._put(kept, key, name, above)
        self._tell(kept, name, key, own)

    def _put(self, kept: Kept, key: str, value: str, above: Sequence[str] = ()) -> None:
        """Keep a thing; `above` is what it stands below, where its key does not say so."""
        comma = "," if len(above) == 1 else ""
        below = f", above=({', '.join(above)}{comma})" if above else ""
        self.lines.add(f"{self.scene.shelf(kept)}.put({key}, {value}{below})")

    def _made(self, kept: Kept) -> tuple[str, str | None]:
        """A new thing and its key: the variables that hold them."""
        kind = kept.kind
        if kind is None or not self.whole.kinds.is_object(kind):
            value = self._value(kept)
            return value, self._new_key(kept) if kept.resource.variable else None
        record = self.whole.kinds.record(kind)
        given = {} if record is None else self.dates(record, new=True)
        given |= {} if record is None else self._led_through(kept, record)
        key: str | None = None
        own: OwnKey | None = None
        if kept.resource.variable:
            key, own = self._keyed(kept, given)
        name = self._composed(kept, given, lambda: self._first(kept))
        return name, f"{name}.{own.name}" if own is not None else key

    def _led_through(self, kept: Kept, record: Record) -> dict[str, str]:
        """What the path says of a thing that is made below others, and clients do not: their keys, by their names."""
        properties = self.whole.kinds.properties(record)
        found: dict[str, str] = {}
        for place, variable in self.names.arguments:
            argument = self.argument(place, variable)
            one = properties.get(variable)
            if place != "path" or one is None or argument is None or self._says(variable):
                continue
            asked = next(
                each.property
                for each in self.call.inputs
                if each.place == "path" and each.property.name == variable
            )
            if variable != kept.resource.member and self.whole.same(asked.type, one.type):
                found[variable] = argument
        return found

    def _first(self, kept: Kept) -> str:
        """The constant of the first thing."""
        example = self.scene.things(kept)
        if example is None:
            example = self.example_of(kept.kind) if kept.kind is not None else ""
        return example

    def _composed(
        self,
        kept: Kept,
        given: Mapping[str, str],
        rest: Callable[[], str],
        *,
        whole: bool = False,
    ) -> str:
        """The variable that holds a thing as it was sent, with what is `given`; the `rest` is that of another."""
        text = self._written(kept, given, rest, whole=whole)
        if text == BODY:
            return text
        name = self.local(kept.noun)
        if text is not None:
            self.lines.add(f"{name} = {text}")
            return name
        like = self.scene.merging("like")
        self.lines.add(f"{name} = {like}({', '.join([rest(), *self.parts(kept.kind)])})")
        self._assign(kept, name, given)
        return name

    def _written(
        self, kept: Kept, given: Mapping[str, str], rest: Callable[[], str], *, whole: bool
    ) -> str | None:
        """A thing as it was sent, by types alone."""
        record = self.whole.kinds.record(kept.kind)
        parts = self._typed(kept.kind)
        if record is None or not parts:
            return None
        if len(parts) == 1 and parts[0].record.key == record.key:
            return copied(self, record, BODY, given)
        return composed(self, record, parts, given, rest, whole=whole)

    def converted(self, value: str, kind: Type | None, wanted: Type) -> str | None:
        """A value of one type as one of another; None where it cannot be."""
        own, other = self.whole.kinds.record(kind), self.whole.kinds.record(wanted)
        if kind is not None and value.isidentifier() and own is not None and other is not None:
            if self.whole.fits(kind, wanted):
                return value
            if self.whole.kinds.is_object(kind) and self.whole.kinds.is_object(wanted):
                parts = [Part(value, own)]
                made = composed(self, other, parts, {}, lambda: self.example_of(wanted))
                if made is not None:
                    return made
        return super().converted(value, kind, wanted)

    def _assign(self, kept: Kept, name: str, given: Mapping[str, str]) -> None:
        record = self.whole.kinds.record(kept.kind)
        for property, value in given.items():
            if record is not None:
                self.lines.add(f"{name}.{self.whole.attributes.names(record)[property]} = {value}")

    def _typed(self, wanted: Type | None) -> list[Part]:
        """What of the body says something of an object, with its types; empty where that may be absent."""
        kinds = self.body_kinds()
        record = self.whole.kinds.record(kinds[0]) if len(kinds) == 1 else None
        if record is None or not self.call.body_required:
            return []
        found: list[Part] = []
        for part in self.parts(wanted):
            if part == BODY:
                found.append(Part(BODY, record))
                continue
            names = self.whole.attributes.names(record)
            name = next((name for name, own in names.items() if part == f"{BODY}.{own}"), None)
            inner = None if name is None else self.whole.kinds.properties(record)[name]
            own = None if inner is None else self.whole.kinds.record(inner.type)
            if own is None:
                return []
            found.append(Part(part, own))
        return found

    def _new_key(self, kept: Kept) -> str:
        """The variable that holds the key of a new thing which does not say it itself."""
        key = self.local(words(kept.resource.variable))
        resource, own = kept.resource, kept.keys[-1]
        shown = self.whole.stock.key(resource.path, resource.variable)
        kind = Scalar("string") if own.as_text else own.kind
        self.lines.add(f"{key} = {self.fresh(kept) or self.scene.literal(kind, shown)}")
        return key

    def _keyed(self, kept: Kept, given: dict[str, str]) -> tuple[str | None, OwnKey | None]:
        """The key of a new thing, a variable, else the attribute that is it; what a client chose is there once.

        What the thing is to say of it is added to what is `given`.
        """
        own = self.whole.own_key(kept)
        sent, required = self._chosen(kept)
        is_sent = sent is not None and required
        fresh = None if own is None or is_sent else self.fresh(kept)
        if own is None or (fresh is None and not is_sent and not own.always):
            return self._new_key(kept), None
        key: str | None = sent if is_sent else None
        if not is_sent and (sent is not None or not own.always):
            chosen = f"{self.scene.use(self.scene.models, 'given')}({sent}) or " if sent else ""
            key = self.local(words(kept.resource.variable))
            self.lines.add(f"{key} = {chosen}{fresh}")
            given[kept.resource.member] = key
        elif not is_sent and fresh is not None:
            given[kept.resource.member] = fresh
        if sent is not None and key is not None and self.documents("409"):
            shelf = str(self.scene.shelf(kept))
            with self.lines.inside(f"if {self.short(self.key(kept, key), shelf)} in {shelf}:"):
                self.refuse("409", kept.noun, f"there is such {article(phrase(kept.noun))} already")
        return key, own if key is None else None

    def _value(self, kept: Kept) -> str:
        """What is kept of a thing that is no object: what was sent, else an example."""
        if kept.content == "nothing":
            return "True"
        if kept.content == "bytes":
            return self._bytes() or self._file(kept)
        kinds = self.body_kinds()
        is_sent = self.call.body_required and len(kinds) == 1
        if is_sent and kept.kind is not None and self.whole.same(kinds[0], kept.kind):
            return BODY
        example = self.scene.things(kept)
        return (
            example if example is not None else self.example_of(kept.kind) if kept.kind else "True"
        )

    def _file(self, kept: Kept) -> str:
        return file_of(self.scene, kept)

    def _bytes(self) -> str | None:
        """The bytes that were sent: the whole body, or a file of a form."""
        code = dict(self.arguments).get(BODY)
        if code is None:
            return None
        if code.flat == "bytes":
            return BODY
        kinds = self.body_kinds()
        record = self.whole.kinds.record(kinds[0]) if len(kinds) == 1 else None
        if record is None or not self.call.body_required:
            return None
        names = self.whole.attributes.names(record)
        properties = self.whole.kinds.properties(record)
        for name, one in properties.items():
            if one.required and self.whole.code(one.type) == "bytes":
                others = [f"`{names[other]}`" for other in properties if other != name]
                if others:
                    self.lines.note(f"Not kept yet: {', '.join(others)}.")
                return f"{BODY}.{names[name]}"
        return None

    def _chosen(self, kept: Kept) -> tuple[str | None, bool]:
        """The key that clients choose for what they make, an expression, and whether they must."""
        kinds = self.body_kinds()
        record = self.whole.kinds.record(kinds[0]) if len(kinds) == 1 else None
        if record is None or not self.call.body_required:
            return None, False
        found = self.whole.kinds.properties(record).get(kept.resource.member)
        if found is None or found.read_only:
            return None, False
        if self.whole.bare(found.type) != self.whole.key_code(kept.keys[-1]):
            return None, False
        name = self.whole.attributes.names(record)[kept.resource.member]
        return f"{BODY}.{name}", found.required

    def fresh(self, kept: Kept) -> str | None:
        """A key that nothing has: the next number, a UUID, a text that the document takes; None where none is known."""
        scene, key = self.scene, kept.keys[-1]
        shelf = scene.shelf(kept)
        scalar = None if key.as_text else self.whole.kinds.scalar(key.kind)
        if scalar is not None and scalar.format == "uuid":
            return f"{scene.use('uuid', 'uuid4')}()"
        if scalar is not None and scalar.kind in ("integer", "number"):
            one = len(kept.keys) == 1
            numbers = shelf if one else f"(key[-1] for key in {shelf})"
            return f"max({numbers}, default=0) + 1"
        for made, sample in _TEXTS:
            if self.whole.stock.takes_key(kept, sample):
                return made.format(scene.use("uuid", "uuid4"))
        return None

    def dates(self, record: Record, *, new: bool) -> dict[str, str]:
        """When a thing was made or changed, where clients do not say it: expressions by names on the wire."""
        found: dict[str, str] = {}
        for name, one in self.whole.kinds.properties(record).items():
            scalar = self.whole.kinds.scalar(one.type)
            if scalar is None or scalar.format not in ("date", "date-time") or self._says(name):
                continue
            if tells_when(name, new=new) or (new and is_moment(one)):
                now = f"{self.scene.use('datetime', 'datetime')}.now({self.scene.use('datetime', 'UTC')})"
                found[name] = f"{now}.date()" if scalar.format == "date" else now
            elif new and one.required and self.whole.kinds.takes_null(one.type):
                found[name] = "None"
        return found

    def _says(self, name: str) -> bool:
        """Whether clients can say a property."""
        for kind in self.body_kinds():
            record = self.whole.kinds.record(kind)
            found = None if record is None else self.whole.kinds.properties(record).get(name)
            if found is not None and not found.read_only:
                return True
        return False

    def _replace(self, kept: Kept) -> None:
        resource = kept.resource
        shelf, key = self.scene.shelf(kept), self.key(kept)
        is_there = bool(resource.variable) and Role.CREATE in resource.operations
        if not is_there:
            self.look_above()
        if kept.kind is None or not self.whole.kinds.is_object(kept.kind):
            if is_there:
                self.must_be_there(kept)
            self._refuse_stale(kept)
            name = self._value(kept)
        else:
            name = self._replaced(kept, is_there=is_there)
        made = next((one for one in self.call.answers if one.status == "201"), None)
        answer = self.answer()
        is_new: str | None = None
        if made is not None and answer is not None and made.status != answer.status:
            is_new = self.local(("is", "new"))
            self.lines.add(f"{is_new} = {key} not in {shelf}")
        self._put(kept, key, name)
        if is_new is not None and made is not None:
            with self.lines.inside(f"if {is_new}:"):
                wanted = self.kind(made)
                body = None if wanted is None else self.converted(name, kept.kind, wanted)
                self.lines.add(f"return {self.reply(made, body, self._told(kept, key))}")
        self._tell(kept, name, key)

    def _replaced(self, kept: Kept, *, is_there: bool) -> str:
        """The variable that holds what stands there from now on: what clients cannot say stays as it is."""
        record = self.whole.kinds.record(kept.kind)
        given = {} if record is None else self.dates(record, new=False)
        own = self.whole.own_key(kept) if kept.resource.variable else None
        if own is not None:
            given[kept.resource.member] = self.key_parts(kept)[-1]
        stored = self.local(("stored",))
        asked: list[str] = []

        def rest() -> str:
            asked.append(stored)
            return stored

        if self._written(kept, given, rest, whole=True) is None:
            rest()
        if asked:
            found = f"{self.scene.shelf(kept)}.get({self.key(kept)})"
            if is_there:
                self.lines.add(f"{stored} = {found}")
                with self.lines.inside(f"if {stored} is None:"):
                    self.missing(kept.noun)
            else:
                self.lines.add(f"{stored} = {found} or {self._first(kept)}")
        elif is_there:
            self.must_be_there(kept)
        self._refuse_stale(kept)
        return self._composed(kept, given, rest, whole=True)

    def _refuse_stale(self, kept: Kept) -> None:
        if self.is_versioned(kept):
            version = f"{self.scene.shelf(kept)}.version({self.key(kept)})"
            self.refuse_stale(kept.noun, version)

    def is_versioned(self, kept: Kept) -> bool:
        """Whether any answer tells the version of a thing: nobody could show it otherwise."""
        done = kept.resource.operations.items()
        calls = [(self.whole.calls[index], role) for role, index in done]
        return any(versioned(self.whole, call, success(call, role)) for call, role in calls)

    def _update(self, kept: Kept) -> None:
        if not kept.resource.variable:
            self.look_above()
        name = self._found(kept)
        self._refuse_stale(kept)
        kinds = self.body_kinds()
        if (
            kept.kind is not None
            and self.whole.kinds.is_object(kept.kind)
            and kinds
            and all(map(self.whole.kinds.is_object, kinds))
        ):
            self._change(
                kept,
                name,
                lambda: f"{self.scene.merging('patched')}({name}, {BODY})",
                merges=True,
            )
        key = self.key(kept)
        self._put(kept, key, name)
        self._tell(kept, name, key)

    def _change(self, kept: Kept, name: str, otherwise: Callable[[], str], *, merges: bool) -> None:
        """Make a thing what the body says, by types alone or `otherwise`."""
        record = self.whole.kinds.record(kept.kind)
        given = {} if record is None else self.dates(record, new=False)
        own = self.whole.own_key(kept) if kept.resource.variable else None
        if own is not None and self._says(kept.resource.member):
            given[kept.resource.member] = self.key_parts(kept)[-1]
        parts = self._typed(None)
        text = None
        if record is not None and len(parts) == 1:
            text = changed(self, record, name, parts[0], given, merges=merges)
        if text is not None:
            self.lines.add(f"{name} = {text}")
            return
        self.lines.add(f"{name} = {otherwise()}")
        self._assign(kept, name, given)

    def _delete(self, kept: Kept) -> None:
        shelf, key = self.scene.shelf(kept), self.key(kept)
        wanted = self.kind(self.answer())
        same = wanted is not None and kept.kind is not None and self.whole.same(kept.kind, wanted)
        if not kept.resource.variable:
            self.look_above()
        name = self._found(kept) if same else None
        if name is None:
            self.must_be_there(kept)
        self._refuse_stale(kept)
        self.lines.add(f"{shelf}.remove({key})")
        self.remove_below(kept)
        self.goes_well(name)

    def remove_below(self, kept: Kept) -> None:
        """Remove what stands below a thing."""
        for below in self.whole.below(kept):
            shelf = None if below.table is not None else self.scene.shelf(below)
            if shelf is not None:
                self.lines.add(f"{shelf}.remove_below({', '.join(self.key_parts(kept))})")


def file_of(scene: Scene, kept: Kept) -> str:
    """The constant of a file of a resource whose things are bytes."""
    for role in (Role.READ, Role.CREATE, Role.REPLACE):
        index = kept.resource.operations.get(role)
        if index is None:
            continue
        other = InMemory(scene, scene.whole.calls[index], scene.whole.resources.steps[index])
        answer = other.answer()
        body = None if answer is None else other.body_of(answer)
        if answer is not None and body is not None and not body.whole:
            return other.sample(answer, body)
    return 'b""'
