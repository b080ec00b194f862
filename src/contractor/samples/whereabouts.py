"""What a schema is about, by where it stands: the words of its own name, and of what has it.

Takes a contract, gives words for the key of a schema; refuses to read the schema.
"""

from itertools import pairwise

from contractor.contract import Contract
from contractor.nouns import singular
from contractor.source import split
from contractor.text import Words, words

#: Of a parameter or a header, the name; of everything else, what it belongs to.
Whereabouts = tuple[Words, Words]


class Standing:
    """The names of the places where schemas of one contract stand."""

    def __init__(self, contract: Contract) -> None:
        self._parameters = {
            parameter.schema.at: (words(parameter.name), _of_path(endpoint.path))
            for endpoint in contract.endpoints
            for parameter in endpoint.parameters
            if parameter.schema is not None
        }

    def of(self, key: str) -> Whereabouts:
        """The words of a schema's own name, and of what has it; empty where nothing is told."""
        if key in self._parameters:
            return self._parameters[key]
        tokens = split(key.partition("#")[2])
        if tokens[:2] == ["components", "schemas"] and len(tokens) == 3:
            return (), words(tokens[2])
        if tokens[-1:] == ["schema"] and tokens[-3:-2] == ["headers"]:
            return words(tokens[-2]), ()
        if tokens[-2:-1] == ["properties"]:
            return words(tokens[-1]), self.of(key.rpartition("/properties/")[0])[1]
        if tokens[:1] == ["paths"] and len(tokens) > 1:
            return (), _of_path(tokens[1])
        if tokens[:1] == ["webhooks"] and len(tokens) > 1:
            return (), words(tokens[1])
        return (), words(tokens[2]) if tokens[:1] == ["components"] and len(tokens) > 2 else ()


def status(key: str) -> int | None:
    """The status of the answer that a schema stands in; None where it stands in none."""
    tokens = split(key.partition("#")[2])
    codes = [one for holder, one in pairwise(tokens) if holder == "responses"]
    return next((int(one) for one in codes if one.isdecimal() and len(one) == 3), None)


def _of_path(path: str) -> Words:
    """What a path is about: its last part that is no parameter."""
    parts = [one for one in path.split("/") if one and "{" not in one]
    return singular(words(parts[-1])) if parts else ()
