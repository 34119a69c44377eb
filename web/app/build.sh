#!/usr/bin/env bash
# Builds the app into dist/, from the core's package beside it.
#   web/app/build.sh BUILD    BUILD: made by meson with -Dwasm=true
set -eu
build=$(realpath "${1:?name the build folder}")
root=$(realpath "$(dirname "$0")/../..")
"$root/web/packages/taut-core/build.sh" "$build"
cd "$(dirname "$0")"
PATH=$("$root/packaging/install-node.sh"):$PATH
# The packages of the lock file, and no scripts of theirs; again only where the lock file is newer.
if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    touch node_modules/.package-lock.json
fi
node_modules/.bin/tsc -p tsconfig.json
node_modules/.bin/vite build --logLevel warn
node pack.mjs
