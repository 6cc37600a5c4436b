#!/bin/sh
# Makes biao.woff2 anew: the serif face of fixed headings, cut down to the characters in fixed.txt.
# Run it by hand after a change of fixed.txt and commit both. Wants the Debian packages
# fonttools python3-brotli fonts-noto-cjk-extra (Noto Serif CJK, SIL Open Font License 1.1).
set -eu
cd "$(dirname "$0")"
pyftsubset /usr/share/fonts/opentype/noto/NotoSerifCJK-SemiBold.ttc --font-number=2 --text-file=fixed.txt \
	--flavor=woff2 --layout-features= --no-hinting --desubroutinize --output-file=biao.woff2
ls -l biao.woff2
