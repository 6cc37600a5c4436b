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
    check("gb3095-1996", "gb3095-2012-standard-state", {"equal": 15, "lower": 4, "stricter": 1, "missing": 22})


@test
def gb_3095_2012_against_1996():
    check("gb3095-2012-standard-state", "gb3095-1996", {"equal": 15, "stricter": 4, "lower": 1, "new": 22})


@test
def gb_3095_without_the_standard_state_is_not_compared():
    "mg/m³ in the standard state and μg/m³ of no said state are two quantities"
    seen = {o["verdict"] for o in verdicts("gb3095-1996", "gb3095-2012")}
    eq(seen, {"incomparable", "missing"})


@test
def gb_15063_2001_against_2020():
    check("gb15063-2001", "gbt15063-2020", {"equal": 10, "stricter": 1, "lower": 1, "needs-human": 6})


@test
def gb_15063_2020_against_2001():
    check("gbt15063-2020", "gb15063-2001", {"equal": 10, "stricter": 1, "lower": 1})


@test
def gb_700_1988_against_2006():
    check("gb700-1988", "gbt700-2006", {"equal": 2, "stricter": 2})


@test
def gb_1591_1994_against_itself():
    "grades A to E of one steel: each row finds its own, and all are equal"
    p = subprocess.run([PROGRAM, "compare", "--table", f"{GOLDEN}/gbt1591-1994.csv", f"{GOLDEN}/gbt1591-1994.csv"], text=True,
                       stdout=subprocess.PIPE, timeout=60)
    answers = [json.loads(line) for line in p.stdout.splitlines()]
    eq((p.returncode, len(answers)), (0, 20))
    for o in answers:
        eq((o["verdict"], o["line_declared"]), ("equal", o["line_reference"]))


@test
def a_table_that_cannot_be_read_is_a_problem():
    p = subprocess.run([PROGRAM, "compare", "--table", f"{GOLDEN}/README.md", f"{GOLDEN}/none.csv"], text=True,
                       stdout=subprocess.PIPE, timeout=60)
    o = json.loads(p.stdout)
    eq((p.returncode, o["verdict"], o["problems"][0]["code"]), (1, None, "file"))


main()
