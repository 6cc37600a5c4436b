#!/bin/sh
# The generators, a file a case; prints TAP.
#   x.err  x.html or x.sql is refused, and this stands on standard error (with the line's number)
#   x.cc   x.html becomes C that the compiler refuses, and this stands on standard error
#   x.out  x.sql becomes exactly this C; x.html, with x.c as its main program, prints exactly this
cd "$(dirname "$0")/../.." || exit 1
b=${MINGBIAO_BUILD:-build}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n=0
failed=0

result() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		failed=1
		sed 's/^/# /' "$tmp/why" | head -n 30
	fi
}

cc() { gcc -std=gnu11 -D_GNU_SOURCE -Wall -Wextra -Werror -Itests/gen -Isrc "$@"; }

# Whether the command fails with exit code 1 and says what stands in the file.
refuses() {
	expected=$1
	shift
	"$@" >"$tmp/out" 2>"$tmp/why"
	[ $? -eq 1 ] && grep -qF -- "$(cat "$expected")" "$tmp/why"
}

same() {
	diff -u "$1" "$2" >"$tmp/why" 2>&1
}

for f in tests/gen/*.html tests/gen/*.sql; do
	base=${f%.*}
	name=${base##*/}
	case $f in
	*.html) set -- "$b/htmlgen" "$f" ;;
	*) set -- "$b/sqlgen" c "$f" ;;
	esac
	if [ -e "$base.err" ]; then
		refuses "$base.err" "$@"
	elif [ -e "$base.cc" ]; then
		"$@" >"$tmp/x.c" 2>"$tmp/why" && refuses "$base.cc" cc -Wno-missing-prototypes -fsyntax-only "$tmp/x.c"
	elif [ "${f##*.}" = sql ]; then
		{ "$b/sqlgen" h "$f" && "$b/sqlgen" c "$f"; } >"$tmp/out" 2>"$tmp/why" && same "$base.out" "$tmp/out"
	else
		"$@" >"$tmp/x.c" 2>"$tmp/why" &&
		    cc -o "$tmp/x" "$tmp/x.c" "$base.c" src/base/html.c src/base/arena.c src/i18n/msg.c 2>"$tmp/why" &&
		    "$tmp/x" >"$tmp/out" 2>"$tmp/why" && same "$base.out" "$tmp/out"
	fi
	result $? "$name"
done
echo "1..$n"
exit $failed
