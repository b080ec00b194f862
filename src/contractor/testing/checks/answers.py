"""Checks of what comes back: status, media type, headers, body."""

from typing import Final

from contractor.testing.checks.check import ENGINE, Check, openapi, rfc

TITLE: Final = "Answers"

#: Whoever gets an answer looks at it.
_JUDGES: Final = (ENGINE, "reach", "positive", "negative", "values")

CHECKS: Final = (
    Check(
        "not_a_server_error",
        "The server failed: the answer is a 5xx",
        "Whatever a request says, no answer is a 5xx.",
        "A 5xx says that the server made a mistake, so a client can do nothing but send the same again. What is wrong"
        " with a request has to be said by a 4xx. That a document lists a 500 does not make it an answer.",
        "read the server's log, mend what raised, and answer what is wrong with the request by a documented 4xx",
        bad="""
            GET /books?author=%00
              500  {"detail": "Internal Server Error"}
            """,
        good="""
            GET /books?author=%00
              400  {"status": 400, "title": "author has a character that is not allowed"}
            """,
        by=(*_JUDGES, "auth", "scopes"),
        sources=(rfc(9110, "15.6", "Server Error 5xx"),),
        alike=("no-answer",),
    ),
    Check(
        "status_code_conformance",
        "The status of an answer is not documented",
        "Every status that comes back is documented: by itself, by its class (`4XX`), or by `default`.",
        "Clients are written, and often generated, from the document. A status that it does not have is one that"
        " nobody handles.",
        "document the status under `responses`, or answer with one that is documented",
        bad="""
            GET /books/7          # documented: 200, 404
              410  {"status": 410}
            """,
        good="""
            GET /books/7
              404  {"status": 404}
            """,
        by=_JUDGES,
        sources=(openapi("4.16", "Responses Object"),),
        alike=("auth-undocumented",),
    ),
    Check(
        "content_type_conformance",
        "The media type of an answer is not documented",
        "An answer whose content is documented has a `Content-Type` that the document lists for its status.",
        "A client chooses by it how to read the body. What comes as something else is not read at all, or read wrong.",
        "send what is documented, or add the media type to the `content` of that answer; an answer without a body has"
        " no `content`",
        bad="""
            GET /books/7          # documented: application/json
              200  Content-Type: text/html
              {"id": 7}
            """,
        good="""
            GET /books/7
              200  Content-Type: application/json
              {"id": 7}
            """,
        by=_JUDGES,
        sources=(openapi("4.17", "Response Object"), rfc(9110, "8.3", "Content-Type")),
    ),
    Check(
        "response_headers_conformance",
        "A header of an answer is missing, or not what its schema says",
        "Every header that the document calls required is there, and each one that is there fits its schema.",
        "Clients find the next page, their limits and what they just made by headers.",
        "send the header as its schema says; where it is not always there, leave `required` out",
        bad="""
            GET /books            # X-Total is required, and an integer
              200  X-Total: many
            """,
        good="""
            GET /books
              200  X-Total: 42
            """,
        by=_JUDGES,
        sources=(openapi("4.21", "Header Object"), openapi("4.17", "Response Object")),
    ),
    Check(
        "response_schema_conformance",
        "The body of an answer is not what its schema says",
        "The body of an answer satisfies the schema that is documented for its status and media type.",
        "Types of clients are made from that schema. Whoever trusts them fails far from here, where a member is used"
        " that is not there.",
        "send what the schema says, or change the schema to what is sent: what may be missing is not `required`, and"
        " what may be null says so",
        bad="""
            GET /books/7          # title is required
              200  {"id": 7}
            """,
        good="""
            GET /books/7
              200  {"id": 7, "title": "Emma"}
            """,
        by=_JUDGES,
        sources=(openapi("4.14", "Media Type Object"), openapi("4.24", "Schema Object")),
    ),
    Check(
        "no-answer",
        "A request got no answer",
        "Each request gets an answer, in the time that one may take.",
        "A client that waits for ever, or whose connection breaks, cannot know whether anything was done.",
        "see whether the server still runs, and what its log says; what is only slow gets longer with `--timeout`",
        bad="""
            POST /books  {"title": "…"}   # 3,000 levels deep
              nothing: the connection was closed
            """,
        good="""
            POST /books  {"title": "…"}
              400  {"status": 400, "title": "the body nests too deeply"}
            """,
        by=(*_JUDGES, "auth", "scopes"),
        sources=(rfc(9110, "3.4", "Messages"),),
        alike=("not_a_server_error",),
    ),
)
