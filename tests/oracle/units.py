#!/usr/bin/env python3
"""The unit table against UDUNITS-2 and UCUM, where they know a unit; prints TAP.

Every unit is put to both in their own words (symbols taken apart below), and to UDUNITS also as it stands, in every
spelling: what it reads at all must be what we read. Both count in binary floating point, so agreement is to 1e-12.
exceptions.tsv lists each disagreement with its reason: which oracle, what about (a factor, a raw text, kinds that
are one to it; "~" begins a pattern), the reason. One that is not listed fails, and so does one that is listed and
no more there."""
import csv
import ctypes
import json
import os
import re
import subprocess
from collections import defaultdict
from fractions import Fraction as F
from pathlib import Path

from tap import main, test

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[1]
PROGRAM = Path(os.environ.get("MINGBIAO_BUILD", TOP / "build")) / "mingbiao"
CLOSE = 1e-12
PREFIXES = ("da", "T", "G", "M", "k", "h", "d", "c", "m", "μ", "n", "p")

# Our atoms in their words; those with "*" take prefixes. What is not here they do not know.
UCUM = {
    "m*": "m", "g*": "g", "s*": "s", "A*": "A", "K*": "K", "mol*": "mol", "cd*": "cd", "min": "min", "h": "h", "d": "d", "a": "a",
    "周": "wk", "月": "mo", "L*": "L", "t*": "t", "hm": "hm", "ha": "har", "N*": "N", "Pa*": "Pa", "bar*": "bar", "J*": "J", "W*": "W",
    "V*": "V", "Ω*": "Ohm", "S*": "S", "C*": "C", "F*": "F", "H*": "H", "T*": "T", "Wb*": "Wb", "Gs*": "G", "Hz*": "Hz", "lx*": "lx",
    "lm*": "lm", "tex*": "tex", "den": "[den]", "泊": "P", "cP": "cP", "St*": "St", "in": "[in_i]", "ft": "[ft_i]", "yd": "[yd_i]",
    "mile": "[mi_i]", "mil": "[mil_i]", "海里": "[nmi_i]", "kn": "[kn_i]", "lb": "[lb_av]", "oz": "[oz_av]", "gr": "[gr]", "USgal": "[gal_us]",
    "UKgal": "[gal_br]", "bbl": "[bbl_us]", "ct": "[car_m]", "Å": "Ao", "mmHg": "mm[Hg]", "cmHg": "cm[Hg]", "inHg": "[in_i'Hg]",
    "mmH₂O": "mm[H2O]", "cmH₂O": "cm[H2O]", "mH₂O": "m[H2O]", "atm": "atm", "psi": "[psi]", "kgf": "kgf", "gf": "gf", "tf": "tf", "lbf": "[lbf_av]",
    "dyn": "dyn", "cal*": "cal", "cal(th)": "cal_th", "cal(IT)": "cal_IT", "kcal(th)": "kcal_th", "kcal(IT)": "kcal_IT", "eV*": "eV", "Bq*": "Bq",
    "Gy*": "Gy", "Sv*": "Sv", "Ci*": "Ci", "rem": "REM", "sr": "sr", "rad*": "rad", "°": "deg", "′": "'", "角秒": "''", "gon": "gon", "%": "%",
    "‰": "[ppth]", "ppm": "[ppm]", "ppb": "[ppb]", "ppt": "[pptr]", "CFU": "[CFU]", "PFU": "[PFU]", "IU": "[IU]", "U": "U", "eq*": "eq",
    "bit*": "bit", "字节": "By", "pH": "[pH]", "℃": "K", "Da*": "u", "gₙ": "[g]", "Oe*": "Oe", "屈光度": "[diop]", "dB": "dB", "cc": "cm3",
    "KiB": "KiBy", "MiB": "MiBy", "GiB": "GiBy", "TiB": "TiBy", "1": "1", "个": "1", "粒": "1", "cells": "1", "copies": "1", "株": "1",
}
UDUNITS = {
    "m*": "m", "g*": "g", "s*": "s", "A*": "A", "K*": "K", "mol*": "mol", "cd*": "cd", "min": "min", "h": "h", "d": "d", "a": "year",
    "周": "week", "月": "month", "L*": "L", "t*": "t", "ha": "hectare", "N*": "N", "Pa*": "Pa", "bar*": "bar", "J*": "J", "W*": "W", "V*": "V",
    "Ω*": "ohm", "S*": "S", "C*": "C", "F*": "F", "H*": "H", "T*": "T", "Wb*": "Wb", "Gs*": "gauss", "Hz*": "Hz", "lx*": "lx", "lm*": "lm",
    "tex*": "tex", "泊": "poise", "cP": "centipoise", "St*": "stokes", "in": "inch", "ft": "foot", "yd": "yard", "mile": "mile", "mil": "mil",
    "海里": "nautical_mile", "kn": "knot", "lb": "lb", "oz": "avoirdupois_ounce", "gr": "grain", "USgal": "US_liquid_gallon",
    "UKgal": "Canadian_liquid_gallon", "bbl": "barrel", "ct": "carat", "Å": "angstrom", "mmHg": "mmHg", "cmHg": "cmHg", "inHg": "inHg",
    "mmH₂O": "mmH2O", "cmH₂O": "cmH2O", "mH₂O": "mH2O", "atm": "atm", "Torr": "torr", "psi": "psi", "ksi": "ksi", "kgf": "kgf", "gf": "gf",
    "lbf": "lbf", "dyn": "dyne", "cal*": "cal", "cal(th)": "thermochemical_calorie", "cal(IT)": "IT_calorie", "eV*": "eV", "Bq*": "Bq",
    "Gy*": "Gy", "Sv*": "Sv", "Ci*": "Ci", "rem": "rem", "sr": "sr", "rad*": "rad", "°": "arc_degree", "′": "arc_minute", "角秒": "arc_second",
    "gon": "gon", "%": "%", "‰": "‰", "ppm": "ppm", "ppb": "ppb", "ppt": "ppt", "cc": "cm3", "℃": "K", "PS": "metric_horsepower", "r*": "revolution",
    "gₙ": "standard_free_fall", "Oe*": "oersted", "var": "var", "1": "1", "个": "1", "粒": "1", "cells": "1", "copies": "1", "株": "1", "bit*": "bit", "字节": "byte",
}
UDUNITS_PREFIX = {"μ": "u"}
UCUM_PREFIX = {"μ": "u"}


def translate(symbol, atoms, prefixes, times):
    """The symbol in an oracle's words, None: it has none. A number and what it is bound to stand in brackets."""
    def atom(text):
        if text in atoms or text + "*" in atoms:
            return atoms.get(text) or atoms[text + "*"]
        for p in PREFIXES:
            if text.startswith(p) and text[len(p):] + "*" in atoms:
                return prefixes.get(p, p) + atoms[text[len(p):] + "*"]
        raise LookupError(text)

    if symbol.replace(" ", "") in atoms:
        return atoms[symbol.replace(" ", "")]
    if m := re.fullmatch("10⁻([²³⁶⁹])", symbol):
        return f"10*-{'²³⁶⁹'.index(m[1]) and int(m[1].translate(str.maketrans('²³⁶⁹', '2369')))or 2}" if times == "." else \
            f"1e-{int(m[1].translate(str.maketrans('²³⁶⁹', '2369')))}"
    symbol = re.sub(r"(.)\((m/m|V/V|mol/mol|标准状态|参比状态|表压|绝压|温差|色温|面密度|透气率)\)$", r"\1", symbol)
    symbol = symbol.replace("Nm³", "m³").replace("% vol", "%")
    if symbol in atoms:
        return atoms[symbol]
    for word, n in (("百万", 10**6), ("万", 10**4), ("亿", 10**8)):
        symbol = symbol.replace(word, str(n))
    tokens = re.findall(r"\d+(?:\.\d+)?|[()/·]|[^\d()/·⁻²³¹ ]+|[⁻²³¹]+", symbol.replace(" ", ""))
    out, bound = [], False
    try:
        for i, t in enumerate(tokens):
            ahead = tokens[i + 1] if i + 1 < len(tokens) else ""
            if t[0].isdigit() and t[0] not in "²³¹":
                bound = ahead not in ("", "(", ")", "/", "·")
                out.append(f"({t}{times}" if bound else t)
            elif t in "()":
                out.append(t)
            elif t in "/·":
                out.append("/" if t == "/" else times)
            else:
                power = ahead.translate(str.maketrans("⁻²³¹", "-231")) if ahead and ahead[0] in "⁻²³¹" else ""
                if t[0] in "⁻²³¹":
                    continue
                word = atom(t)
                out.append(f"({word})^{power}" if power and times == "*" else word + power)
                if bound:
                    out.append(")")
                    bound = False
    except LookupError:
        return None
    return "".join(out)


class Udunits:
    """libudunits2 by ctypes, its messages off. Not thread-safe, and it leaves the process on some inputs: one process."""

    def __init__(self):
        u = self.lib = ctypes.CDLL("libudunits2.so.0")
        for name, result, *args in (("ut_read_xml", "p", "s"), ("ut_parse", "p", "p", "s", "i"), ("ut_get_converter", "p", "p", "p"),
                                    ("cv_convert_double", "d", "p", "d"), ("ut_are_convertible", "i", "p", "p"), ("ut_free", None, "p"),
                                    ("cv_free", None, "p"), ("ut_set_error_message_handler", "p", "p")):
            kind = {"p": ctypes.c_void_p, "s": ctypes.c_char_p, "i": ctypes.c_int, "d": ctypes.c_double, None: None}
            getattr(u, name).restype = kind[result]
            getattr(u, name).argtypes = [kind[a] for a in args]
        u.ut_set_error_message_handler(ctypes.cast(u.ut_ignore, ctypes.c_void_p))
        self.system = u.ut_read_xml(None)
        self.known = {}

    def parse(self, text):
        """Its handle of a text, None: it can't read it."""
        if text not in self.known:
            self.known[text] = self.lib.ut_parse(self.system, text.encode(), 2) if text else None    # 2: UTF-8
        return self.known[text]

    def convertible(self, a, b):
        return bool(self.lib.ut_are_convertible(a, b))

    def convert(self, value, a, b):
        c = self.lib.ut_get_converter(a, b)
        result = self.lib.cv_convert_double(c, value)
        self.lib.cv_free(c)
        return result


def rows():
    with open(TOP / "assets/catalogue/units.csv", encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def ours(lines):
    p = subprocess.run([PROGRAM, "unit", "--convert", "-"], input="".join(f"{v}\t{a}\t{b}\n" for v, a, b in lines), text=True,
                       stdout=subprocess.PIPE, check=False)
    return [json.loads(line)["value"] for line in p.stdout.splitlines()]


def ucum(lines):
    p = subprocess.run(["node", HERE / "ucum.cjs"], input="".join(f"{line}\n" for line in lines), text=True, stdout=subprocess.PIPE,
                       check=True)
    return [json.loads(line) for line in p.stdout.splitlines()]


def close(x, y):
    return abs(x - y) <= CLOSE * max(abs(x), abs(y))


TABLE = rows()
BY_KIND = defaultdict(list)
for row in TABLE:
    BY_KIND[row["kind"]].append(row)
with open(HERE / "exceptions.tsv", encoding="utf-8") as f:
    EXCEPTIONS = [line.rstrip("\n").split("\t") for line in f if line.strip() and not line.startswith("#")]
seen = defaultdict(set)


def factor(row):
    return F(int(row["num"]), int(row["den"]))


def offset(row):
    return F(int(row["offset_num"]), int(row["offset_den"]))


def disagree(oracle, what, about):
    seen[oracle, what].add(about)


def settle(oracle, what):
    """The disagreements found are those listed, no fewer and no more."""
    listed = [e[2] for e in EXCEPTIONS if e[:2] == [oracle, what]]
    found = seen[oracle, what]

    def holds(entry, x):
        return re.search(entry[1:], x) if entry.startswith("~") else entry == x

    wrong = [f"not listed: {x}" for x in sorted(found) if not any(holds(e, x) for e in listed)] + \
        [f"listed, but they agree: {e}" for e in listed if not any(holds(e, x) for x in found)]
    assert not wrong, f"{oracle} {what}:\n" + "\n".join(wrong)


def one_to_it(oracle, classes):
    """Kinds that an oracle converts into each other: every two of them are a disagreement."""
    for kinds in classes:
        for a in kinds:
            for b in kinds:
                if a < b:
                    seen[oracle, "kinds"].add((a, b))


@test
def udunits_agrees():
    u, compared, classes = Udunits(), 0, []
    for kind, units in BY_KIND.items():
        handles = [(r, u.parse(translate(r["symbol"], UDUNITS, UDUNITS_PREFIX, "*") or "")) for r in units]
        first = next(((r, h) for r, h in handles if h), None)
        if first is None:
            continue
        for r, h in handles:
            if not h or r["kind"] == "temperature":
                continue
            compared += 1
            if not u.convertible(h, first[1]) or not close(u.convert(1.0, h, first[1]), float(factor(r) / factor(first[0]))):
                disagree("udunits", "factor", r["symbol"])
        for h, kinds in classes:
            # It also converts into the reciprocal, 5 S into 0.2 Ω; that is no dimension shared.
            if u.convertible(first[1], h) and close(u.convert(2.0, first[1], h), 2 * u.convert(1.0, first[1], h)):
                kinds.add(kind)
                break
        else:
            classes.append((first[1], {kind}))
    one_to_it("udunits", (kinds for _, kinds in classes))
    assert compared >= 600, f"only {compared} units are known to it"
    settle("udunits", "factor")


@test
def udunits_reads_raw_texts_as_we_do():
    u, read = Udunits(), 0
    for kind, units in BY_KIND.items():
        words = ((r, translate(r["symbol"], UDUNITS, UDUNITS_PREFIX, "*")) for r in units)
        base = next(((r, u.parse(w)) for r, w in words if w and u.parse(w)), None)
        if kind == "temperature":
            base = (next(r for r in units if r["symbol"] == "K(温度)"), u.parse("kelvin"))
        for r in units:
            for text in [r["symbol"], *r["names"].split("|"), *r["spellings"].split("|")]:
                h = u.parse(text) if text else None
                if not h:
                    continue
                read += 1
                if base is None or not u.convertible(h, base[1]) or any(
                        not close(u.convert(v, h, base[1]), float((v * factor(r) + offset(r) - offset(base[0])) / factor(base[0])))
                        for v in (1, 100)):
                    disagree("udunits", "raw", text)
    assert read >= 900, f"it reads only {read} of our spellings"
    settle("udunits", "raw")


@test
def ucum_agrees():
    codes = {r["symbol"]: translate(r["symbol"], UCUM, UCUM_PREFIX, ".") for r in TABLE}
    asked = sorted({c for c in codes.values() if c})
    answer = dict(zip(asked, ucum(asked)))
    compared, classes = 0, defaultdict(set)
    for kind, units in BY_KIND.items():
        known = [(r, answer[codes[r["symbol"]]]) for r in units if codes[r["symbol"]] and answer[codes[r["symbol"]]]]
        if not known or kind == "temperature":
            continue
        first = known[0]
        for r, (magnitude, dim, _) in known:
            compared += 1
            if dim != first[1][1] or not close(magnitude / first[1][0], float(factor(r) / factor(first[0]))):
                disagree("ucum", "factor", r["symbol"])
        if not first[1][2]:         # arbitrary units are apart there as here
            classes[first[1][1]].add(kind)
    one_to_it("ucum", classes.values())
    assert compared >= 600, f"only {compared} units are known to it"
    settle("ucum", "factor")


@test
def kinds_apart_have_their_reason():
    rows_of = {tuple(e[2].split()): e for e in EXCEPTIONS if e[1] == "kinds"}
    found = seen["udunits", "kinds"] | seen["ucum", "kinds"]
    for k in rows_of:
        assert set(k) <= set(BY_KIND), f"no such kind: {set(k) - set(BY_KIND)}"
    wrong = [f"not listed: {a} {b}" for a, b in sorted(found) if not any(a in k and b in k for k in rows_of)] + \
        [f"listed, but both keep them apart: {' '.join(k)}" for k in rows_of if not any(a in k and b in k for a, b in found)]
    assert not wrong, "\n".join(wrong)


@test
def temperatures_agree_with_both():
    words = {"℃": ("celsius", "Cel"), "℉": ("fahrenheit", "[degF]"), "K(温度)": ("kelvin", "K")}
    ask = [(v, a, b) for v in ("0", "25", "-40", "100", "273.15", "-17.5", "1e4") for a in words for b in words if a != b]
    u = Udunits()
    theirs = ucum([f"{v}\t{words[a][1]}\t{words[b][1]}" for v, a, b in ask])
    for (v, a, b), value, other in zip(ask, ours(ask), theirs):
        want = float(F(value))
        one = u.convert(float(v), u.parse(words[a][0]), u.parse(words[b][0]))
        assert abs(one - want) < 1e-9 and abs(other - want) < 1e-9, (v, a, b, value, one, other)


@test
def every_exception_has_its_reason():
    assert len(EXCEPTIONS) == len({tuple(e[:3]) for e in EXCEPTIONS}), "an exception is listed twice"
    for e in EXCEPTIONS:
        assert len(e) == 4 and e[0] in ("udunits", "ucum", "both") and e[1] in ("factor", "raw", "kinds") and len(e[3]) > 10, e


main()
