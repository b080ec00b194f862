"""Rows that stand below others, in the order that a list is asked for, and what nobody reads of them."""

import sys
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from tests.scaffold.conftest import Serve, document

PROBLEM = (
    "{description: no, "
    "content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}"
)


def answers(schema: str, status: str = "200") -> str:
    found = f"{{$ref: '#/components/schemas/{schema}'}}"
    return f"'{status}': {{description: it, content: {{application/json: {{schema: {found}}}}}}}"


def sends(schema: str, media: str = "application/json") -> str:
    found = f"{{$ref: '#/components/schemas/{schema}'}}"
    return f"requestBody: {{required: true, content: {{{media}: {{schema: {found}}}}}}}"


def listing(schema: str) -> str:
    found = f"{{type: array, items: {{$ref: '#/components/schemas/{schema}'}}}}"
    return f"'200': {{description: all, content: {{application/json: {{schema: {found}}}}}}}"


def key(name: str, kind: str = "string, format: uuid") -> str:
    return f"{{name: {name}, in: path, required: true, schema: {{type: {kind}}}}}"


CLINIC = f"""
  /patients:
    get:
      operationId: listPatients
      parameters:
        - name: sort
          in: query
          schema: {{type: string, enum: [name, -name]}}
      responses: {{{listing("Patient")}}}
    post:
      operationId: createPatient
      {sends("Patient")}
      responses: {{{answers("Patient", "201")}}}
  /patients/{{patientId}}:
    parameters: [{key("patientId")}]
    get: {{operationId: getPatient, responses: {{{answers("Patient")}, '404': {PROBLEM}}}}}
    put:
      operationId: replacePatient
      {sends("Patient")}
      responses: {{{answers("Patient")}, '404': {PROBLEM}}}
    patch:
      operationId: updatePatient
      {sends("PatientChanges", "application/merge-patch+json")}
      responses: {{{answers("Patient")}, '404': {PROBLEM}}}
    delete:
      operationId: deletePatient
      responses: {{'204': {{description: gone}}, '404': {PROBLEM}}}
  /patients/{{patientId}}/visits:
    parameters: [{key("patientId")}]
    get:
      operationId: listVisits
      responses: {{{listing("Visit")}, '404': {PROBLEM}}}
    post:
      operationId: bookVisit
      {sends("NewVisit")}
      responses: {{{answers("Visit", "201")}, '404': {PROBLEM}}}
  /patients/{{patientId}}/visits/{{visitId}}:
    parameters: [{key("patientId")}, {key("visitId", "integer")}]
    get: {{operationId: getVisit, responses: {{{answers("Visit")}, '404': {PROBLEM}}}}}
    delete:
      operationId: cancelVisit
      responses: {{'204': {{description: gone}}, '404': {PROBLEM}}}
  /patients/{{patientId}}/visits/{{visitId}}/notes:
    parameters: [{key("patientId")}, {key("visitId", "integer")}]
    get:
      operationId: listNotes
      responses: {{{listing("Note")}, '404': {PROBLEM}}}
    post:
      operationId: addNote
      {sends("Note")}
      responses: {{{answers("Note", "201")}, '404': {PROBLEM}}}
  /notes/{{noteId}}:
    parameters: [{key("noteId")}]
    get: {{operationId: getNote, responses: {{{answers("Note")}, '404': {PROBLEM}}}}}
  /patients/{{patientId}}/letters:
    parameters: [{key("patientId")}]
    post:
      operationId: writeLetter
      {sends("NewLetter")}
      responses: {{{answers("Letter", "201")}, '404': {PROBLEM}}}
  /patients/{{patientId}}/letters/{{letterId}}:
    parameters: [{key("patientId")}, {key("letterId")}]
    get: {{operationId: getLetter, responses: {{{answers("Letter")}, '404': {PROBLEM}}}}}
"""
SCHEMAS = """
components:
  schemas:
    Problem:
      type: object
      required: [title, status]
      properties: {title: {type: string}, status: {type: integer}, detail: {type: string}}
    Patient:
      type: object
      required: [id, name]
      x-contractor-table: {name: patients%s}
      properties:
        id: {type: string, format: uuid, readOnly: true}
        name: {type: string}
        password: {type: string, writeOnly: true, x-contractor-column: {private: true}}
    PatientChanges:
      type: object
      properties: {name: {type: string}, password: {type: string}}
    Visit:
      type: object
      required: [id, patientId, minutes, state]
      x-contractor-table: {name: visits, parent: Patient}
      properties:
        id: {type: integer, format: int64, readOnly: true}
        patientId: {type: string, format: uuid, readOnly: true, x-contractor-column: {references: Patient}}
        minutes: {type: integer}
        state: {type: string, enum: [booked, seen]}
    NewVisit: {type: object, required: [minutes], properties: {minutes: {type: integer}}}
    Note:
      type: object
      required: [id, text]
      x-contractor-table: {name: notes, parent: Visit}
      properties: {id: {type: string, format: uuid, readOnly: true}, text: {type: string}}
    Letter:
      type: object
      required: [id, patientId, text]
      properties:
        id: {type: string, format: uuid, readOnly: true}
        patientId: {type: string, format: uuid, readOnly: true}
        text: {type: string}
    NewLetter: {type: object, required: [text], properties: {text: {type: string}}}
"""


def clinic(more: str = "") -> str:
    return document(CLINIC, SCHEMAS % more)


def patient(client: TestClient, name: str, **more: Any) -> str:
    made = client.post("/patients", json={"name": name, **more})
    assert made.status_code == 201, made.text
    found: str = made.json()["id"]
    return found


def visit(client: TestClient, of: str, minutes: int = 10) -> int:
    made = client.post(f"/patients/{of}/visits", json={"minutes": minutes})
    assert made.status_code == 201, made.text
    assert made.json()["patientId"] == of
    found: int = made.json()["id"]
    return found


def stored(question: str) -> list[Any]:
    """What the database itself holds."""
    kept: Any = sys.modules["app.database"]
    with kept.database.connect() as connection:
        return [row[0] for row in connection.execute(text(question))]


def test_rows_stand_below_the_one_that_their_path_leads_through(served: Serve) -> None:
    client = served(clinic())
    ada, grace = patient(client, "Ada"), patient(client, "Grace")
    first, second = visit(client, ada), visit(client, grace, 20)
    assert first != second
    assert [one["id"] for one in client.get(f"/patients/{ada}/visits").json()] == [first]
    assert client.get(f"/patients/{grace}/visits/{second}").json()["minutes"] == 20
    assert client.get(f"/patients/{ada}/visits/{second}").status_code == 404
    assert client.delete(f"/patients/{ada}/visits/{second}").status_code == 404
    assert stored("SELECT minutes FROM visits WHERE minutes = 20") == [20]
    assert client.delete(f"/patients/{grace}").status_code == 204
    assert client.get(f"/patients/{grace}/visits/{second}").status_code == 404
    assert stored("SELECT minutes FROM visits WHERE minutes = 20") == []


def test_a_column_that_no_property_is_for_says_whose_a_row_is(served: Serve) -> None:
    client = served(clinic())
    ada, grace = patient(client, "Ada"), patient(client, "Grace")
    mine, other = visit(client, ada), visit(client, ada)
    made = client.post(f"/patients/{ada}/visits/{mine}/notes", json={"text": "rest"})
    assert made.status_code == 201
    note = made.json()
    assert client.get(f"/notes/{note['id']}").json() == note
    assert client.get(f"/patients/{ada}/visits/{mine}/notes").json() == [note]
    assert client.get(f"/patients/{ada}/visits/{other}/notes").json() == []
    assert client.get(f"/patients/{grace}/visits/{mine}/notes").status_code == 404
    refused = client.post(f"/patients/{grace}/visits/{mine}/notes", json={"text": "no"})
    assert refused.status_code == 404
    assert stored("SELECT visit_id FROM notes") == [mine]


def test_what_is_below_a_row_that_is_marked_as_deleted_is_not_there(served: Serve) -> None:
    client = served(clinic(", soft-delete: true"))
    ada = patient(client, "Ada")
    mine = visit(client, ada)
    assert client.get(f"/patients/{ada}/visits/{mine}").status_code == 200
    assert client.delete(f"/patients/{ada}").status_code == 204
    assert client.get(f"/patients/{ada}/visits/{mine}").status_code == 404
    assert client.get(f"/patients/{ada}/visits").status_code == 404


def test_what_is_kept_in_memory_says_below_what_it_was_made(served: Serve) -> None:
    client = served(clinic())
    ada = patient(client, "Ada")
    made = client.post(f"/patients/{ada}/letters", json={"text": "dear"})
    assert made.status_code == 201
    assert made.json()["patientId"] == ada
    assert client.get(f"/patients/{ada}/letters/{made.json()['id']}").json() == made.json()


def test_a_database_begins_with_rows_below_others(served: Serve) -> None:
    client = served(clinic())
    of = stored("SELECT patient_id FROM visits")
    assert of
    assert {*of} <= {*stored("SELECT id FROM patients")}
    assert client.get("/patients").status_code == 200


@pytest.mark.parametrize("sort", ["name", "-name"])
def test_rows_come_in_the_order_that_is_asked_for(served: Serve, sort: str) -> None:
    client = served(clinic())
    for name in ("B", "C", "A"):
        patient(client, name)
    names = [one["name"] for one in client.get("/patients", params={"sort": sort}).json()]
    assert names == sorted(names, reverse=sort == "-name")
    assert {"A", "B", "C"} <= {*names}
    plain = [one["id"] for one in client.get("/patients").json()]
    assert plain == sorted(plain)


def test_what_nobody_reads_is_replaced_and_else_stays(served: Serve) -> None:
    client = served(clinic())
    ada = patient(client, "Zoë", password="first")
    password = "SELECT password FROM patients WHERE name LIKE 'Zoë%'"
    assert stored(password) == ["first"]
    assert client.put(f"/patients/{ada}", json={"name": "Zoë L"}).status_code == 200
    assert stored(password) == ["first"]
    client.put(f"/patients/{ada}", json={"name": "Zoë L", "password": "second"})
    assert stored(password) == ["second"]
    patch = {"content-type": "application/merge-patch+json"}
    client.patch(f"/patients/{ada}", json={"name": "Zoë K"}, headers=patch)
    assert stored(password) == ["second"]
    client.patch(f"/patients/{ada}", json={"password": "third"}, headers=patch)
    assert stored(password) == ["third"]
