#!/bin/sh
# place.sh DIR: makes DIR, a folder that the system users of the register can reach. Under a folder
# they may not pass (/root, a private home) DIR becomes a link to a folder of its own in
# /var/lib/mingbiao. Prints the real path. Needs root unless everything runs as one user.
set -eu
dir=${1:?usage: place.sh DIR}
mkdir -p "$(dirname "$dir")"
if [ -L "$dir" ] && [ ! -d "$dir" ]; then
	rm "$dir"	# the folder behind it is gone
fi
if [ ! -e "$dir" ]; then
	parent=$(cd "$(dirname "$dir")" && pwd -P)
	if [ "$(id -u)" -ne 0 ] || runuser -u mingbiao -- test -x "$parent"; then
		mkdir -m 0755 "$dir"
	else
		real=/var/lib/mingbiao/$(printf '%s' "$parent/${dir##*/}" | tr -c 'A-Za-z0-9.\n' - |
		    sed 's/^-*//' | tail -c 40)-$(printf '%s' "$parent/${dir##*/}" | sha256sum | cut -c1-8)
		mkdir -p "$real"
		chmod 0755 /var/lib/mingbiao "$real"
		ln -s "$real" "$dir"
		echo "$parent is closed to the register's users, so $dir is a link to $real." >&2
	fi
fi
cd "$dir" && pwd -P
