"""The model: names from where a type stands, types that say what the schema says."""

import json
import random
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from contractor.contract import read
from contractor.model import (
    Alias,
    Anything,
    Checked,
    Constants,
    Enumeration,
    ListOf,
    Model,
    Nothing,
    Nullable,
    OneOf,
    Record,
    Ref,
    Scalar,
    build,
)
from contractor.model.directions import references
from contractor.model.shapes import property_words
from contractor.source import Files
from contractor.text import pascal, snake
from tests.documents import CORPUS, contract, corpus

SHOP = """
    paths:
      /orders:
        get:
          operationId: listOrders
          parameters:
            - {name: sort, in: query, schema: {enum: [newest, oldest]}}
          responses:
            "200":
              description: ok
              content:
                application/json:
                  schema:
                    type: object
                    properties: {items: {type: array, items: {$ref: '#/components/schemas/Order'}}}
            "404":
              description: no
              content: {application/json: {schema: {type: object, properties: {why: {type: string}}}}}
        post:
          operationId: createOrder
          requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
          responses: {"204": {description: ok}}
    components:
      schemas:
        Order:
          type: object
          required: [id, lines]
          properties:
            id: {type: integer, readOnly: true}
            status: {enum: [open, paid]}
            note: {type: [string, "null"]}
            lines: {type: array, items: {type: object, properties: {sku: {type: string}}}}
            payment:
              oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Giro'}]
              discriminator: {propertyName: kind}
        Card: {type: object, required: [kind], properties: {kind: {const: card}}}
        Giro: {type: object, required: [kind], properties: {kind: {const: giro}}}
        Big: {allOf: [{$ref: '#/components/schemas/Card'}, {properties: {limit: {type: integer}}}]}
        Odd: {allOf: [{$ref: '#/components/schemas/Card'}, {required: [owner]}]}
        Tree: {type: object, properties: {children: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}
        Maybe: {oneOf: [{type: string}, {type: "null"}]}
        Colour: {anyOf: [{type: string}, {type: string, enum: [red, blue]}]}
"""


def names(model: Model) -> dict[str, str]:
    return {key: pascal(definition.name) for key, definition in model.definitions.items()}


def by_name(model: Model, name: str) -> Any:
    return next(one for one in model.definitions.values() if pascal(one.name) == name)


def checked(kind: Any) -> Any:
    """The type that a schema is checked with, too."""
    assert isinstance(kind, Checked)
    return kind.inner


def test_names_say_where_a_type_stands() -> None:
    model = build(contract(SHOP))
    assert model.findings == ()
    assert {
        *(
            "Order",
            "OrderInput",
            "OrderStatus",
            "OrderLinesItem",
            "OrderPayment",
            "Card",
            "Giro",
            "Big",
        ),
        *("ListOrdersSort", "ListOrdersResponse", "ListOrders404Response"),
    } <= set(names(model).values())


def test_read_and_sent_differ_only_where_they_do() -> None:
    model = build(contract(SHOP))
    order, sent = by_name(model, "Order"), by_name(model, "OrderInput")
    assert [one.name for one in order.properties] == ["id", "status", "note", "lines", "payment"]
    assert [one.name for one in sent.properties] == ["status", "note", "lines", "payment"]
    assert "CardInput" not in names(model).values()
    create = next(call for call in model.calls if call.name == ("create", "Order"))
    assert create.bodies[0].type == Ref(sent.key)


def test_types() -> None:
    model = build(contract(SHOP))
    order = {one.name: one for one in by_name(model, "Order").properties}
    assert order["note"].type == Nullable(Scalar("string"))
    assert not order["note"].required
    assert isinstance(order["lines"].type, ListOf)
    payment = by_name(model, "OrderPayment")
    assert isinstance(payment, Alias)
    assert isinstance(payment.type, OneOf)
    assert payment.type.tag is not None
    assert dict(payment.type.tag.mapping) == {
        "card": "#/components/schemas/Card",
        "giro": "#/components/schemas/Giro",
    }
    assert by_name(model, "Card").tags == {"kind": ("card",)}
    assert by_name(model, "Big").base == "#/components/schemas/Card"
    odd = by_name(model, "Odd")
    assert (odd.base, [(one.name, one.required) for one in odd.properties]) == (
        None,
        [("kind", True), ("owner", True)],
    )
    assert by_name(model, "Tree").properties[0].type == ListOf(Ref("#/components/schemas/Tree"))
    assert by_name(model, "Maybe").type == Nullable(Scalar("string"))
    colour = by_name(model, "Colour")
    assert isinstance(colour, Enumeration)
    assert colour.open


def test_a_pin_comes_first_and_a_lock_settles_who_was_there_before() -> None:
    text = (
        "components: {schemas: {A: {type: object, x-contractor-name: Person}, B: {type: object, properties:"
        " {c: {enum: [x, y]}}}, BC: {type: object}}}"
    )
    free = {"#/components/schemas/BC": "BC", "#/components/schemas/B/properties/c": "BCField"}
    assert free.items() <= names(build(contract(text))).items()
    locked = {"#/components/schemas/A": "A", "#/components/schemas/B": "B"}
    locked["#/components/schemas/B/properties/c"] = "BC"
    found = build(contract(text), locked)
    assert names(found)["#/components/schemas/A"] == "Person"
    assert names(found)["#/components/schemas/B/properties/c"] == "BC"
    assert names(found)["#/components/schemas/BC"] != "BC"
    again = build(contract(text), names(found))
    assert (names(again), again.findings) == (names(found), found.findings)


def test_a_lock_does_not_keep_a_name_that_its_own_place_gave_up() -> None:
    before = """
      paths:
        /orders: {get: {operationId: listOrders, responses: {'200': {description: d, content: {
          application/json: {schema: {type: object, properties: {a: {enum: [x, y]}}}}}}}}}
      components:
        schemas:
          Pay: {oneOf: [{title: Card, type: object, properties: {a: {type: string}}},
                        {title: Cash, type: object, properties: {b: {type: string}}}]}
    """
    after = before.replace("listOrders", "searchOrders")
    after = after.replace("Card", "-").replace("Cash", "Card").replace("-", "Cash")
    locked = names(build(contract(before)))
    assert set(locked.values()) >= {"ListOrdersResponse", "ListOrdersResponseA", "PayCard"}
    assert names(build(contract(after), locked)) == names(build(contract(after)))
    pinned = before.replace("Pay: {", "Pay: {x-contractor-name: Payment, ")
    assert names(build(contract(before), names(build(contract(pinned))))) == locked


def test_a_lock_gives_back_words_that_capitals_do_not_tell() -> None:
    document = contract("components: {schemas: {a_b: {type: object}, API_KEY: {type: object}}}")
    free = build(document)
    again = build(document, names(free))
    assert [one.name for one in again.definitions.values()] == [
        one.name for one in free.definitions.values()
    ]


def test_colliding_components_keep_distinct_names_without_numbers() -> None:
    found = build(
        contract(
            "components: {schemas: {a-b: {type: object}, a_b: {type: object}, AB: {type: object}}}"
        )
    )
    made = list(names(found).values())
    assert len({name.casefold() for name in made}) == 3
    assert made[2] == "AB"
    assert not any(char.isdigit() for name in made for char in name)


def test_what_includes_itself_is_anything() -> None:
    model = schemas("""
        A: {allOf: [{$ref: '#/components/schemas/A'}, {type: object}]}
        B: {$ref: '#/components/schemas/C'}
        C: {$ref: '#/components/schemas/B'}
        D: {properties: {b: {$ref: '#/components/schemas/B'}}}
    """)
    assert [checked(by_name(model, name).type) for name in "ABC"] == [Anything()] * 3
    assert checked(by_name(model, "D").properties[0].type) == Anything()
    assert {finding.id for finding in model.contract.findings} == {"circular-reference"}


def shuffled(value: Any, source: random.Random) -> Any:
    if isinstance(value, dict):
        items = list(value.items())
        source.shuffle(items)
        return {key: shuffled(item, source) for key, item in items}
    return [shuffled(item, source) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("seed", range(5))
def test_order_of_keys_names_nothing(seed: int) -> None:
    raw = contract(SHOP).raw
    mixed = json.loads(json.dumps(shuffled(raw, random.Random(seed))))
    assert names(build(read(Files.of_data(mixed)))) == names(build(read(Files.of_data(raw))))


def test_unrelated_additions_rename_nothing() -> None:
    raw = json.loads(json.dumps(contract(SHOP).raw))
    before = names(build(read(Files.of_data(raw))))
    raw["components"]["schemas"] = {
        "Aardvark": {"type": "object", "properties": {"kind": {"enum": ["a", "b"]}}}
    } | raw["components"]["schemas"]
    raw["paths"]["/aardvarks"] = {"get": {"operationId": "listAardvarks", "responses": {}}}
    after = names(build(read(Files.of_data(raw))))
    assert {key: after[key] for key in before} == before


@corpus
@pytest.mark.parametrize(
    "path", sorted(CORPUS.glob("*")) if CORPUS.is_dir() else [], ids=lambda path: path.name
)
def test_real_documents(path: Path) -> None:
    model = build(read(Files.open(path)))
    made = names(model)
    assert {finding.id for finding in model.findings} <= {"implied-type"}
    assert len({name.casefold() for name in made.values()}) == len(made)
    for definition in model.definitions.values():
        if isinstance(definition, Record) and definition.base is not None:
            assert isinstance(model.definitions[definition.base], Record)


def schemas(text: str, **options: bool) -> Model:
    """The model of component schemas."""
    body = "\n".join("    " + line for line in dedent(text).strip().splitlines())
    return build(contract("components:\n  schemas:\n" + body, **options))


def test_a_union_with_null_is_named_like_the_type_itself() -> None:
    model = schemas("""
        Order:
          properties:
            gift: {anyOf: [{type: object, properties: {note: {type: string}}}, {type: "null"}]}
            size: {oneOf: [{enum: [small, large]}, {type: "null"}]}
    """)
    assert list(names(model).values()) == ["Order", "OrderGift", "OrderSize"]
    order = {one.name: one.type for one in by_name(model, "Order").properties}
    assert order["gift"] == Nullable(Ref("#/components/schemas/Order/properties/gift"))
    assert order["size"] == Nullable(Ref("#/components/schemas/Order/properties/size"))


def test_branches_are_named_by_what_tells_them_apart() -> None:
    model = schemas("""
        Event:
          oneOf:
            - {properties: {kind: {const: moved}, from: {type: string}}}
            - {properties: {kind: {const: moved}, gone: {type: string}}}
            - {title: Paid event, properties: {kind: {const: paid}}}
            - {properties: {kind: {enum: [lost, found]}}}
    """)
    assert set(names(model).values()) == {
        *("Event", "EventWithFrom", "EventWithGone", "PaidEvent", "EventLostOrFound"),
        "EventLostOrFoundKind",
    }


def test_no_name_begins_with_a_digit() -> None:
    model = schemas("""
        2fa: {properties: {1st: {type: string}, sizes: {enum: [1024x1024, 2fa_disabled, 3]}}}
        Small: {enum: ["1m", "-1", "+1"]}
    """)
    two = by_name(model, "Type2fa")
    assert [one.words for one in two.properties] == [("field", "1st"), ("sizes",)]
    assert [one.words for one in by_name(model, "Small").members] == [
        ("value", "1m"),
        ("minus", "1"),
        ("plus", "1"),
    ]


def test_properties_that_meet_are_told_apart_whatever_their_order() -> None:
    one = property_words(["foo-bar", "foo_bar", "fooBar", "foo bar"])
    other = property_words(["fooBar", "foo bar", "foo_bar", "foo-bar"])
    assert one == other
    assert one["foo_bar"] == ("foo", "bar")
    assert len({snake(code) for code in one.values()}) == 4


def test_what_contradicts_itself_accepts_nothing() -> None:
    model = schemas("""
        A: {allOf: [{type: string}, {type: integer}]}
        B: {allOf: [{const: a}, {const: b}]}
        C: {const: a, enum: [b]}
        D: {type: integer, enum: [a]}
        E: {properties: {never: false}}
    """)
    assert [by_name(model, name).type for name in "ABCD"] == [Nothing()] * 4
    assert by_name(model, "E").properties[0].type == Nothing()


def test_composition_that_doubles_at_every_step_is_read_once() -> None:
    steps = "\n".join(
        f"S{at}: {{allOf: [{{$ref: '#/components/schemas/S{at + 1}'}}, "
        f"{{$ref: '#/components/schemas/S{at + 1}'}}]}}"
        for at in range(60)
    )
    model = schemas(f"{steps}\nS60: {{properties: {{a: {{type: string}}}}}}")
    assert [one.name for one in by_name(model, "S0").properties] == ["a"]


def test_a_long_chain_of_references_is_followed_or_refused() -> None:
    chain = "\n".join(f"S{at}: {{$ref: '#/components/schemas/S{at + 1}'}}" for at in range(3000))
    model = schemas(f"{chain}\nS3000: {{type: string}}")
    assert by_name(model, "S0").type == Ref("#/components/schemas/S1")


def test_parts_that_are_referred_to_are_named_from_where_they_stand() -> None:
    model = build(
        contract("""
            paths:
              /orders:
                get:
                  operationId: listOrders
                  responses:
                    "200":
                      description: ok
                      content:
                        application/json:
                          schema: {type: object, properties: {next: {type: string}}}
                post:
                  operationId: createOrder
                  responses:
                    "201":
                      description: ok
                      content:
                        application/json:
                          schema:
                            $ref: '#/paths/~1orders/get/responses/200/content/application~1json/schema'
            components:
              schemas:
                Basket: {properties: {line: {$ref: '#/components/schemas/Order/properties/lines/items'}}}
                Order:
                  properties:
                    lines: {type: array, items: {$ref: '#/components/schemas/Order/$defs/Line'}}
                    notes: {type: array, items: {type: string}}
                  $defs: {Line: {type: object, properties: {sku: {type: string}}}}
                Notes: {$ref: '#/components/schemas/Order/properties/notes'}
        """)
    )
    assert list(names(model).values()) == [
        *("Basket", "Order", "OrderLinesItem", "OrderNotes", "Notes"),
        *("ListOrdersResponse", "Line"),
    ]


def test_the_default_of_a_discriminator_is_kept() -> None:
    model = build(
        contract("""
            openapi: 3.2.0
            info: {title: Test, version: '1'}
            components:
              schemas:
                Payment:
                  oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Other'}]
                  discriminator: {propertyName: kind, defaultMapping: Other, mapping: {card: Card}}
                Card: {properties: {kind: {type: string}}}
                Other: {properties: {kind: {type: string}}}
        """)
    )
    payment = checked(by_name(model, "Payment").type)
    assert payment.tag.default == "#/components/schemas/Other"
    assert payment.tag.mapping["card"] == "#/components/schemas/Card"


def test_inline_members_have_the_tags_that_they_declare() -> None:
    model = schemas("""
        Payment:
          discriminator: {propertyName: kind}
          oneOf:
            - {properties: {kind: {const: card}}}
            - {properties: {kind: {enum: [giro, sepa]}}}
        Vague:
          discriminator: {propertyName: kind}
          oneOf: [{properties: {kind: {type: string}}}, {properties: {kind: {const: a}}}]
    """)
    assert set(checked(by_name(model, "Payment").type).tag.mapping) == {"card", "giro", "sepa"}
    assert checked(by_name(model, "Vague").type).tag is None


def test_what_stands_beside_a_union_holds_for_every_branch() -> None:
    model = schemas("""
        Address: {type: string, oneOf: [{format: ipv4}, {format: hostname}]}
        Shape:
          description: What all shapes have.
          type: object
          properties: {id: {type: string}}
          required: [id]
          oneOf:
            - {title: Circle, description: Round., properties: {radius: {type: number}}}
            - {title: Square, properties: {side: {type: number}}}
    """)
    assert checked(by_name(model, "Address").type).members == (
        Scalar("string", "ipv4"),
        Scalar("string", "hostname"),
    )
    circle = by_name(model, "ShapeCircle")
    assert [(one.name, one.required) for one in circle.properties] == [
        ("id", True),
        ("radius", False),
    ]
    assert circle.docs.description == "Round."
    assert by_name(model, "Shape").docs.description == "What all shapes have."


def test_a_union_of_constants_is_narrowed_by_listed_values() -> None:
    model = schemas("""
        Kind: {type: integer, oneOf: [{title: CHAT, const: 1}, {title: USER, const: 2}, {title: BOT, const: 3}]}
        Chat: {type: integer, enum: [1], allOf: [{$ref: '#/components/schemas/Kind'}]}
        Some: {type: integer, enum: [1, 3], allOf: [{$ref: '#/components/schemas/Kind'}]}
        None: {type: integer, enum: [], allOf: [{$ref: '#/components/schemas/Kind'}]}
    """)
    assert by_name(model, "Chat").type == Constants((1,))
    assert [one.words for one in by_name(model, "Some").members] == [("CHAT",), ("BOT",)]
    assert by_name(model, "None").type == Nothing()


def test_a_union_inside_one_of_stays_one_member() -> None:
    model = schemas("""
        Nested: {oneOf: [{type: string}, {anyOf: [{type: integer}, {type: boolean}]}]}
        Flat: {anyOf: [{type: string}, {anyOf: [{type: integer}, {type: boolean}]}]}
        Null: {oneOf: [{type: "null"}]}
    """)
    inner = OneOf((Scalar("integer"), Scalar("boolean")))
    assert by_name(model, "Nested").type == OneOf((Scalar("string"), inner), exclusive=True)
    assert by_name(model, "Flat").type == OneOf((Scalar("string"), *inner.members))
    assert by_name(model, "Null").type == Scalar("null")


def test_a_record_extends_the_record_behind_other_names() -> None:
    model = schemas("""
        Animal: {type: object, properties: {name: {type: string}}}
        Beast: {$ref: '#/components/schemas/Animal'}
        Brute: {allOf: [{$ref: '#/components/schemas/Beast'}]}
        Dog: {allOf: [{$ref: '#/components/schemas/Brute'}, {properties: {good: {type: boolean}}}]}
    """)
    assert by_name(model, "Dog").base == "#/components/schemas/Animal"


def test_a_property_keeps_its_type_wherever_composition_takes_it() -> None:
    model = schemas("""
        Savings: {allOf: [{$ref: '#/components/schemas/Account'}, {required: [state]}]}
        Account:
          type: object
          properties: {state: {enum: [open, closed]}, owner: {type: object, properties: {n: {}}}}
        Price: {type: object, properties: {history: {$ref: '#/components/schemas/Price', type: object}}}
        Chain: {type: object, properties: {next: {$ref: '#/components/schemas/Chain', required: [next]}}}
        Lists: {type: array, items: {$ref: '#/components/schemas/Lists', minItems: 1}}
    """)
    assert list(names(model).values()) == [
        *("Savings", "Account", "AccountState", "AccountOwner", "Price", "Chain", "ChainNext"),
        *("Lists", "ListsItem"),
    ]
    assert by_name(model, "Savings").properties[0].type == Ref(
        "#/components/schemas/Account/properties/state"
    )
    assert by_name(model, "Price").properties[0].type == Ref("#/components/schemas/Price")
    assert by_name(model, "ChainNext").properties[0].type == Ref(
        "#/components/schemas/Chain/properties/next"
    )


def test_unevaluated_properties_are_undeclared_ones_where_that_can_be_known() -> None:
    model = schemas("""
        Base: {type: object, properties: {id: {type: string}}}
        Closed: {allOf: [{$ref: '#/components/schemas/Base'}], properties: {n: {}}, unevaluatedProperties: false}
        Typed: {type: object, properties: {n: {}}, unevaluatedProperties: {type: integer}}
        Pair: {type: array, prefixItems: [{type: string}], unevaluatedItems: false}
        Inner: {allOf: [{type: object, properties: {n: {}}, unevaluatedProperties: false}, {properties: {m: {}}}]}
    """)
    assert by_name(model, "Closed").extra is None
    assert by_name(model, "Typed").extra == Scalar("integer")
    assert by_name(model, "Pair").type.rest is None
    assert by_name(model, "Inner").unsaid == ("unevaluatedProperties",)


def test_open_enumerations_say_what_other_values_are() -> None:
    model = schemas("""
        Cabin: {anyOf: [{type: string, enum: [first, economy]}, {type: string, maxLength: 20}]}
        Terminal: {oneOf: [{type: integer}, {type: integer, enum: [1, 2]}]}
        Meal: {type: string, x-extensible-enum: [fish, rice], pattern: '^[a-z]+$'}
        Whole: {type: integer, enum: [1, 2.0, 3]}
        Gate: {type: [string, "null"], x-extensible-enum: [A, B, null]}
        Versions: {enum: [v1.1, v11]}
        Amount: {type: [integer, number]}
    """)
    assert by_name(model, "Cabin").others == Scalar("string", max_length=20)
    assert by_name(model, "Gate").nullable
    assert by_name(model, "Meal").others == Scalar("string", pattern="^[a-z]+$")
    assert [one.value for one in by_name(model, "Whole").members] == [1, 2, 3]
    assert [pascal(one.words) for one in by_name(model, "Versions").members] == ["V1_1", "V11"]
    assert by_name(model, "Amount").type == Scalar("number")
    assert isinstance(checked(by_name(model, "Terminal").type), OneOf)


def test_patterns_tuples_and_openness_are_kept() -> None:
    model = schemas("""
        Labels:
          type: object
          patternProperties: {'^n-': {type: integer}, '^s-': {type: string}}
          additionalProperties: false
        Both:
          type: object
          properties: {a: {type: string}}
          patternProperties: {'^n-': {type: integer}}
          additionalProperties: {type: boolean}
        Said: {type: object, properties: {a: {}}, additionalProperties: true}
        Size:
          type: array
          prefixItems: [{title: Width, type: number}, {title: Height, type: number}]
          items: {type: string}
          maxItems: 4
        Empty: {type: array, items: false}
        One: {type: array, prefixItems: [{type: string}, false]}
    """)
    labels = by_name(model, "Labels").type.inner
    assert labels.patterns == (("^n-", Scalar("integer")), ("^s-", Scalar("string")))
    assert labels.value == OneOf((Scalar("integer"), Scalar("string")))
    both = by_name(model, "Both")
    assert both.extra == OneOf((Scalar("integer"), Scalar("boolean")))
    assert by_name(model, "Said").open
    assert not both.open
    size = by_name(model, "Size").type
    assert (size.most, size.labels) == (4, (("Width",), ("Height",)))
    assert by_name(model, "Empty").type.max_items == 0
    assert (len(by_name(model, "One").type.items), by_name(model, "One").type.rest) == (1, None)


def test_flags_and_null_stand_on_the_definitions() -> None:
    model = schemas("""
        Order: {type: [object, "null"], properties: {id: {readOnly: true}, key: {$ref: '#/components/schemas/Key'}}}
        Key: {type: string, writeOnly: true}
    """)
    order = by_name(model, "Order")
    assert order.nullable
    assert [(one.read_only, one.write_only) for one in order.properties] == [(True, False)]
    assert [one.name for one in by_name(model, "OrderInput").properties] == ["key"]


def test_operations_without_a_name_are_called_by_where_they_stand() -> None:
    model = build(
        contract("""
            paths:
              /alias: {$ref: '#/paths/~1things'}
              /things:
                get: {responses: {"200": {description: ok, content: {application/json: {schema: {type: object}}}}}}
              /live: {$ref: '#/components/pathItems/Probe'}
              /reports:
                post:
                  operationId: createReport
                  responses: {"202": {description: ok}}
                  callbacks:
                    finished: {'{$request.body#/url}': {post: {responses: {"204": {description: ok}}}}}
                  parameters:
                    - {name: sort-by, in: query, schema: {type: string}}
                    - {name: sortBy, in: query, schema: {type: string}}
                    - {name: sortBy, in: header, schema: {type: string}}
                    - {name: Authorization, in: header, schema: {type: string}}
              /files:
                get:
                  operationId: download
                  responses: {"200": {description: ok, content: {image/*: {}, text/plain: {}}}}
            components:
              pathItems:
                Probe:
                  get:
                    responses:
                      "200":
                        description: ok
                        content: {application/json: {schema: {type: object, properties: {up: {enum: [a, b]}}}}}
        """)
    )
    called = {(call.method, call.path): snake(call.name) for call in model.calls}
    assert called["get", "/things"] == "get_things"
    assert called["get", "/alias"] == "get_alias"
    assert called["post", "{$request.body#/url}"] == "create_report_finished"
    assert {"ProbeGetResponse", "ProbeGetResponseUp"} <= set(names(model).values())
    create = next(call for call in model.calls if snake(call.name) == "create_report")
    words_of = [(one.place, one.property.name, snake(one.property.words)) for one in create.inputs]
    assert words_of == [
        ("query", "sort-by", "sort_by"),
        ("query", "sortBy", "sort_by_query"),
        ("header", "sortBy", "sort_by_header"),
    ]
    download = next(call for call in model.calls if call.path == "/files")
    assert [body.type for body in download.answers[0].bodies] == [
        Scalar("string", "binary"),
        Anything(),
    ]


def test_what_no_operation_knows_travels_either_way_with_all_that_it_holds() -> None:
    model = build(
        contract("""
            paths:
              /alerts:
                get:
                  responses:
                    "200":
                      description: ok
                      content: {application/json: {schema: {$ref: '#/components/schemas/Alert'}}}
            components:
              schemas:
                Alert: {properties: {id: {type: string, readOnly: true}}, type: object}
                Event: {properties: {alert: {$ref: '#/components/schemas/Alert'}}, type: object}
        """)
    )
    assert list(names(model).values()) == ["Alert", "AlertInput", "Event", "EventInput"]
    assert by_name(model, "EventInput").properties[0].type == Ref("#/components/schemas/Alert>sent")


def test_recursion_through_unions_and_maps_that_composition_takes_elsewhere_ends() -> None:
    model = schemas("""
        Node:
          anyOf:
            - {type: object, properties: {leaf: {type: string}}}
            - properties:
                child:
                  allOf: [{$ref: '#/components/schemas/Node'}, {properties: {note: {type: string}}}]
              type: object
        Tree:
          type: object
          additionalProperties:
            anyOf: [{allOf: [{$ref: '#/components/schemas/Alias'}, {properties: {up: {minProperties: 1}}}]}]
        Alias: {allOf: [{$ref: '#/components/schemas/Tree'}]}
        Loop: {anyOf: [{oneOf: [{$ref: '#/components/schemas/Loop'}]}]}
        Uses: {properties: {loop: {allOf: [{$ref: '#/components/schemas/Loop'}, {properties: {a: {}}}]}}}
    """)
    for definition in model.definitions.values():
        assert set(references(definition)) <= model.definitions.keys()
    assert checked(by_name(model, "Uses").properties[0].type) == Anything()


def test_branches_that_composition_takes_elsewhere_are_types_of_their_own() -> None:
    model = schemas("""
        Payment:
          oneOf:
            - {type: object, title: Card, properties: {card: {type: string}}}
            - {type: object, title: Giro, properties: {iban: {type: string}}}
        Refund: {allOf: [{$ref: '#/components/schemas/Payment'}, {properties: {reason: {type: string}}}]}
    """)
    assert [one.name for one in by_name(model, "PaymentCard").properties] == ["card"]
    assert [one.name for one in by_name(model, "RefundCard").properties] == ["reason", "card"]


def test_constants_may_be_larger_than_binary_numbers() -> None:
    model = schemas(f"""
        Huge: {{const: {10**400}}}
        Some: {{enum: [{10**400}, 2.0]}}
    """)
    assert by_name(model, "Huge").type == Constants((10**400,))
    assert by_name(model, "Some").type == Constants((10**400, 2))
