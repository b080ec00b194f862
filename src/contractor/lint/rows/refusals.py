"""Rules about what a server has to refuse, and how the document lets it."""

from typing import Final

from contractor.diagnostic import Severity
from contractor.lint.rule import Rule

TITLE: Final = "Refusals"

RULES: Final = (
    Rule(
        "undocumented-bad-request",
        Severity.WARNING,
        "A request can be wrong, and no answer to a wrong one is documented",
        "A server has to refuse what the operation does not take: a value that its schema refuses, a required "
        "parameter or body that is missing, a body that cannot be read. Whatever it answers is then not what the "
        "document says, and clients do not expect it. An operation whose parameters are optional texts without "
        "bounds takes every request, and needs no such answer.",
        "document 400 or 422 (4XX and default answer for every refusal)",
        "{method} {path} documents no answer to a bad request: {because}",
        bad="""
            get:
              parameters:
                - {name: page, in: query, schema: {type: integer}}
              responses:
                '200': {description: a page of books}
            """,
        good="""
            get:
              parameters:
                - {name: page, in: query, schema: {type: integer}}
              responses:
                '200': {description: a page of books}
                '400': {description: the request is not what this operation takes}
            """,
    ),
    Rule(
        "undocumented-unauthorized",
        Severity.WARNING,
        "Credentials are demanded, and no answer is documented to a request without them",
        "A server has to refuse who does not say who they are. Where credentials go into `Authorization`, it does "
        "so with 401 and a challenge (RFC 9110 §11.6.1, §15.5.2), and 403 alone is not enough; for keys and client "
        "certificates either will do. A token that lacks a scope gets 403 (RFC 6750 §3.1), or 401 where no 403 is "
        "documented.",
        "document 401 (4XX and default answer for every refusal)",
        "{method} {path} documents {because}",
        bad="""
            get:
              security: [{bearer: []}]
              responses:
                '200': {description: your orders}
            """,
        good="""
            get:
              security: [{bearer: []}]
              responses:
                '200': {description: your orders}
                '401': {description: there are no credentials, or nobody knows them}
            """,
    ),
    Rule(
        "undocumented-not-found",
        Severity.WARNING,
        "A path names a thing, and no answer is documented for when it is not there",
        "Whoever asks for something that was never there, or is gone, has to be told. 403 and 409 can stand in for "
        "404, but tell clients something else. A parameter that lists its values names no such thing, nor does the "
        "end of a path where PUT makes what is not there (201).",
        "document 404 (4XX and default answer for every refusal)",
        "{method} {path} documents no answer where {because} names nothing",
        bad="""
            /books/{id}:
              get:
                parameters:
                  - {name: id, in: path, required: true, schema: {type: string}}
                responses:
                  '200': {description: the book}
            """,
        good="""
            /books/{id}:
              get:
                parameters:
                  - {name: id, in: path, required: true, schema: {type: string}}
                responses:
                  '200': {description: the book}
                  '404': {description: there is no such book}
            """,
    ),
    Rule(
        "unfillable-refusal",
        Severity.WARNING,
        "Nobody can write the body of a documented refusal",
        "The generated application refuses requests by itself, with the answer that the document has for it. It "
        "makes the body from the schema: texts that say what was wrong, the status, and as little else as is "
        "required. Where the schema takes nothing of that, or the body is neither JSON nor XML nor text, it sends a "
        "problem (RFC 9457) that is not documented.",
        "let the schema of the error take an object that tells of any refusal",
        bad="""
            '400':
              description: wrong
              content:
                application/json:
                  schema: {type: object, required: [code], properties: {code: {pattern: '^E[0-9]{4}$'}}}
            """,
        good="""
            '400':
              description: wrong
              content:
                application/json:
                  schema: {type: object, required: [code], properties: {code: {type: string}}}
            """,
    ),
)
