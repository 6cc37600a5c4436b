#!/bin/sh
# The build stops when Debian's Kore is another than the mends of src/kore were made for.
set -u
cd "$(dirname "$0")/../.." || exit 1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n=0
# check NAME WANT(0|1) WORD
check() {
	n=$((n + 1))
	out=$(make --no-print-directory KORE="$tmp/kore" B="$tmp/b" "$tmp/b/kore/.ready" 2>&1 </dev/null)
	code=$?
	if [ $((code != 0)) -eq "$2" ] && printf "%s\n" "$out" | grep -q "$3"; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		printf '%s\n' "$out" | sed 's/^/# /'
	fi
}
again() {
	rm -rf "$tmp/kore" "$tmp/b"
	cp -r /usr/share/kore "$tmp/kore"
}

again
check "Debian's source as it is" 0 "^"
again
echo '/* another */' >>"$tmp/kore/src/net.c"
check "one file differs: the build stops and names it" 1 'src/net.c: FAILED'
again
echo '/* another */' >>"$tmp/kore/src/net.c"
check "and says what to do" 1 'Look at each mend'
again
rm "$tmp/kore/src/http.c"
check "one file is missing" 1 'http.c'
again
echo 4.2.0 >"$tmp/kore/RELEASE"
check "another version: the build stops and names both" 1 'mends Kore 4.1.0, but .* says: 4.2.0'
rm -rf "$tmp/kore" "$tmp/b"
check "no Kore at all" 1 'RELEASE'
echo "1..$n"
