#!/usr/bin/env bash
# Every page of the built app as docs/pictures/app-*.png: phone and desktop, light and dark; test/pictures.test.ts compares
# with them. After ./build.sh BUILD.
set -eu
root=$(realpath "$(dirname "$0")/../..")
cd "$(dirname "$0")"
PATH=$("$root/packaging/install-node.sh"):$PATH
node_modules/.bin/tsc -p test/tsconfig.json
node out/pictures.js
