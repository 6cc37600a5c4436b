#!/bin/sh
# fill.sh CONNINFO: brings a database up to the present schema and loads the catalogue and the
# demonstration declarations, and has all of them judged by the present engine. Safe to run again.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd -P)
b=${MINGBIAO_BUILD:-$top/build}
cd "$top"
export MINGBIAO_DB="${1:?usage: fill.sh CONNINFO}"
"$b/mingbiao" migrate
"$b/mingbiao" import catalogue
"$b/mingbiao" import demo
"$b/mingbiao" evaluate
