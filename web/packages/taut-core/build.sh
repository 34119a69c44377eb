#!/usr/bin/env bash
# Puts the package together in dist/: the modules and the body from a build folder, the TypeScript beside them.
#   web/packages/taut-core/build.sh BUILD    BUILD: made by meson with -Dwasm=true
set -eu
build=$(realpath "${1:?name the build folder}")
root=$(realpath "$(dirname "$0")/../../..")
cd "$(dirname "$0")"
PATH=$("$root/packaging/install-node.sh"):$PATH
# The packages of the lock file, and no scripts of theirs; again only where the lock file is newer.
if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    touch node_modules/.package-lock.json
fi
rm -rf dist
node_modules/.bin/tsc -p tsconfig.json
cp "$build"/web/packages/taut-core/{taut-core.wasm,taut-core-scalar.wasm,body.taut,texts-de.taut,texts-es.taut} dist/
