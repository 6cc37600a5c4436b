#!/bin/sh
# The domain core on one core: numbers, codes, units, limits, verdicts (tests/bench/core_bench.c).
set -eu
cd "$(dirname "$0")/../.."
b=${MINGBIAO_BUILD:-build}
make -s B="$b" "$b/t/bench/core_bench" >&2
exec "$b/t/bench/core_bench"
