"""Rules about paths, operations, parameters and links."""

from typing import Final

from contractor.diagnostic import Severity
from contractor.lint.rule import Rule

TITLE: Final = "Paths, operations and parameters"

RULES: Final = (
    Rule(
        "duplicate-operation-id",
        Severity.ERROR,
        "Two operations have the same `operationId`",
        "The id names the operation in generated code and in links; two operations cannot share a function.",
        "give every operation an id of its own",
        "another operation is called `{id}` too",
        bad="""
            /orders:
              get: {operationId: list}
            /books:
              get: {operationId: list}
            """,
        good="""
            /orders:
              get: {operationId: listOrders}
            /books:
              get: {operationId: listBooks}
            """,
    ),
    Rule(
        "identical-paths",
        Severity.ERROR,
        "Two paths differ in the names of their parameters only",
        "No request can tell them apart; OpenAPI calls them identical and the document invalid.",
        "merge the two into one path",
        "{path} matches exactly what {other} matches",
        bad="""
            /books/{id}:
              get: …
            /books/{isbn}:
              put: …
            """,
        good="""
            /books/{id}:
              get: …
              put: …
            """,
    ),
    Rule(
        "overlapping-paths",
        Severity.INFO,
        "One request matches two paths, and neither is the more concrete",
        "OpenAPI leaves open which operation is meant. Most servers prefer the text that comes first in the path.",
        "change one of the paths so that a request can match only one",
        "a request can match both {path} and {other} ({methods})",
        bad="""
            /{kind}/latest:
              get: …
            /books/{id}:
              get: …
            """,
        good="""
            /latest/{kind}:
              get: …
            /books/{id}:
              get: …
            """,
    ),
    Rule(
        "invalid-path-template",
        Severity.ERROR,
        "The braces of a path do not pair, or enclose nothing",
        "A path template is text and `{name}`; anything else cannot be matched.",
        "write each parameter as {{name}}",
        "{path} is no path template",
        bad="/books/{id: …",
        good="/books/{id}: …",
    ),
    Rule(
        "path-with-query",
        Severity.ERROR,
        "A path contains a query or a fragment",
        "Requests are matched by their path alone, so this one never matches.",
        "describe the query as parameters with `in: query`",
        "{path} holds more than a path",
        bad="/books?sort=title: …",
        good="""
            /books:
              get:
                parameters:
                  - {name: sort, in: query, schema: {type: string}}
            """,
    ),
    Rule(
        "repeated-path-parameter",
        Severity.ERROR,
        "A path names the same parameter twice",
        "Two places in the path cannot give one parameter its value.",
        "give the two parameters different names",
        "`{name}` stands twice in {path}",
        bad="/shops/{id}/books/{id}: …",
        good="/shops/{shop}/books/{book}: …",
    ),
    Rule(
        "undeclared-path-parameter",
        Severity.ERROR,
        "A path names a parameter that the operation does not declare",
        "Nobody knows what may stand there, so neither a client nor a server can be generated for it.",
        "add a parameter with `name: {name}`, `in: path` and `required: true`",
        "{method} {path} does not declare the parameter `{name}`",
        bad="""
            /books/{id}:
              get:
                responses: …
            """,
        good="""
            /books/{id}:
              get:
                parameters:
                  - {name: id, in: path, required: true, schema: {type: string}}
                responses: …
            """,
    ),
    Rule(
        "unused-path-parameter",
        Severity.ERROR,
        "A path parameter does not stand in its path",
        "There is no place for its value in the request.",
        "put {{{name}}} into the path, or remove the parameter",
        "`{name}` does not stand in {path}",
        bad="""
            /books:
              get:
                parameters:
                  - {name: id, in: path, required: true, schema: {type: string}}
            """,
        good="""
            /books/{id}:
              get:
                parameters:
                  - {name: id, in: path, required: true, schema: {type: string}}
            """,
    ),
    Rule(
        "optional-path-parameter",
        Severity.ERROR,
        "A path parameter is not required",
        "A path without one of its segments is another path; OpenAPI demands `required: true`.",
        "add `required: true`",
        "the path parameter `{name}` must say `required: true`",
        bad="- {name: id, in: path, schema: {type: string}}",
        good="- {name: id, in: path, required: true, schema: {type: string}}",
    ),
    Rule(
        "duplicate-parameter",
        Severity.ERROR,
        "A parameter is listed twice",
        "Name and place identify a parameter. Two of them in one list contradict each other. (A parameter of "
        "an operation may replace one of its path.)",
        "remove one of the two",
        "the {in} parameter `{name}` is listed twice",
        bad="""
            parameters:
              - {name: page, in: query, schema: {type: integer}}
              - {name: page, in: query, schema: {type: string}}
            """,
        good="""
            parameters:
              - {name: page, in: query, schema: {type: integer}}
            """,
    ),
    Rule(
        "schema-or-content-missing",
        Severity.ERROR,
        "A parameter or header says nothing about its value",
        "Without `schema` or `content` nobody knows what it holds.",
        "add `schema`",
        "the {what} has neither `schema` nor `content`",
        bad="- {name: page, in: query}",
        good="- {name: page, in: query, schema: {type: integer}}",
    ),
    Rule(
        "schema-and-content",
        Severity.ERROR,
        "A parameter or header has both `schema` and `content`",
        "They are two ways to say how the value is written, and only one can hold.",
        "keep `content` if the value is a document of a media type, else `schema`",
        "the {what} has both `schema` and `content`",
        bad="""
            - name: filter
              in: query
              schema: {type: object}
              content: {application/json: {schema: {type: object}}}
            """,
        good="""
            - name: filter
              in: query
              content: {application/json: {schema: {type: object}}}
            """,
    ),
    Rule(
        "example-and-examples",
        Severity.ERROR,
        "`example` and `examples` stand side by side",
        "OpenAPI makes them mutually exclusive; tools show one of them, and not all the same one.",
        "move the value of `example` into `examples`",
        "`example` and `examples` exclude each other",
        bad="""
            example: 3
            examples:
              first: {value: 1}
            """,
        good="""
            examples:
              first: {value: 1}
              third: {value: 3}
            """,
    ),
    Rule(
        "ignored-header-parameter",
        Severity.WARNING,
        "A header parameter that OpenAPI tells everybody to ignore",
        "`Accept` and `Content-Type` follow from the media types of responses and body, `Authorization` from "
        "the security schemes. Parameters of these names have no effect.",
        "remove it; describe media types under `content` and access under `security`",
        "a header parameter `{name}` has no effect",
        bad="- {name: Authorization, in: header, schema: {type: string}}",
        good="""
            security:
              - bearer: []
            """,
    ),
    Rule(
        "querystring-not-alone",
        Severity.ERROR,
        "A `querystring` parameter beside other query parameters",
        "It describes the whole query; a second description of a part of it contradicts it (OpenAPI 3.2).",
        "keep either the one `querystring` parameter or the `query` parameters",
        "a `querystring` parameter must be the only description of the query",
        bad="""
            parameters:
              - {in: querystring, name: all, content: …}
              - {in: query, name: page, schema: {type: integer}}
            """,
        good="""
            parameters:
              - {in: querystring, name: all, content: …}
            """,
    ),
    Rule(
        "body-without-meaning",
        Severity.WARNING,
        "GET, HEAD, DELETE or TRACE with a request body",
        "HTTP gives such a body no meaning, and clients, proxies and servers drop or refuse it.",
        "use query parameters, or POST, PUT, PATCH or QUERY",
        "a body of {method} has no meaning that everybody agrees on",
        bad="""
            get:
              requestBody: …
            """,
        good="""
            post:
              requestBody: …
            """,
    ),
    Rule(
        "no-responses",
        Severity.ERROR,
        "An operation promises no response",
        "OpenAPI asks for at least one; a client cannot know what it may get.",
        "describe at least the response of a successful call",
        "`responses` is empty",
        bad="responses: {}",
        good="""
            responses:
              '204': {description: deleted}
            """,
    ),
    Rule(
        "invalid-status",
        Severity.ERROR,
        "The key of a response is no status",
        "Keys are a status (`404`), a range (`4XX`) or `default`; any other response never applies.",
        "write a status from 100 to 599, a range like 4XX, or `default`",
        "{status} is no status",
        bad="""
            responses:
              2xx: {description: fine}
            """,
        good="""
            responses:
              2XX: {description: fine}
            """,
    ),
    Rule(
        "response-without-description",
        Severity.ERROR,
        "A response has no description",
        "OpenAPI 3.0 and 3.1 require one (3.2 does not).",
        "say in a few words when this response comes",
        "the response has no `description`",
        bad="'204': {}",
        good="'204': {description: the book is gone}",
    ),
    Rule(
        "undeclared-tag",
        Severity.INFO,
        "An operation has a tag that the document does not describe",
        "The document describes its tags, so a missing one is often a typing error.",
        "add it to `tags` at the top, or correct it",
        "the tag `{name}` is not among the document's `tags`",
        bad="""
            tags: [{name: books}]
            paths:
              /orders:
                get: {tags: [order]}
            """,
        good="""
            tags: [{name: books}, {name: orders}]
            paths:
              /orders:
                get: {tags: [orders]}
            """,
    ),
    Rule(
        "duplicate-tag",
        Severity.ERROR,
        "A tag is declared twice",
        "Names of tags must be unique; which of the descriptions counts is not said.",
        "remove one of the two",
        "the tag `{name}` is declared twice",
        bad="tags: [{name: books}, {name: books}]",
        good="tags: [{name: books}]",
    ),
    Rule(
        "unknown-tag-parent",
        Severity.ERROR,
        "A tag's parent does not exist",
        "`parent` is the name of another tag of the document (OpenAPI 3.2).",
        "declare the parent, or correct its name",
        "there is no tag `{name}`",
        bad="tags: [{name: novels, parent: books}]",
        good="tags: [{name: books}, {name: novels, parent: books}]",
    ),
    Rule(
        "tag-circle",
        Severity.ERROR,
        "A tag is its own ancestor",
        "Tags form a tree (OpenAPI 3.2); a circle has no top.",
        "remove one of the parents",
        "following `parent` from `{name}` leads back to it",
        bad="tags: [{name: a, parent: b}, {name: b, parent: a}]",
        good="tags: [{name: a}, {name: b, parent: a}]",
    ),
    Rule(
        "unknown-link-target",
        Severity.ERROR,
        "A link leads to no operation",
        "Who follows the link finds nothing.",
        "name the `operationId` of an operation of this document",
        "no operation is {target}",
        bad="""
            links:
              author: {operationId: getAutor}
            """,
        good="""
            links:
              author: {operationId: getAuthor}
            """,
    ),
    Rule(
        "unknown-link-parameter",
        Severity.ERROR,
        "A link gives a parameter that its target does not have",
        "The value goes nowhere, and the parameter that was meant stays empty.",
        "use the name of a parameter of the target, `path.name` if the name is not enough",
        "{operation} has no parameter `{name}`",
        bad="""
            links:
              author: {operationId: getAuthor, parameters: {autor: $response.body#/author}}
            """,
        good="""
            links:
              author: {operationId: getAuthor, parameters: {id: $response.body#/author}}
            """,
    ),
)
