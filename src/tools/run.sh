#!/bin/sh
# The register on this machine, as root (or all of it as one user, without root):
#   run.sh start   makes what is missing (users, database, certificate, accounts) and starts both
#                  zones in the background; a running zone is left alone unless its program changed
#   run.sh stop    finishes the requests in flight, stops the zones and the private database
#   run.sh serve   start, then waits for SIGTERM and stops: for a container
#
#   MINGBIAO_PUBLIC_PORT  8443
#   MINGBIAO_DESK_PORT    8444
#   MINGBIAO_ADDRESS      localhost, or an address to listen at
#   MINGBIAO_PUBLIC_URL   https://localhost:8443, and MINGBIAO_DESK_URL: their addresses for browsers
#   MINGBIAO_HOME         var: all data of the register
#   MINGBIAO_DB           libpq keywords of an existing PostgreSQL 15, without user: no private
#                         cluster then; the roles mingbiao_owner, _desk and _public must exist
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd -P)
cd "$top"
umask 022
b=build
tools=src/tools
public=${MINGBIAO_PUBLIC_PORT:-8443}
desk=${MINGBIAO_DESK_PORT:-8444}
public_url=${MINGBIAO_PUBLIC_URL:-https://localhost:$public}
desk_url=${MINGBIAO_DESK_URL:-https://localhost:$desk}
home=${MINGBIAO_HOME:-var}
root=$([ "$(id -u)" -ne 0 ] || echo yes)
verb=${1:-}

# Steps that take over a second say so before they begin.
say() { echo "  $*"; }
fail() { echo "$*" >&2; exit 1; }

# own FILE USER: gives it to that system user; everything is ours when we are not root.
own() { [ -z "$root" ] || chown "$2:$2" "$1"; }

# A process is known by its number and the tick it began at: numbers come round again. One that has
# ended and was not waited for yet (Z) is none.
began() { sed 's/.*) //; /^Z/d' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20; }

# The process of a zone, if it runs.
zone_pid() {
	read -r pid tick 2>/dev/null <"$home/run/$1.pid" || return 1
	[ -n "$tick" ] && [ "$(began "$pid")" = "$tick" ] && echo "$pid"
}

database() {
	if [ -n "${MINGBIAO_DB:-}" ]; then
		db=$MINGBIAO_DB
		return
	fi
	[ -e "$home/pg/PG_VERSION" ] || say "making a private PostgreSQL cluster in $home/pg"
	db=$($tools/cluster.sh create "$home" 9>&-)
}

# Migrations, catalogue, demonstration: only when one of them or the program changed.
fill() {
	key=$(cat "$b/mingbiao" migrations/*.sql assets/catalogue/* assets/demo/* 2>/dev/null |
	    sha256sum | cut -c1-64)
	[ -n "${MINGBIAO_DB:-}" ] || [ "$key" != "$(cat "$home/filled" 2>/dev/null)" ] || return 0
	say "bringing the database up to date, loading the catalogue and the demonstration"
	$tools/fill.sh "$db user=mingbiao_owner" >"$home/fill.log" 2>&1 || {
		cat "$home/fill.log" >&2
		fail "The database could not be brought up to date."
	}
	echo "$key" >"$home/filled"
}

certificate() {
	[ ! -e "$home/tls/key.pem" ] || return 0
	(umask 077 && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256 \
	    -days 825 -subj /CN=localhost -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1' \
	    -addext 'basicConstraints=critical,CA:FALSE' -addext 'extendedKeyUsage=serverAuth' \
	    -keyout "$home/tls/key.new" -out "$home/tls/cert.pem" 2>"$home/tls/log") ||
	    fail "$(cat "$home/tls/log")"
	rm "$home/tls/log"
	chmod 0644 "$home/tls/cert.pem"
	own "$home/tls/key.new" mingbiao-key
	mv "$home/tls/key.new" "$home/tls/key.pem"
}

# zone NAME PORT: starts it unless the same program already serves it as told.
zone() {
	z=$1
	port=$2
	set -- --zone "$z" --port "$port" --address "${MINGBIAO_ADDRESS:-localhost}" \
	    --public-url "$public_url" --desk-url "$desk_url" --home "$home/run" \
	    --cert "$home/tls/cert.pem" --key "$home/tls/key.pem" --db "$db user=mingbiao_$z"
	[ -z "$root" ] || set -- "$@" --user "mingbiao-$z" --keymgr-user mingbiao-key
	told="$(sha256sum <"$b/mingbiaod") $*"
	if zone_pid "$z" >/dev/null; then
		[ "$told" != "$(cat "$home/run/$z.told" 2>/dev/null)" ] || return 0
		say "the $z zone runs an older program or with other settings: starting it anew"
		end "$z"
	fi
	curl -sk --max-time 2 -o /dev/null "https://localhost:$port/" && taken=0 || taken=$?
	[ $taken -eq 7 ] || fail "Port $port is taken by another program;" \
	    "MINGBIAO_PUBLIC_PORT and MINGBIAO_DESK_PORT choose others."
	setsid "$top/$b/mingbiaod" "$@" </dev/null >>"$home/log/$z.log" 2>&1 9>&- &
	echo "$! $(began $!)" >"$home/run/$z.pid"
	echo "$told" >"$home/run/$z.told"
}

answers() {
	n=0
	until curl -sf --cacert "$home/tls/cert.pem" --max-time 3 -o /dev/null "https://localhost:$2/"; do
		n=$((n + 1))
		if [ $n -gt 100 ] || ! zone_pid "$1" >/dev/null; then
			tail -n 20 "$home/log/$1.log" >&2
			fail "The $1 zone does not answer at https://localhost:$2; its log is $home/log/$1.log"
		fi
		[ $n -ne 10 ] || say "waiting for the $1 zone"
		sleep 0.1
	done
}

# end NAME…: stops zones, at the latest after 15 seconds.
end() {
	for z in "$@"; do
		pid=$(zone_pid "$z") && kill -TERM "$pid"
	done
	for z in "$@"; do
		n=0
		while pid=$(zone_pid "$z"); do
			n=$((n + 1))
			[ $n -le 150 ] || kill -KILL "$pid"
			sleep 0.1
		done
		rm -f "$home/run/$z.pid" "$home/run/$z.told"
	done
}

# Passwords at random, once; only the owner of the checkout reads them.
accounts() {
	[ ! -e "$home/accounts" ] || return 0
	(umask 077 && : >"$home/accounts.new")
	tail -n +2 assets/demo/accounts.csv | while IFS=, read -r login uscc name; do
		password=$(openssl rand -base64 15 | tr '+/' 'xy')
		# The account may be there from an earlier home on the same server.
		echo "$password" | MINGBIAO_DB="$db user=mingbiao_owner" "$b/mingbiao" user add "$login" \
		    --enterprise "$uscc" >"$home/accounts.log" 2>&1 ||
		echo "$password" | MINGBIAO_DB="$db user=mingbiao_owner" "$b/mingbiao" user passwd "$login" \
		    >>"$home/accounts.log" 2>&1 || {
			cat "$home/accounts.log" >&2
			fail "The demonstration account $login could not be made."
		}
		printf '%-20s %s  %s\n' "$login" "$password" "$name" >>"$home/accounts.new"
	done || exit 1
	rm -f "$home/accounts.log"
	chown "${SUDO_UID:-$(id -u)}" "$home/accounts.new"
	mv "$home/accounts.new" "$home/accounts"
}

start() {
	[ -x "$b/mingbiaod" ] && [ -x "$b/mingbiao" ] || fail "Nothing is built yet: make run does all of it."
	[ -z "$root" ] || $tools/users.sh
	home=$($tools/place.sh "$home")
	mkdir -p "$home/run" "$home/log" "$home/tls"
	exec 9>"$home/run/lock"
	flock 9
	database
	fill
	accounts
	certificate
	zone public "$public"
	zone desk "$desk"
	answers public "$public"
	answers desk "$desk"
	cat <<-END

	The public register  $public_url
	The desk             $desk_url
	(The certificate is made on this machine, so the browser asks once.)

	Demonstration accounts, from $home/accounts:
	$(sed 's/^/  /' "$home/accounts")

	Data and logs are in $home. make stop stops it.
	END
}

stop() {
	[ -d "$home" ] || return 0
	home=$(cd "$home" && pwd -P)
	end desk public
	[ ! -d "$home/pg" ] || $tools/cluster.sh stop "$home"
}

case $verb in
start)	start ;;
stop)	stop ;;
serve)
	trap 'stop; exit 0' TERM INT
	start
	while zone_pid public >/dev/null && zone_pid desk >/dev/null; do
		sleep 2 &
		wait $! || true
	done
	stop
	fail "A zone has ended; see $home/log" ;;
*)	sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0" >&2; exit 2 ;;
esac
