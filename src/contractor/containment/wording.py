"""Why a relation could not be told, in words.

Takes the innermost pair of nodes that was neither proved nor refuted, gives a sentence; refuses to know how it
was found.
"""

from collections.abc import Mapping

from contractor.containment.universe import Node, Universe, is_opaque

_COMPOSING = (
    "oneOf",
    "anyOf",
    "not",
    "if",
    "dependentSchemas",
    "unevaluatedProperties",
    "unevaluatedItems",
)
_NAMED: Mapping[str, str] = {
    "$format": "format",
    "$pattern": "pattern",
    "$patterns": "patternProperties",
    "$missing": "$ref",
}


def told(universe: Universe, pair: tuple[Node, Node]) -> str:
    """What nobody could prove or refute."""
    inner, outer = pair
    keywords = _keywords(universe, outer) or _keywords(universe, inner)
    if not keywords:
        return "no value was found that shows the difference"
    said = ", ".join(f"`{keyword}`" for keyword in keywords)
    return f"nothing proves or refutes what {said} leave{'s' if len(keywords) == 1 else ''} allowed"


def _keywords(universe: Universe, node: Node) -> list[str]:
    found: dict[str, None] = {}
    for number in sorted(universe.pieces(node)):
        said = universe.said(number)
        if is_opaque(said) and "allOf" in said:
            said = said["allOf"][0]
        if isinstance(said, dict):
            for keyword in said:
                found[_NAMED.get(str(keyword), str(keyword))] = None
    if "$ref" in found:
        return ["$ref"]
    composing = [keyword for keyword in found if keyword in _COMPOSING]
    return composing or [keyword for keyword in found if keyword != "type"][:3] or [*found][:1]
