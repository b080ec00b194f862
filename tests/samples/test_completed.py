"""What was sent, completed by what a server adds."""

from typing import Any

import pytest

from contractor.contract import Contract
from contractor.contract.travel import Direction
from contractor.samples import Samples
from tests.documents import contract
from tests.samples.test_corpus import opened
from tests.soundness import AT


@pytest.fixture(scope="module")
def bookshop() -> Contract:
    return opened("bookshop")


def completed(
    read: Contract, name: str, given: Any, variant: int = 0, *, sent: bool = False
) -> Any:
    samples, schema = Samples(read), read.schemas[f"{AT}{name}"]
    found = samples.completed(
        schema, given, Direction.RESPONSE, variant, sent=schema if sent else None
    )
    assert samples.takes(schema, found, Direction.RESPONSE)
    return found


ORDER = {
    "customerId": "3f0c2a52-8a4e-4a55-9c1c-5d3b7f0e9a11",
    "lines": [{"isbn": "9780441172719", "quantity": 2}],
    "couponCode": "HALF",
    "shippingAddress": {
        "name": "Ada",
        "street": "a",
        "city": "b",
        "country": "GB",
        "phone": "+441497555123",
    },
}


def test_a_server_adds_what_only_it_knows(bookshop: Contract) -> None:
    found = completed(bookshop, "Order", ORDER, sent=True)
    added = {"id", "status", "total", "payment", "placedAt"}
    assert found.keys() == {"customerId", "lines", "shippingAddress", *added}
    assert found["status"] == "placed"
    line = found["lines"][0]
    assert (line["isbn"], line["quantity"]) == ("9780441172719", 2)
    assert "price" in line
    assert found["shippingAddress"] == ORDER["shippingAddress"]


def test_without_the_schema_of_what_was_sent_everything_is_added(bookshop: Contract) -> None:
    found = completed(bookshop, "Order", ORDER)
    assert "giftMessage" in found
    assert "postcode" in found["shippingAddress"]


def test_what_is_only_sent_goes_nowhere(bookshop: Contract) -> None:
    sent = {"email": "a@b.co", "name": "Me", "password": "correct horse"}
    found = completed(bookshop, "Customer", sent)
    assert "password" not in found
    assert (found["email"], found["name"]) == ("a@b.co", "Me")


def test_each_variant_is_another_thing(bookshop: Contract) -> None:
    one, other = (completed(bookshop, "Order", ORDER, variant) for variant in (0, 1))
    assert one["id"] != other["id"]
    # Where everything begins, it begins.
    assert one["status"] == other["status"] == "placed"


def test_the_member_of_a_union_is_the_one_that_was_sent(bookshop: Contract) -> None:
    assert completed(bookshop, "Payment", {"method": "voucher", "code": "ABC-1234"}) == {
        "method": "voucher",
        "code": "ABC-1234",
    }
    assert completed(bookshop, "Payment", {"method": "bank-transfer"})["method"] == "bank-transfer"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"slug": "Bad Slug", "name": "X"}, {"name": "X"}),
        ({"slug": "good", "name": 7, "more": [1]}, {"slug": "good", "more": [1]}),
        (
            {"slug": "a", "name": "b", "children": [{"slug": "c", "name": "d"}, {"name": "e"}]},
            {"slug": "a"},
        ),
        ("nothing of it", {}),
        (None, {}),
        ([], {}),
    ],
)
def test_what_is_refused_is_dropped_and_no_more(
    bookshop: Contract, given: Any, kept: dict[str, Any]
) -> None:
    found = completed(bookshop, "Category", given)
    assert {name: found[name] for name in kept} == kept
    children = given.get("children", []) if isinstance(given, dict) else []
    for child, told in zip(found.get("children", []), children, strict=False):
        assert child["name"] == told["name"]


def test_members_that_cannot_stand_together_lose_one() -> None:
    read = contract("""
        components:
          schemas:
            A:
              type: object
              properties: {a: {type: integer}, b: {type: integer}, c: {type: integer}}
              not: {required: [a, b]}
    """)
    found = completed(read, "A", {"a": 1, "b": 2, "c": 3})
    assert found == {"a": 1, "c": 3}
    assert completed(read, "A", {"b": 2, "c": 3}) == {"b": 2, "c": 3}


def test_ids_are_given_though_a_client_could_have_sent_them() -> None:
    read = contract("""
        components:
          schemas:
            SpecialEvent:
              type: object
              properties: {eventId: {type: string, format: uuid}, name: {type: string}, hostId: {type: string}}
    """)
    assert completed(read, "SpecialEvent", {"name": "x"}, sent=True).keys() == {"eventId", "name"}
