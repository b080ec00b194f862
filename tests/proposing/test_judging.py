"""What generation would refuse is a question, or left out; the rest stays as it was proposed."""

from typing import Any

from contractor.frozen import changed
from contractor.model import build
from contractor.proposing import Claim, Left, ProposedColumn, ProposedTable, propose
from contractor.proposing.judging import judged
from tests.documents import contract

TWO = """
    paths: {}
    components:
      schemas:
        A: {type: object, required: [id], properties: {id: {type: integer}, note: {type: string}, bId: {type: string}}}
        B: {type: object, properties: {code: {type: string}}}
        C:
          type: object
          required: [id]
          properties: {id: {type: integer}, createdAt: {type: string}, aId: {type: string}}
"""
AT = "#/components/schemas"


def table(name: str, *claims: Claim, **columns: Claim) -> ProposedTable:
    said = tuple(
        ProposedColumn(one, f"{AT}/{name}/properties/{one}", (claim,))
        for one, claim in columns.items()
    )
    return ProposedTable(f"{AT}/{name}", name, (), claims, said)


def judge(*proposed: ProposedTable) -> tuple[list[ProposedTable], list[Left]]:
    return judged(build(contract(TWO)), proposed)


def sure(found: list[ProposedTable]) -> dict[str, Any]:
    every = [claim for one in found for claim in one.claims]
    every += [claim for one in found for column in one.columns for claim in column.claims]
    return {one.name: one.value for one in every if one.sure}


def test_what_stands_is_left_alone() -> None:
    proposed = table("A", Claim("name", "as", "so"), Claim("indexes", [["note"]], "so"))
    assert judge(proposed) == ([proposed], [])


def test_a_key_of_a_table_becomes_a_question() -> None:
    [found], left = judge(
        table("A", Claim("indexes", [["note"]], "so"), Claim("unique", [["none"]], "so"))
    )
    assert (sure([found]), left) == ({"indexes": [["note"]]}, [])
    assert found.claims[1].why.startswith("so; but there is no stored property 'none'")


def test_a_key_of_a_column_becomes_a_question() -> None:
    wrong = table("A", note=Claim("type", "numeric(12,2)", "so"))
    lost = table("C", aId=Claim("references", "A", "so"))
    found, left = judge(wrong, lost)
    assert (sure(found), left) == ({}, [])
    assert "cannot hold the key" in found[1].columns[0].claims[0].why


def test_what_is_in_the_way_of_a_property_gives_way() -> None:
    found, left = judge(
        table("C", Claim("timestamps", True, "so"), Claim("indexes", [["aId"]], "so"))
    )
    assert (sure(found), left) == ({"indexes": [["aId"]]}, [])


def test_a_table_that_cannot_be_is_left_out_and_no_other() -> None:
    kept = table("A", Claim("name", "as", "so"))
    found, left = judge(table("B", Claim("name", "bs", "so")), kept)
    assert found == [kept]
    assert [one.what for one in left] == ["B"]
    assert left[0].why == "the table 'bs' has no key"
    found, left = judge(table("B", Claim("name", "bs", "so"), Claim("key", ["none"], "so")), kept)
    assert (found, [one.what for one in left]) == ([kept], ["B"])


def test_what_a_document_gets_wrong_already_is_not_held_against_a_proposal() -> None:
    wrong = TWO.replace("A: {type: object,", "A: {type: object, x-contractor-table: {nam: as},")
    kept = table("C", Claim("name", "cs", "so"))
    assert judged(build(contract(wrong)), [kept]) == ([kept], [])


def test_a_document_of_nothing_has_no_proposal() -> None:
    found = contract("paths: {}")
    assert propose(found, build(found)).tables == ()
    assert changed(propose(found, build(found)), left=()).left == ()
