#!/bin/sh
# Publications a second on a cluster that keeps what it says it has kept: fsync and synchronous commit on
# (tests/bench/publish.c). It makes a cluster of its own and takes it away again.
set -eu
cd "$(dirname "$0")/../.."
b=${MINGBIAO_BUILD:-build}
make -s B="$b" all "$b/t/bench/publish" >&2
trap 'src/tools/cluster.sh remove "$b/bench-publish" >/dev/null' EXIT
src/tools/cluster.sh create "$b/bench-publish" >/dev/null
db=$(src/tools/cluster.sh scratch "$b/bench-publish" publish)
enterprise=$(src/tools/cluster.sh psql "$b/bench-publish" -d publish -Atc 'SELECT min(id) FROM mingbiao.enterprise')
"$b/t/bench/publish" "$db user=mingbiao_desk" "$enterprise" "$(head -1 "$b/bench-publish/pg/postmaster.pid")"
src/tools/cluster.sh psql "$b/bench-publish" -d publish -Atc "SELECT 'begun again because of another: ' || xact_rollback || ' of '
	|| xact_commit + xact_rollback || ' transactions' FROM pg_stat_database WHERE datname = 'publish'"
