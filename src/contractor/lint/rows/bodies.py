"""Rules about media types, encodings, headers, security and servers."""

from typing import Final

from contractor.diagnostic import Severity
from contractor.lint.rule import Rule

TITLE: Final = "Bodies, headers, security and servers"

RULES: Final = (
    Rule(
        "invalid-media-type",
        Severity.ERROR,
        "The key of a content is no media type",
        "It is compared with the `Content-Type` of a message and never matches.",
        "write type/subtype, for instance application/json",
        "{type} is no media type",
        bad="content: {json: {schema: …}}",
        good="content: {application/json: {schema: …}}",
    ),
    Rule(
        "unknown-encoding",
        Severity.ERROR,
        "`encoding` names a property that the body does not have",
        "It describes how a property is written; without the property it describes nothing.",
        "correct the name, or declare the property",
        "the body has no property `{name}`",
        bad="""
            multipart/form-data:
              schema: {type: object, properties: {cover: {}}}
              encoding: {image: {contentType: image/png}}
            """,
        good="""
            multipart/form-data:
              schema: {type: object, properties: {cover: {}}}
              encoding: {cover: {contentType: image/png}}
            """,
    ),
    Rule(
        "encoding-without-effect",
        Severity.WARNING,
        "`encoding` beside a media type that has no parts",
        "It applies to multipart/* and application/x-www-form-urlencoded only.",
        "remove it, or change the media type",
        "`encoding` has no effect for {type}",
        bad="application/json: {schema: …, encoding: {cover: {contentType: image/png}}}",
        good="multipart/form-data: {schema: …, encoding: {cover: {contentType: image/png}}}",
    ),
    Rule(
        "ignored-response-header",
        Severity.WARNING,
        "A response header that OpenAPI tells everybody to ignore",
        "`Content-Type` follows from the keys of `content`.",
        "remove it; describe media types under `content`",
        "a response header `Content-Type` has no effect",
        bad="headers: {Content-Type: {schema: {type: string}}}",
        good="content: {text/csv: {schema: {type: string}}}",
    ),
    Rule(
        "unknown-security-scheme",
        Severity.ERROR,
        "A security requirement names no scheme",
        "Nobody can satisfy it, and a generated server cannot check it.",
        "declare it under components/securitySchemes, or correct the name",
        "there is no security scheme `{name}`",
        bad="""
            security: [{bearer: []}]
            components: {securitySchemes: {}}
            """,
        good="""
            security: [{bearer: []}]
            components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
            """,
    ),
    Rule(
        "unknown-scope",
        Severity.ERROR,
        "A security requirement asks for a scope that no flow offers",
        "No client can get a token with it.",
        "add it to the `scopes` of a flow, or correct it",
        "no flow of `{scheme}` offers the scope `{scope}`",
        bad="""
            security: [{login: ['orders:wrote']}]   # the flow offers orders:write
            """,
        good="""
            security: [{login: ['orders:write']}]
            """,
    ),
    Rule(
        "scopes-without-meaning",
        Severity.ERROR,
        "Scopes for a scheme that has none",
        "In OpenAPI 3.0 the list must be empty unless the scheme is oauth2 or openIdConnect. (Since 3.1 it may "
        "name roles.)",
        "write an empty list",
        "`{scheme}` is a scheme of type {type}, which has no scopes",
        bad="security: [{key: [admin]}]",
        good="security: [{key: []}]",
    ),
    Rule(
        "undeclared-server-variable",
        Severity.ERROR,
        "A server's URL has a variable that is not declared",
        "Without a default value there is no URL to call.",
        "add it to `variables`, with a default",
        "`{name}` in {url} is not among the server's `variables`",
        bad="- {url: 'https://{region}.example.com'}",
        good="""
            - url: https://{region}.example.com
              variables: {region: {default: eu}}
            """,
    ),
    Rule(
        "unused-server-variable",
        Severity.WARNING,
        "A server variable does not stand in the URL",
        "Its value changes nothing.",
        "put {{{name}}} into the URL, or remove the variable",
        "`{name}` does not stand in {url}",
        bad="""
            - url: https://example.com
              variables: {region: {default: eu}}
            """,
        good="- {url: 'https://example.com'}",
    ),
    Rule(
        "server-variable-without-default",
        Severity.ERROR,
        "A server variable has no default",
        "OpenAPI requires one, so that there is always a URL to call.",
        "add `default`",
        "the server variable `{name}` has no `default`",
        bad="variables: {region: {enum: [eu, us]}}",
        good="variables: {region: {enum: [eu, us], default: eu}}",
    ),
    Rule(
        "server-default-not-allowed",
        Severity.ERROR,
        "The default of a server variable is not among its values",
        "The URL that a client calls first is one that the document forbids.",
        "use one of the values of `enum`, or add this one",
        "{value} is not among the values of `{name}`",
        bad="variables: {region: {enum: [eu, us], default: asia}}",
        good="variables: {region: {enum: [eu, us], default: eu}}",
    ),
)
