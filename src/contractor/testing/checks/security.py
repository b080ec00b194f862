"""Checks of who may do what."""

from typing import Final

from contractor.testing.checks.check import ENGINE, Check, openapi, rfc

TITLE: Final = "Who may do what"

_REQUIREMENT: Final = openapi("4.30", "Security Requirement Object")
_UNAUTHORIZED: Final = rfc(9110, "15.5.2", "401 Unauthorized")
_FORBIDDEN: Final = rfc(9110, "15.5.4", "403 Forbidden")

CHECKS: Final = (
    Check(
        "auth",
        "A secured operation answers somebody without valid credentials",
        "An operation that is secured answers 401 or 403 to whoever shows nothing, something wrong, or less than all"
        " that is asked for.",
        "The document says that nobody gets in without credentials, and anybody does. An error of another kind tells"
        " them something too: what is looked at before credentials can be found out by trying.",
        "check credentials before anything else; an operation that is for everybody has `security: []`",
        bad="""
            DELETE /books/7           # no Authorization
              204
            """,
        good="""
            DELETE /books/7
              401  WWW-Authenticate: Bearer
            """,
        by=("auth",),
        sources=(_REQUIREMENT, _UNAUTHORIZED, _FORBIDDEN),
        alike=("ignored_auth", "scopes"),
    ),
    Check(
        "auth-undocumented",
        "A secured operation refuses with a status that is not documented",
        "The 401 or 403 of a secured operation is among its documented answers.",
        "Every client meets it, on the day when a token is over. Where it is not documented, generated clients do not"
        " know it.",
        "document 401 (or 403) for the operation; `contractor lint --write-overlay` writes that for a whole document",
        bad="""
            GET /orders               # documented: 200
              401  {"status": 401}
            """,
        good="""
            GET /orders               # documented: 200, 401
              401  {"status": 401}
            """,
        by=("auth",),
        sources=(openapi("4.16", "Responses Object"), _UNAUTHORIZED),
        alike=("status_code_conformance",),
    ),
    Check(
        "scopes",
        "An operation that needs scopes answers a credential that has none",
        "An operation that needs scopes answers 403 to a valid credential without them; 401 will do where no 403 is"
        " documented.",
        "Who may sign in may do everything, whatever was granted.",
        "compare the scopes of the token with those of the operation, after the token itself was found valid",
        bad="""
            DELETE /books/7           # needs books:write
            Authorization: Bearer …   # granted: books:read
              204
            """,
        good="""
            DELETE /books/7
            Authorization: Bearer …
              403  WWW-Authenticate: Bearer error="insufficient_scope", scope="books:write"
            """,
        by=("scopes",),
        sources=(_REQUIREMENT, rfc(6750, "3.1", "Error Codes")),
        alike=("auth",),
    ),
    Check(
        "ignored_auth",
        "A secured operation answers somebody without valid credentials",
        "An operation that is secured, and succeeds with credentials, answers 401 or 403 to the same request without"
        " them and with wrong ones.",
        "The document says that nobody gets in without credentials, and anybody does.",
        "check credentials before anything else; an operation that is for everybody has `security: []`",
        bad="""
            GET /orders               # no Authorization
              200  [{"id": 1}]
            """,
        good="""
            GET /orders
              401  WWW-Authenticate: Bearer
            """,
        by=(ENGINE,),
        sources=(_REQUIREMENT, _UNAUTHORIZED),
        alike=("auth",),
    ),
    Check(
        "object_level_authorization",
        "Somebody can read what is another one's",
        "What one user made is not read by another who should not see it.",
        "Credentials say who somebody is, not that a thing is theirs; an identifier that can be guessed is then all it"
        " takes. Schemathesis asks this of servers that it knows several users of, and contractor shows it one"
        " credential for each scheme: a run without such a failure says nothing about it.",
        "compare the owner of the thing with who asks, and answer 403 or 404",
        bad="""
            GET /orders/1             # as Ann, whose order it is
              200  {"id": 1}
            GET /orders/1             # as Bob
              200  {"id": 1}
            """,
        good="""
            GET /orders/1             # as Bob
              404  {"status": 404}
            """,
        by=(ENGINE,),
        sources=(_FORBIDDEN,),
        alike=("auth",),
    ),
)
