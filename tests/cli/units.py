#!/usr/bin/env python3
"""Every conversion of the unit table through the command line against Python's fractions: all pairs of units of one
kind, random values; and that no two kinds convert into each other."""
import csv
import json
import os
import random
import subprocess
from collections import defaultdict
from fractions import Fraction as F
from pathlib import Path

from tap import eq, main, test

TOP = Path(__file__).resolve().parents[2]
PROGRAM = f"{os.environ['MINGBIAO_BUILD']}/mingbiao"
draw = random.Random(8170)


def table():
    with open(TOP / "assets/catalogue/units.csv", encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def convert(asked):
    """(value, from, to) lists in; the answers as JSON texts, cut apart by hand: 30,000 of them are many."""
    p = subprocess.run([PROGRAM, "unit", "--convert", "-"], input="".join(f"{v}\t{a}\t{b}\n" for v, a, b in asked), text=True,
                       stdout=subprocess.PIPE, timeout=120, check=False)
    lines = p.stdout.splitlines()
    eq(len(lines), len(asked))
    return p.returncode, lines


def value_of(line):
    at = line.index('"value":') + 8
    return None if line.startswith("null", at) else line[at + 1:line.index('"', at + 1)]


def number():
    """A number as people write it: digits, perhaps a point, perhaps a power, perhaps a sign."""
    text = str(draw.randrange(10 ** draw.randint(1, 12)))
    if draw.random() < 0.5:
        text += "." + "".join(draw.choice("0123456789") for _ in range(draw.randint(1, 9)))
    if draw.random() < 0.2:
        text += f"e{draw.randint(-20, 20)}"
    return draw.choice(("", "", "-", "+")) + text


def exact(row, v):
    return v * F(int(row["num"]), int(row["den"])) + F(int(row["offset_num"]), int(row["offset_den"]))


@test
def every_pair_of_one_kind_converts_as_fractions_do():
    kinds = defaultdict(list)
    for r in table():
        kinds[r["kind"]].append(r)
    pairs = [(a, b) for k, units in kinds.items() if not k.endswith("-unstated") for a in units for b in units] * 3
    asked = [(number(), a["symbol"], b["symbol"]) for a, b in pairs]
    code, lines = convert(asked)
    eq(code, 0)
    for (a, b), (v, _, _), line in zip(pairs, asked, lines):
        got = value_of(line)
        want = (exact(a, F(v)) - F(int(b["offset_num"]), int(b["offset_den"]))) / F(int(b["num"]), int(b["den"]))
        if F(got) != want:
            raise AssertionError(f"{v} {a['symbol']} is {got} {b['symbol']}, not {want}")
        # A value with a finite decimal is printed as one, any other as a fraction in lowest terms.
        twos_fives = want.denominator
        for p in (2, 5):
            while twos_fives % p == 0:
                twos_fives //= p
        eq("/" in got, twos_fives != 1, got)
        if "/" in got:
            eq(got, f"{want.numerator}/{want.denominator}")
    assert len(pairs) > 25000, len(pairs)
    # There and back is the same, where the value there is short enough to be read.
    back = [(value_of(line), b["symbol"], a["symbol"]) for (a, b), line in zip(pairs, lines)]
    _, again = convert(back)
    compared = 0
    for (v, _, _), line in zip(asked, again):
        if '"no-number"' not in line:
            eq(F(value_of(line)), F(v), line)
            compared += 1
    assert compared > len(pairs) * 0.9, compared


@test
def no_two_kinds_convert_into_each_other():
    rows = table()
    first = {r["kind"]: r for r in reversed(rows)}
    asked = []
    for r in draw.sample(rows, 400):
        for other in draw.sample(sorted(first), 10):
            told_by_the_other = {"temperature-or-difference", r["kind"], other} <= {
                "temperature-or-difference", "temperature", "temperature-difference", "colour-temperature"}
            if other != r["kind"] and not told_by_the_other:
                asked.append((number(), r["symbol"], first[other]["symbol"]))
    code, lines = convert(asked)
    eq(code, 1)
    for a, line in zip(asked, lines):
        assert value_of(line) is None and ('"code":"kind"' in line or '"code":"ambiguous"' in line), (a, line)


def ask(texts):
    """What the program makes of each text: its symbol, "?" behind what is more than one thing, "-" for no unit."""
    texts = sorted(set(texts))
    p = subprocess.run([PROGRAM, "unit", "-"], input="".join(json.dumps({"text": t}, ensure_ascii=False) + "\n" for t in texts), text=True,
                       stdout=subprocess.PIPE, timeout=120, check=False)
    said = [json.loads(line) for line in p.stdout.splitlines()]
    eq(len(said), len(texts))
    return {t: "-" if d["canonical"] is None else d["canonical"] + ("?" if d["problems"] else "") for t, d in zip(texts, said)}


def rows_of(name, columns):
    with open(TOP / "tests/data" / name, encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]
    for r in rows:
        eq(len(r), columns, r)
    return rows


@test
def a_table_of_chinese_names_and_symbols_is_read_or_its_slip_has_a_reason():
    rows = rows_of("units_zh.tsv", 6)
    said = ask(t for r in rows for t in r[:3])
    for name, symbol, canonical, want, wanted, why in rows:
        eq((said[name], said[symbol]), (want, wanted), (name, symbol))
        eq(bool(why) or want == wanted == said[canonical], True, (name, symbol, canonical))
    eq(len(rows), 101)


@test
def the_code_lists_of_hj_212_are_read_or_a_slip_has_a_reason():
    rows = rows_of("units_hj212.tsv", 5)
    said = ask(t for r in rows for t in r[:2] if t)
    pairs = [r for r in rows if r[0] and r[1] and not r[4]]
    _, lines = convert([("1", symbol, name) for name, symbol, *_ in pairs])
    for r, line in zip(pairs, lines):
        assert value_of(line) is not None, r
    for name, symbol, want, wanted, why in rows:
        eq((said.get(name, ""), said.get(symbol, "")), (want, wanted), (name, symbol))
        eq(bool(why) or "-" not in (want, wanted), True, (name, symbol))
    eq(len(rows), 82)


@test
def an_unknown_unit_is_told_what_is_near_it_and_taken_for_nothing():
    for text, near in (("mg/kgg", "mg/kg"), ("MG/L", "mg/L"), ("us/cmm", "μS/cm"), ("kgg", "kg, kgf"), ("q", None), ("foo", None),
                       ("mg/1", None), ("x" * 500, None)):
        p = subprocess.run([PROGRAM, "unit", text], text=True, stdout=subprocess.PIPE, timeout=10, check=False)
        d = json.loads(p.stdout)
        eq((p.returncode, d["canonical"], d["problems"][0]["code"]), (1, None, "unknown"), text)
        eq(d["problems"][0]["message"], f"no such unit in the table; perhaps meant: {text} → {near}" if near else
           f"no such unit in the table: {text}")
        p = subprocess.run([PROGRAM, "limit", "≥5", "--unit", text], text=True, stdout=subprocess.PIPE, timeout=10, check=False)
        eq(json.loads(p.stdout)["unit"], None)
    for verb, code in (("unit", "empty"), ("limit", "empty")):
        for text in ("", "  ", "\u3000"):
            p = subprocess.run([PROGRAM, verb, text], text=True, stdout=subprocess.PIPE, timeout=10, check=False)
            eq((p.returncode, json.loads(p.stdout)["problems"][0]["code"]), (1, code))


@test
def width_and_invisible_characters_change_no_unit():
    def disguise(text):
        wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and draw.random() < 0.5 else c for c in text)
        return "".join(c + (draw.choice("\u200b\u2060\ufeff\u00ad\ufe0f") if draw.random() < 0.3 else "") for c in wide)

    texts = [t for r in table() for t in [r["symbol"], *r["names"].split("|"), *r["spellings"].split("|")] if t]
    p = subprocess.run([PROGRAM, "unit", "-"], input="".join(f"{t}\n{disguise(t)}\n" for t in texts), text=True, stdout=subprocess.PIPE,
                       timeout=120, check=False)
    lines = p.stdout.splitlines()
    eq(len(lines), 2 * len(texts))
    for t, plain, other in zip(texts, lines[::2], lines[1::2]):
        eq(other[other.index('"canonical"'):], plain[plain.index('"canonical"'):], t)
        assert '"canonical":null' not in plain, t


main()
