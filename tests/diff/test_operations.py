"""What the walk over operations meets: each row of the table by an edit that a person could make.

A case is the part of a document that matters, before and after; `HERE` stands for the operation in most of them.
"""

from collections.abc import Iterable
from datetime import date
from string import Formatter
from textwrap import dedent, indent

import pytest

from contractor.contract import Contract
from contractor.contract.travel import Direction
from contractor.diff.messages import filled
from contractor.diff.occurrence import Occurrence
from contractor.diff.operations import Compared, compare, policy
from contractor.diff.rows.operations import ROWS
from contractor.diff.rule import OURS
from contractor.diff.terms import Terms
from tests.documents import contract

TODAY = date(2026, 12, 1)
OWN = Terms(TODAY)
COMPAT = Terms(TODAY, compat=True)

GET = """
    paths:
      /orders:
        get:
          responses: {200: {description: Orders}}
"""
WEBHOOK = """
    webhooks:
      paid:
        post:
          responses: {204: {description: Thanks}}
"""


def inside(frame: str, added: str) -> str:
    """A frame with more members in its operation."""
    return dedent(frame) + indent(dedent(added).strip("\n"), " " * 6)


def compared(old: str, new: str, terms: Terms) -> Compared:
    return compare(contract(old), contract(new), terms)


def ids(found: Iterable[Occurrence]) -> list[str]:
    return sorted(one.id for one in found)


# Each case: frame, what is in it before and after, ids of our own judgement, those of oasdiff (None: the same).
CASES: dict[str, tuple[str, str, str, list[str], list[str] | None]] = {
    "operation id and tags": (
        GET,
        "operationId: listOrders\ntags: [shop, read]",
        "operationId: orders\ntags: [read, billing]",
        ["api-operation-id-removed", "api-tag-added", "api-tag-removed"],
        None,
    ),
    "operation id given": (GET, "", "operationId: orders", ["api-operation-id-added"], None),
    "deprecated": (GET, "", "deprecated: true", ["endpoint-deprecated"], None),
    "deprecated with a sunset": (
        GET,
        "",
        "deprecated: true\nx-sunset: 2027-06-30",
        ["endpoint-deprecated-with-sunset"],
        None,
    ),
    "deprecated with a sunset that is no date": (
        GET,
        "",
        "deprecated: true\nx-sunset: soon",
        ["api-deprecated-sunset-parse"],
        None,
    ),
    "deprecated with a sunset that was": (
        GET,
        "",
        "deprecated: true\nx-sunset: 2026-11-30",
        ["api-sunset-date-too-small"],
        None,
    ),
    "not deprecated any more": (GET, "deprecated: true", "", ["endpoint-reactivated"], None),
    "sunset lost": (
        GET,
        "deprecated: true\nx-sunset: 2027-06-30",
        "deprecated: true",
        ["sunset-deleted"],
        None,
    ),
    "sunset earlier than today": (
        GET,
        "deprecated: true\nx-sunset: 2027-06-30",
        "deprecated: true\nx-sunset: 2026-11-01T10:00:00+02:00",
        ["api-sunset-date-changed-too-small"],
        None,
    ),
    "sunset that became no date": (
        GET,
        "deprecated: true\nx-sunset: 2027-06-30",
        "deprecated: true\nx-sunset: 2027-02-30",
        ["api-path-sunset-parse"],
        None,
    ),
    "stability falls": (
        GET,
        "",
        "x-stability-level: beta",
        ["api-stability-decreased"],
        None,
    ),
    "stability rises": (
        GET,
        "x-stability-level: beta",
        "x-stability-level: stable",
        ["api-stability-increased"],
        None,
    ),
    "stability that is none": (
        GET,
        "",
        "x-stability-level: solid",
        ["api-invalid-stability-level"],
        None,
    ),
    "a draft is not judged": (
        GET,
        "x-stability-level: draft\ntags: [a]",
        "x-stability-level: draft\ntags: [b]",
        [],
        None,
    ),
    # ── parameters ──
    "parameters come": (
        GET,
        "",
        """
        parameters:
          - {name: a, in: query, required: true, schema: {}}
          - {name: b, in: header, schema: {}}
        """,
        ["new-optional-request-parameter", "new-required-request-parameter"],
        None,
    ),
    "parameters go": (
        GET,
        """
        parameters:
          - {name: a, in: query, schema: {}}
          - {name: b, in: query, deprecated: true, schema: {}}
          - {name: c, in: query, deprecated: true, x-sunset: 2027-06-30, schema: {}}
          - {name: d, in: query, deprecated: true, x-sunset: never, schema: {}}
        """,
        "",
        [
            "request-parameter-removed",
            "request-parameter-removed-before-sunset",
            "request-parameter-removed-with-deprecation",
            "request-parameter-sunset-parse",
        ],
        None,
    ),
    "a parameter goes after its sunset": (
        GET,
        "parameters: [{name: a, in: query, deprecated: true, x-sunset: 2026-11-30, schema: {}}]",
        "",
        ["request-parameter-removed-with-deprecation"],
        [],
    ),
    "parameters become required and optional": (
        GET,
        """
        parameters:
          - {name: a, in: query, schema: {}}
          - {name: b, in: query, required: true, schema: {}}
        """,
        """
        parameters:
          - {name: b, in: query, schema: {}}
          - {name: a, in: query, required: true, schema: {}}
        """,
        ["request-parameter-became-optional", "request-parameter-became-required"],
        None,
    ),
    "parameters grow old": (
        GET,
        """
        parameters:
          - {name: a, in: query, schema: {}}
          - {name: b, in: query, schema: {}}
          - {name: c, in: query, deprecated: true, schema: {}}
          - {name: d, in: query, deprecated: true, x-sunset: 2027-06-30, schema: {}}
          - {name: e, in: query, deprecated: true, x-sunset: 2027-06-30, schema: {}}
        """,
        """
        parameters:
          - {name: a, in: query, deprecated: true, schema: {}}
          - {name: b, in: query, deprecated: true, x-sunset: 2026-11-30, schema: {}}
          - {name: c, in: query, schema: {}}
          - {name: d, in: query, deprecated: true, schema: {}}
          - {name: e, in: query, deprecated: true, x-sunset: 2026-11-30, schema: {}}
        """,
        [
            "request-parameter-deprecated",
            "request-parameter-reactivated",
            "request-parameter-sunset-date-changed-too-small",
            "request-parameter-sunset-date-too-small",
            "request-parameter-sunset-deleted",
        ],
        None,
    ),
    "names of headers have no case": (
        GET,
        "parameters: [{name: X-Trace, in: header, schema: {}}]",
        "parameters: [{name: x-trace, in: header, schema: {}}]",
        [],
        None,
    ),
    "lists are written otherwise": (
        GET,
        "parameters: [{name: a, in: query, schema: {type: array}}]",
        "parameters: [{name: a, in: query, explode: false, schema: {type: array}}]",
        ["request-parameter-style-changed"],
        [],
    ),
    "a text is written the same whatever the style": (
        GET,
        "parameters: [{name: a, in: query, schema: {type: string}}]",
        "parameters: [{name: a, in: query, style: pipeDelimited, schema: {type: string}}]",
        [],
        [],
    ),
    "a parameter becomes JSON": (
        GET,
        "parameters: [{name: a, in: query, schema: {type: object}}]",
        "parameters: [{name: a, in: query, content: {application/json: {schema: {type: object}}}}]",
        ["request-parameter-content-changed"],
        [],
    ),
    "parameters allow other characters": (
        GET,
        """
        parameters:
          - {name: a, in: query, allowReserved: true, schema: {}}
          - {name: b, in: query, allowEmptyValue: true, schema: {}}
          - {name: c, in: query, schema: {}}
        """,
        """
        parameters:
          - {name: a, in: query, schema: {}}
          - {name: b, in: query, schema: {}}
          - {name: c, in: query, allowReserved: true, allowEmptyValue: true, schema: {}}
        """,
        [
            "request-parameter-empty-value-allowed",
            "request-parameter-empty-value-refused",
            "request-parameter-reserved-allowed",
            "request-parameter-reserved-refused",
        ],
        [],
    ),
    "an object is unfolded into its properties": (
        GET,
        """
        parameters:
          - {name: f, in: query, explode: true, schema: {type: object, properties: {a: {}, b: {}}}}
        """,
        "parameters: [{name: a, in: query, schema: {}}]",
        ["request-parameter-removed"],
        [],
    ),
    # ── bodies ──
    "a body comes": (
        GET,
        "",
        "requestBody: {required: true, content: {}}",
        ["request-body-added-required"],
        None,
    ),
    "an optional body comes": (
        GET,
        "",
        "requestBody: {content: {}}",
        ["request-body-added-optional"],
        None,
    ),
    "a body goes": (GET, "requestBody: {content: {}}", "", ["request-body-removed"], None),
    "a body becomes required": (
        GET,
        "requestBody: {content: {}}",
        "requestBody: {required: true, content: {}}",
        ["request-body-became-required"],
        None,
    ),
    "a body becomes optional": (
        GET,
        "requestBody: {required: true, content: {}}",
        "requestBody: {content: {}}",
        ["request-body-became-optional"],
        None,
    ),
    "media types of a body": (
        GET,
        """
        requestBody:
          content: {text/csv: {}, application/json: {schema: {}}, application/xml: {}}
        """,
        """
        requestBody:
          content: {text/plain: {}, application/json: {}, application/xml: {schema: {}}}
        """,
        [
            "request-body-media-type-added",
            "request-body-media-type-removed",
            "request-body-media-type-schema-added",
            "request-body-media-type-schema-removed",
        ],
        None,
    ),
    "names of media types of a body": (
        GET,
        "requestBody: {content: {application/json: {}, text/csv: {}, image/png: {}, a/b+xml: {}}}",
        """
        requestBody:
          content: {application/hal+json: {}, text/csv;header=present: {}, image/*: {}, a/xml: {}}
        """,
        [
            "request-body-media-type-name-changed",
            "request-body-media-type-name-generalized",
            "request-body-media-type-name-generalized",
            "request-body-media-type-name-specialized",
        ],
        ["request-body-media-type-added", "request-body-media-type-removed"],
    ),
    "parts of a form are written otherwise": (
        GET,
        """
        requestBody:
          content: {multipart/form-data: {encoding: {a: {contentType: image/png}, b: {}}}}
        """,
        """
        requestBody:
          content: {multipart/form-data: {encoding: {a: {contentType: image/gif}, b: {}}}}
        """,
        ["request-body-encoding-changed"],
        [],
    ),
    # ── security ──
    "a scheme is asked for": (
        GET,
        "security: []",
        "security: [{key: []}]",
        ["api-security-added", "api-security-became-required"],
        ["api-security-added"],
    ),
    "another way is offered": (
        GET,
        "security: [{key: []}]",
        "security: [{key: []}, {login: [read]}]",
        ["api-security-added"],
        None,
    ),
    "a way is taken away": (
        GET,
        "security: [{key: []}, {login: [read]}]",
        "security: [{login: [read]}]",
        ["api-security-no-longer-enough", "api-security-removed"],
        ["api-security-removed"],
    ),
    "a scope is asked for, another is not": (
        GET,
        "security: [{login: [read]}]",
        "security: [{login: [write]}]",
        ["api-security-scope-added", "api-security-scope-removed", "api-security-scope-required"],
        ["api-security-scope-added", "api-security-scope-removed"],
    ),
    "servers of an operation": (
        GET,
        "servers: [{url: https://a.example}]",
        "servers: [{url: https://b.example}]",
        ["api-server-added", "api-server-removed"],
        [],
    ),
    # ── what the provider sends ──
    "what is sent with a webhook": (
        WEBHOOK,
        """
        parameters:
          - {name: a, in: header, required: true, schema: {}}
          - {name: b, in: header, schema: {}}
          - {name: c, in: header, required: true, schema: {}}
          - {name: d, in: header, schema: {}}
        """,
        """
        parameters:
          - {name: c, in: header, schema: {}}
          - {name: d, in: header, required: true, schema: {}}
          - {name: e, in: header, required: true, schema: {}}
        """,
        [
            "optional-webhook-parameter-removed",
            "required-webhook-parameter-removed",
            "webhook-parameter-added",
            "webhook-parameter-became-optional",
            "webhook-parameter-became-required",
        ],
        [
            "new-required-request-parameter",
            "request-parameter-became-optional",
            "request-parameter-became-required",
            "request-parameter-removed",
            "request-parameter-removed",
        ],
    ),
    "a webhook gets a body": (
        WEBHOOK,
        "",
        "requestBody: {required: true, content: {}}",
        ["webhook-body-added-required"],
        ["request-body-added-required"],
    ),
    "a webhook gets an optional body": (
        WEBHOOK,
        "",
        "requestBody: {content: {}}",
        ["webhook-body-added-optional"],
        ["request-body-added-optional"],
    ),
    "a webhook loses its body": (
        WEBHOOK,
        "requestBody: {content: {}}",
        "",
        ["webhook-body-removed"],
        ["request-body-removed"],
    ),
    "a webhook's body may be missing": (
        WEBHOOK,
        "requestBody: {required: true, content: {}}",
        "requestBody: {content: {}}",
        ["webhook-body-became-optional"],
        ["request-body-became-optional"],
    ),
    "a webhook's body is always there": (
        WEBHOOK,
        "requestBody: {content: {}}",
        "requestBody: {required: true, content: {}}",
        ["webhook-body-became-required"],
        ["request-body-became-required"],
    ),
    "media types of a webhook's body": (
        WEBHOOK,
        """
        requestBody:
          content:
            text/csv: {}
            a/one: {schema: {}}
            a/two: {}
            application/json: {}
            text/calendar: {}
            image/png: {}
            a/form: {encoding: {p: {style: form}}}
        """,
        """
        requestBody:
          content:
            text/plain: {}
            a/one: {}
            a/two: {schema: {}}
            application/hal+json: {}
            text/calendar;component=vevent: {}
            image/*: {}
            a/form: {encoding: {p: {style: pipeDelimited}}}
        """,
        [
            "webhook-body-encoding-changed",
            "webhook-body-media-type-added",
            "webhook-body-media-type-name-changed",
            "webhook-body-media-type-name-generalized",
            "webhook-body-media-type-name-specialized",
            "webhook-body-media-type-removed",
            "webhook-body-media-type-schema-added",
            "webhook-body-media-type-schema-removed",
        ],
        [
            "request-body-media-type-added",
            "request-body-media-type-added",
            "request-body-media-type-removed",
            "request-body-media-type-removed",
            "request-body-media-type-schema-added",
            "request-body-media-type-schema-removed",
        ],
    ),
}

DOCUMENTS: dict[str, tuple[str, str, list[str], list[str] | None]] = {
    "a path comes": ("paths: {}", GET, ["endpoint-added"], None),
    "a path goes": (GET, "paths: {}", ["api-path-removed-without-deprecation"], None),
    "a deprecated path goes": (
        inside(GET, "deprecated: true"),
        "paths: {}",
        ["api-path-removed-with-deprecation"],
        None,
    ),
    "a path goes before its sunset": (
        inside(GET, "deprecated: true\nx-sunset: 2026-12-02"),
        "paths: {}",
        ["api-path-removed-before-sunset"],
        None,
    ),
    "a path goes on the day of its sunset": (
        inside(GET, "deprecated: true\nx-sunset: 2026-12-01"),
        "paths: {}",
        ["api-path-removed-with-deprecation"],
        [],
    ),
    "an unstable path goes": (
        inside(GET, "x-stability-level: alpha"),
        "paths: {}",
        [],
        None,
    ),
    "operations go": (
        """
        paths:
          /orders:
            get: {responses: {}}
            put: {deprecated: true, responses: {}}
            post: {deprecated: true, x-sunset: 2027-06-30, responses: {}}
            patch: {x-stability-level: draft, responses: {}}
        """,
        "paths: {/orders: {}}",
        [
            "api-removed-before-sunset",
            "api-removed-with-deprecation",
            "api-removed-without-deprecation",
        ],
        None,
    ),
    "names of path parameters do not matter": (
        """
        paths:
          /orders/{id}/{page}:
            parameters: [{name: id, in: path, required: true, schema: {}}]
            get: {parameters: [{name: page, in: path, required: true, schema: {}}]}
        """,
        """
        paths:
          /orders/{order}/{number}:
            parameters: [{name: order, in: path, required: true, schema: {}}]
            get: {parameters: [{name: number, in: path, required: true, schema: {}}]}
        """,
        [],
        None,
    ),
    "a path gets parameters": (
        "paths: {/orders: {get: {}}}",
        """
        paths:
          /orders:
            parameters:
              - {name: shop, in: query, required: true, schema: {}}
              - {name: X-Trace, in: header, schema: {}}
            get: {}
        """,
        ["new-optional-request-parameter", "new-required-request-parameter"],
        [
            "new-optional-request-default-parameter-to-existing-path",
            "new-required-request-default-parameter-to-existing-path",
        ],
    ),
    "a parameter moves to the path": (
        "paths: {/orders: {get: {parameters: [{name: shop, in: query, schema: {}}]}}}",
        "paths: {/orders: {parameters: [{name: shop, in: query, schema: {}}], get: {}}}",
        [],
        [
            "new-optional-request-default-parameter-to-existing-path",
            "request-parameter-removed",
        ],
    ),
    "a parameter of a path is declared": (
        "paths: {'/orders/{id}': {get: {}}}",
        "paths: {'/orders/{id}': {get: {parameters: [{name: id, in: path, schema: {}}]}}}",
        [],
        ["new-request-path-parameter"],
    ),
    "statuses": (
        "paths: {/a: {get: {responses: {200: {}, 404: {}, 3XX: {}, 2XX: {}}}}}",
        "paths: {/a: {get: {responses: {201: {}, 410: {}, default: {}}}}}",
        [
            "response-non-success-range-added",
            "response-non-success-range-removed",
            "response-non-success-status-added",
            "response-non-success-status-removed",
            "response-success-status-removed",
        ],
        [
            "response-non-success-status-added",
            "response-non-success-status-removed",
            "response-success-status-added",
            "response-success-status-removed",
        ],
    ),
    "a range takes a status in": (
        "paths: {/a: {get: {responses: {200: {}}}}}",
        "paths: {/a: {get: {responses: {2XX: {}}}}}",
        [],
        ["response-success-status-removed"],
    ),
    "a range goes": (
        "paths: {/a: {get: {responses: {2XX: {}, default: {}}}}}",
        "paths: {/a: {get: {responses: {default: {}}}}}",
        ["response-success-range-removed"],
        [],
    ),
    "a range is told status by status": (
        "paths: {/a: {get: {responses: {2XX: {}}}}}",
        "paths: {/a: {get: {responses: {200: {}, 201: {}}}}}",
        [],
        ["response-success-status-added", "response-success-status-added"],
    ),
    "an operation goes whose stability is nonsense": (
        inside(GET, "x-stability-level: solid"),
        "paths: {/orders: {}}",
        ["api-removed-without-deprecation"],
        ["api-invalid-stability-level"],
    ),
    "nonsense that was there before is not said again": (
        inside(GET, "x-stability-level: solid\ntags: [a]"),
        inside(GET, "x-stability-level: solid\ntags: [b]"),
        ["api-tag-added", "api-tag-removed"],
        [
            "api-invalid-stability-level",
            "api-invalid-stability-level",
            "api-tag-added",
            "api-tag-removed",
        ],
    ),
    "success": (
        "paths: {/a: {get: {responses: {}}}}",
        "paths: {/a: {get: {responses: {201: {}}}, put: {}}}",
        ["endpoint-added", "response-success-status-added"],
        None,
    ),
    "ranges of success": (
        "paths: {/a: {get: {responses: {default: {}}}}}",
        "paths: {/a: {get: {responses: {2XX: {}, default: {}}}}}",
        ["response-success-range-added"],
        [],
    ),
    "headers and links of a response": (
        """
        paths:
          /a:
            get:
              responses:
                200:
                  headers:
                    A: {required: true, schema: {}}
                    B: {schema: {}}
                    C: {required: true, schema: {}}
                    D: {schema: {}}
                    E: {schema: {}}
                  links: {next: {}}
        """,
        """
        paths:
          /a:
            get:
              responses:
                200:
                  headers:
                    C: {schema: {}}
                    D: {required: true, schema: {}}
                    e: {schema: {}}
                    F: {schema: {}}
        """,
        [
            "optional-response-header-removed",
            "required-response-header-removed",
            "response-header-added",
            "response-header-became-optional",
            "response-header-became-required",
            "response-link-removed",
        ],
        [
            "optional-response-header-removed",
            "required-response-header-removed",
            "response-header-added",
            "response-header-became-optional",
        ],
    ),
    "media types of a response": (
        """
        paths:
          /a:
            get:
              responses:
                200:
                  content:
                    text/csv: {}
                    a/one: {schema: {}}
                    a/two: {}
                    application/json: {}
                    application/soap+xml: {}
                    text/calendar: {}
                    a/form: {encoding: {p: {contentType: text/csv}}}
        """,
        """
        paths:
          /a:
            get:
              responses:
                200:
                  content:
                    text/plain: {}
                    a/one: {}
                    a/two: {schema: {}}
                    application/problem+json: {}
                    application/xml: {}
                    text/calendar;component=vevent: {}
                    a/form: {encoding: {p: {contentType: text/plain}}}
        """,
        [
            "response-body-encoding-changed",
            "response-body-media-type-schema-added",
            "response-body-media-type-schema-removed",
            "response-media-type-added",
            "response-media-type-name-changed",
            "response-media-type-name-generalized",
            "response-media-type-name-specialized",
            "response-media-type-removed",
        ],
        [
            "response-body-media-type-schema-added",
            "response-body-media-type-schema-removed",
            "response-media-type-added",
            "response-media-type-name-changed",
            "response-media-type-name-generalized",
            "response-media-type-name-specialized",
            "response-media-type-removed",
        ],
    ),
    "security of the document": (
        "security: [{key: []}, {login: [read]}]\npaths: {/a: {get: {}}}",
        "security: [{token: []}, {login: [write]}]\npaths: {/a: {get: {}}}",
        [
            "api-global-security-added",
            "api-global-security-removed",
            "api-global-security-scope-added",
            "api-global-security-scope-removed",
            "api-security-no-longer-enough",
            "api-security-scope-required",
        ],
        [
            "api-global-security-added",
            "api-global-security-removed",
            "api-global-security-scope-added",
            "api-global-security-scope-removed",
        ],
    ),
    "an operation says what it inherited": (
        "security: [{key: []}]\npaths: {/a: {get: {}}}",
        "security: [{key: []}]\npaths: {/a: {get: {security: [{key: []}]}}}",
        [],
        ["api-security-added"],
    ),
    "security schemes": (
        """
        components:
          securitySchemes:
            a: {type: http, scheme: basic}
            b: {type: http, scheme: basic}
            c: {type: apiKey, in: header, name: X-Key}
            d:
              type: oauth2
              flows:
                password: {tokenUrl: /t, scopes: {}}
                implicit: {authorizationUrl: /a, tokenUrl: /t, scopes: {x: '', y: ''}}
        """,
        """
        components:
          securitySchemes:
            b: {type: mutualTLS}
            c: {type: apiKey, in: query, name: key}
            d:
              type: oauth2
              flows: {implicit: {authorizationUrl: /b, tokenUrl: /u, scopes: {y: Y, z: ''}}}
            e: {type: mutualTLS}
        """,
        [
            "api-security-component-added",
            "api-security-component-oauth-flow-removed",
            "api-security-component-oauth-scope-added",
            "api-security-component-oauth-scope-changed",
            "api-security-component-oauth-scope-removed",
            "api-security-component-oauth-token-url-changed",
            "api-security-component-oauth-url-changed",
            "api-security-component-removed",
            "api-security-component-type-changed",
            "api-security-component-way-changed",
            "api-security-component-way-changed",
        ],
        [
            "api-security-component-added",
            "api-security-component-oauth-scope-added",
            "api-security-component-oauth-scope-changed",
            "api-security-component-oauth-scope-removed",
            "api-security-component-oauth-token-url-changed",
            "api-security-component-oauth-url-changed",
            "api-security-component-removed",
            "api-security-component-type-changed",
        ],
    ),
    "servers": (
        """
        servers:
          - {url: https://a.example/}
          - url: https://{x}.example
            variables: {x: {default: eu, enum: [eu, us]}}
        """,
        """
        servers:
          - {url: https://b.example}
          - url: https://{x}.example
            variables: {x: {default: asia, enum: [eu, asia]}}
        """,
        [
            "api-server-added",
            "api-server-removed",
            "api-server-variable-default-changed",
            "api-server-variable-value-removed",
        ],
        [],
    ),
    "schemas": (
        "components: {schemas: {Order: {}, Item: {}}}",
        "components: {schemas: {Item: {}, Line: {}}}",
        # Its name is nobody's business on the wire.
        [],
        ["api-schema-removed"],
    ),
    "webhooks": (
        "webhooks: {paid: {post: {}}, sent: {post: {}}}",
        "webhooks: {sent: {post: {}}, lost: {post: {}}}",
        ["webhook-added", "webhook-removed"],
        None,
    ),
    "methods of a webhook": (
        "webhooks: {paid: {post: {}}}",
        "webhooks: {paid: {put: {}}}",
        ["webhook-added", "webhook-removed"],
        ["api-removed-without-deprecation", "endpoint-added"],
    ),
    "an announced webhook goes": (
        "webhooks: {paid: {post: {deprecated: true}}}",
        "webhooks: {}",
        ["api-removed-with-deprecation"],
        ["webhook-removed"],
    ),
    "callbacks": (
        "paths: {/a: {post: {callbacks: {done: {'{$url}': {post: {}}}}}}}",
        "paths: {/a: {post: {callbacks: {failed: {'{$url}': {post: {}}}}}}}",
        ["callback-added", "callback-removed"],
        [],
    ),
    "inside of a callback": (
        "paths: {/a: {post: {callbacks: {done: {'{$url}': {post: {}}}}}}}",
        "paths: {/a: {post: {callbacks: {done: {'{$url}': {post: {requestBody: {content: {}}}}}}}}}",
        ["webhook-body-added-optional"],
        [],
    ),
    "answers of receivers": (
        """
        webhooks:
          paid:
            post:
              responses:
                200:
                  headers:
                    A: {schema: {}}
                    B: {schema: {}}
                    C: {required: true, schema: {}}
                  content:
                    text/csv: {}
                    a/one: {schema: {}}
                    a/two: {}
                    application/json: {}
                    application/soap+xml: {}
                    text/calendar: {}
                    a/form: {encoding: {p: {contentType: text/csv}}}
                202: {}
                410: {}
        """,
        """
        webhooks:
          paid:
            post:
              responses:
                200:
                  headers:
                    B: {required: true, schema: {}}
                    C: {schema: {}}
                    D: {required: true, schema: {}}
                    E: {schema: {}}
                  content:
                    text/plain: {}
                    a/one: {}
                    a/two: {schema: {}}
                    application/problem+json: {}
                    application/xml: {}
                    text/calendar;component=vevent: {}
                    a/form: {encoding: {p: {contentType: text/plain}}}
                204: {}
                404: {}
        """,
        [
            "new-optional-webhook-response-header",
            "new-required-webhook-response-header",
            "webhook-response-encoding-changed",
            "webhook-response-header-became-optional",
            "webhook-response-header-became-required",
            "webhook-response-header-removed",
            "webhook-response-media-type-added",
            "webhook-response-media-type-name-changed",
            "webhook-response-media-type-name-generalized",
            "webhook-response-media-type-name-specialized",
            "webhook-response-media-type-removed",
            "webhook-response-media-type-schema-added",
            "webhook-response-media-type-schema-removed",
            "webhook-response-non-success-status-added",
            "webhook-response-non-success-status-removed",
            "webhook-response-success-status-added",
            "webhook-response-success-status-removed",
        ],
        [
            "optional-response-header-removed",
            "response-body-media-type-schema-added",
            "response-body-media-type-schema-removed",
            "response-header-added",
            "response-header-added",
            "response-header-became-optional",
            "response-media-type-added",
            "response-media-type-name-changed",
            "response-media-type-name-generalized",
            "response-media-type-name-specialized",
            "response-media-type-removed",
            "response-non-success-status-added",
            "response-non-success-status-removed",
            "response-success-status-added",
            "response-success-status-removed",
        ],
    ),
}
ALL = DOCUMENTS | {
    name: (inside(frame, old), inside(frame, new), own, theirs)
    for name, (frame, old, new, own, theirs) in CASES.items()
}


@pytest.mark.parametrize("name", ALL)
def test_every_edit_is_named(name: str) -> None:
    old, new, own, theirs = ALL[name]
    assert ids(compared(old, new, OWN).occurrences) == own
    assert ids(compared(old, new, COMPAT).occurrences) == (own if theirs is None else theirs)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("terms", [OWN, COMPAT], ids=["own", "compat"])
def test_nothing_is_met_where_nothing_differs(name: str, terms: Terms) -> None:
    for text in ALL[name][:2]:
        invalid = "x-stability-level: solid" in text
        assert not compared(text, text, terms).occurrences or invalid


def test_every_row_is_met_and_says_what_it_is_about() -> None:
    rows = {row.id: row for row in ROWS}
    assert len(rows) == len(ROWS)
    met = {id for id in rows if id.startswith(("api-version-", "api-major-"))}
    met.add("api-deprecated-sunset-missing")
    met.add("request-parameter-deprecated-sunset-missing")
    for old, new, *_ in ALL.values():
        for terms in (OWN, COMPAT):
            for one in compared(old, new, terms).occurrences:
                met.add(one.id)
                row = rows[one.id]
                assert filled(row.message, one.arguments)
    assert met == rows.keys()


def test_rows_are_sentences() -> None:
    for row in ROWS:
        fields = {name for _, name, _, _ in Formatter().parse(row.message) if name is not None}
        assert all(name.isidentifier() for name in fields)
        assert row.why.endswith(".")
        assert not row.remedy.endswith(".")
        # These are printed as they are.
        assert "{" not in row.why + row.remedy
        assert row.message[0].islower() or row.message[0] in "`{HO"


def test_a_policy_of_notice_asks_for_a_sunset() -> None:
    old = inside(GET, "parameters: [{name: a, in: query, schema: {}}]")
    new = inside(
        GET,
        "deprecated: true\nparameters: [{name: a, in: query, deprecated: true, schema: {}}]",
    )
    found = compared(old, new, Terms(TODAY, notice_stable=90)).occurrences
    assert ids(found) == [
        "api-deprecated-sunset-missing",
        "request-parameter-deprecated-sunset-missing",
    ]
    rows = {row.id: row for row in ROWS}
    for one in found:
        assert "90 days" in filled(rows[one.id].message, one.arguments)
    beta = "x-stability-level: beta\n"
    relaxed = compared(
        inside(GET, beta), inside(GET, beta + "deprecated: true"), Terms(TODAY, notice_stable=90)
    )
    assert ids(relaxed.occurrences) == ["endpoint-deprecated"]


def test_an_edit_stands_on_its_side_and_is_near_something_on_the_other() -> None:
    old = "paths: {/a: {get: {responses: {200: {}}}}, /b: {get: {}}}"
    new = "paths: {/a: {get: {responses: {200: {}, 404: {}}}}}\ncomponents: {}"
    found = {one.id: one for one in compared(old, new, OWN).occurrences}
    added = found["response-non-success-status-added"]
    assert (added.base, added.revision) == ("", "#/paths/~1a/get/responses/404")
    assert added.near == "#/paths/~1a/get/responses"
    gone = found["api-path-removed-without-deprecation"]
    assert (gone.base, gone.revision, gone.near) == ("#/paths/~1b/get", "", "#/paths")


# ── schemas to look into ──────────────────────────────────────────────────────────────────────────────

EVERYWHERE = """
    paths:
      /a:
        post:
          parameters:
            - {name: q, in: query, required: true, schema: {type: string}}
            - {name: j, in: query, content: {application/json: {schema: {type: object}}}}
          requestBody: {content: {application/json: {schema: {type: object}}}}
          responses:
            200:
              headers:
                A: {schema: {type: string}}
                B: {content: {text/plain: {schema: {type: string}}}}
              content:
                application/json: {schema: {type: object}}
                text/event-stream: {itemSchema: {type: object}}
          callbacks:
            done:
              '{$url}':
                post:
                  requestBody: {content: {application/json: {schema: {type: object}}}}
                  responses: {200: {content: {application/json: {schema: {type: object}}}}}
"""


def roots(terms: Terms) -> set[tuple[str, str, str, str]]:
    found = compared(EVERYWHERE, EVERYWHERE, terms).roots
    return {(root.where.kind, root.where.part, root.part, root.direction) for root in found}


def test_every_schema_is_looked_into_and_travels_its_way() -> None:
    ask, answer = Direction.REQUEST, Direction.RESPONSE
    by_oasdiff = {
        ("path", "query parameter q", "request-parameter", ask),
        ("path", "request body application/json", "request-body", ask),
        ("path", "response 200 header A", "response-header", answer),
        ("path", "response 200 application/json", "response-body", answer),
    }
    assert roots(COMPAT) == by_oasdiff
    assert roots(OWN) == by_oasdiff | {
        ("path", "query parameter j", "request-parameter", ask),
        ("path", "response 200 header B", "response-header", answer),
        ("path", "response 200 text/event-stream", "response-body", answer),
        # What a callback delivers travels to the client.
        ("callback", "request body application/json", "request-body", answer),
        ("callback", "response 200 application/json", "response-body", ask),
    }


def test_a_callback_that_leads_to_itself_ends() -> None:
    text = """
    paths: {/a: {post: {callbacks: {done: {$ref: '#/components/callbacks/Done'}}}}}
    components:
      callbacks:
        Done: {'{$url}': {post: {callbacks: {done: {$ref: '#/components/callbacks/Done'}}}}}
    """
    changed = text.replace("{post: {callbacks: {done: {$ref", "{put: {callbacks: {done: {$ref", 2)
    assert not compared(text, text, OWN).occurrences
    assert compared(text, changed, OWN).occurrences


# ── versions ──────────────────────────────────────────────────────────────────────────────────────────


def versioned(version: str) -> Contract:
    return contract(f"openapi: 3.1.1\ninfo: {{title: Test, version: '{version}'}}\npaths: {{}}\n")


@pytest.mark.parametrize(
    ("old", "new", "id"),
    [
        ("1.2.3", "1.2.3", "api-version-not-bumped"),
        ("1.2.3", "1.2.3-rc.1", "api-version-decreased"),
        ("1.2.3", "1.1.9", "api-version-decreased"),
        ("1.2.3", "1.3.0", "api-major-version-not-bumped"),
        ("1.2.3", "v2.0.0+build", None),
        ("0.2.3", "0.3.0", None),
        ("0.2.3", "0.2.4", "api-major-version-not-bumped"),
        ("2026-11-01", "2026-11-01", None),
        ("1.02.0", "1.02.0", None),
        ("v1", "v1", None),
        ("9" * 30 + ".0.0", "1.0.0", None),
    ],
)
def test_a_version_tells_that_something_breaks(old: str, new: str, id: str | None) -> None:
    found = policy(versioned(old), versioned(new), breaking=True)
    assert [one.id for one in found] == ([] if id is None else [id])
    assert policy(versioned(old), versioned(new), breaking=False) == ()
    rows = {row.id: row for row in ROWS}
    for one in found:
        assert new in filled(rows[one.id].message, one.arguments)


def test_rows_of_oasdiff_are_apart_from_ours() -> None:
    ours = {row.id for row in ROWS if row.since == OURS}
    theirs = {row.id for row in ROWS if not row.since}
    assert ours | theirs == {row.id for row in ROWS}
    assert len(theirs) == 86


# ── who may call ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("old", "new", "ids_of_errors"),
    [
        ("[]", "[{}, {key: []}]", []),
        ("[{}, {key: []}]", "[{key: []}]", ["api-security-became-required"]),
        ("[{key: [], login: [a]}]", "[{login: [a]}]", []),
        ("[{login: [a]}]", "[{key: [], login: [a]}]", ["api-security-no-longer-enough"]),
        ("[{login: [a, b]}]", "[{login: [b]}]", []),
        ("[{login: [a]}]", "[{login: [b, a]}]", ["api-security-scope-required"]),
        ("[{login: [a]}, {key: []}]", "[{key: []}, {login: [a]}]", []),
        ("[{key: []}, {key: []}]", "[{login: []}]", ["api-security-no-longer-enough"]),
    ],
)
def test_whoever_could_call_still_can_or_it_is_said(
    old: str, new: str, ids_of_errors: list[str]
) -> None:
    def grave(before: str, after: str) -> list[Occurrence]:
        met = compared(before, after, OWN).occurrences
        return [one for one in met if one.direction is Direction.REQUEST]

    assert ids(grave(inside(GET, f"security: {old}"), inside(GET, f"security: {new}"))) == (
        ids_of_errors
    )
    # The same where operations inherit it; each error goes by the edit of the document that it comes of.
    inherited = grave(f"security: {old}\n{dedent(GET)}", f"security: {new}\n{dedent(GET)}")
    assert ids(inherited) == ids_of_errors
    every = compared(f"security: {old}\n{dedent(GET)}", f"security: {new}\n{dedent(GET)}", OWN)
    said = {
        (one.edit, one.base, one.revision)
        for one in every.occurrences
        if one.where.section == "security"
    }
    assert {(one.edit, one.base, one.revision) for one in inherited} <= said
