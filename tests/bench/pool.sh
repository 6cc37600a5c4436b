#!/bin/sh
# The pool of database connections without a web server around it (tests/bench/pool.c), on a database of its own
# unless MINGBIAO_TEST_DB names one.
set -eu
cd "$(dirname "$0")/../.."
b=${MINGBIAO_BUILD:-build}
make -s B="$b" all "$b/t/bench/pool" >&2
if [ -z "${MINGBIAO_TEST_DB:-}" ]; then
	trap 'src/tools/cluster.sh remove "$b/bench-pool" >/dev/null' EXIT
	src/tools/cluster.sh create "$b/bench-pool" fast >/dev/null
	MINGBIAO_TEST_DB=$(src/tools/cluster.sh scratch "$b/bench-pool" pool)
	export MINGBIAO_TEST_DB
fi
"$b/t/bench/pool"
