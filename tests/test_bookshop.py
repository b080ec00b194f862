"""Our own document: nothing to find in it, the names we would choose, and examples that are true."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import jsonschema_rs
import pytest
import yaml
from openapi_spec_validator import validate as second_opinion

from contractor.contract import Contract, read
from contractor.contract.validate import validate
from contractor.model import Definition, Enumeration, Model, Record, Ref, build
from contractor.source import Files
from contractor.text import pascal

SPEC = Path(__file__).parents[1] / "specs" / "bookshop.yaml"

#: Names from position, or of a type as sent: nobody wrote them into the document.
MADE = {
    "AuthorInput",
    "BookInput",
    "BankTransferInput",
    "CardPaymentInput",
    "CardPaymentWallet",
    "CreateOrderRequest",
    "CustomerInput",
    "ListBooksPrice",
    "ListBooksSort",
    "ListOrdersResponse",
    "OrderInput",
    "OrderLineInput",
    "OrderShippedRequest",
    "OrderStatus",
    "PaymentInput",
    "PaymentRefusedResponse",
    "PaymentRefusedResponseReason",
    "ReviewInput",
    "UpdateBookRequest",
    "UploadCoverRequest",
    "UploadCoverRequestFocus",
    "ValidationProblemErrorsItem",
}


@pytest.fixture(scope="module")
def contract() -> Contract:
    return read(Files.open(str(SPEC)))


@pytest.fixture(scope="module")
def model(contract: Contract) -> Model:
    return build(contract)


def named(model: Model, name: str) -> Definition:
    return {pascal(one.name): one for one in model.definitions.values()}[name]


def test_nothing_is_wrong_with_it(contract: Contract, model: Model) -> None:
    assert [*contract.findings, *validate(contract), *model.findings] == []


def test_another_validator_agrees() -> None:
    second_opinion(yaml.safe_load(SPEC.read_text(encoding="utf-8")))


def test_names(contract: Contract, model: Model) -> None:
    written = {key.rpartition("/")[2] for key in contract.schemas}
    assert {pascal(one.name) for one in model.definitions.values()} == written | MADE


def test_read_and_sent_differ_where_they_should(model: Model) -> None:
    order, sent = named(model, "Order"), named(model, "OrderInput")
    assert isinstance(order, Record)
    assert isinstance(sent, Record)
    read_names = {one.name for one in order.properties}
    sent_names = {one.name for one in sent.properties}
    assert read_names - sent_names == {"id", "status", "total", "payment", "placedAt"}
    assert sent_names - read_names == {"couponCode"}


def test_enumerations(model: Model) -> None:
    def members(name: str) -> tuple[dict[str, str | int], bool]:
        found = named(model, name)
        assert isinstance(found, Enumeration)
        return {pascal(one.words): one.value for one in found.members}, found.open

    assert members("Stars") == (
        {"Poor": 1, "Fair": 2, "Good": 3, "VeryGood": 4, "Excellent": 5},
        False,
    )
    assert members("CardPaymentWallet") == (
        {"ApplePay": "apple-pay", "GooglePay": "google-pay"},
        False,
    )
    assert members("Language")[1]
    assert len(members("Format")[0]) == 4


def test_inheritance_only_where_nothing_but_properties_is_added(model: Model) -> None:
    page, shipping = named(model, "BookPage"), named(model, "ShippingAddress")
    assert isinstance(page, Record)
    assert page.base == "#/components/schemas/Page"
    assert isinstance(shipping, Record)
    assert shipping.base is None
    [phone] = [one for one in shipping.properties if one.name == "phone"]
    assert phone.required


def test_every_operation_has_a_name_of_its_own_and_fails_as_a_problem(model: Model) -> None:
    assert len({call.name for call in model.calls}) == len(model.calls) == 21
    for call in model.calls:
        if call.kind == "path":
            [other] = [answer for answer in call.answers if answer.status == "default"]
            [body] = other.bodies
            assert body.media_type == "application/problem+json"
            assert body.type == Ref("#/components/schemas/Problem")


def test_the_stream_has_typed_items(model: Model) -> None:
    [follow] = [call for call in model.calls if call.path.endswith("/events")]
    [body] = follow.answers[0].bodies
    assert body.stream
    assert body.type == Ref("#/components/schemas/OrderEvent")


def test_examples_are_true(contract: Contract) -> None:
    checked = 0
    views = {word: without(contract.raw, word) for word in ("readOnly", "writeOnly")}
    for pointer, values in examples(contract.raw, "#"):
        view = views["readOnly" if "requestBody" in pointer else "writeOnly"]
        validator = jsonschema_rs.Draft202012Validator(
            {**view, "$ref": quote(pointer, safe="#/~")}, validate_formats=True
        )
        for value in values:
            validator.validate(value)
            checked += 1
    assert checked > 15


def without(value: Any, word: str) -> Any:
    """The document as one direction sees it: what is read-only need not be sent, and the reverse."""
    if isinstance(value, list):
        return [without(item, word) for item in value]
    if not isinstance(value, dict):
        return value
    found = {key: without(item, word) for key, item in value.items()}
    properties, required = value.get("properties"), value.get("required")
    if isinstance(properties, dict) and isinstance(required, list):
        found["required"] = [name for name in required if word not in properties.get(name, {})]
    return found


def examples(value: Any, at: str) -> list[tuple[str, list[Any]]]:
    """Where every schema with examples or a default stands, and the values that it should accept."""
    found: list[tuple[str, list[Any]]] = []
    if isinstance(value, list):
        for index, item in enumerate(value):
            found += examples(item, f"{at}/{index}")
    if isinstance(value, dict):
        place = f"{at}/schema" if isinstance(value.get("schema"), dict) else at
        given = list(value["examples"]) if isinstance(value.get("examples"), list) else []
        given += [value["example"]] if "example" in value else []
        given += [value["default"]] if {"type", "default"} <= value.keys() else []
        if given:
            found.append((place, given))
        for key, item in value.items():
            token = key.replace("~", "~0").replace("/", "~1")
            if key not in ("example", "examples"):
                found += examples(item, f"{at}/{token}")
    return found
