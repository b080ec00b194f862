"""Where operations are served: the URL of a server, and its path, as requests begin with it.

Takes an endpoint, gives text; refuses to ask anybody.
"""

import re
from typing import Final
from urllib.parse import quote

from contractor.contract.nodes import Endpoint
from contractor.contract.templating import VARIABLE

_ORIGIN: Final = re.compile(r"^(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#]*")
#: What a path holds as it is sent (RFC 3986 §3.3); what is encoded there already stays.
_SENT: Final = "/%:@!$&'()*+,;=-._~"


def url(endpoint: Endpoint) -> str:
    """The URL of the first server of an operation, its variables filled in; empty where there is none."""
    if not endpoint.servers:
        return ""
    server = endpoint.servers[0]
    return VARIABLE.sub(
        lambda match: server.variables[match[1]].default if match[1] in server.variables else "",
        server.url,
    )


def prefix(endpoint: Endpoint) -> str:
    """The path of the first server of an operation, without the slash at its end (OpenAPI 3.2 §4.6)."""
    found = re.split(r"[?#]", _ORIGIN.sub("", url(endpoint)))[0].strip("/")
    return f"/{quote(found, safe=_SENT)}" if found and found != "." else ""
