# Made by contractor. Changes made here are lost.
"""The parts of a multipart form (RFC 7578), out of its bytes."""

from .styles import Malformed

MOST = 1000
"""How many parts, or fields of a form, a body may have."""


class Upload(bytes):
    """A file of a form: its bytes, and what the client says of it."""

    filename: str | None = None
    media_type: str | None = None


def parts(content: bytes, boundary: str) -> list[tuple[str, bytes]]:
    """Names and contents, in order; files are `Upload`s. Raises `Malformed`."""
    # Only packages whose documents have such forms need it.
    from python_multipart.exceptions import MultipartParseError
    from python_multipart.multipart import MultipartParser

    reading = _Reading()
    try:
        parser = MultipartParser(
            boundary.encode("latin-1"),
            {
                "on_part_begin": reading.began,
                "on_part_data": reading.data,
                "on_part_end": reading.ended,
                "on_header_begin": reading.header_began,
                "on_header_field": reading.header_name,
                "on_header_value": reading.header_value,
                "on_end": reading.finished,
            },
        )
        parser.write(content)
    except (MultipartParseError, UnicodeEncodeError):
        raise Malformed("is not multipart/form-data") from None
    if not reading.is_whole:
        raise Malformed("ends before its last boundary")
    return reading.found


class _Reading:
    """The parts of a body that is being read."""

    def __init__(self) -> None:
        self.found: list[tuple[str, bytes]] = []
        self.is_whole = False
        self._data = bytearray()
        self._headers: list[tuple[bytearray, bytearray]] = []

    def began(self) -> None:
        if len(self.found) == MOST:
            raise Malformed(f"has more than {MOST} parts")
        self._data = bytearray()
        self._headers = []

    def data(self, content: bytes, start: int, end: int) -> None:
        self._data += content[start:end]

    def header_began(self) -> None:
        self._headers.append((bytearray(), bytearray()))

    def header_name(self, content: bytes, start: int, end: int) -> None:
        self._headers[-1][0].extend(content[start:end])

    def header_value(self, content: bytes, start: int, end: int) -> None:
        self._headers[-1][1].extend(content[start:end])

    def finished(self) -> None:
        self.is_whole = True

    def ended(self) -> None:
        from python_multipart.multipart import parse_options_header

        headers = {bytes(name).lower(): bytes(text) for name, text in self._headers}
        _, said = parse_options_header(headers.get(b"content-disposition"))
        name = said.get(b"name")
        if name is None:
            raise Malformed("has a part without a name")
        filename = said.get(b"filename")
        kind = headers.get(b"content-type")
        content = bytes(self._data)
        if filename is not None:
            content = Upload(content)
            content.filename = _decoded(filename)
            content.media_type = None if kind is None else kind.decode("latin-1")
        self.found.append((_decoded(name), content))


def _decoded(text: bytes) -> str:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed("has a name that is not UTF-8") from None
