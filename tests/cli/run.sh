#!/usr/bin/env bash
# Runs every NAME.cmd beside this file and compares what it prints with NAME.stdout, NAME.stderr (none: nothing) and
# NAME.exit (none: 0). A command finds the program in $TAUT and an empty folder in $TMP.
#   TAUT=build/taut tests/cli/run.sh [--update] [NAME…]
set -u
TAUT=$(realpath "${TAUT:?set TAUT to the program}") && [ -x "$TAUT" ] || { echo "no program: $TAUT" >&2; exit 2; }
cd "$(dirname "$0")" || exit 2
export TAUT LC_ALL=C.UTF-8
unset NO_COLOR COLUMNS TERM TAUT_MODE
update=no
[ "${1:-}" = --update ] && { update=yes; shift; }
names=("$@")
[ $# -gt 0 ] || for file in *.cmd; do names+=("${file%.cmd}"); done

got=$(mktemp -d)
trap 'rm -rf "$got"' EXIT
passed=0 failed=0

# Keeps an expected file, or none where it would say nothing new.
keep() { if [ "$(cat "$got/$1")" = "$3" ] && [ ! -s "$got/$1" -o "$1" = exit ]; then rm -f "$2"; else cp "$got/$1" "$2"; fi; }

for name in "${names[@]}"; do
    export TMP="$got/tmp"
    mkdir -p "$TMP"
    bash "$name.cmd" >"$got/stdout" 2>"$got/stderr" </dev/null
    echo $? >"$got/exit"
    rm -rf "$TMP"
    if [ $update = yes ]; then
        keep stdout "$name.stdout" ""
        keep stderr "$name.stderr" ""
        keep exit "$name.exit" 0
        continue
    fi
    wrong=""
    for what in stdout stderr exit; do
        expected="$name.$what"
        if [ ! -e "$expected" ]; then
            expected="$got/none"
            if [ $what = exit ]; then echo 0 >"$expected"; else : >"$expected"; fi
        fi
        cmp -s "$expected" "$got/$what" || wrong+=$(diff -u --label "expected $what" --label "got $what" "$expected" "$got/$what")$'\n'
    done
    if [ -z "$wrong" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'not ok - %s: %s\n%s' "$name" "$(tail -n 1 "$name.cmd")" "$wrong"
    fi
done
[ $update = yes ] && exit 0
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
