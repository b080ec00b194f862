"""Families: records of several kinds that share a table, or a part of one.

Takes a model and the schemas that ask for it, gives which records belong together and the tag that tells them apart;
refuses to know columns. A family is a record with a discriminator and all that extend it, or a union of records.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from contractor.diagnostic import Finding, Severity
from contractor.frozen import changed, frozen
from contractor.model.plain import plain, properties, scalar
from contractor.model.types import (
    Alias,
    Checked,
    Constants,
    Enumeration,
    Model,
    Nullable,
    OneOf,
    Property,
    Record,
    Ref,
    Scalar,
    Type,
    TypeKey,
)
from contractor.source import join, unescape

Style = Literal["single", "joined"]
_PLAIN = Scalar("string")


@frozen
class Inheritance:
    """How rows of several records stand together: in one table, or in one that each of theirs refers to.

    `tag` is the property that tells them apart, `tags` its value for each record that has rows.
    """

    style: Style
    root: TypeKey
    tag: str
    tags: Mapping[TypeKey, str]


@frozen
class Family:
    """A family: the record of what its members have in common, and theirs. `at` is the place that asks for it."""

    inheritance: Inheritance
    record: Record
    members: tuple[Record, ...]
    at: str


@frozen
class Families:
    """The families of a model by their roots, and what is wrong with what was asked for."""

    families: Mapping[TypeKey, Family]
    findings: tuple[Finding, ...]

    def of(self, key: TypeKey) -> Family | None:
        """The family that a record is in, as its root or as a member."""
        for root, family in self.families.items():
            if key == root or any(one.key == key for one in family.members):
                return family
        return None


def families(model: Model, asked: Mapping[TypeKey, Any], word: str) -> Families:
    """The families that are asked for: `asked` are tables by their schemas, in the keyword `word`."""
    found = _Families(model, asked, word)
    return Families(found.all(), tuple(found.findings))


class _Families:
    def __init__(self, model: Model, asked: Mapping[TypeKey, Any], word: str) -> None:
        self._model = model
        self._asked = asked
        self._word = word
        self.findings: list[Finding] = []

    def all(self) -> dict[TypeKey, Family]:
        found: dict[TypeKey, Family] = {}
        taken: dict[TypeKey, TypeKey] = {}
        for key in self._asked:
            style = self._said(key)
            if style not in ("single", "joined"):
                continue
            family = self._family(key, style, join(key, self._word))
            if family is None:
                continue
            both = [one for one in (family.record, *family.members) if one.key in taken]
            for one in both:
                other = _name(taken[one.key])
                why = (
                    f"{_name(one.key)!r} is of the family of {other!r} already, and rows are of one"
                )
                self._wrong(why, family.at, "store one of the two by other means")
            if not both:
                found[key] = family
                taken |= {one.key: key for one in (family.record, *family.members)}
        return found

    def _said(self, key: TypeKey) -> Any:
        said = self._asked.get(key)
        return said.get("inheritance") if isinstance(said, Mapping) else None

    def _family(self, key: TypeKey, style: Style, at: str) -> Family | None:
        definition = self._model.definitions.get(key)
        if isinstance(definition, Record):
            return self._extended(definition, style, at)
        kind = definition.type if isinstance(definition, Alias) else None
        while isinstance(kind, Checked):
            kind = kind.inner
        if isinstance(definition, Alias) and isinstance(kind, OneOf):
            return self._united(definition, kind, style, at)
        why = f"{_name(key)!r} is no object, and no union of objects, that rows could be of"
        self._wrong(why, join(at, "inheritance"), "say it of what others extend, or of their union")
        return None

    # ── a record that others extend ───────────────────────────────────────────────────────────────

    def _extended(self, record: Record, style: Style, at: str) -> Family | None:
        discriminator = self._model.contract.schemas[record.key].discriminator
        if discriminator is None:
            why = f"nothing tells the kinds of {_name(record.key)!r} apart"
            help = "say a `discriminator` with its `propertyName`"
            self._wrong(why, join(at, "inheritance"), help)
            return None
        children = {one.key: one for one in self._children(record.key)}
        mapped: dict[TypeKey, list[str]] = {}
        known = {record.key: record, **children}
        for value, key in discriminator.mapping.items():
            if key in known:
                mapped.setdefault(key, []).append(value)
                continue
            why = f"{value!r} leads to {_name(key)!r}, which does not extend {_name(record.key)!r}"
            where = join(record.key, "discriminator", "mapping", value)
            self._wrong(why, where, f"say `allOf` with {_name(record.key)} in it")
            return None
        listed = scalar(self._model, _type_of(self._model, record, discriminator.property))
        members: dict[TypeKey, str] = {}
        for key, one in known.items():
            # A mapping says which kinds there are; without one, they go by what they say, or by their names.
            if key not in mapped and (mapped or key == record.key):
                continue
            tags = mapped.get(key) or self._literals(one, discriminator.property) or [_name(key)]
            if not _is_among(tags, listed):
                why = f"{tags[0]!r} is no {discriminator.property!r} that {_name(record.key)!r} has"
                self._wrong(why, at, f"list it there, or map another value to {_name(key)!r}")
                return None
            tag = self._one(tags, key, discriminator.property, at)
            if tag is None:
                return None
            members[key] = tag
        return self._made(record, known, members, discriminator.property, style, at)

    def _children(self, root: TypeKey) -> Iterator[Record]:
        """The records that extend another one, in the end."""
        for key, one in self._model.definitions.items():
            if isinstance(one, Record) and key != root and not key.endswith(">sent"):
                yield from [one] if root in self._above(key) else ()

    def _above(self, key: TypeKey) -> set[TypeKey]:
        """The schemas that a named one extends."""
        found: set[TypeKey] = set()
        schema = self._model.contract.schemas.get(key)
        pending = list(schema.all_of) if schema is not None else []
        while pending:
            part = pending.pop()
            pending += part.all_of
            if part.ref is not None and part.ref not in found:
                found.add(part.ref)
                other = self._model.contract.schemas.get(part.ref)
                pending += other.all_of if other is not None else ()
        return found

    # ── a union ───────────────────────────────────────────────────────────────────────────────────

    def _united(self, union: Alias, kind: OneOf, style: Style, at: str) -> Family | None:
        members: dict[TypeKey, Record] = {}
        for one in kind.members:
            found = plain(self._model, one)
            record = self._model.definitions.get(found.key) if isinstance(found, Ref) else None
            if not isinstance(record, Record):
                why = (
                    f"a member of {_name(union.key)!r} is no object with a name, which rows are of"
                )
                self._wrong(why, at, "give each member a schema of its own with properties")
                return None
            members[record.key] = record
        tag = kind.tag.property if kind.tag is not None else self._telling(members.values())
        if tag is None:
            why = f"nothing tells the members of {_name(union.key)!r} apart"
            help = "say a `discriminator`, or a property that is a `const` in each of them"
            self._wrong(why, join(at, "inheritance"), help)
            return None
        tags: dict[TypeKey, str] = {}
        for key, record in members.items():
            said = [] if kind.tag is None else _leading(kind.tag.mapping, key)
            one_tag = self._one(said or self._literals(record, tag), key, tag, at)
            if one_tag is None:
                return None
            tags[key] = one_tag
        record = Record(
            union.key, union.name, union.at, *self._common(members, tag), docs=union.docs
        )
        return self._made(record, members, tags, tag, style, at)

    def _telling(self, members: Any) -> str | None:
        """The property that is another constant in each member."""
        first, *others = members
        for one, _ in properties(self._model, first):
            if not one.required:
                continue
            values = [self._literals(record, one.name) for record in (first, *others)]
            flat = [value for found in values for value in found]
            if all(values) and len(set(flat)) == len(flat):
                return one.name
        return None

    def _common(
        self, members: Mapping[TypeKey, Record], tag: str
    ) -> tuple[tuple[Property, ...], tuple[str, ...]]:
        """The properties that all members have alike, and where they stand; the tag is plain text."""
        first, *others = (
            {one.name: (one, at) for one, at in properties(self._model, record)}
            for record in members.values()
        )
        found = [
            (changed(one, type=_PLAIN) if one.name == tag else one, at)
            for one, at in first.values()
            if all(
                one.name in other and (one.name == tag or _is_same(one, other[one.name][0]))
                for other in others
            )
        ]
        return tuple(one for one, _ in found), tuple(at for _, at in found)

    # ── both ──────────────────────────────────────────────────────────────────────────────────────

    def _made(
        self,
        record: Record,
        known: Mapping[TypeKey, Record],
        tags: Mapping[TypeKey, str],
        tag: str,
        style: Style,
        at: str,
    ) -> Family | None:
        if not set(tags) - {record.key}:
            why = f"nothing extends {_name(record.key)!r}"
            self._wrong(why, join(at, "inheritance"), "leave it out, or name it in an `allOf`")
            return None
        twice = [value for value in tags.values() if list(tags.values()).count(value) > 1]
        if twice:
            why = f"{twice[0]!r} is the {tag!r} of two records, and rows are of one"
            self._wrong(why, at, "give each a value of its own")
            return None
        for one in (record, *(known[key] for key in tags)):
            held = next(
                (each for each, _ in properties(self._model, one) if each.name == tag), None
            )
            kind = None if held is None else scalar(self._model, held.type)
            if held is None or not held.required or not _is_text(held.type, kind):
                why = f"{tag!r} does not tell the kinds apart: {_name(one.key)!r} need not have it as text"
                self._wrong(why, at, "require it there, as a string that is not null")
                return None
            if one.key in tags and not _is_among([tags[one.key]], kind):
                why = (
                    f"{_name(one.key)!r} goes by {tags[one.key]!r}, and says its {tag!r} is another"
                )
                self._wrong(why, at, "say the same value there and in the `mapping`")
                return None
        inheritance = Inheritance(style, record.key, tag, tags)
        members = tuple(known[key] for key in tags if key != record.key)
        return Family(inheritance, record, members, at)

    def _literals(self, record: Record, name: str) -> list[str]:
        """The texts that a record says a property of its own is one of, where these are constants."""
        for one in record.properties:
            if one.name == name:
                found = scalar(self._model, one.type)
                if isinstance(found, Constants):
                    return [str(value) for value in found.values]
                if isinstance(found, Enumeration) and len(found.members) == 1:
                    return [str(found.members[0].value)]
        return []

    def _one(self, tags: Sequence[str], key: TypeKey, tag: str, at: str) -> str | None:
        """The one value that a record goes by."""
        if len(tags) == 1:
            return tags[0]
        why = f"{_name(key)!r} goes by {'several values' if tags else 'no value'} of {tag!r}"
        self._wrong(why, at, "give each record one value of its own in the `mapping`")
        return None

    def _wrong(self, message: str, at: str, help: str) -> None:
        self.findings.append(Finding("invalid-table", Severity.ERROR, message, at, help))


def _name(key: TypeKey) -> str:
    return unescape(key.rpartition("/")[2])


def _leading(mapping: Mapping[str, TypeKey], key: TypeKey) -> list[str]:
    return [value for value, target in mapping.items() if target == key]


def _type_of(model: Model, record: Record, name: str) -> Type:
    return next((one.type for one, _ in properties(model, record) if one.name == name), _PLAIN)


def _is_among(tags: Sequence[str], kind: Scalar | Enumeration | Constants | None) -> bool:
    """Whether a property can have one of these values."""
    match kind:
        case Enumeration(others=None):
            return bool({member.value for member in kind.members} & set(tags))
        case Constants(values):
            return bool(set(values) & set(tags))
        case _:
            return True


def _is_text(kind: Type, found: Scalar | Enumeration | Constants | None) -> bool:
    if isinstance(kind, Nullable):
        return False
    match found:
        case Enumeration():
            return all(isinstance(one.value, str) for one in found.members)
        case Scalar():
            return found.kind == "string" and found.format is None
        case _:
            return isinstance(found, Constants)


def _is_same(one: Property, other: Property) -> bool:
    """Whether a property is the same in two records."""
    return (one.type, one.required) == (other.type, other.required)
