# Made by contractor. Changes made here are lost.
"""The boundary: what stands between the wire and the code that implements the contract.

A request reaches an implementation only if the contract allows it, and what the implementation gives is
answered only as the contract documents it.
"""

from .contract import LARGEST, Api, Call, Contract, Dependency, MaybeAwaitable
from .parts import Upload
from .refused import Refused
from .reply import Reply, Stream
from .routing import Route, Router
from .security import Authenticate, Credential, Principal

__all__ = [
    "LARGEST",
    "Api",
    "Authenticate",
    "Call",
    "Contract",
    "Credential",
    "Dependency",
    "MaybeAwaitable",
    "Principal",
    "Refused",
    "Reply",
    "Route",
    "Router",
    "Stream",
    "Upload",
]
