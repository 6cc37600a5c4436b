#!/bin/sh
# The pool of database connections without a web server around it (tests/bench/pool.c).
set -eu
cd "$(dirname "$0")/../.."
b=${MINGBIAO_BUILD:-build}
make -s B="$b" "$b/t/bench/pool" >&2
exec "$b/t/bench/pool"
