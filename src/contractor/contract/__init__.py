"""The contract: what a document promises, whatever its version, spelling and number of files."""

from contractor.contract.nodes import (
    Callback,
    Contract,
    Encoding,
    Endpoint,
    Header,
    Link,
    MediaType,
    Operation,
    Parameter,
    PathItem,
    Reference,
    RequestBody,
    Response,
    SecurityScheme,
    Server,
    Tag,
)
from contractor.contract.read import read
from contractor.contract.schema import Discriminator, Schema

__all__ = [
    "Callback",
    "Contract",
    "Discriminator",
    "Encoding",
    "Endpoint",
    "Header",
    "Link",
    "MediaType",
    "Operation",
    "Parameter",
    "PathItem",
    "Reference",
    "RequestBody",
    "Response",
    "Schema",
    "SecurityScheme",
    "Server",
    "Tag",
    "read",
]
