"""Checks of what stays: what was made, changed and removed."""

from typing import Final

from contractor.testing.checks.check import ENGINE, Check, openapi, rfc

TITLE: Final = "What was made, changed and removed"

_CREATED: Final = rfc(9110, "15.3.2", "201 Created")
_PUT: Final = rfc(9110, "9.3.4", "PUT")
_DELETE: Final = rfc(9110, "9.3.5", "DELETE")

CHECKS: Final = (
    Check(
        "value-lost",
        "What was sent does not come back, or comes back as something else",
        "What a request wrote, and the answer to a read declares, is read as it was sent.",
        "A server that says 201 and keeps something else has lost somebody's data. Answers fit their schema all the"
        " time, so nothing else notices.",
        "store what is sent; where the server decides what it is, say so in the document: `readOnly` for what is not"
        " sent, `writeOnly` for what does not come back",
        bad="""
            POST /books  {"title": "Emma", "pages": 474}
              201  {"id": 7}
            GET /books/7
              200  {"id": 7, "title": "Emma", "pages": null}
            """,
        good="""
            GET /books/7
              200  {"id": 7, "title": "Emma", "pages": 474}
            """,
        by=("values",),
        sources=(_PUT, openapi("4.24", "Schema Object")),
    ),
    Check(
        "overwrites-owned",
        "A change overwrites what is the server's",
        "What is `readOnly` and tells a thing apart or when it was made is after a PUT or PATCH what it was before: its"
        " id, `createdAt` and their like.",
        "No client can send it, so whoever changes one thing silently loses another. What a server may set on every"
        " write, as `updatedAt`, a version or a status, is not asked for, nor what differs between two reads.",
        "change what was stored, and keep the members that a request cannot say",
        bad="""
            GET /books/7
              200  {"id": 7, "title": "Emma", "createdAt": "2026-03-15T09:30:00Z"}
            PUT /books/7  {"title": "Persuasion"}
              200
            GET /books/7
              200  {"id": 7, "title": "Persuasion", "createdAt": "2026-05-02T08:00:00Z"}
            """,
        good="""
            GET /books/7
              200  {"id": 7, "title": "Persuasion", "createdAt": "2026-03-15T09:30:00Z"}
            """,
        by=("values",),
        sources=(_PUT, openapi("4.24", "Schema Object")),
        alike=("value-lost",),
    ),
    Check(
        "not-there",
        "What was made or changed cannot be read",
        "What a request made or changed with success can be read right after.",
        "A client that just got a 201 goes there next, and finds 404 or 410.",
        "answer when it is there, and read from where was written; what is made later is answered by 202",
        bad="""
            POST /books  {"title": "Emma"}
              201  {"id": 7, "title": "Emma"}
            GET /books/7
              404  {"status": 404}
            """,
        good="""
            GET /books/7
              200  {"id": 7, "title": "Emma"}
            """,
        by=("values",),
        sources=(_CREATED, _PUT),
        alike=("ensure_resource_availability",),
    ),
    Check(
        "still-there",
        "What was removed can still be read as it was",
        "What a DELETE removed with success is answered by 404 or 410 afterwards. What says something else than before,"
        " as a cancelled order does, counts as removed; so does what a 202 will remove.",
        "Who removes something, perhaps because the law says so, is told that it is gone.",
        "remove it, and what has a copy of it; what is removed later is answered by 202",
        bad="""
            DELETE /books/7
              204
            GET /books/7
              200  {"id": 7, "title": "Emma"}
            """,
        good="""
            DELETE /books/7
              204
            GET /books/7
              404  {"status": 404}
            """,
        by=("values",),
        sources=(_DELETE, rfc(9110, "15.5.11", "410 Gone")),
        alike=("use_after_free",),
    ),
    Check(
        "limit-ignored",
        "A list is longer than it was asked to be",
        "A list has no more items than its `limit` (or `per_page`, `size` and their like) asks for.",
        "Whoever asks for ten and gets all of them loads more than there is room for, and pages that count on it"
        " overlap. OpenAPI gives such parameters no meaning, so this goes by their names.",
        "send no more than was asked for; a parameter that means something else deserves another name",
        bad="""
            GET /books?limit=1
              200  [{"id": 1}, {"id": 2}, {"id": 3}]
            """,
        good="""
            GET /books?limit=1
              200  [{"id": 1}]
            """,
        by=("values",),
        sources=(openapi("4.12", "Parameter Object"),),
    ),
    Check(
        "use_after_free",
        "What was removed can still be used",
        "After a DELETE that succeeded, reads of that thing, and of what is below it, do not succeed.",
        "Who removes something, perhaps because the law says so, is told that it is gone.",
        "answer 404 or 410 for what is removed, its parts included",
        bad="""
            DELETE /books/7
              204
            GET /books/7/reviews
              200  [{"stars": 5}]
            """,
        good="""
            DELETE /books/7
              204
            GET /books/7/reviews
              404  {"status": 404}
            """,
        by=(ENGINE,),
        sources=(_DELETE,),
        alike=("still-there",),
    ),
    Check(
        "ensure_resource_availability",
        "What was just made is not there",
        "What a POST made with success does not answer 404 to the operations that a link, or its path, leads to.",
        "A client that just got a 201 goes there next.",
        "answer when it is there, with the identifier that paths take; a link that passes the wrong member is mended in"
        " the document",
        bad="""
            POST /books  {"title": "Emma"}
              201  {"id": "b-7"}
            GET /books/b-7
              404  {"status": 404}
            """,
        good="""
            GET /books/b-7
              200  {"id": "b-7", "title": "Emma"}
            """,
        by=(ENGINE,),
        sources=(_CREATED, openapi("4.20", "Link Object")),
        alike=("not-there",),
    ),
)
