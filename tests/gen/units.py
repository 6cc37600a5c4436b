#!/usr/bin/env python3
"""The unit table against a second opinion: every symbol that can be taken apart into prefixes and base units is worked
out here with fractions, by other code and other numbers than the table's, and must agree with its kind and factor.
And tablegen's refusals. Prints TAP."""
import csv
import os
import re
import subprocess
import tempfile
from collections import defaultdict
from fractions import Fraction as F
from pathlib import Path

from tap import main, test

TOP = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("MINGBIAO_BUILD", TOP / "build"))
FORCE, PRESSURE = {"M": 1, "L": 1, "T": -2}, {"M": 1, "L": -1, "T": -2}
# symbol: dimension (a word: one of its own), factor to SI base units
BASE = {
    "m": ({"L": 1}, 1), "g": ({"M": 1}, F(1, 1000)), "s": ({"T": 1}, 1), "A": ({"I": 1}, 1), "K": ({"Θ": 1}, 1),
    "mol": ({"N": 1}, 1), "cd": ({"J": 1}, 1), "min": ({"T": 1}, 60), "h": ({"T": 1}, 3600), "d": ({"T": 1}, 86400),
    "L": ({"L": 3}, F(1, 1000)), "t": ({"M": 1}, 1000), "ha": ({"L": 2}, 10000), "亩": ({"L": 2}, F(2000, 3)),
    "N": (FORCE, 1), "kgf": (FORCE, F("9.80665")), "gf": (FORCE, F("0.00980665")), "dyn": (FORCE, F(1, 10**5)),
    "Pa": (PRESSURE, 1), "bar": (PRESSURE, 10**5), "J": ({"M": 1, "L": 2, "T": -2}, 1),
    "W": ({"M": 1, "L": 2, "T": -3}, 1), "V": ({"M": 1, "L": 2, "T": -3, "I": -1}, 1),
    "Ω": ({"M": 1, "L": 2, "T": -3, "I": -2}, 1), "S": ({"M": -1, "L": -2, "T": 3, "I": 2}, 1),
    "C": ({"T": 1, "I": 1}, 1), "F": ({"M": -1, "L": -2, "T": 4, "I": 2}, 1),
    "H": ({"M": 1, "L": 2, "T": -2, "I": -2}, 1), "T": ({"M": 1, "T": -2, "I": -1}, 1), "Gs": ({"M": 1, "T": -2, "I": -1}, F(1, 10**4)),
    "Hz": ({"T": -1}, 1), "lx": ({"J": 1, "L": -2}, 1), "lm": ({"J": 1}, 1), "tex": ({"M": 1, "L": -1}, F(1, 10**6)),
    "P": ({"M": 1, "L": -1, "T": -1}, F(1, 10)), "St": ({"L": 2, "T": -1}, F(1, 10**4)),
    "in": ({"L": 1}, F("0.0254")), "ft": ({"L": 1}, F("0.3048")), "lb": ({"M": 1}, F("0.45359237")),
    "ct": ({"M": 1}, F("0.0002")), "℃": ({"Θ": 1}, 1), "a": ({"calendar": 1}, 12), "月": ({"calendar": 1}, 1),
}
for word in ("Bq Gy Sv r CFU MPN PFU EU 个 cells copies 粒 件 支 片 袋 只 株 根 捻 转 人 次 元 U IU 字节 var cal eq ce rad Da sr eV Wp "
             "Oe gce gCO₂ gCO₂e gTEQ gKOH gI₂ gBr dB VDC VAC 色温").split():
    BASE[word] = ({word: 1}, 1)
# Defined by law or convention, in digits of their own: GB 3100-1993 to GB 3102-1993, the yard and pound of 1959, the
# Chinese market units of 1959 and the mu of 1984.
MMHG, POUND, INCH = F("13595.1") * F("9.80665") / 1000, F("0.45359237"), F("0.0254")
BASE |= {
    "%": ({}, F(1, 100)), "‰": ({}, F(1, 1000)), "ppm": ({}, F("1e-6")), "ppb": ({}, F("1e-9")), "ppt": ({}, F("1e-12")),
    "%vol": ({"L": 0}, F(1, 100)), "cc": ({"L": 3}, F(1, 10**6)), "斤": ({"M": 1}, F(1, 2)), "两": ({"M": 1}, F("0.05")),
    "钱": ({"M": 1}, F("0.005")), "担": ({"M": 1}, 50), "吨": ({"M": 1}, 1000), "oz": ({"M": 1}, POUND / 16),
    "gr": ({"M": 1}, POUND / 7000), "海里": ({"L": 1}, 1852), "Å": ({"L": 1}, F("1e-10")), "mil": ({"L": 1}, INCH / 1000),
    "yd": ({"L": 1}, 36 * INCH), "mile": ({"L": 1}, 1760 * 36 * INCH), "市尺": ({"L": 1}, F(1, 3)), "市寸": ({"L": 1}, F(1, 30)),
    "市里": ({"L": 1}, 500), "USgal": ({"L": 3}, 231 * INCH**3), "UKgal": ({"L": 3}, F("0.00454609")), "bbl": ({"L": 3}, 42 * 231 * INCH**3),
    "周": ({"T": 1}, 7 * 86400), "季": ({"calendar": 1}, 3), "半年": ({"calendar": 1}, 6), "mmHg": (PRESSURE, MMHG),
    "cmHg": (PRESSURE, 10 * MMHG), "inHg": (PRESSURE, F("25.4") * MMHG), "mmH₂O": (PRESSURE, F("9.80665")),
    "cmH₂O": (PRESSURE, F("98.0665")), "mH₂O": (PRESSURE, F("9806.65")), "atm": (PRESSURE, 101325), "Torr": (PRESSURE, F(101325, 760)),
    "psi": (PRESSURE, POUND * F("9.80665") / INCH**2), "ksi": (PRESSURE, 1000 * POUND * F("9.80665") / INCH**2),
    "lbf": (FORCE, POUND * F("9.80665")), "tf": (FORCE, F("9806.65")), "den": ({"M": 1, "L": -1}, F(1, 9 * 10**6)), "泊": ({"M": 1, "L": -1, "T": -1}, F("0.1")),
    "cal(th)": ({"M": 1, "L": 2, "T": -2}, F("4.184")), "cal(IT)": ({"M": 1, "L": 2, "T": -2}, F("4.1868")),
    "kcal(th)": ({"M": 1, "L": 2, "T": -2}, 4184), "kcal(IT)": ({"M": 1, "L": 2, "T": -2}, F("4186.8")),
    "PS": ({"M": 1, "L": 2, "T": -3}, 75 * F("9.80665")), "Ci": ({"Bq": 1}, 37 * 10**9), "rem": ({"Sv": 1}, F("0.01")),
    "kn": ({"L": 1, "T": -1}, F(1852, 3600)), "gₙ": ({"L": 1, "T": -2}, F("9.80665")), "Wb": ({"M": 1, "L": 2, "T": -2, "I": -1}, 1),
    "°": ({"turn": 1}, F(1, 360)), "′": ({"turn": 1}, F(1, 360 * 60)), "角秒": ({"turn": 1}, F(1, 360 * 3600)), "gon": ({"turn": 1}, F(1, 400)),
    "bit": ({"字节": 1}, F(1, 8)), "KiB": ({"字节": 1}, 2**10), "MiB": ({"字节": 1}, 2**20), "GiB": ({"字节": 1}, 2**30), "TiB": ({"字节": 1}, 2**40),
    "℉": ({"Θ": 1}, F(5, 9)), "tce": ({"gce": 1}, 10**6), "tCO₂": ({"gCO₂": 1}, 10**6), "tCO₂e": ({"gCO₂e": 1}, 10**6),
}
PREFIX = {"T": 10**12, "G": 10**9, "M": 10**6, "k": 1000, "h": 100, "da": 10, "d": F(1, 10), "c": F(1, 100),
          "m": F(1, 1000), "μ": F(1, 10**6), "n": F(1, 10**9), "p": F(1, 10**12)}


def atom(text):
    if text in BASE:
        dim, f = BASE[text]
        return dict(dim), F(f)
    for p in sorted(PREFIX, key=len, reverse=True):
        if text.startswith(p) and text[len(p):] in BASE:
            dim, f = BASE[text[len(p):]]
            return dict(dim), F(f) * F(PREFIX[p])
    raise LookupError(text)


def times(x, y, sign=1):
    dim = defaultdict(int, x[0])
    for k, v in y[0].items():
        dim[k] += sign * v
    return dim, x[1] * y[1] if sign == 1 else x[1] / y[1]


def evaluate(symbol):
    """(dimension, factor): products and quotients from left to right, a number bound to the unit behind it."""
    if m := re.fullmatch("10⁻([²³⁶⁹])", symbol):
        return (), F(1, 10 ** int(m[1].translate(str.maketrans("²³⁶⁹", "2369"))))
    # What is said of a quantity in brackets behind its unit is a dimension of its own.
    if symbol in BASE:
        return tuple(sorted((k, v) for k, v in BASE[symbol][0].items() if v)), F(BASE[symbol][1])
    tag = re.search(r"(?<!^)\(([^()]*[^\x00-\x7f·²³][^()]*|m/m|V/V|mol/mol)\)$", symbol)
    if tag and tag[1] in ("标准状态", "参比状态", "表压", "绝压", "温差", "温度", "色温", "m/m", "V/V", "mol/mol", "面密度", "透气率"):
        dim, f = evaluate(symbol[:tag.start()])
        said = {"标准状态": "N", "参比状态": "R", "表压": "G", "绝压": "A"}.get(tag[1])
        return tuple(sorted({**dict(dim), **({said: 1} if said else {})}.items())), f
    if "Nm³" in symbol:
        dim, f = evaluate(symbol.replace("Nm³", "m³"))
        return tuple(sorted({**dict(dim), "N": 1}.items())), f
    for word, n in (("百万", 10**6), ("千次", "1000次"), ("万", 10**4), ("亿", 10**8)):
        symbol = symbol.replace(word, str(n))
    tokens = re.findall(r"\d+(?:\.\d+)?|[()/·]|[^\d()/·⁻²³¹ ]+|[⁻²³¹]+", symbol.replace(" ", ""))
    at = 0

    def factor():
        nonlocal at
        t = tokens[at]
        at += 1
        if t == "(":
            x = product()
            at += 1
        elif t[0].isdigit() and t[0] not in "²³¹":
            x = ({}, F(t))
            if at < len(tokens) and tokens[at] not in "()/·":
                x = times(x, factor())
        else:
            x = atom(t)
        if at < len(tokens) and tokens[at][0] in "⁻²³¹":
            e = int(tokens[at].translate(str.maketrans("⁻²³¹", "-231")))
            at += 1
            x = ({k: v * e for k, v in x[0].items()}, x[1] ** e)
        return x

    def product():
        nonlocal at
        x = factor()
        while at < len(tokens) and tokens[at] != ")":
            sign = 1
            if tokens[at] in "·/":
                sign = -1 if tokens[at] == "/" else 1
                at += 1
            x = times(x, factor(), sign)
        return x

    x = product()
    if at != len(tokens):
        raise LookupError(symbol)
    return tuple(sorted((k, v) for k, v in x[0].items() if v)), x[1]


def rows():
    with open(TOP / "assets/catalogue/units.csv", encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


@test
def unit_factors_agree_with_the_symbols_taken_apart():
    kinds, alone = defaultdict(list), defaultdict(int)
    for r in rows():
        alone[r["kind"]] += 1
    checked = 0
    for r in rows():
        try:
            dim, f = evaluate(r["symbol"])
        except (LookupError, IndexError):
            # What no second unit can be converted into has no factor to be wrong.
            assert alone[r["kind"]] == 1 or r["symbol"] in SAME, f"{r['symbol']} can't be taken apart"
            continue
        checked += 1
        kinds[r["kind"]].append((r["symbol"], dim, f / F(int(r["num"]), int(r["den"]))))
    for kind, units in kinds.items():
        first = units[0]
        for u in units[1:]:
            assert u[1] == first[1], f"{kind}: {u[0]} and {first[0]} differ in dimension"
            assert u[2] == first[2], f"{kind}: the factor of {u[0]} against {first[0]} is off by {u[2] / first[2]}"
    assert checked >= 1050, f"only {checked} could be taken apart"


CHINESE = {
    "克": "g", "米": "m", "秒": "s", "安": "A", "安培": "A", "开": "K", "开尔文": "K", "摩尔": "mol", "坎德拉": "cd", "坎": "cd", "分钟": "min",
    "分": "min", "小时": "h", "时": "h", "天": "d", "日": "d", "升": "L", "吨": "t", "公斤": "kg", "公里": "km", "公顷": "hm²", "牛": "N", "牛顿": "N",
    "帕": "Pa", "帕斯卡": "Pa", "焦": "J", "焦耳": "J", "瓦": "W", "瓦特": "W", "伏": "V", "伏特": "V", "欧": "Ω", "欧姆": "Ω", "西": "S", "西门子": "S",
    "库": "C", "法": "F", "亨": "H", "赫": "Hz", "赫兹": "Hz", "流明": "lm", "勒克斯": "lx", "特克斯": "tex", "贝可": "Bq", "戈瑞": "Gy", "戈": "Gy",
    "希沃特": "Sv", "希": "Sv", "摄氏度": "℃", "月": "月", "年": "a", "巴": "bar", "弧度": "rad", "转": "r", "个": "个", "粒": "粒", "件": "件", "卡": "cal",
    "磅": "lb", "英寸": "in", "英尺": "ft", "码": "yd", "英里": "mile", "乏": "var", "亩": "亩", "国际单位": "IU", "单位": "U", "比特": "bit", "百": "100",
    "菌落形成单位": "CFU", "最大可能数": "MPN", "细胞": "cells", "元": "元", "人": "人", "次": "次", "株": "株",
}
CHINESE_PREFIX = {"毫": "m", "微": "μ", "纳": "n", "皮": "p", "千": "k", "兆": "M", "吉": "G", "太": "T", "厘": "c", "分": "d", "百": "h"}
# Taken apart these mean something else, or nothing: how people write it all the same.
AS_FOUND = {
    "pct", "nmile", "n mile", "毫英寸", "hr", "pa", "磅/平方英寸", "千磅/平方英寸", "g/den", "kW·H", "us/cm", "μs/cm", "转/min", "转/s", "dB(a)", "W/(mK)",
    "W/mK", "W/m2K", "mg/转", "g/转", "mg/1000转", "W·h/W·h", "CFU/mL(g)", "CFU/g(CFU/mL)", "MPN/100mL(g)", "J/g·K", "元/月·m²",
    "1/L", "L⁻¹", "1/mL", "1/ml", "mL⁻¹", "1/100mL", "1/(100mL)", "1/g", "g⁻¹", "亿/mL", "亿/ml", "亿/g", "Pa(A)", "kPa(A)", "MPa(A)",
}


def chinese(name):
    """A Chinese name in symbols; LookupError: it has words of its own."""
    out = ""
    for word in re.split(r"([/·()])", name.replace("每", "/")):
        number = re.match(r"\d*", word)[0]
        word, power = word[len(number):], ""
        for square, sign in (("平方", "²"), ("立方", "³")):
            if word.startswith(square):
                word, power = word[2:], sign
        if word in "/·()" or word in CHINESE:
            symbol = CHINESE.get(word, word)
        elif word[0] in CHINESE_PREFIX and word[1:] in CHINESE:
            symbol = CHINESE_PREFIX[word[0]] + CHINESE[word[1:]]
        else:
            raise LookupError(word)
        out += number + symbol + power
    return out


def latin(spelling):
    """A spelling in symbols: l is L, u is μ, a digit behind a letter a power, a point a product."""
    for a, b in (("㎎", "mg"), ("㎏", "kg"), ("㎥", "m³"), ("㎡", "m²"), ("•", "·"), ("*", "·"), ("mcg", "μg")):
        spelling = spelling.replace(a, b)
    spelling = re.sub(r"(?<![A-Za-z])([mμncdu]?)l(?![A-Za-z])", r"\1L", spelling)
    spelling = re.sub(r"(?<![A-Za-z])u(?=[gLSWmVAFHT])", "μ", spelling)
    spelling = re.sub(r"(?<=[a-zA-ZΩ])([23])(?!\d)", lambda m: "²³"[int(m[1]) - 2], spelling)
    return re.sub(r"(?<=[A-Za-z²³)])\.(?=[A-Za-z(])", "·", spelling)


@test
def unit_names_and_spellings_mean_their_symbol():
    checked = 0
    for r in rows():
        try:
            want = evaluate(r["symbol"])
        except (LookupError, IndexError):
            continue
        for text, read in [(t, chinese) for t in r["names"].split("|")] + [(t, latin) for t in r["spellings"].split("|")]:
            if not text or text in AS_FOUND:
                continue
            try:
                # a product behind a solidus is one divisor
                got = evaluate(re.sub(r"^([^()/]*)/([^()/]*·[^()/]*)$", r"\1/(\2)", read(text)))
            except (LookupError, IndexError, ValueError):
                continue
            checked += 1
            assert got == want or got[1] == want[1] and "N" in dict(want[0]), f"{text} is not {r['symbol']}: {read(text)}"
    assert checked >= 2500, f"only {checked} could be taken apart"


@test
def unit_kinds_that_mean_different_things_are_apart():
    kind = {r["symbol"]: r["kind"] for r in rows()}
    apart = [("mg/kg", "mL/L", "mmol/mol", "%", "ppm"), ("℃", "K"), ("CFU/mL", "MPN/mL", "个/mL", "cells/mL"),
             ("dB", "dB(A)", "dBm"), ("Gy", "Sv"), ("Hz", "Bq", "r/min"), ("HRC", "HV", "HB", "Shore A"),
             ("N·m", "J"), ("V", "V AC", "V DC"), ("mg/m³", "mg/m³(标准状态)"), ("kcal", "kJ"), ("pH", "1"),
             ("次/年", "次/月", "次/季"), ("W", "V·A", "var"), ("NTU", "FTU", "FNU", "JTU", "度(浊度)"), ("度(水硬度)", "度(硬度)", "°dH", "°fH", "Shore A"), ("°", "度", "rad"),
             ("℃", "℃(温差)", "K", "K(色温)"), ("MPa", "MPa(表压)", "MPa(绝压)"), ("cal", "cal(th)"), ("目", "mm"), ("tex", "公支"), ("kgf/cm²", "kg/cm²"), ("级", "1"), ("d", "工作日"), ("月", "d")]
    for group in apart:
        assert len({kind[s] for s in group}) == len(group), group


@test
def a_symbol_s_unit_is_in_the_table_and_words_say_of_what_it_is():
    units = {r["symbol"] for r in rows()}
    with open(TOP / "assets/catalogue/quantity_symbols.csv", encoding="utf-8", newline="") as f:
        for r in csv.DictReader(f):
            assert r["unit"] in units | {""} and (r["names"] or r["kinds"]) and r["source"], r


CONTEXTS = "unit,word,means,why\n"
# A second name for the first unit of a kind: the same thing in other words.
SAME = {"mm/s(透气率)"}


def tablegen(mode, text, more=None):
    if more is not None:
        with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as second:
            second.write(more)
            second.flush()
            return run_tablegen(mode, text, second.name)
    return run_tablegen(mode, text)


def run_tablegen(mode, text, *behind):
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as f:
        f.write(text)
        f.flush()
        return subprocess.run([BUILD / "tablegen", *mode, f.name, *behind], capture_output=True, text=True, check=False)


@test
def tablegen_stops_at_what_is_doubtful():
    head = "symbol,names,spellings,kind,num,den,offset_num,offset_den,source\n"
    for text, why in (
            (head + "mm,,mm,length,1,1000,0,1,\nMM,,m m,length,1,1,0,1,\n", "is claimed by line 2 too"),
            (head + "mm,,mm,length,1,1000.5,0,1,\n", "is no integer"),
            (head + "mm,,mm,length,1,0,0,1,\n", "must be positive"),
            (head + "mm,,mm,length,99999999999999999999,1,0,1,\n", "is no integer of 64 bits"),
            (head + "mm,,mm,length,9007199254740993,1,0,1,\n", "is above 2^53"),
            (head + "mm,,mm,length,1,1000,0,1,\n", "has no unit with the factor 1"),
            (head + "mm,mm,length\n", "3 columns where 9 belong"),
            (head + "mm,\"mm,length\n", "a line break inside quotes"),
            (head + "mm,\"mm\"x,mm,length,1,1,0,1,\n", "text behind a closing quote")):
        p = tablegen(["units"], text, CONTEXTS)
        assert p.returncode == 1 and why in p.stderr, (why, p.stderr)
        assert re.match(r"[^:]+:\d+: ", p.stderr), p.stderr
    good = head + "度,,度,degree-unstated,1,1,0,1,\n°,,°,plane-angle,1,1,0,1,\n%RH,,%RH,humidity,1,100,0,1,\n"
    for text, why in (("度,角,rad,\n", "\"rad\" is no unit"), ("度,=,°,\n", "no word"), ("度,角,°,\n度,角,°,\n", "is in line 2 too")):
        p = tablegen(["units"], good, "unit,word,means,why\n" + text)
        assert p.returncode == 1 and why in p.stderr, (why, p.stderr)
    p = tablegen(["units"], good, "unit,word,means,why\n度,角,°,\n度,=角度,°,\n")
    assert p.returncode == 0 and p.stdout.index('"角度", true') < p.stdout.index('"角", false'), p.stdout
    assert '"humidity", 1, 100, 0, 1, "1"' in p.stdout and '"plane-angle", 1, 1, 0, 1, "°"' in p.stdout, p.stdout
    p = tablegen(["synonyms", "x"], "name,canonical,why\na,b,\na,c,\n")
    assert p.returncode == 1 and "is in line 2 too" in p.stderr, p.stderr
    p = tablegen(["synonyms", "x"], "name,canonical,why\nb,a,\n\"a,1\",\"say \"\"a\"\"\",\n")
    assert p.returncode == 0 and p.stdout.index("a,1") < p.stdout.index('"b"'), p.stdout
    assert subprocess.run([BUILD / "tablegen"], capture_output=True, check=False).returncode == 2


main()
