#!/usr/bin/env bash
# Puts one fault after another into a small good atlas and compares what atlasc says. ATLASC: the compiler.
set -u
cd "$(dirname "$0")" || exit 1
here=$PWD root=$PWD/../..
atlasc=${ATLASC:-$root/build/tools/atlasc/atlasc}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
good() { passed=$((passed + 1)); }
bad() { failed=$((failed + 1)); printf 'not ok - %s\n' "$*"; }

# The good atlas, with the real numbers of the model, which name no source here.
fresh() {
    rm -rf "$work/atlas" && cp -r "$here/good" "$work/atlas" &&
        sed -E 's/, source: [a-z0-9-]+ \}/ }/' "$root/atlas/model.yaml" >"$work/atlas/model.yaml" && cd "$work" || exit 1
}

fresh
if "$atlasc" atlas --check >out 2>err && diff out "$here/good.stdout" && [ ! -s err ]; then good; else bad "good atlas: $(cat err)"; fi
for n in 1 2; do "$atlasc" atlas --c "$n.c" --depfile "$n.d" || bad "good atlas is not compiled"; done
if cmp 1.c 2.c; then good; else bad "compiling twice gives other bytes"; fi
if "${CC:-cc}" -std=c17 -Wall -Wextra -Wconversion -Werror -I"$root/include" -fsyntax-only 1.c; then good; else bad "tables do not compile"; fi
if grep -q '^1.c:' 1.d && grep -q 'atlas/muscles/temporalis.yaml' 1.d && grep -q 'atlas/muscles \\' 1.d; then good; else bad "depfile"; fi
"$atlasc" >out 2>err; [ $? -eq 2 ] && grep -q '^usage: atlasc' err && good || bad "usage"
"$atlasc" nowhere --check >out 2>err; [ $? -eq 5 ] && grep -q 'nowhere' err && good || bad "missing folder"

while IFS=$'\t' read -r file script expected; do
    case $file in ''|'#'*) continue ;; esac
    fresh
    if [ -e "atlas/$file" ]; then
        (cd atlas && sed -i -E "$script" "$file")
    else
        mkdir -p "$(dirname "atlas/$file")" && printf '%s\n' "$script" >"atlas/$file"
    fi
    "$atlasc" atlas --check >out 2>err; code=$?
    if [ $code -eq 2 ] && grep -qF -- "$expected" err; then
        good
    else
        bad "$file, $script: code $code, expected: $expected; said: $(head -n 3 err)"
    fi
done <"$here/refusals.tsv"

# A refusal names every fault at once, in the order of the files.
fresh
sed -i 's/year: 1999/year: 1/' atlas/sources/simons-1999.yaml
sed -i 's/kind: infection/kind: germ/' atlas/causes/sinusitis.yaml
"$atlasc" atlas --c no.c >out 2>err
if [ "$(grep -c '^atlas/' err)" -eq 2 ] && head -n 1 err | grep -q sinusitis && [ ! -e no.c ]; then good; else bad "all faults at once: $(cat err)"; fi

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
