"""What TypeScript cannot say is said to the person, with its place, and nothing else is."""

from contractor.diagnostic import Severity
from contractor.model import build
from contractor.targets import Settings
from contractor.targets.typescript import target
from contractor.targets.typescript.losses import RULES
from tests.documents import contract


def lost(schemas: str) -> dict[str, str]:
    """The keywords that are not said, by component."""
    body = "".join(f"    {line.strip()}\n" for line in schemas.strip().splitlines())
    model = build(contract(f"components:\n  schemas:\n{body}"))
    found = model.contract.files.locate(list(target.check(model, Settings("shop"))))
    assert all(one.id == "approximated" and one.severity is Severity.WARNING for one in found)
    assert all(one.span is not None and one.notes for one in found)
    return {
        one.at.removeprefix("#/components/schemas/"): one.message.split("cannot say ")[1].split(
            " here"
        )[0]
        for one in found
    }


def test_conditions_are_lost() -> None:
    assert lost(
        """
        Not: {type: string, not: {const: a}}
        If: {type: object, properties: {a: {}}, if: {required: [a]}, then: {required: [b]}}
        Names: {type: object, propertyNames: {pattern: a}, additionalProperties: {type: string}}
        Patterns: {type: object, patternProperties: {^x-: {type: string}}}
        Inside: {type: object, properties: {list: {type: array, contains: {const: 1}}}}
        """
    ) == {
        "Not": "`not`",
        "If": "`if`, `then`",
        "Names": "`propertyNames`",
        "Patterns": "`patternProperties`",
        "Inside/properties/list": "`contains`",
    }


def test_what_comments_say_is_not_lost() -> None:
    assert (
        lost(
            """
            A: {type: string, pattern: '^a', minLength: 2, format: email}
            B: {type: object, minProperties: 1, additionalProperties: {type: integer, maximum: 3}}
            C: {type: object, minProperties: 1, properties: {a: {type: number, multipleOf: 2}}}
            D: {type: array, uniqueItems: true, items: {type: string, maxLength: 3}}
            E: {type: array, prefixItems: [{type: string}], uniqueItems: true}
            """
        )
        == {}
    )


def test_what_the_type_says_after_all_is_not_lost() -> None:
    assert (
        lost(
            """
            A: {type: object, properties: {a: {}, b: {}}, anyOf: [{required: [a]}, {required: [b]}]}
            B: {anyOf: [{type: string}, {}]}
            C: {type: object, properties: {a: {type: string}}, additionalProperties: {type: string}}
            D: {type: object, properties: {a: {type: string}}, additionalProperties: true}
            """
        )
        == {}
    )


def test_an_index_that_must_be_wider_is_told() -> None:
    found = lost(
        "A: {type: object, properties: {a: {type: integer}}, additionalProperties: {type: string}}"
    )
    assert found == {"A": "`additionalProperties`"}


def test_a_type_in_both_directions_is_told_once() -> None:
    assert list(
        lost(
            "A: {type: object, not: {required: [b]}, properties: {a: {type: string, readOnly: true}}}"
        )
    ) == ["A"]


def test_the_guide_has_a_row_for_every_rule() -> None:
    from pathlib import Path

    guide = Path(__file__).parents[3] / "docs" / "guide" / "typescript.md"
    text = guide.read_text(encoding="utf-8")
    assert [
        word for word, rule in RULES.items() if f"`{word}`" not in text or rule not in text
    ] == []
