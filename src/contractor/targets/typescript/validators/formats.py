"""Formats that validators check, by the names that `json.ts` gives their checks.

Takes nothing, gives tables; refuses to know how a format is checked. What each one takes is what the models in
Python take (`runtime/_wire`).
"""

from typing import Final

#: Format of text → its check.
TEXTS: Final = {
    "byte": "byte",
    "date": "date",
    "date-time": "dateTime",
    "decimal": "decimal",
    "duration": "duration",
    "email": "email",
    "hostname": "hostname",
    "ipv4": "ipv4",
    "ipv6": "ipv6",
    "iri": "iri",
    "iri-reference": "iriReference",
    "json-pointer": "jsonPointer",
    "regex": "regex",
    "relative-json-pointer": "relativeJsonPointer",
    "time": "time",
    "uri": "uri",
    "uri-reference": "uriReference",
    "uri-template": "uriTemplate",
    "uuid": "uuid",
}
#: Format of numbers → its check.
NUMBERS: Final = {
    "int8": "int8",
    "int16": "int16",
    "int32": "int32",
    "int64": "int64",
    "uint8": "uint8",
    "uint16": "uint16",
    "uint32": "uint32",
    "uint64": "uint64",
}
#: Formats of JSON Schema that no check here judges.
UNCHECKED: Final = frozenset({"idn-email", "idn-hostname"})
