#!/usr/bin/env bash
# Requests a second: taut serve on `locate`, on `health` and on a static file, and nginx on the same file, in one run.
#   bench/serve.sh [SECONDS]      needs wrk and nginx; the program in build/ or $TAUT
set -eu
cd "$(dirname "$0")/.."
taut=$(realpath "${TAUT:-build/taut}") seconds=${1:-5}
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; wait; rm -rf "$work"' EXIT
mkdir -p "$work/site/assets" "$work/nginx"
echo '<!doctype html><title>Taut</title>' >"$work/site/index.html"
head -c 60000 </dev/zero | tr '\0' 'x' >"$work/site/assets/app-1.js"
cat >"$work/post.lua" <<'LUA'
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"format": "taut.case/1", "text": "dull ache in the right shoulder blade, worse when sleeping on that side"}'
LUA
cat >"$work/nginx.conf" <<CONF
worker_processes 2; daemon off; pid $work/nginx/pid; error_log $work/nginx/error.log;
events { worker_connections 1024; }
http { access_log off; client_body_temp_path $work/nginx; proxy_temp_path $work/nginx; fastcgi_temp_path $work/nginx; uwsgi_temp_path $work/nginx;
  scgi_temp_path $work/nginx; server { listen 127.0.0.1:8097; root $work/site; } }
CONF
"$taut" serve --listen 127.0.0.1:8096 --root "$work/site" >/dev/null &
nginx -c "$work/nginx.conf" >/dev/null 2>&1 &
sleep 2
row() {
    local name=$1; shift
    wrk -t1 -c32 -d"$seconds" --latency "$@" | awk -v name="$name" '/50%/ { p50 = $2 } /99%/ { p99 = $2 } /Requests\/sec/ { printf "%-28s %9.0f requests/s   p50 %s   p99 %s\n", name, $2, p50, p99 }'
}
for _ in 1 2; do
    row "taut, 60 kB file" http://127.0.0.1:8096/assets/app-1.js
    row "nginx, 60 kB file" http://127.0.0.1:8097/assets/app-1.js
    row "taut, health" http://127.0.0.1:8096/api/v1/health
    row "taut, locate" -s "$work/post.lua" http://127.0.0.1:8096/api/v1/locate
done
