#!/bin/sh
# A private PostgreSQL 15 cluster in a folder: unix socket only, peer authentication, C.UTF-8, data
# checksums. As root it runs as the system user mingbiao, otherwise as the present user.
#
#   cluster.sh create DIR [fast]   makes DIR/pg with the roles and the database mingbiao, if it is not
#                                  there, and starts it; fast: a test's, that need not survive a crash
#   cluster.sh start DIR           starts it if it does not run; takes conf/postgresql.conf over anew
#   cluster.sh stop DIR            stops it if it runs
#   cluster.sh remove DIR          stops it and removes DIR/pg and what belongs to it
#   cluster.sh scratch DIR NAME    a fresh database NAME with every migration, the catalogue and the
#                                  demonstration declarations, as a copy of one that is made once
#   cluster.sh drop DIR NAME       removes it, whoever is connected
#   cluster.sh psql DIR …          psql as the cluster's superuser (add -d NAME)
#
# DIR/db holds the connection string (libpq keywords) without a user: add user=mingbiao_owner,
# mingbiao_desk or mingbiao_public. Root may be all of them; the system users mingbiao,
# mingbiao-desk and mingbiao-public one each. create, start and scratch print that string.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd -P)
bin=/usr/lib/postgresql/15/bin
verb=${1:-}
dir=${2:-}
if [ -z "$dir" ]; then
	sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0" >&2
	exit 2
fi
shift 2

if [ "$(id -u)" -eq 0 ]; then
	owner=mingbiao
	"$top/src/tools/users.sh"
	as() { runuser -u mingbiao -- env -i PATH="$bin:$PATH" LC_ALL=C.UTF-8 "$@"; }
else
	owner=$(id -un)
	as() { env LC_ALL=C.UTF-8 PATH="$bin:$PATH" "$@"; }
fi
if [ "$verb" = create ]; then
	dir=$("$top/src/tools/place.sh" "$dir")
fi
dir=$(cd "$dir" 2>/dev/null && pwd -P) || { echo "$dir: no such folder" >&2; exit 1; }
pg=$dir/pg
cd /		# the unprivileged user may not be able to stand where we are

# A socket's path has at most 107 bytes.
sock=$dir/sock
if [ ${#sock} -gt 80 ]; then
	sock=/tmp/mingbiao-$(printf '%s' "$dir" | sha256sum | cut -c1-12)
fi

running() { as pg_ctl status -D "$pg" >/dev/null 2>&1; }

sql() {
	as psql -X -q -v ON_ERROR_STOP=1 -h "$sock" -U postgres "$@"
}

configure() {
	{
		cat "$top/conf/postgresql.conf"
		echo "unix_socket_directories = '$sock'"
		if [ -e "$dir/fast" ]; then
			printf 'fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n'
			printf 'max_wal_size = 512MB\nshared_buffers = 64MB\n'
		fi
	} | as sh -c "cat >'$pg/mingbiao.conf'"
	echo 'local all all peer map=mingbiao' | as sh -c "cat >'$pg/pg_hba.conf'"
	{
		for role in postgres mingbiao_owner mingbiao_desk mingbiao_public; do
			echo "mingbiao root $role"
			# Without root everything runs as one user.
			[ "$(id -u)" -eq 0 ] || echo "mingbiao $owner $role"
		done
		echo 'mingbiao mingbiao postgres'
		echo 'mingbiao mingbiao mingbiao_owner'
		echo 'mingbiao mingbiao-desk mingbiao_desk'
		echo 'mingbiao mingbiao-public mingbiao_public'
	} | as sh -c "cat >'$pg/pg_ident.conf'"
}

start() {
	[ -d "$pg" ] || { echo "$pg: no cluster; create it first" >&2; exit 1; }
	if ! running; then
		mkdir -p "$sock"
		[ "$(id -u)" -ne 0 ] || chown "$owner:" "$sock"
		chmod 0755 "$sock"
		configure
		touch "$dir/postgresql.log"
		[ "$(id -u)" -ne 0 ] || chown "$owner:" "$dir/postgresql.log"
		chmod 0640 "$dir/postgresql.log"
		as pg_ctl start -s -w -t 60 -D "$pg" -l "$dir/postgresql.log" </dev/null >/dev/null || {
			tail -n 20 "$dir/postgresql.log" >&2
			exit 1
		}
	fi
	echo "host=$sock port=5432 dbname=mingbiao" >"$dir/db"
}

create() {
	if [ ! -e "$pg/PG_VERSION" ]; then
		[ "${1:-}" != fast ] || touch "$dir/fast"
		rm -rf "$pg"
		mkdir -m 0700 "$pg"
		[ "$(id -u)" -ne 0 ] || chown "$owner:" "$pg"
		sync=
		[ ! -e "$dir/fast" ] || sync=--no-sync
		as initdb -D "$pg" $sync -U postgres --data-checksums --encoding=UTF8 --locale=C.UTF-8 --auth=peer \
		    >"$dir/initdb.log" 2>&1 || {
			cat "$dir/initdb.log" >&2
			rm -rf "$pg"
			exit 1
		}
		echo "include 'mingbiao.conf'" | as sh -c "cat >>'$pg/postgresql.conf'"
	fi
	start
	# Roles carry no password: the operating system says who may be which.
	sql -d postgres <<-'SQL'
		DO $$
		DECLARE r text;
		BEGIN
			FOREACH r IN ARRAY ARRAY['mingbiao_owner', 'mingbiao_desk', 'mingbiao_public'] LOOP
				IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) THEN
					EXECUTE format('CREATE ROLE %I LOGIN', r);
				END IF;
			END LOOP;
		END $$;
	SQL
	if [ -z "$(sql -d postgres -At -c "SELECT 1 FROM pg_database WHERE datname = 'mingbiao'")" ]; then
		new mingbiao
	fi
}

# A database of the owner's that the public has no right in. Large objects, which PostgreSQL lets everybody make,
# would be the one thing that the public zone could write.
new() {
	sql -d postgres -c "CREATE DATABASE $1 OWNER mingbiao_owner TEMPLATE ${2:-template0}" \
	    -c "REVOKE ALL ON DATABASE $1 FROM public" \
	    -c "GRANT CONNECT ON DATABASE $1 TO mingbiao_desk, mingbiao_public"
	sql -d "$1" <<-'SQL'
		REVOKE EXECUTE ON FUNCTION lo_creat(int), lo_create(oid), lo_from_bytea(oid, bytea), lo_put(oid, bigint, bytea),
			lo_open(oid, int), lowrite(int, bytea), lo_truncate(int, int), lo_truncate64(int, bigint) FROM public;
	SQL
}

# The copy's origin is named after what it was made of, so that it is made anew when that changes.
scratch() {
	name=$1
	b=${MINGBIAO_BUILD:-$top/build}
	key=$(cd "$top" && cat migrations/*.sql assets/catalogue/* assets/demo/* "$b/mingbiao" 2>/dev/null |
	    sha256sum | cut -c1-12)
	origin=origin_$key
	exec 9>"$dir/scratch.lock"
	flock 9
	if [ -z "$(sql -d postgres -At -c "SELECT 1 FROM pg_database WHERE datname = '$origin'")" ]; then
		for old in $(sql -d postgres -At -c "SELECT datname FROM pg_database WHERE datname LIKE 'origin_%'"); do
			sql -d postgres -c "DROP DATABASE $old WITH (FORCE)"
		done
		new making
		"$top/src/tools/fill.sh" "host=$sock port=5432 dbname=making user=mingbiao_owner" >"$dir/fill.log" 2>&1 || {
			cat "$dir/fill.log" >&2
			sql -d postgres -c 'DROP DATABASE making WITH (FORCE)'
			exit 1
		}
		sql -d postgres -c "ALTER DATABASE making RENAME TO $origin"
	fi
	drop "$name"
	new "$name" "$origin"
	echo "host=$sock port=5432 dbname=$name"
}

drop() {
	sql -d postgres -c "DROP DATABASE IF EXISTS $1 WITH (FORCE)" 2>/dev/null
}

case $verb in
create)
	create "$@"
	cat "$dir/db" ;;
start)
	start
	cat "$dir/db" ;;
stop)
	if [ -d "$pg" ] && running; then
		as pg_ctl stop -s -w -t 60 -m fast -D "$pg"
	fi ;;
remove)
	if [ -d "$pg" ] && running; then
		as pg_ctl stop -s -w -t 60 -m immediate -D "$pg"
	fi
	rm -rf "$pg" "$sock" "$dir/db" "$dir/fast" "$dir/initdb.log" "$dir/postgresql.log" \
	    "$dir/fill.log" "$dir/scratch.lock" ;;
scratch)
	start
	scratch "${1:?NAME}" ;;
drop)
	drop "${1:?NAME}" ;;
psql)
	as psql -X -h "$sock" -U postgres "$@" ;;
*)
	echo "cluster.sh: no verb $verb" >&2
	exit 2 ;;
esac
