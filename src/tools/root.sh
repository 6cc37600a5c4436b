#!/bin/sh
# root.sh COMMAND…: runs it as root: as it is when we are root, else through sudo. Never asks
# anything without a terminal.
set -eu
[ "$(id -u)" -ne 0 ] || exec "$@"
# sudo clears the environment; what is meant for us goes along.
for name in MINGBIAO_PUBLIC_PORT MINGBIAO_DESK_PORT MINGBIAO_PUBLIC_URL MINGBIAO_DESK_URL \
    MINGBIAO_ADDRESS MINGBIAO_HOME MINGBIAO_DB; do
	value=$(printenv $name) && set -- "$name=$value" "$@"
done
set -- env "$@"
if command -v sudo >/dev/null; then
	if sudo -n true 2>/dev/null; then
		exec sudo -n -- "$@"
	elif [ -t 0 ]; then
		exec sudo -- "$@"
	fi
fi
echo "This step needs root: $*" >&2
echo "Run it as root, or let sudo work without a password here (sudo -v first)." >&2
exit 1
