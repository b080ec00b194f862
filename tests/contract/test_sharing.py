"""Schemas that say the same share their keywords, and nothing else."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from contractor.contract import Contract, read
from contractor.source import Files

VALUES = st.sampled_from([1, 1.0, True, 0, 0.0, False, "1", None, [1], [1.0], [True], {"a": 1}])


def of(schemas: dict[str, Any], version: str = "3.1.0", *, honour: bool = False) -> Contract:
    document = {"openapi": version, "info": {"title": "t", "version": "1"}, "paths": {}}
    files = Files.of_data({**document, "components": {"schemas": schemas}})
    return read(files, honour_nullable=honour)


def test_what_says_the_same_shares_its_keywords() -> None:
    contract = of({name: {"type": "string", "examples": ["é"]} for name in "AB"})
    one, other = contract.schemas.values()
    assert one.keywords is other.keywords
    assert (one.at, other.at) == ("#/components/schemas/A", "#/components/schemas/B")
    assert one.raw is not other.raw


@given(st.lists(VALUES, min_size=2, max_size=6), st.sampled_from(["default", "const", "x-a"]))
def test_values_of_different_kinds_stay_apart(values: list[Any], keyword: str) -> None:
    contract = of({f"S{index}": {keyword: value} for index, value in enumerate(values)})
    for schema, value in zip(contract.schemas.values(), values, strict=True):
        assert repr(schema.keywords[keyword]) == repr(value)


def test_every_place_is_reported() -> None:
    wrong = of({name: {"type": "string", "minLength": -1} for name in "ABC"})
    assert [one.at for one in wrong.findings] == [
        f"#/components/schemas/{name}/minLength" for name in "ABC"
    ]
    nullable = of({name: {"type": "string", "nullable": True} for name in "AB"})
    assert [one.id for one in nullable.findings] == ["nullable-without-effect"] * 2


def test_null_as_a_branch_stands_where_its_schema_stands() -> None:
    contract = of({name: {"enum": ["a"], "nullable": True} for name in "AB"}, honour=True)
    for key, schema in contract.schemas.items():
        assert [branch.at for branch in schema.any_of] == [
            f"{key}/nullable",
            f"{key}/nullable/null",
        ]


def test_references_are_followed_from_each_place() -> None:
    contract = of(
        {"A": {"$ref": "#/components/schemas/Gone"}, "B": {"$ref": "#/components/schemas/Gone"}}
    )
    assert [one.at for one in contract.findings if one.id == "unresolved-reference"] == [
        "#/components/schemas/A/$ref",
        "#/components/schemas/B/$ref",
    ]
