"""Documents of hostile strings: in every place where a string can stand, and all of it compiles."""

import random
from pathlib import Path
from typing import Any, Final

from contractor.contract import read
from contractor.diagnostic import DocumentError
from contractor.model import build
from contractor.source import Files, escape
from tests.targets.typescript.compiler import compile, write

_CHARACTERS: Final = (
    "\\\"'`$*/<!-\n\r\u2028\u202e@{}\ufeff\x00"
    " aZ9_\xb2\xbd\xe9\xdf\u01c6\u65e5\u0627\u0967\u0301.#~%|&"
)
_WORDS: Final = (
    "Blob File Record Plain types paths components operations any unknown constructor __proto__ string Array "
    "globalThis undefined class in T K */ </script>"
).split()


class Fuzz:
    """Makes documents, always the same ones from one seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._names: list[str] = []

    def document(self) -> dict[str, Any]:
        """A document."""
        self._names = list(dict.fromkeys(self._text() for _ in range(12)))
        schemas = {name: self._schema(0) for name in self._names}
        paths = {f"/{self._text()}".replace("{", ""): {"get": self._operation()} for _ in range(4)}
        return {
            "openapi": "3.1.1",
            "info": {"title": self._text(), "version": self._text()},
            "paths": paths,
            "components": {"schemas": schemas},
        }

    def _text(self) -> str:
        if self._random.random() < 0.3:
            return self._random.choice(_WORDS)
        return "".join(self._random.choices(_CHARACTERS, k=self._random.randint(1, 6)))

    def _ref(self) -> dict[str, Any]:
        token = escape(self._random.choice(self._names)).replace("%", "%25")
        return {"$ref": f"#/components/schemas/{token}"}

    def _operation(self) -> dict[str, Any]:
        text = self._text
        place = self._random.choice(["query", "header", "cookie"])
        parameter = {"name": text(), "in": place, "schema": self._schema(1), "description": text()}
        answer = {
            "description": text(),
            "headers": {text(): {"schema": self._schema(1)}},
            "content": {text(): {"schema": self._ref()}},
        }
        return {
            "operationId": text(),
            "summary": text(),
            "parameters": [parameter],
            "requestBody": {"content": {text(): {"schema": self._ref()}}},
            "responses": {"200": answer, "default": {"description": text()}},
        }

    def _schema(self, depth: int) -> dict[str, Any]:
        text, inner = self._text, lambda: self._schema(depth + 1)
        docs = {"description": text(), "default": text(), "examples": [text(), {text(): text()}]}
        names = [text() for _ in range(3)]
        scalars = [
            {"type": "string", "format": self._random.choice([text(), "binary"]), **docs},
            {"type": ["integer", "null"], "minimum": 1},
            self._ref(),
        ]
        if depth > 2:
            return self._random.choice(scalars)
        some = [inner() for _ in range(2)]
        return self._random.choice(
            [
                *scalars,
                {"enum": names, "x-enum-varnames": [text()], **docs},
                {"const": self._random.choice([text(), {text(): [text(), 1, None]}])},
                {"anyOf": [{"type": "string"}, {"type": "string", "enum": names}]},
                {"type": "object", "properties": dict(zip(names, some, strict=False)), **docs},
                {
                    "type": ["object", "null"],
                    "properties": {
                        names[0]: some[0],
                        names[1]: {"type": "string", "readOnly": True},
                    },
                    "required": names,
                    "additionalProperties": some[1],
                },
                {
                    "type": "object",
                    "properties": dict.fromkeys(names, some[0]),
                    self._random.choice(["anyOf", "oneOf"]): [{"required": [one]} for one in names],
                },
                {"type": "object", "additionalProperties": some[0]},
                {"type": "array", "items": some[0], "minItems": 2, "maxItems": 2},
                {"type": "array", "prefixItems": [{**one, "title": text()} for one in some]},
                {self._random.choice(["oneOf", "anyOf"]): some},
                {"allOf": [self._ref(), {"type": "object", "properties": {text(): some[0]}}]},
                {
                    "oneOf": [self._ref(), self._ref()],
                    "discriminator": {
                        "propertyName": text(),
                        "mapping": {text(): self._ref()["$ref"]},
                    },
                },
            ]
        )


def test_hostile_documents_compile(tmp_path: Path) -> None:
    fuzz = Fuzz(4)
    files: list[str] = []
    for index in range(60):
        try:
            model = build(read(Files.of_data(fuzz.document())))
        except DocumentError:
            continue
        write(model, tmp_path / str(index))
        files += [f"{index}/typescript/{name}.ts" for name in ("types", "paths")]
    assert len(files) > 60
    assert compile(tmp_path, files) == {}
