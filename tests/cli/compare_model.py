#!/usr/bin/env python3
"""mingbiao compare against a model of its own: sets of fractions, judged point by point, round-half-even by decimal."""
import json
import os
import random
import subprocess
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from tap import eq, main, ok, test

PROGRAM = f"{os.environ['MINGBIAO_BUILD']}/mingbiao"
# one of the first is so many of the second
PAIRS = [("mg/L", "μg/L", Fraction(1000)), ("MPa", "kPa", Fraction(1000)), ("min", "h", Fraction(1, 60)),
         ("mm", "in", Fraction(5, 127)), ("g/cm³", "kg/m³", Fraction(1000)), ("kW·h/(24 h)", "W", Fraction(125, 3))]


def batch(questions):
    p = subprocess.run([PROGRAM, "compare", "-"], input="".join(json.dumps(q, ensure_ascii=False) + "\n" for q in questions),
                       text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
    eq(p.stderr, "")
    answers = [json.loads(line) for line in p.stdout.splitlines()]
    eq(len(answers), len(questions))
    return answers


class Limit:
    """What a text accepts: single values, or two ends, each a decimal as written and whether it is accepted itself."""

    def __init__(self, text, lo=None, hi=None, lo_open=False, hi_open=False, values=(), reckoned=False):
        self.text, self.lo, self.hi, self.lo_open, self.hi_open = text, lo, hi, lo_open, hi_open
        self.values, self.reckoned = values, reckoned

    def accepts(self, x, scale=1, rounded=False):
        """x in a unit of which scale make one of the limit's own."""
        x = x / scale
        if self.values:
            return any(x == Fraction(v) for v in self.values)

        def seen(end):
            return half_even(x, -end.as_tuple().exponent) if rounded else x
        if self.lo is not None:
            v, end = seen(self.lo), Fraction(self.lo)
            if v < end or (v == end and self.lo_open):
                return False
        if self.hi is not None:
            v, end = seen(self.hi), Fraction(self.hi)
            if v > end or (v == end and self.hi_open):
                return False
        return True

    def points(self, scale):
        """Where acceptance can change, full or rounded value: quarters of the last place about each end."""
        for v in [*self.values, *(e for e in (self.lo, self.hi) if e is not None)]:
            step = Fraction(10) ** v.as_tuple().exponent / 4
            for k in range(-9, 10):
                yield (Fraction(v) + k * step) * scale


def half_even(x, places):
    q = Fraction(10) ** places
    whole = x * q
    return Fraction(round(whole)) / q          # round() of a Fraction is half to even


def judge(d, r, d_scale, r_scale, rounded):
    at = sorted(set(d.points(d_scale)) | set(r.points(r_scale)) | {Fraction(-10**9), Fraction(10**9)})
    at += [(a + b) / 2 for a, b in zip(at, at[1:])]
    pairs = {(d.accepts(x, d_scale, rounded), r.accepts(x, r_scale, rounded)) for x in at}
    d_only, r_only, both = (True, False) in pairs, (False, True) in pairs, (True, True) in pairs
    return "equal" if not d_only and not r_only else "stricter" if not d_only else "lower" if not r_only else \
        "partly" if both else "conflict"


def number(rng, signed=True):
    return Decimal(rng.randint(-300 if signed else 0, 3000)).scaleb(-rng.randint(0, 2))


def random_limit(rng):
    kind = rng.randrange(9)
    a, b = sorted((number(rng), number(rng)))
    while a == b:
        a, b = sorted((number(rng), number(rng)))
    if kind == 0:
        return Limit(rng.choice(["≥{}", "不小于{}", "不低于 {}", "{}以上"] if a >= 0 else ["≥{}"]).format(a), lo=a)
    if kind == 1:
        return Limit(rng.choice(["≤{}", "不大于{}", "不超过 {}", "{}以下"] if a >= 0 else ["≤{}"]).format(a), hi=a)
    if kind == 2:
        return Limit(rng.choice([">{}", "大于{}", "高于{}"] if a >= 0 else [">{}"]).format(a), lo=a, lo_open=True)
    if kind == 3:
        return Limit(rng.choice(["<{}", "小于{}", "低于{}"] if a >= 0 else ["<{}"]).format(a), hi=a, hi_open=True)
    if kind in (4, 5):
        return Limit(rng.choice(["{}~{}", "{}～{}", "从{}到{}"] if a >= 0 else ["{}~{}"]).format(a, b), lo=a, hi=b)
    if kind == 6:
        lo_open, hi_open = rng.random() < .5, rng.random() < .5
        return Limit(f"{'>' if lo_open else '≥'}{a}且{'<' if hi_open else '≤'}{b}", lo=a, hi=b, lo_open=lo_open,
                     hi_open=hi_open)
    if kind == 7:
        c, t = number(rng, False), abs(number(rng)) + Decimal("0.5")
        return Limit(f"{c}±{t}", lo=c - t, hi=c + t, reckoned=True)
    values = sorted({number(rng, False) for _ in range(rng.randint(2, 4))} | {Decimal(7), Decimal(8)})
    return Limit("、".join(map(str, values)), values=values)


def hangs_on_open_end(d, r):
    """One side leaves an end open where the other writes 0, or gives a deviation either way (domain.md 5.1)."""
    for x, y in ((d, r), (r, d)):
        if x.values or y.values:
            return False
        if x.lo is None and y.lo == 0:
            return True
        if (x.lo is None or x.hi is None) and y.lo is not None and y.hi is not None and y.lo < 0 and y.lo == -y.hi:
            return True
    return False


def run(seed, n, rounded, units):
    rng = random.Random(seed)
    questions, want = [], []
    for _ in range(n):
        d, r = random_limit(rng), random_limit(rng)
        if rng.random() < .3:          # near ones: the same ends, open or closed, with other digits
            d = random_limit(rng)
            r = Limit(f"≥{d.lo}0" if d.lo is not None and "." in str(d.lo) else f"≥{d.lo}.0", lo=Decimal(f"{d.lo}0") if "." in
                      str(d.lo) else Decimal(f"{d.lo}.0")) if d.lo is not None else r
        a, b, factor = rng.choice(PAIRS)
        mixed = units and rng.random() < .7
        q = {"declared": d.text, "reference": r.text, "unit_declared": a, "unit_reference": b if mixed else a}
        if rounded:
            q["rounding"] = "rounded"
        questions.append(q)
        want.append((d, r, judge(d, r, Fraction(1), 1 / factor if mixed else Fraction(1), rounded)))
    seen = {}
    for q, (d, r, verdict), got in zip(questions, want, batch(questions)):
        seen[got["verdict"]] = seen.get(got["verdict"], 0) + 1
        if got["reason"] == "open-end":
            ok(hangs_on_open_end(d, r), f"{q}: {got}")
        elif rounded and (d.reckoned or r.reckoned or d.values or r.values):
            ok(got["reason"] == "digits-unknown" or got["verdict"] == verdict, f"{q}: {got['verdict']}, not {verdict}")
        else:
            eq(got["verdict"], verdict, f"{q}")
    return seen


@test
def full_values_are_judged_as_sets_of_fractions():
    seen = run(1, 1500, False, False)
    ok(all(seen.get(v, 0) > 30 for v in ("stricter", "lower", "partly", "conflict")), seen)
    ok(seen.get("needs-human", 0) < 100, seen)


@test
def units_are_converted_before_sets_are_held_against_each_other():
    run(2, 1500, False, True)


@test
def rounded_values_are_judged_as_a_laboratory_rounds_them():
    "GB/T 8170-2008 4.3.3: rounded values, half to even, by the digits written"
    seen = run(3, 1500, True, False)
    ok(all(seen.get(v, 0) > 30 for v in ("stricter", "lower", "partly")), seen)
    run(4, 800, True, True)


@test
def rounding_half_to_even_agrees_with_decimal():
    "the model itself: Fraction's round against decimal's ROUND_HALF_EVEN"
    rng = random.Random(5)
    for _ in range(2000):
        x, places = Decimal(rng.randint(-10**6, 10**6)).scaleb(-rng.randint(0, 5)), rng.randint(0, 3)
        eq(half_even(Fraction(x), places), Fraction(x.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)))


@test
def trailing_zeros_count_under_rounded_values_only():
    "GB/T 8170-2008: ≥10 takes 9.5, ≥10.0 takes 9.95"
    for d, r, full, rounded in (("≥10.0", "≥10", "equal", "stricter"), ("≥10", "≥10.0", "equal", "lower"),
                                ("≥9.5", "≥10", "lower", "lower"), ("≥9.50", "≥10.0", "lower", "lower"),
                                ("≤10.0", "≤10", "equal", "stricter"), (">10", "≥11", "lower", "equal"),
                                ("≥10", "≥10", "equal", "equal"), ("<10.0", "≤10", "stricter", "stricter")):
        for rounding, want in (("full", full), ("rounded", rounded)):
            got = batch([{"declared": d, "reference": r, "unit_declared": "mm", "unit_reference": "mm", "rounding": rounding}])
            eq(got[0]["verdict"], want, f"{d} {r} {rounding}")


@test
def a_derivation_can_be_done_over_on_paper():
    "every figure of the steps is what the model reckons"
    rng = random.Random(6)
    for _ in range(300):
        v, w = number(rng, False), number(rng, False)
        a, b, factor = rng.choice(PAIRS)
        got = batch([{"declared": f"≥{v}", "reference": f"≥{w}", "unit_declared": a, "unit_reference": b}])[0]
        steps = {s["code"]: s["args"] for s in got["steps"]}
        unit, so_many, other = steps["unit-factor"]
        eq((unit, Fraction(so_many), other), (a, factor, b))
        end = [s for c, s in steps.items() if c.startswith("lower-")][0]
        eq([Fraction(e[1:].split(" ")[0]) for e in end], [Fraction(v) * factor, Fraction(w)])
        x, y = Fraction(v) * factor, Fraction(w)
        eq(got["verdict"], "stricter" if x > y else "lower" if x < y else "equal")
        eq(steps["conclusion"], [got["verdict"], got["reason"]])


main()
