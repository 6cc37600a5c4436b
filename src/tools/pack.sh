#!/bin/sh
# pack.sh OUT: packs assets/ into a C file: each under a name with its hash, with the forms that are
# smaller compressed beside it. css/ is one file, in the order of the @import lines of css/app.css.
set -eu
out=$1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

type() {
	case $1 in
	*.css) echo 'text/css; charset=utf-8' ;;
	*.js) echo 'text/javascript; charset=utf-8' ;;
	*.svg) echo 'image/svg+xml' ;;
	*.woff2) echo 'font/woff2' ;;
	*.ico) echo 'image/x-icon' ;;
	*.png) echo 'image/png' ;;
	*.xsd) echo 'application/xml' ;;
	*.txt) echo 'text/plain; charset=utf-8' ;;
	*) echo "pack.sh: what is $1?" >&2; exit 1 ;;
	esac
}
bytes() { od -An -v -tx1 "$1" | sed 's/ \(..\)/0x\1,/g'; }

n=0
: >"$tmp/bodies"
: >"$tmp/table"
# pack FILE NAME [PATH]: PATH for one that keeps its address
pack() {
	n=$((n + 1))
	hash=$(sha256sum "$1" | cut -c1-10)
	path=${3:-/a/${2%.*}.$hash.${2##*.}}
	forms="_$n"
	echo "static const unsigned char _${n}[] = {" && bytes "$1" && echo "};"
	sizes="sizeof _$n"
	case $2 in
	*.woff2 | *.png) forms="$forms, 0, 0"; sizes="$sizes, 0, 0" ;;
	*)
		gzip -9nc "$1" >"$tmp/gz"
		brotli -q 11 -c "$1" >"$tmp/br"
		for c in gz br; do
			if [ "$(stat -c %s "$tmp/$c")" -lt "$(stat -c %s "$1")" ]; then
				echo "static const unsigned char _${n}_${c}[] = {" && bytes "$tmp/$c" && echo "};"
				forms="$forms, _${n}_$c"
				sizes="$sizes, sizeof _${n}_$c"
			else
				forms="$forms, 0"
				sizes="$sizes, 0"
			fi
		done ;;
	esac
	printf '\t{ "%s", "%s", "%s", "%s", %s, { %s }, { %s } },\n' "$2" "$path" "$(type "$2")" "$hash" \
	    "$([ -n "${3:-}" ] && echo true || echo false)" "$forms" "$sizes" >>"$tmp/table"
}

{
	for f in assets/font/*.woff2 assets/js/*.js assets/icons/*.svg; do
		[ ! -e "$f" ] || pack "$f" "$(basename "$f")"
	done
	if [ -e assets/css/app.css ]; then
		# @import lines become what they import; the rest of app.css follows them.
		sed -n 's/^@import [^"'"'"']*["'"'"']\.\{0,1\}\/\{0,1\}\([^"'"'"']*\)["'"'"'].*/\1/p' assets/css/app.css |
		    while read -r f; do cat "assets/css/$f"; done >"$tmp/app.css"
		sed '/^@import /d' assets/css/app.css >>"$tmp/app.css"
		# url(biao.woff2) in it is the packed file's address.
		sed -n 's/^\t{ "\([^"]*\.woff2\)", "\([^"]*\)".*/s|url(\1)|url(\2)|/p' "$tmp/table" >"$tmp/urls"
		sed -i -f "$tmp/urls" "$tmp/app.css"
		pack "$tmp/app.css" app.css
	fi
	for f in assets/xsd/*.xsd; do
		[ ! -e "$f" ] || pack "$f" "$(basename "$f")" "/schema/$(basename "$f")"
	done
	for f in assets/root/*; do
		[ ! -e "$f" ] || pack "$f" "$(basename "$f")" "/$(basename "$f")"
	done
} >"$tmp/bodies"
{
	echo '/* Made by src/tools/pack.sh from assets/. */'
	echo '#include "web/server.h"'
	cat "$tmp/bodies"
	echo 'const struct asset assets[] = {'
	cat "$tmp/table"
	printf '\t{ 0 },\n};\n'
	echo 'const size_t nassets = sizeof assets / sizeof *assets - 1;'
} >"$out.new"
mv "$out.new" "$out"
