"""What each operation of a scaffolded application does, over HTTP, before anybody wrote a line."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.scaffold.conftest import Serve, document

PROBLEM = (
    "{description: no, "
    "content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}"
)
NOTES = f"""
  /notes:
    get:
      operationId: listNotes
      tags: [Notes]
      parameters:
        - {{name: author, in: query, schema: {{type: string}}}}
        - {{name: label, in: query, schema: {{type: string}}}}
        - {{name: state, in: query, schema: {{type: array, items: {{$ref: '#/components/schemas/State'}}}}}}
        - {{name: limit, in: query, schema: {{type: integer, minimum: 1, maximum: 100, default: 10}}}}
        - {{name: createdAfter, in: query, schema: {{type: string, format: date-time}}}}
        - {{name: sort, in: query, schema: {{enum: [text, -text, createdAt, -createdAt], default: createdAt}}}}
        - {{name: offset, in: query, schema: {{type: integer, minimum: 0}}}}
      responses:
        '200':
          description: notes
          content: {{application/json: {{schema: {{$ref: '#/components/schemas/NotePage'}}}}}}
    post:
      operationId: createNote
      tags: [Notes]
      requestBody: {{required: true, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Note'}}}}}}}}
      responses:
        '201':
          description: made
          headers:
            Location: {{required: true, schema: {{type: string, format: uri-reference}}}}
            ETag: {{required: true, schema: {{type: string}}}}
          content: {{application/json: {{schema: {{$ref: '#/components/schemas/Note'}}}}}}
        '422': {PROBLEM}
  /notes/{{noteId}}:
    parameters:
      - {{name: noteId, in: path, required: true, schema: {{type: string, format: uuid}}}}
    get:
      operationId: getNote
      tags: [Notes]
      parameters: [{{name: If-None-Match, in: header, schema: {{type: string}}}}]
      responses:
        '200':
          description: it
          headers: {{ETag: {{required: true, schema: {{type: string}}}}}}
          content: {{application/json: {{schema: {{$ref: '#/components/schemas/Note'}}}}}}
        '304': {{description: you have it, headers: {{ETag: {{required: true, schema: {{type: string}}}}}}}}
        '404': {PROBLEM}
    put:
      operationId: replaceNote
      tags: [Notes]
      requestBody: {{required: true, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Note'}}}}}}}}
      responses:
        '200': {{description: it, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Note'}}}}}}}}
        '404': {PROBLEM}
    patch:
      operationId: updateNote
      tags: [Notes]
      parameters: [{{name: If-Match, in: header, schema: {{type: string}}}}]
      requestBody:
        required: true
        content:
          application/merge-patch+json:
            schema:
              type: object
              properties:
                text: {{type: string}}
                author: {{type: [string, 'null']}}
                due: {{type: [string, 'null'], format: date}}
      responses:
        '200': {{description: it, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Note'}}}}}}}}
        '404': {PROBLEM}
        '412': {PROBLEM}
    delete:
      operationId: deleteNote
      tags: [Notes]
      responses: {{'204': {{description: gone}}, '404': {PROBLEM}}}
  /notes/{{noteId}}/comments:
    parameters:
      - {{name: noteId, in: path, required: true, schema: {{type: string, format: uuid}}}}
    get:
      operationId: listComments
      tags: [Comments]
      responses:
        '200':
          description: comments
          content:
            application/json: {{schema: {{type: array, items: {{$ref: '#/components/schemas/Comment'}}}}}}
        '404': {PROBLEM}
    post:
      operationId: createComment
      tags: [Comments]
      requestBody:
        required: true
        content: {{application/json: {{schema: {{$ref: '#/components/schemas/Comment'}}}}}}
      responses:
        '201':
          description: made
          content: {{application/json: {{schema: {{$ref: '#/components/schemas/Comment'}}}}}}
        '404': {PROBLEM}
  /notes/{{noteId}}/comments/{{number}}:
    parameters:
      - {{name: noteId, in: path, required: true, schema: {{type: string, format: uuid}}}}
      - {{name: number, in: path, required: true, schema: {{type: integer}}}}
    get:
      operationId: getComment
      tags: [Comments]
      responses:
        '200': {{description: it, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Comment'}}}}}}}}
        '404': {PROBLEM}
  /notes/{{noteId}}/picture:
    parameters:
      - {{name: noteId, in: path, required: true, schema: {{type: string, format: uuid}}}}
    get:
      operationId: getPicture
      tags: [Notes]
      responses:
        '200': {{description: it, content: {{image/png: {{}}}}}}
        '404': {PROBLEM}
    put:
      operationId: putPicture
      tags: [Notes]
      requestBody: {{required: true, content: {{image/png: {{}}}}}}
      responses: {{'204': {{description: kept}}, '404': {PROBLEM}}}
  /notes/{{noteId}}/archive:
    post:
      operationId: archiveNote
      tags: [Notes]
      parameters:
        - {{name: noteId, in: path, required: true, schema: {{type: string, format: uuid}}}}
      responses:
        '200': {{description: it, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Note'}}}}}}}}
        '404': {PROBLEM}
"""
SCHEMAS = """
components:
  schemas:
    Problem:
      type: object
      required: [title, status]
      properties: {title: {type: string}, status: {type: integer}, detail: {type: string}}
    State: {type: string, enum: [open, done]}
    Note:
      type: object
      required: [id, text, state, createdAt]
      properties:
        id: {type: string, format: uuid, readOnly: true}
        text: {type: string}
        author: {type: [string, 'null']}
        due: {type: string, format: date}
        labels: {type: array, items: {type: string}}
        state: {$ref: '#/components/schemas/State'}
        createdAt: {type: string, format: date-time, readOnly: true}
        secret: {type: string, writeOnly: true}
    Comment:
      type: object
      required: [number, text]
      properties: {number: {type: integer, readOnly: true}, text: {type: string}}
    NotePage:
      type: object
      required: [items, total]
      properties:
        items: {type: array, items: {$ref: '#/components/schemas/Note'}}
        total: {type: integer}
        offset: {type: integer}
        hasMore: {type: boolean}
"""
WRITE = {"text": "Write", "author": "ada", "labels": ["home"], "state": "open"}


def notes() -> str:
    return document(NOTES, SCHEMAS)


def test_a_thing_from_beginning_to_end(serve: Serve) -> None:
    client = serve(notes())
    made = client.post("/notes", json={**WRITE, "secret": "s"})
    assert made.status_code == 201
    note = made.json()
    assert {name: note[name] for name in WRITE} == WRITE
    assert "secret" not in note
    assert str(UUID(note["id"])) == note["id"]
    # What a client could have said, and did not, is nobody else's.
    assert "due" not in note
    place = made.headers["location"]
    assert place == f"/notes/{note['id']}"
    assert client.get(place).json() == note

    changed = client.put(place, json={"text": "Write more", "state": "done"}).json()
    assert (changed["id"], changed["text"], changed["state"]) == (note["id"], "Write more", "done")
    assert "labels" not in changed
    assert client.get(place).json() == changed

    assert client.delete(place).status_code == 204
    for answer in (client.get(place), client.delete(place), client.put(place, json=WRITE)):
        assert answer.status_code == 404
        assert answer.json()["detail"] == "There is no such note."


def test_each_that_is_made_has_a_key_of_its_own(serve: Serve) -> None:
    client = serve(notes())
    ids = [client.post("/notes", json=WRITE).json()["id"] for _ in range(3)]
    listed = client.get("/notes", params={"limit": 100}).json()
    assert len(set(ids)) == 3
    assert {*ids} <= {one["id"] for one in listed["items"]}


def test_a_patch_keeps_what_is_absent_and_removes_what_is_null(serve: Serve) -> None:
    client = serve(notes())
    note = client.post("/notes", json={**WRITE, "due": "2027-01-31"}).json()
    patched = client.patch(
        f"/notes/{note['id']}",
        content='{"text": "Read", "author": null, "due": null}',
        headers={"content-type": "application/merge-patch+json"},
    )
    assert patched.status_code == 200
    assert patched.json() == {
        name: value
        for name, value in {**note, "text": "Read"}.items()
        if name not in ("author", "due")
    }
    assert client.get(f"/notes/{note['id']}").json() == patched.json()


def test_validators_say_what_changed(serve: Serve) -> None:
    client = serve(notes())
    made = client.post("/notes", json=WRITE)
    place, tag = made.headers["location"], made.headers["etag"]
    assert client.get(place, headers={"if-none-match": tag}).status_code == 304
    patch = {"content-type": "application/merge-patch+json", "if-match": tag}
    assert client.patch(place, content='{"text": "one"}', headers=patch).status_code == 200
    assert client.get(place, headers={"if-none-match": tag}).status_code == 200
    stale = client.patch(place, content='{"text": "two"}', headers=patch)
    assert (stale.status_code, stale.json()["status"]) == (412, 412)
    for seen, status in (('"unheard of"', 412), ("*", 200), ('"other", "version-3"', 200)):
        patch["if-match"] = seen
        assert client.patch(place, content='{"text": "three"}', headers=patch).status_code == status


def test_lists_are_filtered_and_paged(serve: Serve) -> None:
    client = serve(notes())
    for number in range(5):
        state = "done" if number == 4 else "open"
        body = {"text": str(number), "author": "grace", "labels": ["a", "b"], "state": state}
        client.post("/notes", json=body)

    def texts(**query: Any) -> list[str]:
        answer = client.get("/notes", params={"author": "grace", **query})
        return [one["text"] for one in answer.json()["items"]]

    assert texts() == ["0", "1", "2", "3", "4"]
    assert texts(label="a") == texts()
    assert texts(label="c") == []
    assert texts(state="done") == ["4"]
    assert texts(limit=2, offset=1) == ["1", "2"]
    assert texts(sort="-text", limit=2) == ["4", "3"]
    assert texts(sort="-createdAt") == ["4", "3", "2", "1", "0"]
    latest = client.get("/notes", params={"author": "grace"}).json()["items"][3]["createdAt"]
    assert texts(createdAfter=latest) == ["4"]
    page = client.get("/notes", params={"author": "grace", "limit": 2, "offset": 1}).json()
    assert (page["total"], page["offset"], page["hasMore"]) == (5, 1, True)
    page = client.get("/notes", params={"author": "grace", "limit": 2, "offset": 4}).json()
    assert page["hasMore"] is False


def test_what_stands_below_something_goes_with_it(serve: Serve) -> None:
    client = serve(notes())
    note, other = (client.post("/notes", json=WRITE).json()["id"] for _ in range(2))
    made = client.post(f"/notes/{note}/comments", json={"text": "first"})
    comment = made.json()
    assert made.status_code == 201
    assert client.get(f"/notes/{note}/comments").json() == [comment]
    assert client.get(f"/notes/{other}/comments").json() == []
    place = f"/notes/{note}/comments/{comment['number']}"
    assert client.get(place).json() == comment
    assert client.get(f"/notes/{other}/comments/{comment['number']}").status_code == 404

    nowhere = uuid4()
    assert client.get(f"/notes/{nowhere}/comments").status_code == 404
    assert client.post(f"/notes/{nowhere}/comments", json={"text": "x"}).status_code == 404
    client.delete(f"/notes/{note}")
    assert client.get(place).status_code == 404
    assert client.get(f"/notes/{note}/comments").status_code == 404


def test_files_are_kept_as_they_were_sent(serve: Serve) -> None:
    client = serve(notes())
    first = client.get("/notes").json()["items"][0]["id"]
    shown = client.get(f"/notes/{first}/picture")
    assert (shown.status_code, shown.content[:4]) == (200, b"\x89PNG")
    note = client.post("/notes", json=WRITE).json()["id"]
    place = f"/notes/{note}/picture"
    # Nobody has sent one yet.
    assert client.get(place).status_code == 404
    sent = b"\x89PNG\x00\xff mine"
    headers = {"content-type": "image/png"}
    assert client.put(place, content=sent, headers=headers).status_code == 204
    assert client.get(place).content == sent
    nowhere = f"/notes/{uuid4()}/picture"
    assert client.put(nowhere, content=sent, headers=headers).status_code == 404


def test_other_operations_answer_with_the_thing_that_they_are_about(serve: Serve) -> None:
    client = serve(notes())
    note = client.post("/notes", json=WRITE).json()
    assert client.post(f"/notes/{note['id']}/archive").json() == note
    assert client.post(f"/notes/{uuid4()}/archive").status_code == 404


PARCEL_SENT = (
    "{required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Parcel'}}}}"
)
TEXTS = "{description: some, content: {application/json: {schema: {type: array, items: {type: string}}}}}"
PARCELS = f"""
  /parcels:
    post:
      operationId: bookParcel
      tags: [Parcels]
      requestBody: {PARCEL_SENT}
      responses:
        '201': {{description: made, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Parcel'}}}}}}}}
  /parcels/{{id}}:
    parameters: [{{name: id, in: path, required: true, schema: {{type: string, format: uuid}}}}]
    get:
      operationId: getParcel
      tags: [Parcels]
      responses:
        '200': {{description: it, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Parcel'}}}}}}}}
        '404': {PROBLEM}
    put:
      operationId: replaceParcel
      tags: [Parcels]
      requestBody: {PARCEL_SENT}
      responses:
        '200': {{description: it, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Parcel'}}}}}}}}
        '404': {PROBLEM}
    delete:
      operationId: cancelParcel
      tags: [Parcels]
      responses: {{'204': {{description: gone}}, '404': {PROBLEM}}}
  /parcels/{{id}}/events:
    parameters: [{{name: id, in: path, required: true, schema: {{type: string, format: uuid}}}}]
    get:
      operationId: listEvents
      tags: [Tracking]
      responses:
        '200':
          description: some
          content: {{application/json: {{schema: {{type: array, items: {{$ref: '#/components/schemas/Event'}}}}}}}}
        '404': {PROBLEM}
    post:
      operationId: recordEvent
      tags: [Tracking]
      requestBody: {{required: true, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Event'}}}}}}}}
      responses:
        '201': {{description: made, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Event'}}}}}}}}
        '404': {PROBLEM}
  /parcels/{{id}}/scans:
    get:
      operationId: listScans
      tags: [Tracking]
      parameters: [{{name: id, in: path, required: true, schema: {{type: string, format: uuid}}}}]
      responses:
        '200': {TEXTS}
        '404': {PROBLEM}
  /parcels/{{id}}/redirect:
    post:
      operationId: redirectParcel
      tags: [Tracking]
      parameters: [{{name: id, in: path, required: true, schema: {{type: string, format: uuid}}}}]
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [delivery]
              properties: {{delivery: {{$ref: '#/components/schemas/Delivery'}}, reason: {{type: string}}}}
      responses:
        '202': {{description: it, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Parcel'}}}}}}}}
        '404': {PROBLEM}
"""
PARCEL = """
components:
  schemas:
    Problem:
      type: object
      required: [title, status]
      properties: {title: {type: string}, status: {type: integer}, detail: {type: string}}
    Door: {type: object, required: [kind], properties: {kind: {const: door}, signature: {type: boolean}}}
    Locker:
      type: object
      required: [kind, lockerId]
      properties: {kind: {const: locker}, lockerId: {type: integer}}
    Delivery: {oneOf: [{$ref: '#/components/schemas/Door'}, {$ref: '#/components/schemas/Locker'}]}
    Parcel:
      type: object
      required: [id, status, bookedAt, delivery]
      properties:
        id: {type: string, format: uuid, readOnly: true}
        status: {type: string, enum: [booked, sent], readOnly: true}
        bookedAt: {type: string, format: date-time, readOnly: true}
        delivery: {$ref: '#/components/schemas/Delivery'}
        labels: {type: array, items: {type: string}}
    Event:
      type: object
      required: [id, text]
      properties: {id: {type: integer, readOnly: true}, text: {type: string}}
"""
DOOR = {"delivery": {"kind": "door", "signature": True}}
LOCKER = {"delivery": {"kind": "locker", "lockerId": 4}}


def test_what_is_sent_takes_nothing_from_examples(serve: Serve) -> None:
    client = serve(document(PARCELS, PARCEL))
    for sent in (DOOR, LOCKER):
        made = client.post("/parcels", json=sent).json()
        assert made["delivery"] == sent["delivery"]
        moved = client.post(f"/parcels/{made['id']}/redirect", json={**LOCKER, "reason": "x"})
        assert moved.json() == {**made, **LOCKER}
        assert client.get(f"/parcels/{made['id']}").json() == moved.json()


def test_what_the_server_says_is_as_it_is_now(serve: Serve) -> None:
    client = serve(document(PARCELS, PARCEL))
    before = datetime.now(UTC)
    made = client.post("/parcels", json={**DOOR, "labels": ["a"]}).json()
    assert before <= datetime.fromisoformat(made["bookedAt"]) <= datetime.now(UTC)
    # What clients cannot say stays, and what they leave out goes.
    replaced = client.put(f"/parcels/{made['id']}", json=LOCKER).json()
    assert replaced == {
        **LOCKER,
        **{name: made[name] for name in ("id", "status", "bookedAt")},
    }


def test_what_is_added_to_a_list_is_in_it(serve: Serve) -> None:
    client = serve(document(PARCELS, PARCEL))
    one, other = (client.post("/parcels", json=DOOR).json()["id"] for _ in range(2))
    made = [
        client.post(f"/parcels/{one}/events", json={"text": text}).json() for text in ("a", "b")
    ]
    assert made[0]["id"] != made[1]["id"]
    assert client.get(f"/parcels/{one}/events").json() == made
    assert client.get(f"/parcels/{other}/events").json() == []
    client.delete(f"/parcels/{one}")
    for path in ("events", "scans"):
        assert client.get(f"/parcels/{one}/{path}").status_code == 404


STAYS = """
  /rooms:
    get:
      operationId: listRooms
      responses:
        '200':
          description: some
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Room'}}}}
  /rooms/{number}/stays:
    parameters: [{name: number, in: path, required: true, schema: {type: integer}}]
    get:
      operationId: listStays
      responses:
        '200':
          description: some
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Stay'}}}}
    post:
      operationId: checkIn
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Stay'}}}}
      responses:
        '200': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Stay'}}}}
        '404': {description: no}
  /stays/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: getStay
      responses:
        '200': {description: it, content: {application/json: {schema: {$ref: '#/components/schemas/Stay'}}}}
        '404': {description: no}
    delete:
      operationId: checkOut
      responses: {'204': {description: gone}, '404': {description: no}}
"""
STAY = """
components:
  schemas:
    Room: {type: object, required: [number], properties: {number: {type: integer}}}
    Stay: {type: object, required: [pet], properties: {id: {type: string, readOnly: true}, pet: {type: string}}}
"""


def test_what_is_made_below_one_thing_is_found_by_its_own_path(serve: Serve) -> None:
    client = serve(document(STAYS, STAY))
    [room, other, *_] = [one["number"] for one in client.get("/rooms").json()]
    before = client.get(f"/rooms/{room}/stays").json()
    stay = client.post(f"/rooms/{room}/stays", json={"pet": "Rex"}).json()
    assert client.get(f"/stays/{stay['id']}").json() == stay
    assert client.get(f"/rooms/{room}/stays").json() == [*before, stay]
    assert stay not in client.get(f"/rooms/{other}/stays").json()
    assert client.get("/stays/nobody").status_code == 404
    client.delete(f"/stays/{stay['id']}")
    assert client.get(f"/rooms/{room}/stays").json() == before


CHOSEN = """
  /books:
    post:
      operationId: addBook
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
      responses:
        '201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
        '409': {description: there is one, content: {application/json: {schema: {type: object}}}}
  /books/{isbn}:
    get:
      operationId: getBook
      parameters: [{name: isbn, in: path, required: true, schema: {type: string}}]
      responses:
        '200': {description: it, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
        default: {description: no, content: {application/json: {schema: {type: object}}}}
"""
BOOK = """
components:
  schemas:
    Book: {type: object, required: [isbn, title], properties: {isbn: {type: string}, title: {type: string}}}
"""


def test_a_key_that_a_client_chooses_is_there_once(serve: Serve) -> None:
    client = serve(document(CHOSEN, BOOK))
    book = {"isbn": "a/b c", "title": "Odd"}
    assert client.post("/books", json=book).status_code == 201
    assert client.post("/books", json=book).status_code == 409
    assert client.get("/books/a%2Fb%20c").json() == book
    # No 404 is documented; the first answer that may say so does.
    assert client.get("/books/other").status_code == 404


REST = """
  /settings:
    get:
      operationId: getSettings
      responses:
        '200': {description: they, content: {application/json: {schema: {$ref: '#/components/schemas/Settings'}}}}
    put:
      operationId: putSettings
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Settings'}}}}
      responses:
        '200': {description: they, content: {application/json: {schema: {$ref: '#/components/schemas/Settings'}}}}
  /convert:
    post:
      operationId: convert
      requestBody:
        required: true
        content:
          application/json:
            schema: {type: object, required: [text], properties: {text: {type: string}}}
      responses:
        '200':
          description: done
          content:
            application/json:
              schema:
                type: object
                required: [text, words]
                properties: {text: {type: string}, words: {type: integer}}
  /colours:
    get:
      operationId: listColours
      parameters: [{name: limit, in: query, schema: {type: integer, minimum: 0}}]
      responses:
        '200':
          description: some
          content: {application/json: {schema: {type: array, items: {type: string}, minItems: 1}}}
  /events:
    get:
      operationId: follow
      parameters: [{name: Last-Event-ID, in: header, schema: {type: string}}]
      responses:
        '200':
          description: events
          content:
            text/event-stream:
              itemSchema:
                type: object
                required: [id, data]
                properties: {id: {type: string}, data: {type: string}}
  /greeting:
    get:
      operationId: greet
      responses: {'200': {description: hello, content: {text/plain: {schema: {type: string}}}}}
  /moved:
    get:
      operationId: moved
      responses:
        '302': {description: there, headers: {Location: {required: true, schema: {type: string, format: uri}}}}
  /things/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: getThing
      responses:
        '200':
          description: it
          content:
            application/json: {schema: {type: object, required: [id], properties: {id: {type: string}}}}
        '404': {description: no}
    delete:
      operationId: deleteThing
      responses: {'204': {description: gone}, '404': {description: no}}
"""
SETTINGS = """
components:
  schemas:
    Settings: {type: object, required: [theme], properties: {theme: {type: string}, size: {type: integer}}}
"""


def test_what_there_is_only_one_of_is_there_from_the_beginning(serve: Serve) -> None:
    client = serve(document(REST, SETTINGS))
    assert client.get("/settings").status_code == 200
    assert client.put("/settings", json={"theme": "dark"}).json() == {"theme": "dark"}
    assert client.get("/settings").json() == {"theme": "dark"}


def test_what_nothing_is_kept_of_is_answered_by_examples(serve: Serve) -> None:
    client = serve(document(REST, SETTINGS))
    done = client.post("/convert", json={"text": "mine"}).json()
    assert done["text"] == "mine"
    assert isinstance(done["words"], int)
    assert len(client.get("/colours").json()) >= 1
    assert len(client.get("/colours", params={"limit": 1}).json()) == 1
    assert client.get("/greeting").headers["content-type"].startswith("text/plain")
    assert client.get("/moved", follow_redirects=False).status_code == 302


def test_streams_go_on_where_a_client_left_them(serve: Serve) -> None:
    client = serve(document(REST, SETTINGS))
    everything = client.get("/events").text
    assert everything.count("id: ") == 3
    later = client.get("/events", headers={"last-event-id": "2"}).text
    assert later.count("id: ") == 1
    assert everything.endswith(later)


def test_where_nobody_can_learn_which_there_are_all_are_there(serve: Serve) -> None:
    client = serve(document(REST, SETTINGS))
    assert client.get("/things/any").json()["id"] == "any"
    assert client.delete("/things/any").status_code == 204
    assert client.get("/things/any").status_code == 404
    assert client.get("/things/other").status_code == 200


SECURED = """
  /secrets:
    get:
      operationId: listSecrets
      security: [{oauth: [read]}, {basic: []}, {key: []}]
      responses:
        '200': {description: some, content: {application/json: {schema: {type: array, items: {type: string}}}}}
        '401': {description: who}
        '403': {description: no}
"""
SCHEMES = """
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows: {clientCredentials: {tokenUrl: 'https://example.com', scopes: {read: r, write: w}}}
    basic: {type: http, scheme: basic}
    key: {type: apiKey, in: header, name: X-Key}
"""


def test_credentials_for_development(serve: Serve) -> None:
    client = serve(document(SECURED, SCHEMES))

    def status(**headers: str) -> int:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return client.get("/secrets", headers=named).status_code

    assert status() == 401
    assert status(authorization="Bearer demo") == 200
    assert status(authorization="Bearer demo:read write") == 200
    assert status(authorization="Bearer demo:write") == 403
    assert status(authorization="Bearer other") == 401
    assert status(x_key="demo") == 200
    assert status(x_key="other") == 401
    assert client.get("/secrets", auth=("demo", "demo")).status_code == 200
    assert client.get("/secrets", auth=("demo", "other")).status_code == 401


def test_nobody_is_let_in_by_them_in_production(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APP_ENV", "production")
    client = serve(document(SECURED, SCHEMES))
    assert client.get("/secrets", headers={"x-key": "demo"}).status_code == 401
