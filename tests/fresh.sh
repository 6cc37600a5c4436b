#!/usr/bin/env bash
# A fresh machine: debootstraps a minimal Debian 12 into a folder and runs the README's two commands
# there, on a clone of this repository, with nothing installed but git and make. Prints the time of
# each. Needs root, debootstrap and about 6 GB.
#
#   tests/fresh.sh [DIR [COMMAND]]   DIR: default a new folder in /var/tmp, removed at the end when
#                                    all went well; COMMAND: instead of the two (for a closer look)
#
# What this machine needs to reach its package mirrors (apt's and npm's configuration, certificates,
# name service) is copied as it is here. Mounts and processes live in namespaces of their own and are
# gone with this script; ports are this machine's, so free ones are taken unless MINGBIAO_PUBLIC_PORT and
# MINGBIAO_DESK_PORT name them.
set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd -P)
if [ "${1:-}" = --inside ]; then
	root=$2
	# A mount of its own, as a machine's / is.
	mount --bind "$root" "$root"
	mount -t proc proc "$root/proc"
	mount --rbind /dev "$root/dev"
	mount -t tmpfs tmpfs "$root/dev/shm"
	exec chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb CI="${CI:-}" \
	    MINGBIAO_PUBLIC_PORT="$MINGBIAO_PUBLIC_PORT" MINGBIAO_DESK_PORT="$MINGBIAO_DESK_PORT" \
	    ${NODE_EXTRA_CA_CERTS:+NODE_EXTRA_CA_CERTS="$NODE_EXTRA_CA_CERTS"} bash -c "$3" </dev/null
fi
[ "$(id -u)" -eq 0 ] || { echo "tests/fresh.sh needs root" >&2; exit 1; }
command -v debootstrap >/dev/null || apt-get install -y -q debootstrap
keep=${1:-}
root=${1:-$(mktemp -d /var/tmp/mingbiao-fresh-XXXXXX)}
mkdir -p "$root"
root=$(cd "$root" && pwd -P)

free() {
	local port=$1
	while (: <>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
		port=$((port + 2))
	done
	echo "$port"
}
export MINGBIAO_PUBLIC_PORT="${MINGBIAO_PUBLIC_PORT:-$(free 18443)}"
export MINGBIAO_DESK_PORT="${MINGBIAO_DESK_PORT:-$(free 18444)}"

step() {
	local start=$SECONDS
	echo "== $1"
	shift
	"$@"
	echo "== $((SECONDS - start)) s"
}
# Ends with all it started when this script is ended: unshare itself does not heed SIGTERM.
inside() {
	unshare --mount --pid --fork --kill-child bash "$top/tests/fresh.sh" --inside "$root" "$1" &
	child=$!
	trap 'kill -KILL $child 2>/dev/null' EXIT
	trap 'exit 1' INT TERM
	wait $child
}

if [ ! -e "$root/etc/debian_version" ]; then
	mirror=$(apt-get indextargets --format '$(SITE)' 'Codename: bookworm' 2>/dev/null | sort -u | head -n 1)
	step "debootstrap" debootstrap --variant=minbase bookworm "$root" ${mirror:+"$mirror"} >"$root.log"
fi
# The way to the mirrors, as this machine goes it.
rm -rf "$root/etc/apt"
cp -a /etc/apt "$root/etc/apt"
cp /etc/resolv.conf /etc/hosts "$root/etc/"
mkdir -p "$root/etc/ssl" "$root/usr/etc"
cp -aL /etc/ssl/certs "$root/etc/ssl/" 2>/dev/null || true
mkdir -p "$root/usr/local/share/ca-certificates"
cp -a /usr/local/share/ca-certificates/. "$root/usr/local/share/ca-certificates/"
for f in /etc/npmrc /usr/etc/npmrc /root/.npmrc; do
	[ ! -e "$f" ] || install -D -m 0600 "$f" "$root$f"
done
step "git and make" inside 'apt-get -q update >/dev/null &&
    DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends git make >/dev/null'
# A folder used again keeps its build.
if [ -e "$root/srv/mingbiao/.git" ]; then
	git -C "$root/srv/mingbiao" fetch -q "$top" HEAD
	git -C "$root/srv/mingbiao" reset -q --hard FETCH_HEAD
else
	git clone -q --no-hardlinks "$top" "$root/srv/mingbiao"
fi

if [ -n "${2:-}" ]; then
	inside "cd /srv/mingbiao && $2"
	exit
fi
# One namespace for all of it: what make run starts goes on to run beside make test, as it would.
inside '
set -eu
cd /srv/mingbiao
timed() {
	start=$(date +%s%N)
	echo "== $*"
	"$@"
	echo "== $(( ($(date +%s%N) - start) / 1000000 )) ms: $*"
}
timed make run
timed make run
curl -sS --cacert var/tls/cert.pem -o /dev/null -w "the public page answers %{http_code}\n" \
    "https://localhost:$MINGBIAO_PUBLIC_PORT/"
curl -sS --cacert var/tls/cert.pem -o /dev/null -w "the desk answers %{http_code}\n" \
    "https://localhost:$MINGBIAO_DESK_PORT/"
timed make test
timed make stop
'
if [ -z "$keep" ]; then
	rm -rf "$root" "$root.log"
fi
