#!/bin/sh
# packages.sh serve|run|test|bench: installs by apt the Debian packages that part lacks, and those of the
# parts before it. When all are there it prints nothing and starts no apt.
set -eu
here=$(dirname "$0")
case ${1:-} in
serve)	parts=serve ;;
run)	parts='serve|run' ;;
test)	parts='serve|run|test' ;;
bench)	parts='serve|run|test|bench' ;;
*)	echo "usage: packages.sh serve|run|test|bench" >&2; exit 2 ;;
esac
if ! command -v dpkg-query >/dev/null; then
	echo "This is not Debian; have what $here/packages.txt lists in another way." >&2
	exit 1
fi
there=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p')
# A node that came from elsewhere (its package often brings npm along) serves as well as Debian's.
if command -v node >/dev/null && command -v npm >/dev/null; then
	there="$there
nodejs
npm"
fi
missing=
for p in $(sed -nE "s/^($parts)[[:space:]]+//p" "$here/packages.txt"); do
	printf '%s\n' "$there" | grep -qxF "$p" || missing="$missing $p"
done
[ -n "$missing" ] || exit 0

apt() {
	"$here/root.sh" env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
	    -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@" </dev/null
}
# Debian's PostgreSQL package makes a cluster of its own and starts it. Ours are private, so a machine
# without PostgreSQL gets none; a cluster that is there already is left alone.
main=/etc/postgresql-common/createcluster.d/mingbiao.conf
case $missing in *postgresql-15*)
	if [ ! -d /etc/postgresql/15/main ] && [ ! -e $main ]; then
		"$here/root.sh" sh -c "mkdir -p ${main%/*} && echo 'create_main_cluster = false' >$main"
	fi
esac

echo "Installing Debian packages:$missing"
# The lists may be missing or old: only then are they fetched.
# shellcheck disable=SC2086 # words on purpose
if ! apt install -s --no-install-recommends $missing >/dev/null 2>&1; then
	apt update
elif apt install --no-install-recommends $missing; then
	exit 0
else
	apt update
fi
# shellcheck disable=SC2086
apt install --no-install-recommends $missing
