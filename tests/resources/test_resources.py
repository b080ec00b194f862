"""Resources: which things an API is about, told from small documents."""

import pytest

from contractor.contract import read
from contractor.resources import Listing, References, Role, resources
from contractor.resources.names import bounded
from contractor.source import Files
from tests.documents import CORPUS, contract, corpus

HEAD = "openapi: 3.1.1\ninfo: {title: T, version: '1'}\npaths:\n"
NONE = "{responses: {'204': {description: done}}}"


def answering(schema: str) -> str:
    return (
        "{responses: {'200': {description: ok, content: {application/json: {schema: "
        + schema
        + "}}}}}"
    )


BOOK = (
    "{type: object, properties: {ISBN: {type: string}, id: {type: integer}, title: {type: string}}}"
)


def found(paths: str) -> dict[str, str]:
    """The roles of operations and the paths that they are about."""
    made = contract(HEAD + paths)
    steps = resources(made).steps
    return {
        f"{made.endpoints[index].method} {made.endpoints[index].path}": (
            f"{step.role.value} {step.resource.path if step.resource else '-'}"
        )
        for index, step in steps.items()
    }


def test_things_in_a_collection() -> None:
    assert found(f"""
  /books:
    get: {answering(f"{{type: array, items: {BOOK}}}")}
    post: {answering(BOOK)}
  /books/{{isbn}}:
    get: {answering(BOOK)}
    put: {answering(BOOK)}
    patch: {answering(BOOK)}
    delete: {NONE}
    post: {NONE}
""") == {
        "get /books": "list /books/{isbn}",
        "post /books": "create /books/{isbn}",
        "get /books/{isbn}": "read /books/{isbn}",
        "put /books/{isbn}": "replace /books/{isbn}",
        "patch /books/{isbn}": "update /books/{isbn}",
        "delete /books/{isbn}": "delete /books/{isbn}",
        "post /books/{isbn}": "act /books/{isbn}",
    }


def test_single_things_and_acts_below_a_thing() -> None:
    assert found(f"""
  /books/{{isbn}}/cover:
    get: {answering(BOOK)}
    put: {NONE}
    delete: {NONE}
  /books/{{isbn}}/reserve:
    post: {NONE}
  /me:
    get: {answering(BOOK)}
  /login:
    post: {NONE}
""") == {
        "get /books/{isbn}/cover": "read /books/{isbn}/cover",
        "put /books/{isbn}/cover": "replace /books/{isbn}/cover",
        "delete /books/{isbn}/cover": "delete /books/{isbn}/cover",
        "post /books/{isbn}/reserve": "act /books/{isbn}",
        "get /me": "read /me",
        "post /login": "act -",
    }


def test_a_path_of_two_variables_is_a_thing_of_its_own() -> None:
    assert found(f"""
  /repos/{{owner}}:
    get: {answering(BOOK)}
  /repos/{{owner}}/{{repo}}:
    get: {answering(BOOK)}
""") == {
        "get /repos/{owner}": "read /repos/{owner}",
        "get /repos/{owner}/{repo}": "read /repos/{owner}/{repo}",
    }


def test_a_fragment_is_no_path() -> None:
    steps = found(f"""
  /files/{{id}}:
    get: {answering(BOOK)}
  '/files/{{id}}#shared':
    get: {answering(BOOK)}
""")
    assert steps["get /files/{id}"] == "read /files/{id}"
    assert steps["get /files/{id}#shared"] == "act /files/{id}"


@pytest.mark.parametrize(
    ("properties", "variable", "member"),
    [
        ("{isbn: {}, id: {}}", "isbn", "isbn"),
        ("{ISBN: {}, id: {}}", "isbn", "ISBN"),
        ("{book_id: {}, id: {}}", "bookId", "book_id"),
        ("{title: {}, id: {}}", "bookId", "id"),
        ("{title: {}, uuid: {}}", "book", "uuid"),
        ("{bookId: {}, title: {}}", "id", "bookId"),
        ("{title: {}}", "bookId", ""),
        ("{name: {}}", "bookId", ""),
        ("{name: {}}", "bookName", "name"),
    ],
)
def test_what_tells_things_apart(properties: str, variable: str, member: str) -> None:
    thing = f"{{type: object, properties: {properties}}}"
    made = resources(contract(f"{HEAD}  /books/{{{variable}}}: {{get: {answering(thing)}}}\n"))
    [one] = made.by_path.values()
    assert (one.member, one.inside) == (member, ())


ROOM = "{type: array, items: {$ref: '#/components/schemas/Room'}}"
STAY = "{$ref: '#/components/schemas/Stay'}"
STAYS = f"{{type: array, items: {STAY}}}"
SCHEMAS = """
components:
  schemas:
    Room: {type: object, properties: {number: {type: integer}}}
    Stay: {type: object, properties: {id: {type: string}, from: {type: string}}}
"""


def test_what_answers_with_the_thing_above_is_about_that() -> None:
    assert found(f"""
  /stays/{{id}}:
    get: {answering(STAY)}
  /stays/{{id}}/end:
    put: {answering(STAY)}
  /stays/{{id}}/bill:
    put: {answering(BOOK)}
{SCHEMAS}""") == {
        "get /stays/{id}": "read /stays/{id}",
        "put /stays/{id}/end": "act /stays/{id}",
        "put /stays/{id}/bill": "replace /stays/{id}/bill",
    }


def test_things_that_no_path_leads_to() -> None:
    paths = f"""
  /rooms/{{id}}/notes:
    get: {answering(f"{{type: array, items: {BOOK}}}")}
    post: {answering(BOOK)}
  /rooms/{{id}}/labels:
    get: {answering(f"{{type: array, items: {BOOK}}}")}
    post:
      requestBody: {{content: {{application/json: {{schema: {BOOK}}}}}}}
      responses: {{'201': {{description: made}}}}
  /rooms/{{id}}/search:
    get: {answering(f"{{type: array, items: {BOOK}}}")}
    post: {answering(f"{{type: array, items: {BOOK}}}")}
"""
    assert found(paths) == {
        "get /rooms/{id}/notes": "list /rooms/{id}/notes/{id_}",
        "post /rooms/{id}/notes": "create /rooms/{id}/notes/{id_}",
        "get /rooms/{id}/labels": "list /rooms/{id}/labels/{id_}",
        "post /rooms/{id}/labels": "create /rooms/{id}/labels/{id_}",
        "get /rooms/{id}/search": "list -",
        "post /rooms/{id}/search": "act /rooms/{id}",
    }
    one = resources(contract(HEAD + paths)).by_path["/rooms/{id}/notes/{id_}"]
    assert (one.collection, one.member, one.parent) == ("/rooms/{id}/notes", "id", "/rooms/{id}")
    assert not one.addressed


def test_things_with_a_path_of_their_own_are_made_and_listed_below_others() -> None:
    paths = f"""
  /rooms:
    get: {answering(ROOM)}
  /rooms/{{number}}/stays:
    get: {answering(STAYS)}
    post: {answering(STAY)}
  /rooms/{{number}}/guests:
    post: {answering(STAY)}
  /stays/{{id}}:
    get: {answering(STAY)}
    delete: {NONE}
{SCHEMAS}"""
    assert found(paths) == {
        "get /rooms": "list /rooms/{number}",
        "get /rooms/{number}/stays": "list /stays/{id}",
        "post /rooms/{number}/stays": "create /stays/{id}",
        "post /rooms/{number}/guests": "act /rooms/{number}",
        "get /stays/{id}": "read /stays/{id}",
        "delete /stays/{id}": "delete /stays/{id}",
    }
    one = resources(contract(HEAD + paths)).by_path["/stays/{id}"]
    assert (one.collection, one.member, one.parent) == ("/stays", "id", "")
    assert one.addressed
    assert one.is_known


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("bookedAfter", ("bookedat", ">")),
        ("booked_before", ("bookedat", "<")),
        ("checkInSince", ("checkin", ">=")),
        ("priceTo", ("price", "<=")),
        ("minPrice", ("price", ">=")),
        ("price[gte]", ("price", ">=")),
        ("fromDay", None),
        ("photo", None),
        ("after", None),
        ("priceAfterwards", None),
    ],
)
def test_bounds_of_properties(name: str, expected: tuple[str, str] | None) -> None:
    assert bounded(name, {"bookedat", "checkin", "price"}) == expected


def test_a_link_says_what_tells_things_apart() -> None:
    made = contract(f"""{HEAD}
  /books:
    post:
      responses:
        '201':
          description: made
          content: {{application/json: {{schema: {{type: object, properties: {{id: {{}}, number: {{}}}}}}}}}}
          links: {{read: {{operationId: readBook, parameters: {{bookId: $response.body#/number}}}}}}
  /books/{{bookId}}:
    get: {{operationId: readBook, responses: {{'200': {{description: ok}}}}}}
""")
    [one] = resources(made).by_path.values()
    assert one.member == "number"


def test_things_may_be_wrapped() -> None:
    wrapped = f"{{type: object, properties: {{data: {BOOK}, links: {{type: object}}}}}}"
    made = resources(contract(f"{HEAD}  /books/{{isbn}}: {{get: {answering(wrapped)}}}\n"))
    [one] = made.by_path.values()
    assert (one.member, one.inside) == ("ISBN", ("data",))


@pytest.mark.parametrize(
    ("schema", "inside"),
    [
        ("{type: array, items: {}}", ()),
        ("{properties: {items: {type: array}, tags: {type: array}}}", ("items",)),
        ("{properties: {tags: {type: array}, books: {type: array}}}", ("books",)),
        ("{properties: {found: {type: array}, next: {}}}", ("found",)),
        ("{allOf: [{properties: {next: {}}}, {properties: {data: {type: array}}}]}", ("data",)),
    ],
)
def test_where_a_list_stands(schema: str, inside: tuple[str, ...]) -> None:
    made = resources(
        contract(f"""{HEAD}
  /books: {{get: {answering(schema)}}}
  /books/{{isbn}}: {{get: {answering(BOOK)}}}
""")
    )
    assert made.steps[0].listing == Listing(inside)


def test_another_list_of_the_same_component() -> None:
    text = f"""{HEAD}
  /books/{{isbn}}: {{get: {answering("{$ref: '#/components/schemas/Book'}")}}}
  /search: {{get: {answering("{type: array, items: {$ref: '#/components/schemas/Book'}}")}}}
components: {{schemas: {{Book: {BOOK}}}}}
"""
    step = resources(contract(text)).steps[1]
    assert (step.role, step.resource and step.resource.path) == (Role.LIST, "/books/{isbn}")


def test_resources_above() -> None:
    made = resources(
        contract(
            f"{HEAD}  /a/{{x}}/b/{{y}}/c: {{get: {answering(BOOK)}}}\n  /a/{{x}}: {{get: {answering(BOOK)}}}\n"
        )
    )
    above = made.above(made.by_path["/a/{x}/b/{y}/c"])
    assert [one.path for one in above] == ["/a/{x}", "/a/{x}/b/{y}"]


@corpus
@pytest.mark.parametrize("name", ["museum.yaml", "train-travel.yaml", "box.json", "github.json"])
def test_every_operation_of_published_documents_has_a_step(name: str) -> None:
    made = read(Files.open(CORPUS / name))
    known = resources(made)
    assert set(known.steps) == {
        index for index, one in enumerate(made.endpoints) if one.kind == "path"
    }
    for step in known.steps.values():
        if step.resource is not None:
            assert all(one.path in known.by_path for one in known.above(step.resource))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("authorIds", True),
        ("owner_id", True),
        ("X-Tenant-ID", True),
        ("isbn", True),
        ("ISBN", True),
        ("id", False),
        ("title", False),
        ("paid", False),
        ("", False),
    ],
)
def test_names_that_refer_to_things(name: str, expected: bool) -> None:
    item = answering(BOOK)
    listed = answering(f"{{type: array, items: {BOOK}}}")
    made = contract(
        f"{HEAD}  /books: {{get: {listed}}}\n"
        f"  /books/{{isbn}}:\n    parameters: [{{name: isbn, in: path, required: true, schema: {{type: string}}}}]\n"
        f"    get: {item}\n"
    )
    references = References(resources(made))
    assert references.holds(name) is expected
    assert [*references.within([{"a": {name: [1]}}])] == [name] * expected
