"""Calls with one parameter that the contract does not allow.

Takes an operation and a good call of it, gives variants that must be refused; refuses to know what a server makes of
them. A required parameter is missing; a keyword is violated; a number or a boolean is written as no JSON writes it;
a single value is there twice.
"""

from collections.abc import Iterator
from typing import Any, Final

from contractor.contract import Contract, Endpoint, MediaType, Parameter
from contractor.contract.reach import same_value
from contractor.contract.travel import Direction
from contractor.samples import NoSample, Samples
from contractor.testing.call import Call, Key, Text, Twice
from contractor.testing.payloads import is_json
from contractor.testing.reading import readings
from contractor.testing.styles import Unwritable, scalar
from contractor.testing.variants.texts import survives
from contractor.testing.variants.variant import Variant, located
from contractor.testing.writing import parameters
from contractor.values import identity

#: What an undeclared name is where an object has no name of its own: another parameter, which is nobody's.
_OF_NAMES: Final = frozenset(
    "additionalProperties unevaluatedProperties propertyNames maxProperties minProperties".split()
)
_PAIRED: Final = frozenset({"query", "cookie"})


def refused(
    contract: Contract, samples: Samples, endpoint: Endpoint, call: Call
) -> Iterator[Variant]:
    """Variants of a good call that must be refused for one of their parameters."""
    for one in parameters(endpoint):
        yield from _One(contract, samples, one, call).variants()


class _One:
    """One parameter of a call."""

    def __init__(
        self, contract: Contract, samples: Samples, parameter: Parameter, call: Call
    ) -> None:
        self._contract = contract
        self._samples = samples
        self._parameter = parameter
        self._call = call
        self._key: Key = (parameter.place, parameter.name)
        self._where = f"the {parameter.place} parameter {parameter.name}"
        self._media = self._document()
        self._schema = parameter.schema if self._media is None else self._media.schema

    def variants(self) -> Iterator[Variant]:
        """All that is wrong with it."""
        one = self._parameter
        if one.required and one.place != "path":
            at = located(self._contract, one.at, "required")
            bare = self._call.lacking(self._key)
            yield self._variant(bare, "required", at, "it is required; it is missing")
        try:
            value = self._value()
        except NoSample:
            return
        if self._media is not None and is_json(self._media.type):
            yield from self._violations(value, as_text=False)
            yield self._text("{", "json", "it is no JSON: `{`")
            return
        if self._media is not None:
            return
        yield from self._violations(value, as_text=True)
        if not isinstance(value, (dict, list)):
            for text, said in misspelled(value, integral=self._is_integral()):
                if not self._takes(text):
                    yield self._text(text, "text", said)
            if one.place == "query" and self._is_single(value):
                twice = self._call.having(self._key, Twice(value))
                yield self._variant(twice, "twice", one.at, "it has one value; it was sent twice")

    def _document(self) -> MediaType | None:
        one = self._parameter
        if one.schema is not None or not one.content:
            return None
        return self._contract.resolve(next(iter(one.content.values())))

    def _value(self) -> Any:
        """The value of the good call, else one that could stand there. Raises `NoSample`.

        What a server gave is text at times, where a number is meant.
        """
        if self._key in self._call.values:
            value = self._call.values[self._key]
            read = [value] if isinstance(value, (dict, list)) else [value, *_readings(value)]
            for one in read:
                if self._samples.takes(self._schema, one, Direction.REQUEST):
                    return one
        return self._samples.of(self._parameter, Direction.REQUEST)

    def _violations(self, value: Any, *, as_text: bool) -> Iterator[Variant]:
        one = self._parameter
        is_exploded = one.place in _PAIRED and one.explode and one.style in ("form", "cookie")
        seen = set()
        for found in self._samples.violations(self._schema, value, Direction.REQUEST):
            if as_text:
                if not _alike(value, found.value) or not survives(
                    self._samples, self._schema, value, found.value, found.pointer
                ):
                    continue
                if is_exploded and isinstance(value, dict) and found.keyword in _OF_NAMES:
                    continue
            mark = identity(found.value)
            if mark in seen:
                continue
            seen.add(mark)
            call = self._call.having(self._key, found.value)
            at = located(self._contract, found.at, found.keyword)
            where = f"{self._where} at {found.pointer}" if found.pointer else self._where
            yield Variant(call, found.keyword, at, where, found.said, key=self._key)

    def _is_single(self, value: Any) -> bool:
        """Whether the value cannot be meant as one of several."""
        listed = [value, value]
        return not self._samples.takes(self._schema, listed, Direction.REQUEST)

    def _is_integral(self) -> bool:
        """Whether numbers are integers by their type, and not only by which of them there are."""
        parts = () if self._schema is None else same_value(self._contract, (self._schema,))
        types = [one for part in parts for one in part.types]
        return "integer" in types and "number" not in types

    def _takes(self, text: str) -> bool:
        return self._samples.takes(self._schema, text, Direction.REQUEST)

    def _text(self, text: str, keyword: str, said: str) -> Variant:
        call = self._call.having(self._key, Text(text))
        at = self._parameter.at if self._schema is None else self._schema.at
        at = located(self._contract, at, "type") if keyword == "text" else at
        return self._variant(call, keyword, at, said)

    def _variant(self, call: Call, keyword: str, at: str, said: str) -> Variant:
        return Variant(call, keyword, at, self._where, said, key=self._key)


def _readings(value: Any) -> list[Any]:
    try:
        return readings(scalar(value))
    except Unwritable:
        return []


def misspelled(value: Any, *, integral: bool = True) -> Iterator[tuple[str, str]]:
    """Texts that lax readers take for a number or a boolean, and JSON does not; each with words.

    Where numbers are not `integral`, one with a fraction of zero is one of them.
    """
    if isinstance(value, bool):
        for text in ("TRUE", "yes", "on", "1") if value else ("FALSE", "no", "off", "0"):
            yield text, f"a boolean is `true` or `false`; `{text}` was sent"
    elif isinstance(value, (int, float)):
        text = scalar(value)
        sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
        underscored = f"{digits[0]}_{digits[1:]}" if digits[1:2].isdigit() else f"0_{digits}"
        wrong = [f"{sign}{underscored}", f" {text}", f"{text}x"]
        if not sign:
            wrong.insert(1, f"+{text}")
        for one in wrong:
            yield one, f"a number is written as in JSON; `{one}` was sent"
        if integral and isinstance(value, int):
            yield f"{text}.0", f"an integer is written without a fraction; `{text}.0` was sent"


def _alike(value: Any, other: Any) -> bool:
    """Whether both are lists, objects or neither: else the text of one is no text of the other."""
    return isinstance(value, list) is isinstance(other, list) and isinstance(
        value, dict
    ) is isinstance(other, dict)
