"""Keywords that a type does not say, as data for `conforms()` of `json.ts`.

Takes schemas of the contract, gives code; refuses to know the types of the model. What a schema refers to is
the validator of its name. Where it matters which properties and items other keywords have judged
(`unevaluated…`), what is referred to for the same value is written in place.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from contractor.contract import Contract, Schema
from contractor.contract.schema import IN_PLACE, ONE_SCHEMA, SCHEMA_LIST, SCHEMA_MAP
from contractor.contract.travel import Travel
from contractor.model.compose import Circular, conjuncts
from contractor.targets.typescript.validators.formats import NUMBERS, TEXTS
from contractor.targets.typescript.validators.layout import Code, Items, Members, member, text
from contractor.targets.typescript.validators.patterns import expression
from contractor.targets.typescript.validators.values import value

#: Keywords that mean something only together, or for which others of the same object matter.
_TOGETHER: Final = {
    "if": ("then", "else"),
    "then": ("if", "else"),
    "else": ("if", "then"),
    "contains": ("minContains", "maxContains"),
    "minContains": ("contains", "maxContains"),
    "maxContains": ("contains", "minContains"),
    "patternProperties": ("properties", "additionalProperties"),
    "additionalProperties": ("properties", "patternProperties"),
    "items": ("prefixItems",),
    "format": ("type",),
}
_UNEVALUATED: Final = frozenset({"unevaluatedProperties", "unevaluatedItems"})
_PASSED_OVER: Final = frozenset({"$defs", "definitions", "contentSchema", "discriminator"})
_PLAIN: Final = frozenset(
    "type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength maxItems "
    "minItems uniqueItems maxContains minContains maxProperties minProperties dependentRequired".split()
)
_NONE: Final[frozenset[str]] = frozenset()
Named = Callable[[str, bool], "Code | None"]


class Rules:
    """The rules of one contract.

    `named` gives the validator of the schema at a key, as sent or as read, None where there is none. `use`
    notes what a rule takes from `json.ts`.
    """

    def __init__(self, contract: Contract, named: Named, use: Callable[[str], str]) -> None:
        self._contract = contract
        self._named = named
        self._use = use
        self._travel = Travel(contract)

    def left(self, schema: Schema, keywords: tuple[str, ...], *, sent: bool) -> Members | None:
        """What a schema says by these keywords, and by those that they depend on.

        None where a schema includes itself, and so says nothing.
        """
        try:
            parts = conjuncts(self._contract, schema)
            unions = self._is_spread(parts, {*keywords}, set())
        except Circular:
            return None
        if any(not _UNEVALUATED.isdisjoint(part.keywords) for part in parts):
            return self._object(schema, sent, _NONE, inline=True)
        wanted = {*keywords, *(one for word in keywords for one in _TOGETHER.get(word, ()))}
        if unions:
            wanted |= {"anyOf", "oneOf"}
        around = self._travel.staying(schema, sent=sent)
        found = [
            self._object(_cut(part, wanted), sent, around)
            for part in parts
            if not part.keywords.keys().isdisjoint(wanted)
        ]
        found = [one for one in found if one.members]
        if not found:
            return self._object(schema, sent, _NONE)
        return found[0] if len(found) == 1 else Members((("allOf", Items(tuple(found))),))

    def parts(self, schema: Schema) -> list[Schema]:
        """Every Schema Object that a value of the schema must satisfy, references followed."""
        try:
            return conjuncts(self._contract, schema)
        except Circular:
            return []

    def _is_spread(self, parts: Iterable[Schema], keywords: set[str], seen: set[str]) -> bool:
        """Whether alternatives say one of the keywords too, which the model may have taken out of them."""
        for branch in (one for part in parts for one in (*part.any_of, *part.one_of)):
            if branch.at in seen:
                continue
            seen.add(branch.at)
            inner = conjuncts(self._contract, branch)
            if any(not keywords.isdisjoint(part.keywords) for part in inner):
                return True
            if self._is_spread(inner, keywords, seen):
                return True
        return False

    def _rule(
        self, schema: Schema, sent: bool, around: frozenset[str], *, inline: bool = False
    ) -> Code:
        if schema.boolean is not None:
            return text("true" if schema.boolean else "false")
        only = self._only(schema)
        if only is not None and not inline:
            named = self._named(only, sent)
            if named is not None:
                return named
        return self._object(schema, sent, around, inline=inline)

    def _only(self, schema: Schema) -> str | None:
        """What a schema refers to, where it says nothing else."""
        key = schema.ref if schema.ref is not None else schema.dynamic_ref
        if key is None:
            return None
        rest = {
            word: one
            for word, one in schema.keywords.items()
            if word not in ("$ref", "$dynamicRef")
        }
        return None if Schema(schema.at, rest).constrains() else key

    def _object(
        self, schema: Schema, sent: bool, around: frozenset[str], *, inline: bool = False
    ) -> Members:
        names = around | self._travel.staying(schema, sent=sent)
        found = dict(self._pairs(schema, sent, names, inline))
        references = list(self._references(schema, sent, names, inline))
        if references:
            branches = [self._rule(one, sent, names, inline=inline) for one in schema.all_of]
            found = {**found, "allOf": Items((*references, *branches))}
        # What is not evaluated is known when everything else is.
        last = [word for word in found if word in _UNEVALUATED]
        ordered = [word for word in found if word not in _UNEVALUATED] + last
        return Members(tuple((word, found[word]) for word in ordered))

    def _references(
        self, schema: Schema, sent: bool, around: frozenset[str], inline: bool
    ) -> Iterator[Code]:
        for key in (schema.ref, schema.dynamic_ref):
            target = self._contract.schemas.get(key or "")
            if key is None or target is None:
                continue
            named = None if inline else self._named(key, sent)
            yield named or self._rule(target, sent, around, inline=inline)

    def _pairs(
        self, schema: Schema, sent: bool, around: frozenset[str], inline: bool
    ) -> Iterator[tuple[str, Code]]:
        for word, one in schema.keywords.items():
            if word in _PASSED_OVER:
                continue
            if word in _PLAIN:
                single = word == "type" and len(one) == 1
                yield word, value(one[0] if single else one)
            elif word == "required":
                kept = [name for name in one if name not in around]
                if kept:
                    yield word, value(kept)
            elif word == "pattern":
                test = self._test(one)
                if test is not None:
                    yield word, test
            elif word == "format":
                if one in TEXTS:
                    yield word, text(self._use(TEXTS[one]))
                elif one in NUMBERS and {"integer", "number"} & {*schema.types}:
                    yield "bounds", text(self._use(NUMBERS[one]))
            elif word in ONE_SCHEMA or word in SCHEMA_LIST or word in SCHEMA_MAP:
                yield word, self._inside(word, one, sent, around, inline)

    def _inside(
        self, word: str, given: Any, sent: bool, around: frozenset[str], inline: bool
    ) -> Code:
        here = word in IN_PLACE
        names = around if here else _NONE

        def rule(schema: Schema) -> Code:
            return self._rule(schema, sent, names, inline=inline and here)

        if word in ONE_SCHEMA:
            return rule(given)
        if word in SCHEMA_LIST:
            return Items(tuple(rule(one) for one in given))
        if word == "patternProperties":
            tests = [(self._test(pattern), one) for pattern, one in given.items()]
            return Items(tuple(Items((test, rule(one))) for test, one in tests if test is not None))
        schemas: Mapping[str, Schema] = given
        return Members(tuple((member(name), rule(one)) for name, one in schemas.items()))

    def _test(self, pattern: str) -> Code | None:
        found = expression(pattern)
        if found is None:
            return None
        if found[1]:
            self._use("pattern")
        return text(found[0])


def _cut(schema: Schema, keywords: set[str]) -> Schema:
    """The schema with these keywords only. Properties are judged elsewhere, and only count as declared."""
    kept = {word: one for word, one in schema.keywords.items() if word in keywords}
    if "additionalProperties" in kept and "properties" in kept:
        every = Schema(schema.at, {}, True, boolean=True)
        kept["properties"] = dict.fromkeys(schema.properties, every)
    else:
        kept.pop("properties", None)
    return Schema(schema.at, kept, schema.raw)
