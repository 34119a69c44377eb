#!/usr/bin/env bash
# Draws the contact sheets beside this file: figures, views, skins, regions, dermatomes, and the zones of every muscle.
#   TAUT=build/taut docs/pictures/make.sh [SHEET…]      figures views skins regions dermatomes muscles; all, where none is named
# Needs ImageMagick.
set -eu
TAUT=$(realpath "${TAUT:?set TAUT to the program}")
cd "$(dirname "$0")"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
CELL=300x336 ACROSS=6 DOWN=4 COLOURS=48

# Few colours, no date: the same bytes every time.
reduce() { convert "$1" +dither -colors "$COLOURS" -strip -define png:exclude-chunks=date,time -define png:compression-level=9 "PNG8:$2"; }

# A sheet of pictures, row by row.
sheet() {
    local out=$1 n=0 row=0; shift
    rm -f "$tmp"/row-*.png
    while [ $# -gt 0 ]; do
        local cells=()
        while [ $# -gt 0 ] && [ ${#cells[@]} -lt $ACROSS ]; do cells+=("$1"); shift; done
        convert "${cells[@]}" -background white -gravity center -resize "$CELL" -extent "$CELL" +append "$tmp/row-$(printf %02d $row).png"
        row=$((row + 1))
    done
    convert "$tmp"/row-*.png -background white -append "$tmp/sheet.png"
    reduce "$tmp/sheet.png" "$out"
    echo "$out $(stat -c %s "$out")"
}

figures() {
    local f
    for f in neutral male female; do
        "$TAUT" chart --figure $f --view front,back,left,left-armless --height 620 --out "$tmp/$f.png"
    done
    convert "$tmp/neutral.png" "$tmp/male.png" "$tmp/female.png" -background white -append "$tmp/figures.png"
    reduce "$tmp/figures.png" figures.png; echo figures.png
}

views() {
    local list=(head-front,head-back,head-left,jaw-left left-palm,left-hand-back,pelvis-front,pelvis-back
                soles,feet-top,left-foot-inner,left-foot-outer) i=0 v
    for v in "${list[@]}"; do
        "$TAUT" chart --view "$v" --height 700 --out "$tmp/views-$i.png"; i=$((i + 1))
    done
    convert "$tmp"/views-?.png -background white -gravity center -append "$tmp/views.png"
    reduce "$tmp/views.png" views.png; echo views.png
}

skins() {
    local s p cells=()
    for p in "" --dark; do
        for s in 1 2 3 4 5 6; do
            "$TAUT" chart --muscle infraspinatus --view back $p --skin $s --height 700 --out "$tmp/skin$p-$s.png"
            cells+=("$tmp/skin$p-$s.png")
        done
    done
    CELL=330x700 COLOURS=128 sheet skins.png "${cells[@]}"
}

regions() {
    local v
    for v in front back left head-left,head-front,head-back,jaw-left left-palm,left-hand-back soles,feet-top,left-foot-inner,left-foot-outer; do
        "$TAUT" chart --regions --view $v --height 1000 --out "$tmp/regions.png"
        reduce "$tmp/regions.png" "regions-${v%%,*}.png"; echo "regions-${v%%,*}.png"
    done
}

dermatomes() {
    "$TAUT" chart --dermatomes --view front,back,left --height 1200 --out "$tmp/dermatomes-0.png"
    "$TAUT" chart --dermatomes --view head-left,left-palm,left-hand-back,soles --height 900 --out "$tmp/dermatomes-1.png"
    convert "$tmp"/dermatomes-?.png -background white -gravity center -append "$tmp/dermatomes.png"
    COLOURS=128 reduce "$tmp/dermatomes.png" dermatomes.png; echo dermatomes.png
}

muscles() {
    local id i=0 cells=() page=1
    rm -f muscles-*.png
    for id in $("$TAUT" atlas list muscles --format json | sed -n 's/^    "id": "\([a-z0-9-]*\)".*/\1/p'); do
        "$TAUT" chart --muscle "$id" --height 600 --out "$tmp/m-$id.png"
        cells+=("$tmp/m-$id.png")
        if [ ${#cells[@]} -eq $((ACROSS * DOWN)) ]; then
            sheet "muscles-$(printf %02d $page).png" "${cells[@]}"; cells=(); page=$((page + 1))
        fi
    done
    [ ${#cells[@]} -eq 0 ] || sheet "muscles-$(printf %02d $page).png" "${cells[@]}"
}

[ $# -gt 0 ] || set -- figures views skins regions dermatomes muscles
for what in "$@"; do "$what"; done
