"""Ways to violate keywords that hold schemas, or speak of members and items.

Takes a place of a value and a keyword that holds there, gives wrong values for the place; refuses to judge them.
Changes of one member come first. Where that does not do, values are built of what stands beside the keyword, and
of what it denies.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from random import Random
from typing import Any, Final

from contractor.containment.texts import matching
from contractor.contract import Schema
from contractor.samples import wrong
from contractor.samples.judging import Judging
from contractor.samples.parts import Parts, Reading, hit
from contractor.samples.place import Impossible
from contractor.samples.spots import Spot
from contractor.samples.writing import Writing
from contractor.samples.wrong import Told, Wrong

_MEMBERS: Final = 40
_STRANGE: Final[tuple[Any, ...]] = ("undeclared", 1, True, None, {}, [], -1, 0.5, "", {"other": 1})
_NAMES: Final = ("undeclared", "undeclaredToo", "x-undeclared", "zzz")
_BAD_NAMES: Final = (
    *("", "not a name", "Not-A-Name", "0", "UPPER", "lower", "é", "a" * 300, "_", "-", "$"),
    *("a.b", "a/b", "unlisted"),
)
#: Keywords that say something together; without one, the others say nothing.
_TOGETHER: Final = {
    "if": {"if", "then", "else"},
    "contains": {"contains", "minContains", "maxContains"},
    "minContains": {"contains", "minContains", "maxContains"},
    "maxContains": {"contains", "minContains", "maxContains"},
}
_LEADING: Final = frozenset({"$ref", "$dynamic", "allOf"})


class Within:
    """A schema at a place of a value, and what can be built there."""

    def __init__(
        self, judging: Judging, reading: Reading, writing: Writing, spot: Spot, part: Schema
    ) -> None:
        self.judging = judging
        self.value = spot.value
        self.part = part
        self.parts = spot.parts
        self._held = spot.held if any(one is part for one in spot.held.all) else spot.parts
        self._reading = reading
        self._writing = writing

    def read(self, *schemas: Schema) -> Parts:
        """Schemas that hold together."""
        return self._reading.parts(schemas)

    def one(self, schemas: Iterable[Schema], number: int = 0, name: str = "") -> tuple[Any] | None:
        """A value of what stands inside."""
        told = tuple(schemas)
        if not told:
            return ("text",)
        try:
            return (self._writing.inner(told, number, name),)
        except Impossible:
            return None

    def items(self) -> Iterator[Any]:
        """Further items."""
        for number in range(len(self.value), len(self.value) + 2 * wrong.LONGEST_LIST):
            found = self.one(self.parts.item(number), number)
            if found is None:
                break
            yield found[0]

    def spelled(self, schema: Schema) -> Any:
        """A schema as containment has it."""
        return self._writing.workshop.spelled(schema)

    def built(self, keyword: str, *more: Any) -> Iterator[Any]:
        """Values of all that holds at the place but the keyword, and of further schemas."""
        without = _TOGETHER.get(keyword, {keyword})
        workshop = self._writing.workshop
        universe = workshop.universe
        told: set[int] = {universe.add(one) for one in more}
        for part in self._held.all:
            said = self.spelled(part)
            if isinstance(said, dict):
                kept = {name: one for name, one in said.items() if name not in _LEADING}
                if part is self.part:
                    kept = {name: one for name, one in kept.items() if name not in without}
                told.add(universe.add(kept))
        node = frozenset(told)
        for chance in (None, Random(1)):  # noqa: S311
            yield from workshop.built(node, chance)


def ways(within: Within, keyword: str) -> Iterator[Wrong]:
    """The ways to violate a keyword; none where the value is of a type that it is not about."""
    value, said = within.value, within.part.keywords[keyword]
    if isinstance(value, list):
        match keyword:
            case "minItems":
                yield from wrong.too_few(said, value)
            case "maxItems":
                unique = True in within.parts.values("uniqueItems")
                yield from wrong.too_many(said, value, within.items(), unique=unique)
            case "uniqueItems":
                yield from wrong.repeated(value, within.items())
            case "contains" | "minContains":
                yield from _not_containing(within, said if keyword == "contains" else None)
            case "maxContains":
                yield from _containing(within, said)
            case "items" | "unevaluatedItems":
                yield from _further(within, keyword, said)
    elif isinstance(value, dict):
        match keyword:
            case "required":
                for name in said:
                    if name in value:
                        yield _lacking(value, name, f"`{name}` is required; it is missing")
            case "minProperties":
                yield from _fewer(within, said)
            case "maxProperties":
                yield from _more(within, said)
            case "dependentRequired":
                yield from _dependent(within, said)
            case "dependentSchemas":
                yield from _depending(within, said)
            case "additionalProperties" | "unevaluatedProperties":
                yield from _undeclared(within, keyword, said)
            case "patternProperties":
                yield from _named(within, said)
            case "propertyNames":
                yield from _misnamed(within, said)
            case "properties":
                yield from _forbidden(within, said)
            case "discriminator":
                yield from _tagged(within, said.property)
    match keyword:
        case "oneOf":
            yield from _one_of(within, said)
        case "anyOf":
            yield from _any_of(within, said)
        case "not":
            yield from _not(within, said)
        case "if":
            yield from _if(within, said)


# ── objects ───────────────────────────────────────────────────────────────────────────────────────


def _lacking(value: dict[str, Any], name: str, said: str) -> Wrong:
    left = {other: one for other, one in value.items() if other != name}
    return Wrong(iter([(left, said)]), (name,))


def _fewer(within: Within, least: int) -> Iterator[Wrong]:
    value, required = within.value, set(within.parts.required)
    names = sorted(value, key=lambda name: name not in required)[: max(least - 1, 0)]
    left = {name: one for name, one in value.items() if name in names}
    count = len(left)
    said = f"minProperties is {least}; {count} member{'s were' if count != 1 else ' was'} sent"
    if count < least:
        yield Wrong(iter([(left, said)]))


def _more(within: Within, most: int) -> Iterator[Wrong]:
    if most > wrong.LONGEST_LIST:
        return
    value = dict(within.value)
    names = [name for name in within.parts.declared if name not in value]
    names += [f"{_NAMES[0]}{number}" for number in range(most + 1)]
    for name in names:
        if len(value) > most:
            break
        found = None if name in value else within.one(within.parts.member(name), 0, name)
        if found is not None:
            value[name] = found[0]
    if len(value) > most:
        yield Wrong(iter([(value, f"maxProperties is {most}; {len(value)} members were sent")]))


def _dependent(within: Within, said: Any) -> Iterator[Wrong]:
    value = within.value
    for name, others in said.items():
        for other in others:
            told = f"`{other}` is required beside `{name}`; it is missing"
            if name in value and other in value:
                yield _lacking(value, other, told)
            elif name not in value and other not in value:
                found = within.one(within.parts.member(name), 0, name)
                if found is not None:
                    yield Wrong(iter([({**value, name: found[0]}, told)]), (other,))
            elif name not in value:
                found = within.one(within.parts.member(name), 0, name)
                if found is not None:
                    left = {key: one for key, one in value.items() if key != other}
                    yield Wrong(iter([({**left, name: found[0]}, told)]), (other,))


def _depending(within: Within, said: Any) -> Iterator[Wrong]:
    for name, schema in said.items():
        asked = {"dependentSchemas": {name: within.spelled(schema)}}
        told = f"beside `{name}` more is asked for than was sent"

        def choices(name: str = name, asked: Any = asked, told: str = told) -> Told:
            if name not in within.value:
                found = within.one(within.parts.member(name), 0, name)
                if found is not None:
                    yield {**within.value, name: found[0]}, told
            for one in within.built("dependentSchemas", {"not": asked}):
                yield one, told

        yield Wrong(choices(), (name,))


def _undeclared(within: Within, keyword: str, said: Schema) -> Iterator[Wrong]:
    parts = within.parts
    never = said.boolean is False
    for name in _NAMES:
        if (
            name in within.value
            or name in parts.declared
            or any(hit(p, name) for p in parts.patterns)
        ):
            continue
        others = [one for one in parts.member(name) if one is not said and one.boolean is not False]

        def choices(name: str = name, others: list[Schema] = others) -> Told:
            if never:
                found = within.one(others, 0, name) or ("undeclared",)
                yield (
                    {**within.value, name: found[0]},
                    f"{keyword} is false; `{name}` was sent, which nothing declares",
                )
                return
            for one in _STRANGE:
                if not within.judging.takes(said, one):
                    told = f"{keyword} says what `{name}` must be; {wrong.shown(one)} was sent"
                    yield {**within.value, name: one}, told

        yield Wrong(choices(), (name,))
        return


def _named(within: Within, said: Any) -> Iterator[Wrong]:
    for pattern, schema in said.items():
        names = [
            name
            for count in (1, None, 2)
            if (name := matching(pattern, Random(1), count)) is not None  # noqa: S311
        ]
        held = [name for name in within.value if hit(pattern, name)]
        for name in [*held, *names][:1]:

            def choices(name: str = name, schema: Schema = schema) -> Told:
                for one in _STRANGE:
                    if not within.judging.takes(schema, one):
                        told = f"patternProperties says what `{name}` must be; {wrong.shown(one)} was sent"
                        yield {**within.value, name: one}, told

            yield Wrong(choices(), (name,))


def _misnamed(within: Within, said: Schema) -> Iterator[Wrong]:
    def choices() -> Told:
        for name in _BAD_NAMES:
            if name not in within.value and not within.judging.takes(said, name):
                told = f"propertyNames says what names must be; {wrong.shown(name)} was sent"
                found = within.one(within.parts.member(name), 0, name)
                if found is not None:
                    yield {**within.value, name: found[0]}, told

    yield Wrong(choices())


def _forbidden(within: Within, said: Any) -> Iterator[Wrong]:
    for name, schema in said.items():
        if schema.boolean is False:
            told = f"`{name}` must not be there; it was sent"
            yield Wrong(
                iter([({**within.value, name: one}, told) for one in _STRANGE[:2]]), (name,)
            )


def _tagged(within: Within, name: str) -> Iterator[Wrong]:
    if name in within.value:
        told = f"discriminator is `{name}`; its value leads to no schema"
        tags = ("unknown-tag", "unknown")
        choices = [
            ({**within.value, name: one}, f"{told}: {wrong.shown(one)} was sent") for one in tags
        ]
        yield Wrong(iter(choices), (name,))


# ── lists ─────────────────────────────────────────────────────────────────────────────────────────


def _further(within: Within, keyword: str, said: Schema) -> Iterator[Wrong]:
    def choices() -> Told:
        if said.boolean is False:
            for one in _STRANGE:
                yield (
                    [*within.value, one],
                    f"{keyword} is false; an item was sent that nothing declares",
                )
            return
        length = len(within.value)
        for one in _STRANGE:
            if not within.judging.takes(said, one):
                told = f"{keyword} says what item {length} must be; {wrong.shown(one)} was sent"
                yield [*within.value, one], told

    yield Wrong(choices(), (len(within.value),))


def _not_containing(within: Within, schema: Schema | None) -> Iterator[Wrong]:
    wanted: Schema = schema or within.part.keywords["contains"]
    least = within.part.keywords.get("minContains", 1)
    told = f"contains asks for {least} item{'s' if least != 1 else ''} of a kind; fewer were sent"

    def choices() -> Told:
        value = within.value
        others = [one for one in value if not within.judging.takes(wanted, one)]
        held = [one for one in value if within.judging.takes(wanted, one)][: max(least - 1, 0)]
        yield [*held, *others], told
        for strange in (*others[:1], *_STRANGE):
            if not within.judging.takes(wanted, strange):
                yield [one if one in held or one in others else strange for one in value], told
        denied = {"not": {"contains": within.spelled(wanted), "minContains": least}}
        for one in within.built("contains", denied):
            yield one, told

    yield Wrong(choices())


def _containing(within: Within, most: int) -> Iterator[Wrong]:
    wanted: Schema = within.part.keywords["contains"]

    def choices() -> Told:
        value = list(within.value)
        for number in range(most + 1):
            if sum(within.judging.takes(wanted, one) for one in value) > most:
                break
            schemas = (*within.parts.item(len(value)), wanted)
            found = within.one(schemas, len(value) + number)
            if found is None:
                return
            value.append(found[0])
        yield value, f"maxContains is {most}; more items of a kind were sent"

    if most <= wrong.LONGEST_LIST:
        yield Wrong(choices())


# ── compositions ──────────────────────────────────────────────────────────────────────────────────


def _near(within: Within) -> Iterator[Any]:
    """The value without one of its members, and without all that are not required."""
    value = within.value
    if isinstance(value, dict):
        for name in islice(value, _MEMBERS):
            yield {other: one for other, one in value.items() if other != name}
        required = set(within.parts.required)
        yield {name: one for name, one in value.items() if name in required}
        yield {}
    elif isinstance(value, list):
        yield []
        yield [*value, "undeclared"]


def _none(within: Within, keyword: str, members: tuple[Schema, ...]) -> Iterator[Wrong]:
    told = f"{keyword} has {len(members)} members; the value is of none of them"

    def choices() -> Told:
        for one in (*_near(within), *_other_types(within)):
            yield one, told
        denied = {"not": {"anyOf": [within.spelled(member) for member in members]}}
        for one in within.built(keyword, denied):
            yield one, told
        for one in _STRANGE:
            yield one, told

    yield Wrong(
        choice
        for choice in choices()
        if not any(within.judging.takes(member, choice[0]) for member in members)
    )


def _other_types(within: Within) -> Iterator[Any]:
    """Values of the same type that are something else."""
    value = within.value
    if isinstance(value, str):
        yield from (f"{value}x", "not of it", "")
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield from (value + 1, -value, value + 0.5, value * 1000)


def _one_of(within: Within, members: tuple[Schema, ...]) -> Iterator[Wrong]:
    yield from _none(within, "oneOf", members)
    told = "oneOf takes values of one of its members; the value is of several"
    taken = [one for one in members if within.judging.takes(one, within.value)]
    if len(taken) != 1:
        return

    def choices() -> Told:
        for other in members[:_MEMBERS]:
            if other is taken[0]:
                continue
            found = within.one((other,), 0)
            if found is not None:
                if isinstance(found[0], dict) and isinstance(within.value, dict):
                    yield {**found[0], **within.value}, told
                    yield {**within.value, **found[0]}, told
                yield found[0], told
            for one in within.built("oneOf", within.spelled(taken[0]), within.spelled(other)):
                yield one, told

    yield Wrong(choice for choice in choices() if _is_of_two(within, members, choice[0]))


def _is_of_two(within: Within, members: tuple[Schema, ...], value: Any) -> bool:
    return sum(within.judging.takes(one, value) for one in members) > 1


def _any_of(within: Within, members: tuple[Schema, ...]) -> Iterator[Wrong]:
    yield from _none(within, "anyOf", members)


def _not(within: Within, denied: Schema) -> Iterator[Wrong]:
    told = "not denies a kind of value; one of it was sent"

    def choices() -> Told:
        parts = within.read(denied)
        if isinstance(within.value, dict):
            value = dict(within.value)
            for name in (*parts.required, *parts.declared):
                schemas = (*within.parts.member(name), *parts.declared.get(name, ()))
                found = within.one(schemas, 0, name)
                if found is not None:
                    value = {**value, name: found[0]}
                    yield value, told
        for listed in (*parts.values("enum"), *([one] for one in parts.values("const"))):
            yield from ((one, told) for one in listed)
        for one in within.built("not", within.spelled(denied)):
            yield one, told

    yield Wrong(choices())


def _if(within: Within, condition: Schema) -> Iterator[Wrong]:
    spelled = within.spelled(condition)
    for word, asked in (("then", spelled), ("else", {"not": spelled})):
        branch = within.part.keywords.get(word)
        if branch is None:
            continue
        told = (
            f"`if` {'holds' if word == 'then' else 'does not hold'}, and `{word}` refuses the value"
        )

        def choices(asked: Any = asked, branch: Schema = branch, told: str = told) -> Told:
            wanted = asked is spelled
            for one in _near(within):
                if within.judging.takes(condition, one) is wanted:
                    yield one, told
            for one in within.built("if", asked, {"not": within.spelled(branch)}):
                yield one, told

        yield Wrong(choices())
