# Made by contractor. Changes made here are lost.

from typing import Annotated

from pydantic import MISSING, Field

from ._schema import Satisfies
from ._wire import (
    EXACT,
    INT32,
    Base64,
    Bool,
    CamelModel,
    Date,
    DateTime,
    DecimalText,
    Duration,
    Email,
    Hostname,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    IPv4,
    IPv6,
    Iri,
    IriReference,
    JsonPointer,
    Model,
    NotString,
    Number,
    RelativeJsonPointer,
    Text,
    Time,
    UInt8,
    UInt32,
    UInt64,
    Uri,
    UriReference,
    UriTemplate,
    Uuid,
)


class Texts(CamelModel):
    date: Date | MISSING = MISSING
    date_time: DateTime | MISSING = MISSING
    date_time_local: str | MISSING = MISSING
    time: Time | MISSING = MISSING
    duration: Duration | MISSING = MISSING
    email: Email | MISSING = MISSING
    idn_email: (
        Annotated[str, Satisfies({"type": "string", "format": "idn-email"})] | MISSING
    ) = MISSING
    hostname: Hostname | MISSING = MISSING
    idn_hostname: (
        Annotated[str, Satisfies({"type": "string", "format": "idn-hostname"})]
        | MISSING
    ) = MISSING
    ipv4: IPv4 | MISSING = MISSING
    ipv6: IPv6 | MISSING = MISSING
    uri: Uri | MISSING = MISSING
    uri_reference: UriReference | MISSING = MISSING
    uri_template: UriTemplate | MISSING = MISSING
    iri: Iri | MISSING = MISSING
    iri_reference: IriReference | MISSING = MISSING
    uuid: Uuid | MISSING = MISSING
    json_pointer: JsonPointer | MISSING = MISSING
    relative_json_pointer: RelativeJsonPointer | MISSING = MISSING
    regex: (
        Annotated[str, Satisfies({"type": "string", "format": "regex"})] | MISSING
    ) = MISSING
    byte: Base64 | MISSING = MISSING
    binary: bytes | MISSING = MISSING
    base64_url: Annotated[str | MISSING, Field(alias="base64url")] = MISSING
    password: str | MISSING = MISSING
    decimal: DecimalText | MISSING = MISSING
    int64_text: str | MISSING = MISSING
    char: str | MISSING = MISSING
    commonmark: str | MISSING = MISSING
    own: str | MISSING = MISSING
    nullable: Date | None | MISSING = MISSING
    bounded: (
        Annotated[Uuid, Text(min_length=36, pattern=r"^[0-9a-f\-]+$")] | MISSING
    ) = MISSING


class Numbers(CamelModel):
    int8: Int8 | MISSING = MISSING
    int16: Int16 | MISSING = MISSING
    int32: Int32 | MISSING = MISSING
    int64: Int64 | MISSING = MISSING
    uint8: UInt8 | MISSING = MISSING
    uint32: UInt32 | MISSING = MISSING
    uint64: UInt64 | MISSING = MISSING
    double_int: Int | MISSING = MISSING
    float_: Number | MISSING = MISSING
    double: Number | MISSING = MISSING
    decimal: Number | MISSING = MISSING
    decimal128: Number | MISSING = MISSING
    unix_time: Int | MISSING = MISSING
    number_int64: (
        Annotated[float, Field(ge=-9223372036854775808, le=9223372036854775807), EXACT]
        | MISSING
    ) = MISSING
    narrowed: Annotated[int, Field(ge=0, le=5000000000), INT32] | MISSING = MISSING


class Odd(Model):
    untyped: DateTime | NotString | MISSING = MISSING
    flag: Bool | MISSING = MISSING
    list_: Annotated[list[str] | MISSING, Field(alias="list")] = MISSING
    several: str | Int64 | MISSING = MISSING
