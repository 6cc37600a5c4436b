#!/usr/bin/env python3
"""The runner believes no program that only seems to have passed."""
import sys
from run import Program, judge, run

# TAP, tests passed, tests failed, tests skipped
TAP = [
    ("all good", "1..2\nok 1 - a\nok 2 - b\n", 2, 0, 0),
    ("plan at the end", "ok 1 - a\n1..1\n", 1, 0, 0),
    ("two groups", "1..1\nok 1 - a\n1..1\nok 1 - b\n", 2, 0, 0),
    ("one bad", "1..2\nok 1 - a\nnot ok 2 - b\n", 1, 1, 0),
    ("nothing printed", "", 0, 1, 0),
    ("no plan", "ok 1 - a\n", 1, 1, 0),
    ("no test", "1..0\n", 0, 1, 0),
    ("ended early", "1..2\nok 1 - a\n", 1, 1, 0),
    ("more than planned", "1..1\nok 1 - a\nok 2 - b\n", 2, 1, 0),
    ("gave up", "1..1\nok 1 - a\nBail out! no server\n", 1, 1, 0),
    ("not ok, said to be expected", "1..1\nnot ok 1 - a # TODO later\n", 0, 1, 0),
    ("skipped for any reason", "1..1\nok 1 - a # SKIP slow\n", 0, 1, 0),
    ("skipped for want of shared", "1..1\nok 1 - a # SKIP ../shared is not there\n", 0, 0, 1),
    ("nested, the innermost count", "    ok 1 - x\n    ok 2 - y\n    1..2\nok 1 - a\n1..1\n", 2, 0, 0),
    ("nested, one bad", "    not ok 1 - x\n    1..1\nnot ok 1 - a\n1..1\n", 0, 1, 0),
    ("nested, the outer alone bad", "    ok 1 - x\n    1..1\nnot ok 1 - a\n1..1\n", 1, 1, 0),
    ("result lines in a diagnosis", "not ok 1 - a\n  ---\n  ok 2 - b\n  ...\n1..1\n", 0, 1, 0),
]
# script, tests passed, tests failed
SCRIPTS = [
    ("exit code 1 behind good results", "echo 1..1; echo ok 1; exit 1", 1, 1),
    ("crash behind good results", "echo 1..1; echo ok 1; kill -SEGV $$", 1, 1),
    ("exit code 1 of a failure counts once", "echo 1..1; echo not ok 1; exit 1", 0, 1),
    ("not done in time", "echo 1..1; echo ok 1; sleep 60", 1, 1),
]

number = bad = 0
for name, text, *want in TAP:
    r = judge(text)
    got = [r.passed, r.failed, len(r.skipped)]
    number += 1
    bad += got != want
    print(f"{'ok' if got == want else 'not ok'} {number} - {name}")
for name, script, *want in SCRIPTS:
    r, _ = run(Program("x", ["sh", "-c", script], seconds=1), {})
    got = [r.passed, r.failed]
    number += 1
    bad += got != want
    print(f"{'ok' if got == want else 'not ok'} {number} - {name}")
print(f"1..{number}")
sys.exit(bad != 0)
