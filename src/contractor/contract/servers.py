"""Where operations are served: the path of a server, as requests begin with it.

Takes an endpoint, gives text; refuses to know hosts.
"""

import re
from typing import Final

from contractor.contract.nodes import Endpoint

_VARIABLE: Final = re.compile(r"\{([^{}]*)\}")
_ORIGIN: Final = re.compile(r"^(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#]*")


def prefix(endpoint: Endpoint) -> str:
    """The path of the first server of an operation, without the slash at its end (OpenAPI 3.2 §4.6)."""
    if not endpoint.servers:
        return ""
    server = endpoint.servers[0]
    url = _VARIABLE.sub(
        lambda match: server.variables[match[1]].default if match[1] in server.variables else "",
        server.url,
    )
    found = re.split(r"[?#]", _ORIGIN.sub("", url))[0].strip("/")
    return f"/{found}" if found and found != "." else ""
