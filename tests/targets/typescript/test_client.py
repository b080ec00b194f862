"""The client: what it writes onto the wire, what it makes of answers, and how much of it an application carries."""

import gzip
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

import contractor
from contractor.model import build
from contractor.targets import Settings
from contractor.targets.typescript import target

HERE = Path(__file__).parent
BIN = HERE.parents[2] / ".venv" / "bin"
BOX = HERE.parents[2].parent / "shared" / "corpus" / "box.json"
EU = "https://eu.example/api"
JSON = {"Content-Type": "application/json"}


def written(spec: Path, folder: Path, **options: object) -> None:
    model = build(contractor.read(spec))
    for file in target.render(model, Settings("client", options)):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")


def bundled(script: Path, *options: str) -> Path:
    out = script.with_suffix(".mjs")
    command = [BIN / "esbuild", script, "--bundle", "--format=esm", f"--outfile={out}", *options]
    subprocess.run([*command, "--log-level=error"], check=True)
    return out


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Any]]:
    folder = tmp_path_factory.mktemp("client")
    written(HERE / "client.yaml", folder)
    script = folder / "run.ts"
    script.write_text((HERE / "client_run.ts").read_text("utf-8"), encoding="utf-8")
    done = subprocess.run(
        [BIN / "node", bundled(script)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr
    lines = [line.split(": ", 1) for line in done.stdout.splitlines()]
    return [(name, json.loads(value)) for name, value in lines]


def test_requests(seen: list[tuple[str, Any]]) -> None:
    told = dict(seen)
    assert told["path"] == (
        f"{EU}/p/a%2Fb%20c%3F%C3%A9/a%2Cb,c/x,1,y,2/x=1,y=2/.7/.a.b./;matrix=a,b%3B/;x=1;y=2/end"
    )
    assert told["query"].removeprefix(f"{EU}/q?").split("&") == [
        "a%20b=1%262%3D3",
        "list=a",
        "list=b%2Cc",
        "commas=a,b%2Cc",
        "spaces=a%20b",
        "pipes=a%7Cb",
        "x=1",
        "y=2",
        "flat=x,1,y,2",
        "deep%5Bx%5D=1",
        "deep%5Btags%5D=a",
        "deep%5Btags%5D=b",
        "reserved=a/b?c%26d%23e%2Bf[g]%C3%A9",
        "document=%7B%22x%22%3A1%7D",
        "flag=false",
        "nothing=",
    ]
    assert told["headers"] == {
        "X-List": "1,2",
        "X-Object": "x=1,y=2",
        "Cookie": "crumb=a%3Bb; crumbs=a,b",
    }
    assert told["empty"] == [f"{EU}/q", {}, None]
    assert told["whole"] == ["QUERY", "/proxy/whole?x=1&y=2", {"X-Own": "1"}]


def test_bodies(seen: list[tuple[str, Any]]) -> None:
    told = dict(seen)
    assert told["json"] == ['{"x":1}', JSON]
    assert told["form"] == [
        "name=a%20b%26c&tags=a,b&place%5Bx%5D=1",
        {"Content-Type": "application/x-www-form-urlencoded"},
    ]
    assert told["multipart"] == [
        [
            ["name", "a b&c"],
            ["tags", "a"],
            ["tags", "b"],
            ["place", "application/json", '{"x":1}', "blob"],
            ["note", "text/markdown", "*", "blob"],
            ["file", "image/png", "bytes", "a.png"],
        ],
        {},
    ]
    assert told["text"] == ["plain", {"Content-Type": "text/plain"}]
    assert told["bytes"] == [[1], {"Content-Type": "application/octet-stream"}]
    assert told["no body"] == [None, {}]


def test_answers(seen: list[tuple[str, Any]]) -> None:
    told = dict(seen)
    assert told["200"] == [1, 4, {"xCount": 3, "xFlag": True, "xTags": ["a", "b"]}]
    assert told["204"] == [True, None]
    assert told["404"] == "NONE"
    assert told["418"] == 2
    assert told["undocumented"] == "GET /answers answered 502"
    assert "no JSON" in told["no JSON"]


def test_credentials(seen: list[tuple[str, Any]]) -> None:
    shown = [value for name, value in seen if name == "shown"]
    url, first = f"{EU}/secret", ["key", "basic"]
    token = [*first, ["token", "read", "write"]]
    assert shown == [
        [f"{url}?k=s%20p", {"Authorization": "Basic dXNlcjpww6Q="}, first],
        [url, {"Authorization": "Bearer t"}, token],
        [url, {"Cookie": "sid=a%3Bb"}, [*token, "cookie"]],
        [url, {"Authorization": "Digest x=1"}, [*token, "cookie", "other"]],
        [url, {}, [*token, "cookie", "other"]],
    ]


def test_streams(seen: list[tuple[str, Any]]) -> None:
    told = dict(seen)
    assert told["events"] == [
        {"id": "1", "data": "one\ntwo"},
        {"event": "x", "id": "2", "data": ""},
        {"data": "{é}"},
    ]
    # After the stream that was torn, after the network that was gone, and after the third.
    assert told["resumed"] == [None, "2", "2", "2"]
    assert told["data"] == 1
    assert told["line"] == {"x": 1}
    assert told["torn"] is True


THREE = """
import { getFoldersId, getUsersMe, postFolders } from "./typescript/client.js";
const client = { auth: () => "token" };
console.log(
  await getUsersMe(client),
  await getFoldersId(client, { folderId: "0" }),
  await postFolders(client, { body: { name: "a", parent: { id: "0" } } }),
);
"""


def test_three_calls_are_small(tmp_path: Path) -> None:
    if not BOX.exists():
        pytest.skip("box.json is not here")
    written(BOX, tmp_path)
    (tmp_path / "three.ts").write_text(THREE, encoding="utf-8")
    bundle = bundled(tmp_path / "three.ts", "--minify").read_bytes()
    assert b"FormData" not in bundle
    assert len(gzip.compress(bundle, 9)) <= 2048
