#!/usr/bin/env bash
# Figures of the built app in Chromium (bench/README.md), all or those named: size loading painting memory. After ./build.sh BUILD.
set -eu
root=$(realpath "$(dirname "$0")/../..")
cd "$(dirname "$0")"
PATH=$("$root/packaging/install-node.sh"):$PATH
node_modules/.bin/tsc -p test/tsconfig.json
node out/bench.js "$@"
