#!/usr/bin/env bash
# Reads the #include lines and names every arrow that points the wrong way, and every impure thing in the pure modules.
set -u
cd "$(dirname "$0")/../.."
passed=0 failed=0
order="base language atlas body intake screen infer interview care record report fhir json door server cli"
rank() { local i=0 m; for m in $order; do [ "$m" = "$1" ] && { echo "$i"; return; }; i=$((i + 1)); done; echo -1; }
good() { passed=$((passed + 1)); }
bad() { failed=$((failed + 1)); printf 'not ok - %s\n' "$*"; }

for file in src/*/*.[ch]; do
    module=$(basename "$(dirname "$file")")
    here=$(rank "$module")
    [ "$here" -ge 0 ] || { bad "$file: module '$module' is not in the order"; continue; }
    wrong=$(grep -nE '^#include' "$file" | while IFS= read -r line; do
        to=$(printf '%s' "$line" | sed -nE 's/.*<taut\/([a-z]+)\.h>.*/\1/p; s/.*"([a-z]+)\/[a-z_]+\.h".*/\1/p')
        [ -n "$to" ] || continue
        case $to in chart | drawing | surface) to=body ;; simulate) to=infer ;; plan | session | outcome | selfcare) to=care ;; esac # a module may have more than one public header
        there=$(rank "$to")
        [ "$there" -ge 0 ] && [ "$there" -le "$here" ] || printf '%s:%s (%s may not know %s)\n' "$file" "$line" "$module" "$to"
        [ "$module" = cli ] && ! grep -q '<taut/' <<<"$line" && printf '%s:%s (the command line uses public headers only)\n' "$file" "$line"
    done)
    [ -z "$wrong" ] && good || bad "$wrong"
done

# intake and screen are siblings: neither knows the other's inside; screen reads intake's public header.
for file in src/intake/*.[ch]; do
    grep -qE '<taut/(screen|infer|interview)\.h>' "$file" && bad "$file: intake may not know what comes after it" || good
done

for module in base language body atlas intake screen infer interview care; do
    for file in src/"$module"/*.c; do
        [ -e "$file" ] || continue
        impure=$(grep -nE '\b(fopen|fprintf|printf\(|puts|getenv|time\(|clock|rand\(|socket|getline|exit\(|abort\()' "$file" |
                 grep -vE 'snprintf|vsnprintf|^\S*: *\*|/\*')
        [ -z "$impure" ] && good || bad "$file is pure but uses: $impure"
        libm=$(grep -nE '#include <math.h>' "$file")
        [ -z "$libm" ] && good || bad "$file: no libm in the core: $libm"
    done
done

for header in include/taut/*.h; do
    for compiler in gcc clang; do
        command -v "$compiler" >/dev/null || continue
        "$compiler" -std=c17 -Wall -Wextra -Wconversion -Wshadow -Werror -Iinclude -fsyntax-only -x c "$header" &&
            good || bad "$header does not compile alone with $compiler"
    done
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
