"""Random schemas of every keyword, and random values that they may be about: for laws."""

from random import Random
from typing import Any

_NAMES = "abcx"
_TYPES = ("object", "array", "string", "integer", "number", "boolean", "null")
_PATTERNS = ("^a", "b$", "^.$", "[0-9]", "^x-")
_DEEPEST = 3
#: Keywords that hold no schema, and those that do; what a type is about.
_PLAIN = tuple(
    "minLength maxLength pattern minimum maximum exclusiveMinimum multipleOf enum const minItems maxItems "
    "uniqueItems minProperties maxProperties required dependentRequired format".split()
)
_HOLDING = tuple(
    "properties additionalProperties patternProperties propertyNames items prefixItems contains allOf anyOf oneOf "
    "not if dependentSchemas unevaluatedProperties unevaluatedItems".split()
)
_ABOUT = {
    "object": tuple(
        "properties properties additionalProperties patternProperties propertyNames required required minProperties "
        "maxProperties dependentRequired dependentSchemas unevaluatedProperties allOf anyOf oneOf not if".split()
    ),
    "array": tuple(
        "items prefixItems contains minItems maxItems uniqueItems unevaluatedItems allOf anyOf oneOf".split()
    ),
    "string": tuple("minLength maxLength pattern enum const format anyOf not".split()),
    "integer": tuple("minimum maximum multipleOf enum const exclusiveMinimum anyOf".split()),
    "number": tuple("minimum maximum multipleOf enum exclusiveMinimum".split()),
}


def value(random: Random, depth: int = 0) -> Any:
    """A JSON value; small, so that different schemas have something to say about it."""
    kind = random.random()
    if kind < 0.2:
        return random.choice(["", "a", "b", "ab", "abc", "x-1", "2024-01-01", "é"])
    if kind < 0.4:
        return random.choice([0, 1, 2, -1, 1.0, 1.5, 3, 10, 0.1])
    if kind < 0.5 or depth > 2:
        return random.choice([True, False, None])
    if kind < 0.7:
        return [value(random, depth + 1) for _ in range(random.randint(0, 3))]
    return {random.choice(_NAMES): value(random, depth + 1) for _ in range(random.randint(0, 3))}


class Schemas:
    """Makes schemas; `references` are those that they may refer to."""

    def __init__(self, random: Random, references: list[str]) -> None:
        self._random = random
        self._references = references

    def schema(self, depth: int = 0) -> Any:
        """A schema."""
        kind = self._random.random()
        if depth < _DEEPEST and kind > 0.93:
            return self._composed(depth)
        if kind < 0.04:
            return self._random.choice([True, False])
        if kind < 0.16:
            found = {"$ref": self._random.choice(self._references)}
            return found if self._random.random() < 0.7 else found | self._keywords(depth)
        return self._keywords(depth)

    def _composed(self, depth: int) -> dict[str, Any]:
        """A schema whose parts say the same keywords of one type, in different ways."""
        random = self._random
        kind = random.choice(("object", "object", "array", "string", "number"))
        words = [random.choice(_ABOUT[kind]) for _ in range(2)]
        parts = [{"type": kind} | self._keyword(word, depth + 1) for word in (*words, *words)]
        if random.random() < 0.5:
            for part in parts:
                del part["type"]
        own = parts[0] | parts[1]
        beside = self._random.choice([[parts[2] | parts[3]], parts[2:], [parts[2]]])
        if random.random() < 0.3:
            beside.append({"$ref": random.choice(self._references)})
        found = {**own, "allOf": beside}
        if random.random() < 0.3:
            return {"oneOf": [found, {"type": "null"}]}
        return found

    def _keywords(self, depth: int) -> dict[str, Any]:
        random = self._random
        found: dict[str, Any] = {}
        if random.random() < 0.7:
            several = sorted(random.sample(_TYPES, random.randint(1, 3)))
            found["type"] = random.choice(_TYPES) if random.random() < 0.75 else several
        about = _ABOUT.get(str(found.get("type")), ())
        pool = about if about and random.random() < 0.8 else (*_PLAIN, *_HOLDING, *_HOLDING)
        if depth >= _DEEPEST:
            pool = tuple(word for word in pool if word in _PLAIN) or _PLAIN
        for _ in range(random.choice([0, 1, 1, 2, 3])):
            found |= self._keyword(random.choice(pool), depth)
        return found

    def _keyword(self, word: str, depth: int) -> dict[str, Any]:
        random = self._random
        match word:
            case "minLength" | "minItems" | "minProperties":
                return {word: random.randint(0, 2)}
            case "maxLength" | "maxItems" | "maxProperties":
                return {word: random.randint(0, 3)}
            case "minimum" | "maximum" | "exclusiveMinimum":
                return {word: random.choice([0, 1, 2, 1.5, -1])}
            case "pattern":
                return {word: random.choice(_PATTERNS)}
            case "multipleOf":
                return {word: random.choice([2, 0.5, 0.1, 3])}
            case "enum":
                listed = [value(random, 2) for _ in range(random.randint(1, 4))]
                return {word: [one for at, one in enumerate(listed) if one not in listed[:at]]}
            case "const":
                return {word: value(random, 2)}
            case "uniqueItems":
                return {word: True}
            case "required":
                return {word: sorted(random.sample(_NAMES, random.randint(1, 2)))}
            case "dependentRequired":
                return {word: {random.choice("ab"): [random.choice("cx")]}}
            case "format":
                return {word: random.choice(["date", "uuid", "email"])}
        inner = depth + 1
        match word:
            case "properties":
                names = random.sample(_NAMES, random.randint(1, 3))
                return {word: {name: self.schema(inner) for name in names}}
            case "patternProperties":
                return {word: {random.choice(_PATTERNS): self.schema(inner)}}
            case "dependentSchemas":
                return {word: {random.choice("ab"): self.schema(inner)}}
            case "prefixItems" | "allOf" | "anyOf" | "oneOf":
                return {word: [self.schema(inner) for _ in range(random.randint(1, 3))]}
            case "if":
                parts = [word, *(one for one in ("then", "else") if random.random() < 0.65)]
                return {part: self.schema(inner) for part in parts}
            case "contains":
                counts = [one for one in ("minContains", "maxContains") if random.random() < 0.3]
                return {word: self.schema(inner)} | {one: random.randint(0, 2) for one in counts}
        return {word: self.schema(inner)}
