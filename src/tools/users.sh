#!/bin/sh
# users.sh: makes the system users of the register that are not there yet (as root):
#   mingbiao         owns the private database cluster, runs migrations
#   mingbiao-public  the workers of the public zone
#   mingbiao-desk    the workers of the desk
#   mingbiao-key     Kore's key manager, the only one that reads the TLS key
set -eu
for u in mingbiao mingbiao-public mingbiao-desk mingbiao-key; do
	getent passwd $u >/dev/null || useradd --system --user-group --no-create-home \
	    --home-dir /nonexistent --shell /usr/sbin/nologin $u
done
