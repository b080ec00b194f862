# Made by contractor. Changes made here are lost.
"""The parameters of one operation, out of a request: taken from their places, decoded, checked."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from . import exact_json, styles
from .description import Parameter, Shape
from .refused import Refused
from .schemas import Fault, Schema, Schemas
from .styles import Absent, Malformed


class Sent:
    """What a request carries besides its body. Names are decoded, texts are as they were sent."""

    def __init__(
        self,
        path: Mapping[str, str],
        query: bytes,
        headers: Sequence[tuple[bytes, bytes]],
    ) -> None:
        self.path = path
        self.raw_query = query
        self._headers = headers
        self._query: list[tuple[str, str]] | None = None
        self._cookies: list[tuple[str, str]] | None = None

    @property
    def query(self) -> list[tuple[str, str]]:
        """The pairs of the query, in order."""
        if self._query is None:
            self._query = pairs(self.raw_query, _MOST)
        return self._query

    @property
    def query_or_none(self) -> list[tuple[str, str]] | None:
        """The same; None where it is malformed, which is not yet the time to say."""
        try:
            return self.query
        except Refused:
            return None

    @property
    def cookies(self) -> list[tuple[str, str]]:
        """The cookies, in order (RFC 6265 §4.2)."""
        if self._cookies is None:
            found: list[tuple[str, str]] = []
            for text in self.header("cookie"):
                for piece in text.split(";"):
                    name, sign, value = piece.strip(" \t").partition("=")
                    if sign:
                        found.append(
                            (name, value.strip('"') if value[:1] == '"' else value)
                        )
            self._cookies = found
        return self._cookies

    def header(self, name: str) -> list[str]:
        """Every line of a header, by its name in lower case."""
        wanted = name.encode("latin-1")
        return [
            value.decode("latin-1").strip(" \t")
            for key, value in self._headers
            if key == wanted
        ]


#: How many pairs a query may have: a list of some length is one, a flood is not.
_MOST = 1000


def pairs(query: bytes, most: int) -> list[tuple[str, str]]:
    """The pairs of a query or of a form, with names decoded. Raises `Refused`."""
    if not query:
        return []
    if query.count(b"&") >= most:
        raise Refused("bad-request", f"there are more than {most} pairs")
    text = query.decode("latin-1")
    found: list[tuple[str, str]] = []
    for piece in text.split("&"):
        if piece:
            name, _, value = piece.partition("=")
            try:
                found.append((styles.form_decoded(name), value))
            except Malformed:
                raise Refused("bad-request", "a name of a pair is not UTF-8") from None
    return found


class Parameters:
    """The parameters of an operation, ready to be read."""

    def __init__(
        self,
        described: Sequence[Parameter],
        schemas: Schemas,
        keys: Iterable[tuple[str, str]] = (),
    ) -> None:
        """`keys` are places and names of what shows who asks, which is no parameter."""
        names = {*keys, *((one["place"], one["name"]) for one in described)}
        self._all = [
            _Parameter(
                one,
                schemas.schema(one["schema"]),
                frozenset(
                    name
                    for place, name in names
                    if place == one["place"] and name != one["name"]
                ),
            )
            for one in described
        ]

    def read(self, sent: Sent) -> dict[str, Any]:
        """JSON values by the names that Python code has for them; None for what is absent. Raises `Refused`."""
        return {one.argument: one.read(sent) for one in self._all}


class _Parameter:
    def __init__(
        self, described: Parameter, schema: Schema, claimed: frozenset[str]
    ) -> None:
        self.argument = described["argument"]
        self._name = described["name"]
        self._place = described["place"]
        self._style = described["style"]
        self._explode = described.get("explode", False)
        self._shapes = _readings(described["shape"])
        self._content = "content" in described
        self._required = described.get("required", False)
        self._default = described.get("default")
        self._allow_empty = described.get("allow_empty", False)
        self._schema = schema
        self._claimed = claimed

    def read(self, sent: Sent) -> Any:
        try:
            value = self._best(sent)
            if value == [] and not self._schema.takes([]) and self._schema.takes([""]):
                # No text is the empty list, and that of one empty text where only this may be sent.
                value = [""]
            self._schema.check(value)
        except Absent:
            if self._required:
                raise styles.refused(self._place, self._name, "is missing") from None
            return self._default
        except Malformed as why:
            raise styles.refused(self._place, self._name, str(why)) from None
        except Fault as why:
            where = f" at {why.pointer}" if why.pointer else ""
            raise styles.refused(
                self._place, self._name, f"{why.said}{where}"
            ) from None
        return value

    def _best(self, sent: Sent) -> Any:
        """The first reading that the schema takes; where it takes none, the first that can be read at all."""
        if len(self._shapes) == 1:
            return self._value(sent, self._shapes[0])
        found: list[Any] = []
        failed: Malformed | Absent | None = None
        for shape in self._shapes:
            try:
                found.append(self._value(sent, shape))
            except (Malformed, Absent) as why:
                # What is there and is nothing says more than what is not there.
                failed = why if failed is None or isinstance(failed, Absent) else failed
                continue
            if self._schema.takes(found[-1]):
                return found[-1]
        if not found and failed is not None:
            raise failed
        return found[0]

    def _value(self, sent: Sent, shape: Shape) -> Any:
        match self._place:
            case "path":
                return self._in_path(sent.path[self.argument], shape)
            case "query":
                return self._paired(sent.query, shape, styles.form_decoded)
            case "cookie":
                # OpenAPI 3.2 §4.12.2: in the style of cookies nothing is percent-encoded.
                if self._style == "cookie":
                    return self._paired(sent.cookies, shape, styles.as_is)
                named = [(_named(name), text) for name, text in sent.cookies]
                return self._paired(named, shape, styles.percent_decoded)
            case "header":
                return self._in_header(sent.header(self._name.lower()), shape)
            case "querystring":
                return self._whole(sent, shape)

    def _in_path(self, text: str, shape: Shape) -> Any:
        decode = _path_decoded
        if self._content:
            return _document(decode(text))
        if self._style == "matrix":
            return styles.matrix(
                self._name, text, shape, explode=self._explode, decode=decode
            )
        read = styles.label if self._style == "label" else styles.simple
        return read(text, shape, explode=self._explode, decode=decode)

    def _in_header(self, lines: list[str], shape: Shape) -> Any:
        if not lines:
            raise Absent
        # RFC 9110 §5.3: lines of one name are one list.
        if len(lines) > 1 and not styles.is_list(shape):
            raise Malformed("is there twice")
        text = _as_utf8(",".join(lines))
        if self._content:
            return _document(text)
        if styles.is_list(shape):
            text = ",".join(piece.strip(" \t") for piece in text.split(","))
        return styles.simple(text, shape, explode=self._explode, decode=styles.as_is)

    def _paired(
        self, found: list[tuple[str, str]], shape: Shape, decode: styles.Decode
    ) -> Any:
        texts = [text for name, text in found if name == self._name]
        if self._allow_empty and texts == [""] and "string" not in shape["types"]:
            raise Absent
        if self._content:
            if not texts:
                raise Absent
            if len(texts) > 1:
                raise Malformed("is there twice")
            return _document(decode(texts[0]))
        return styles.paired(
            self._name,
            found,
            shape,
            self._style,
            explode=self._explode,
            claimed=self._claimed,
            decode=decode,
        )

    def _whole(self, sent: Sent, shape: Shape) -> Any:
        """The whole query as one value (OpenAPI 3.2 §4.12.1)."""
        if not sent.raw_query:
            raise Absent
        if self._style == "form":
            return styles.paired(
                "",
                sent.query,
                shape,
                "form",
                explode=True,
                claimed=frozenset(),
                decode=styles.form_decoded,
            )
        return _document(styles.percent_decoded(sent.raw_query.decode("latin-1")))


def _named(name: str) -> str:
    """The name of a cookie, decoded as far as it is encoded: others set cookies too."""
    try:
        return styles.percent_decoded(name)
    except Malformed:
        return name


def _path_decoded(text: str) -> str:
    """A part of a path, which names something: no store has a name with a NUL, and some take it for the end."""
    decoded = styles.percent_decoded(text)
    if "\0" in decoded:
        raise Malformed("holds a NUL")
    return decoded


def _readings(shape: Shape) -> list[Shape]:
    """What a text may be read as: a list, an object, and a plain value, where the schema has several of them."""
    types = shape["types"]
    kinds = [
        ["array"],
        ["object"],
        [one for one in types if one not in ("array", "object")],
    ]
    found: list[Shape] = [
        {**shape, "types": kind} for kind in kinds if kind and set(kind) <= set(types)
    ]
    return found if len(found) > 1 else [shape]


def _document(text: str) -> Any:
    try:
        return exact_json.parse(text.encode("utf-8"))
    except exact_json.NotJson as why:
        raise Malformed(str(why)) from None


def _as_utf8(text: str) -> str:
    """Bytes beyond ASCII are UTF-8 where they can be, else Latin-1, which they were once (RFC 9110 §5.5)."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return text
