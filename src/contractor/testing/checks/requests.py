"""Checks of what a server takes and what it refuses."""

from typing import Final

from contractor.testing.checks.check import ENGINE, Check, openapi, rfc

TITLE: Final = "What is taken and what is refused"

_PARAMETER: Final = openapi("4.12", "Parameter Object")
_BODY: Final = openapi("4.13", "Request Body Object")
_SCHEMA: Final = openapi("4.24", "Schema Object")
_BAD_REQUEST: Final = rfc(9110, "15.5.1", "400 Bad Request")
_UNPROCESSABLE: Final = rfc(9110, "15.5.21", "422 Unprocessable Content")
_ALLOW: Final = rfc(9110, "10.2.1", "Allow")

CHECKS: Final = (
    Check(
        "accepts-invalid",
        "A request that the document forbids is taken",
        "A request that violates the document in one place, and is right otherwise, is refused with a 4xx.",
        "What is taken is stored, and comes back to clients that were promised something else. And whoever sent it"
        " never learns that it was wrong, so the first version that does refuse it breaks them.",
        "check requests against the document before anything else is done; if what was sent is right, change the"
        " schema to allow it",
        bad="""
            POST /books  {"title": "Emma", "pages": -1}   # pages has minimum: 1
              201  {"id": 7, "title": "Emma", "pages": -1}
            """,
        good="""
            POST /books  {"title": "Emma", "pages": -1}
              422  {"status": 422, "title": "pages must be at least 1"}
            """,
        by=("negative",),
        sources=(_SCHEMA, _BAD_REQUEST, _UNPROCESSABLE),
        alike=("negative_data_rejection", "masks-invalid"),
    ),
    Check(
        "masks-invalid",
        "A wrong request is refused for another reason than what is wrong with it",
        "A wrong request to a thing that is there, by somebody who may, is refused for what is wrong: not by 401, 403,"
        " 404, 405 or 410.",
        "The same request without the fault succeeds, so the answer is not true, and whoever reads it looks in the"
        " wrong place. Behind a 404 nobody sees whether bodies are checked at all.",
        "look at what was sent before looking for the thing, and answer 400 or 422",
        bad="""
            PATCH /books/7  {"pages": -1}
              404  {"status": 404}
            PATCH /books/7  {"pages": 1}
              200  {"id": 7, "pages": 1}
            """,
        good="""
            PATCH /books/7  {"pages": -1}
              422  {"status": 422, "title": "pages must be at least 1"}
            """,
        by=("negative",),
        sources=(_BAD_REQUEST, rfc(9110, "15.5.5", "404 Not Found")),
        alike=("accepts-invalid",),
    ),
    Check(
        "changes-refused",
        "A request was refused, and changed something all the same",
        "What is refused changes nothing.",
        "Whoever is told no mends the request and sends it again, and has it done twice or by halves.",
        "check the whole request before the first write, or undo what was written where it fails",
        bad="""
            PATCH /books/7  {"title": "New", "pages": -1}
              422  {"status": 422}
            GET /books/7
              200  {"id": 7, "title": "New", "pages": 1}
            """,
        good="""
            PATCH /books/7  {"title": "New", "pages": -1}
              422  {"status": 422}
            GET /books/7
              200  {"id": 7, "title": "Old", "pages": 1}
            """,
        by=("negative",),
        sources=(rfc(9110, "15.5", "Client Error 4xx"),),
    ),
    Check(
        "refuses-valid",
        "A request that the document allows is refused",
        "A request that the document allows, at an edge in one place, is not called wrong (400, 415, 422 and their"
        " like).",
        "Who reads the document and does what it says is told that it is wrong. It is met late, with the longest name"
        " or the largest number.",
        "take it, or say in the document what is asked for: a bound, a `pattern`, a member in `required`",
        bad="""
            POST /books  {"title": "Emma", "pages": 1}   # pages has minimum: 1
              422  {"status": 422, "title": "pages must be more than 1"}
            """,
        good="""
            POST /books  {"title": "Emma", "pages": 1}
              201  {"id": 7, "title": "Emma", "pages": 1}
            """,
        by=("positive",),
        sources=(_PARAMETER, _BODY, _SCHEMA),
        alike=("positive_data_acceptance",),
    ),
    Check(
        "negative_data_rejection",
        "A request that the document forbids is taken",
        "A request that Schemathesis made to violate the document is refused: by 400, 401, 403, 404, 405, 406, 409,"
        " 415, 422, 428 or 429.",
        "What is taken is stored, and comes back to clients that were promised something else.",
        "check requests against the document before anything else is done; if what was sent is right, change the"
        " schema to allow it",
        bad="""
            GET /books?limit=lots     # limit is an integer
              200  []
            """,
        good="""
            GET /books?limit=lots
              400  {"status": 400, "title": "limit is no integer"}
            """,
        by=(ENGINE,),
        sources=(_PARAMETER, _BODY, _BAD_REQUEST),
        alike=("accepts-invalid",),
    ),
    Check(
        "positive_data_acceptance",
        "A request that the document allows is refused",
        "A request that Schemathesis made by the document is not called wrong: it is answered by 2xx or 3xx, or by"
        " 401, 403, 404, 409 or 429, which are about something else.",
        "Who reads the document and does what it says is told that it is wrong.",
        "take it, or say in the document what is asked for: a bound, a `pattern`, a member in `required`",
        bad="""
            POST /books  {"title": ""}    # title is any string
              422  {"status": 422, "title": "title must not be empty"}
            """,
        good="""
            POST /books  {"title": ""}
              201  {"id": 7, "title": ""}
            """,
        by=(ENGINE,),
        sources=(_PARAMETER, _BODY, _SCHEMA),
        alike=("refuses-valid",),
    ),
    Check(
        "missing_required_header",
        "A request without a header that is required is taken",
        "A request that lacks a required header is refused by 400, 401, 403, 406, 415 or 422; without"
        " `Authorization` by 401.",
        "A header that the document calls required and the server does without tells clients to send what nobody"
        " reads. If it tells requests apart, as `Idempotency-Key` does, it is worse than that.",
        "refuse such requests with a documented 4xx, or leave `required` out",
        bad="""
            POST /orders  {"book": 7}     # Idempotency-Key is required
              201  {"id": 1}
            """,
        good="""
            POST /orders  {"book": 7}
              400  {"status": 400, "title": "Idempotency-Key is missing"}
            """,
        by=(ENGINE,),
        sources=(_PARAMETER, rfc(9110, "15.5.2", "401 Unauthorized")),
        alike=("accepts-invalid",),
    ),
    Check(
        "unsupported_method",
        "A method that a path does not have is answered by something else than 405",
        "A method that the document does not have for a path is answered by 405, with an `Allow` that lists those that"
        " it has.",
        "A method that works and is not documented is a door that nobody watches; and without `Allow` a client cannot"
        " learn what it may do.",
        "answer 405 with `Allow`, or document the method",
        bad="""
            DELETE /books             # documented: GET, POST
              200  {}
            """,
        good="""
            DELETE /books
              405  Allow: GET, POST
            """,
        by=(ENGINE,),
        sources=(rfc(9110, "15.5.6", "405 Method Not Allowed"), _ALLOW),
        alike=("allow_header_conformance",),
    ),
    Check(
        "allow_header_conformance",
        "`Allow` lists other methods than the document",
        "The `Allow` of an answer to OPTIONS lists exactly the methods that the document has for the path; HEAD and"
        " OPTIONS may be listed beside them.",
        "Whoever asks a server what it can do must be told what the document says, or one of both is wrong.",
        "make the header from the routes of that path; a gateway that sends one `Allow` for everything does this too",
        bad="""
            OPTIONS /books            # documented: GET, POST
              204  Allow: GET, POST, PUT, DELETE
            """,
        good="""
            OPTIONS /books
              204  Allow: GET, HEAD, OPTIONS, POST
            """,
        by=(ENGINE,),
        sources=(_ALLOW, rfc(9110, "9.3.7", "OPTIONS")),
        alike=("unsupported_method",),
    ),
)
