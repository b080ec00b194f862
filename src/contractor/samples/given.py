"""What the document itself gives for a value: examples, constants, listed values, defaults.

Takes what schemas say together and which instance is asked for, gives values that they take, the best one first;
refuses to make up any.
"""

from collections.abc import Iterator
from typing import Any

from contractor.contract import Schema
from contractor.frozen import changed, frozen
from contractor.samples import words
from contractor.samples.judging import Judging
from contractor.samples.parts import Parts, Reading
from contractor.samples.place import Place
from contractor.samples.varying import varied
from contractor.values import among, same


@frozen
class Manner:
    """How values are written. `insisting`: another instance must differ from the first.

    `completing`: something was given, and the rest is as plain as it can be. `fully`: nothing is left out that can
    be there, and values are put together anew.
    """

    insisting: bool = False
    completing: bool = False
    fully: bool = False


class Given:
    """What the schemas of one contract give."""

    def __init__(self, judging: Judging, reading: Reading, seed: int, manner: Manner) -> None:
        self._judging = judging
        self._parts = reading.parts
        self._seed = seed
        self._manner = manner

    def values(self, parts: Parts, place: Place) -> Iterator[Any]:
        """What the document gives, the one for this instance first."""
        if self._manner.completing:
            defaults = parts.values("default")
            yield from (one for one in defaults if one is not None and self._fit(parts, one))
        for part in parts.all:
            told = (self.stripped(parts.schemas, one) for one in part.get("examples") or ())
            examples = [one for one in told if self._fit(parts, one)]
            if examples:
                turn, index = divmod(place.number, len(examples))
                example = examples[index]
                found = self._another(example, parts, place, turn) if turn else example
                if self._manner.fully and isinstance(found, (dict, list)):
                    continue
                # Where others must differ, what tells nothing apart is put together anew.
                if not (
                    self._manner.insisting
                    and turn
                    and isinstance(found, dict)
                    and same(found, example)
                ):
                    yield found
        yield from self.listed(parts, place)
        for part in parts.all:
            default = part.get("default")
            plain = isinstance(default, (str, int, float)) and default != ""
            if plain and self._fit(parts, default):
                if isinstance(default, bool):
                    yield default if place.number % 2 == 0 else not default
                elif not place.number or (
                    isinstance(default, str) and (place.depth or not self._manner.insisting)
                ):
                    yield default

    def listed(self, parts: Parts, place: Place) -> Iterator[Any]:
        """Constants and listed values, the default of them first."""
        constants = parts.values("const")
        lists = constants[:1] or min(parts.values("enum"), key=len, default=[])
        fitting = [one for one in lists if self._fit(parts, one)]
        told = [one for one in fitting if one is not None] or fitting
        default = next((one for one in parts.values("default") if among(one, told)), None)
        start = told.index(default) if default is not None else 0
        if told:
            # What is new stands where everything begins.
            turn = 0 if self._manner.completing else place.number
            yield told[(start + turn) % len(told)]

    def _another(self, example: Any, parts: Parts, place: Place, turn: int) -> Any:
        """An example as it is of another instance, so far as anything in it tells instances apart."""
        found = self._moved(example, parts, place, turn)
        return found if self._fit(parts, found) else example

    def _moved(self, example: Any, parts: Parts, place: Place, turn: int) -> Any:
        if isinstance(example, dict):
            place = changed(place, owner=owner(parts, place))
            out = {}
            for name, one in example.items():
                inner = self._parts(parts.member(name))
                where = place.below(name, words.named(name), place.number)
                out[name] = self._another(one, inner, where, turn)
            return out
        at = place.named(self._seed)
        insisting = self._manner.insisting and place.depth < 2
        candidates = varied(example, at, turn, insisting=insisting)
        return next((one for one in candidates if self._fit(parts, one)), example)

    def stripped(self, schemas: tuple[Schema, ...], value: Any) -> Any:
        """A value without what does not travel in this direction."""
        if isinstance(value, (dict, list)) and value:
            parts = self._parts(schemas)
            if isinstance(value, list):
                return [
                    self.stripped(tuple(parts.item(index)), one) for index, one in enumerate(value)
                ]
            branches = [
                one
                for part in parts.all
                for one in (*part.one_of, *part.any_of)
                if self._judging.takes(one, value, schemas[0])
            ]
            parts = self._parts((*schemas, *branches))
            staying = self._judging.staying(parts.schemas)
            return {
                name: self.stripped(tuple(parts.member(name)), one)
                for name, one in value.items()
                if name not in staying
            }
        return value

    def _fit(self, parts: Parts, value: Any) -> bool:
        return self._judging.fits(parts.schemas, value)


def owner(parts: Parts, place: Place) -> tuple[str, ...]:
    """The words of what the members of a value belong to: its component, its title, its name."""
    components = [key for key in parts.keys if _is_component(key)]
    if components:
        return words.named(components[0].rpartition("/")[2])
    titles = [named for one in parts.values("title") if 0 < len(named := words.named(one)) < 4]
    return titles[0] if titles else place.name or place.owner


def _is_component(key: str) -> bool:
    return "/components/schemas/" in key and key.count("/") == 3
