"""What a change is called by machines: the same as long as the edit is, another for every other edit."""

import pytest

from contractor.contract import Contract
from contractor.diagnostic import Severity
from contractor.diff.change import Change, Comparison
from contractor.diff.fingerprints import fingerprinted
from contractor.frozen import changed
from tests.diff.judging import LIST, ORDER, ORDERS, change, reading
from tests.documents import contract

ENUM = "#/components/schemas/Order/properties/status/enum"


def marks(old: Contract, new: Contract, *changes: Change) -> list[str]:
    return [one.fingerprint for one in fingerprinted(Comparison(old, new, changes)).changes]


def test_twelve_hex_digits() -> None:
    assert len(change().fingerprint) == 12
    assert int(change().fingerprint, 16) >= 0


def test_neither_words_nor_readers_count() -> None:
    one = change(operations=(ORDERS,), arguments={"value": "paid"})
    others = [
        change(operations=(ORDERS, ORDER), arguments={"value": "paid", "path": "/orders"}),
        change(also=(reading(),), arguments={"value": "paid", "status": "200"}),
        changed(one, message="other words", why="", remedy="", notes=("a hint",)),
        changed(one, level=Severity.INFO, id="another-rule-of-the-same-edit"),
    ]
    assert {other.fingerprint for other in others} == {one.fingerprint}


def test_other_values_places_and_edits_are_other_changes() -> None:
    one = change(arguments={"value": "paid"})
    others = [
        change(arguments={"value": "sent"}),
        change(arguments={"value": ["paid"]}),
        change(arguments={"value": "paid"}, edit="enum-value-added"),
        change(arguments={"value": "paid"}, base=ENUM.replace("Order", "Bill")),
        change(arguments={"value": "paid"}, base="", revision=f"{ENUM}/1"),
        change(arguments={"value": "paid"}, base=f"common.yaml{ENUM}/1"),
    ]
    assert len({other.fingerprint for other in (one, *others)}) == 1 + len(others)


def test_numbers_in_lists_do_not_count_even_without_documents() -> None:
    assert change(base=f"{ENUM}/1").fingerprint == change(base=f"{ENUM}/7").fingerprint
    # A status is no number of a list.
    answers = [change(base=f"#/paths/~1orders/get/responses/{code}") for code in (200, 201)]
    assert answers[0].fingerprint != answers[1].fingerprint


def test_sets_have_no_order() -> None:
    texts = ["pending", "paid", "sent", "lost"]
    forward, backward = (
        change(arguments={"types": frozenset(order)}) for order in (texts, texts[::-1])
    )
    assert forward.fingerprint == backward.fingerprint


def test_what_no_document_holds_is_told_by_its_operations() -> None:
    here, there = (change(base="", operations=(where,)) for where in (ORDERS, LIST))
    assert here.fingerprint != there.fingerprint
    assert change(base="", operations=(ORDERS,)).fingerprint == here.fingerprint


OLD = """
paths:
  /orders:
    get:
      parameters:
      - {name: limit, in: query, schema: {type: integer}}
      - {name: after, in: query, schema: {type: integer}}
      responses: {}
components:
  schemas:
    Cat: {type: object}
    Pet:
      oneOf:
      - {$ref: '#/components/schemas/Cat'}
      - {title: Dog, type: object, properties: {name: {type: string}}}
      - {title: Fish, type: object, properties: {name: {type: string}}}
      - {type: object, properties: {name: {type: string}}}
      - {type: object, properties: {name: {type: string}}}
"""
#: The same with something added before everything.
NEW = """
components:
  schemas:
    Pet:
      oneOf:
      - {title: Horse, type: object}
      - {$ref: '#/components/schemas/Cat'}
      - {title: Dog, type: object, properties: {name: {type: string}}}
      - {title: Fish, type: object, properties: {name: {type: string}}}
      - {type: object, properties: {name: {type: string}}}
      - {type: object, properties: {name: {type: string}}}
    Cat: {type: object}
paths:
  /bills: {get: {responses: {}}}
  /orders:
    get:
      parameters:
      - {name: status, in: query, schema: {type: integer}}
      - {name: limit, in: query, schema: {type: integer}}
      - {name: after, in: query, schema: {type: integer}}
      responses: {}
"""


@pytest.mark.parametrize(
    ("key", "moved"),
    [
        ("#/paths/~1orders/get/parameters/0/schema", "#/paths/~1orders/get/parameters/1/schema"),
        ("#/paths/~1orders/get/parameters/1/schema", "#/paths/~1orders/get/parameters/2/schema"),
        ("#/components/schemas/Pet/oneOf/0", "#/components/schemas/Pet/oneOf/1"),
        (
            "#/components/schemas/Pet/oneOf/1/properties/name",
            "#/components/schemas/Pet/oneOf/2/properties/name",
        ),
    ],
)
def test_members_of_lists_are_called_by_what_they_are(key: str, moved: str) -> None:
    old, new = contract(OLD), contract(NEW)
    [before] = marks(old, old, change(base=key, revision=key))
    [after] = marks(old, new, change(base=key, revision=moved))
    [undone] = marks(new, old, change(base=moved, revision=key))
    assert before == after == undone
    # The same number is another member now.
    assert marks(old, new, change(base=key, revision=key)) != [before]


def test_every_member_has_a_name_of_its_own() -> None:
    old = contract(OLD)
    keys = [f"#/components/schemas/Pet/oneOf/{number}/properties/name" for number in range(1, 5)]
    found = marks(old, old, *(change(base=key, revision=key) for key in keys))
    assert len(set(found)) == len(keys)


@pytest.mark.parametrize(
    "key", ["#/paths/~1gone/get/9", "other.yaml#/Order/enum/3", "#", "", "#/a//b"]
)
def test_keys_that_lead_nowhere_have_one_too(key: str) -> None:
    old = contract(OLD)
    assert marks(old, old, change(base=key)) == marks(old, old, change(base=key))


def test_it_is_given_once() -> None:
    old = contract(OLD)
    once = fingerprinted(Comparison(old, old, (change(),)))
    assert fingerprinted(once) == once
    assert (
        changed(once.changes[0], id="other", arguments={"a": 1}).fingerprint
        == once.changes[0].fingerprint
    )
