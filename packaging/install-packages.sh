#!/usr/bin/env bash
# Installs the Debian packages named as arguments, where they are missing. One clear message when that is not possible.
set -eu
missing=()
for package in "$@"; do
    dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' || missing+=("$package")
done
[ "${#missing[@]}" -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null; then
        as_root=(sudo)
    else
        printf 'These Debian packages are missing: %s\nRun as root, or install sudo, or ask your administrator for:\n  apt-get install %s\n' \
            "${missing[*]}" "${missing[*]}" >&2
        exit 1
    fi
fi
command -v apt-get >/dev/null || { echo "This needs a Debian system (apt-get): ${missing[*]}" >&2; exit 1; }
echo "Installing what is missing: ${missing[*]}" >&2
log=$(mktemp)
install() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" >"$log" 2>&1; }
install || { "${as_root[@]}" apt-get update >"$log" 2>&1 && install; } || { tail -n 20 "$log" >&2; rm -f "$log"; exit 1; }
rm -f "$log"
