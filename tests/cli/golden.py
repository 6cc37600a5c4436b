#!/usr/bin/env python3
"""Editions of real standards declared against each other: every verdict read by hand (tests/data/golden/README.md)."""
import json
import os
import subprocess

from tap import eq, main, ok, test

PROGRAM = f"{os.environ['MINGBIAO_BUILD']}/mingbiao"
GOLDEN = "tests/data/golden"


def verdicts(declared, reference):
    p = subprocess.run([PROGRAM, "compare", "--table", f"{GOLDEN}/{declared}.csv", f"{GOLDEN}/{reference}.csv"], text=True,
                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    eq((p.returncode, p.stderr), (1, ""))
    return [json.loads(line) for line in p.stdout.splitlines()]


def row(o):
    return "\t".join([o["line_declared"] or "-", o["line_reference"] or "-", o["verdict"], o["reason"],
                      o["indicator_declared"] or "", o["indicator_reference"] or "", o["product"], o["class_grade"],
                      o["condition"], o["declared"] or "", o["reference"] or ""])


def check(declared, reference, least):
    with open(f"{GOLDEN}/{declared}--{reference}.tsv") as f:
        want = [line.rstrip("\n") for line in f if not line.startswith("#")]
    answers = verdicts(declared, reference)
    eq([row(o) for o in answers], want)
    seen = [o["verdict"] for o in answers]
    for verdict, n in least.items():
        ok(seen.count(verdict) >= n, f"{verdict}: {seen.count(verdict)}")
    for o in answers:
        eq(list(o), ["line_declared", "line_reference", "indicator_declared", "indicator_reference", "product",
                     "class_grade", "condition", "verdict", "reason", "steps", "declared", "reference", "problems"])
        eq(o["steps"][-1]["args"], [o["verdict"], o["reason"]])


@test
def gb_3095_1996_against_2012():
    check("gb3095-1996", "gb3095-2012", {"equal": 25, "lower": 7, "stricter": 6, "missing": 8})
    check("gb3095-1996-amended", "gb3095-2012", {"equal": 21, "lower": 10, "stricter": 1, "missing": 14})


@test
def gb_3095_2012_against_1996():
    check("gb3095-2012", "gb3095-1996", {"equal": 25, "stricter": 7, "lower": 6, "new": 4})
    check("gb3095-2012", "gb3095-1996-amended", {"equal": 21, "stricter": 10, "lower": 1, "new": 10})


def nothing_judged(declared, reference):
    seen = {o["verdict"] for o in verdicts(declared, reference)}
    ok(seen & {"incomparable"} and not seen & {"stricter", "equal", "lower", "partly", "conflict"}, f"{seen}")


@test
def gb_3095_without_the_standard_state_is_not_compared():
    "mg/m³ in the standard state and μg/m³ of no said state are two quantities"
    nothing_judged("gb3095-1996", "gb3095-2012-as-gathered")


@test
def gb_3095_2012_as_amended_in_2018_is_in_another_state():
    "GB 3095-2012 3.14: 273 K before, 298.15 K for gases and the air's own state for particulates after"
    for other in "gb3095-1996", "gb3095-1996-amended", "gb3095-2012":
        nothing_judged(other, "gb3095-2012-amended")
        nothing_judged("gb3095-2012-amended", other)
    every_row_finds_itself("gb3095-2012-amended", 46)


@test
def gb_15063_2001_against_2020():
    check("gb15063-2001", "gbt15063-2020", {"equal": 11, "stricter": 1, "lower": 1, "needs-human": 3})


@test
def gb_15063_2020_against_2001():
    "a fertilizer marked as holding chlorine is not lower than a limit for those without that mark"
    check("gbt15063-2020", "gb15063-2001", {"equal": 11, "stricter": 1, "lower": 1, "incomparable": 2})


@test
def gb_700_1988_against_2006():
    check("gb700-1988", "gbt700-2006", {"equal": 2, "stricter": 2})


@test
def gb_1591_1994_against_2008():
    check("gbt1591-1994", "gbt1591-2008", {"equal": 31, "stricter": 29, "lower": 56})
    check("gbt1591-2008", "gbt1591-1994", {"equal": 31, "stricter": 56, "lower": 29})


@test
def gb_1591_2008_against_2018():
    check("gbt1591-2008", "gbt1591-2018", {"equal": 23, "stricter": 3, "lower": 2, "incomparable": 88})
    check("gbt1591-2018", "gbt1591-2008", {"equal": 23, "stricter": 2, "lower": 3, "incomparable": 7})


def every_row_finds_itself(name, n):
    p = subprocess.run([PROGRAM, "compare", "--table", f"{GOLDEN}/{name}.csv", f"{GOLDEN}/{name}.csv"], text=True,
                       stdout=subprocess.PIPE, timeout=60)
    answers = [json.loads(line) for line in p.stdout.splitlines()]
    eq((p.returncode, len(answers)), (0, n))
    for o in answers:
        eq((o["verdict"], o["line_declared"]), ("equal", o["line_reference"]))


@test
def gb_1591_1994_against_itself():
    "grades A to E of four steels: each row finds its own, and all are equal"
    every_row_finds_itself("gbt1591-1994", 116)


@test
def a_table_that_cannot_be_read_is_a_problem():
    p = subprocess.run([PROGRAM, "compare", "--table", f"{GOLDEN}/README.md", f"{GOLDEN}/none.csv"], text=True,
                       stdout=subprocess.PIPE, timeout=60)
    o = json.loads(p.stdout)
    eq((p.returncode, o["verdict"], o["problems"][0]["code"]), (1, None, "file"))


main()
