#!/usr/bin/env python3
"""mingbiao number, cite and uscc: the contract, key by key. Exit 0 good, 1 finding, 2 misuse."""
import json
from pathlib import Path

from tap import eq, has, main, test
from verb import one, run

DATA = Path(__file__).resolve().parent.parent / "data"
NUMBER = ["canonical", "system", "mandate", "prefix", "body", "number", "part", "part_to", "year", "edition_note",
          "amendments", "adopts", "problems"]


@test
def number_is_taken_apart_and_a_doubtful_one_is_a_finding():
    code, n = one("number", "ＧＢ／Ｔ", "19001—2016")
    eq((code, n), (0, {"raw": "ＧＢ／Ｔ 19001—2016", "canonical": "GB/T 19001-2016", "system": "national",
                       "mandate": "recommended", "prefix": "GB/T", "body": "GB", "number": "19001", "part": None,
                       "part_to": None, "year": "2016", "edition_note": None, "amendments": [], "adopts": [],
                       "problems": []}))
    eq(list(n), ["raw", *NUMBER])
    code, n = one("number", "GB 175-2007/XG1-2009/XG2-2015（EN 197-1:2000，NEQ）")
    eq((code, n["amendments"], n["adopts"]), (0, ["XG1-2009", "XG2-2015"], ["EN 197-1:2000, NEQ"]))
    code, n = one("number", "GB/T 5750.1～5750.13—2023")
    eq((code, n["part"], n["part_to"]), (0, "1", "13"))
    code, n = one("number", "GBJ16-87(2001年版)")
    eq((code, n["canonical"], n["edition_note"]), (0, "GBJ 16-1987（2001年版）", "2001年版"))
    code, n = one("number", "GB/T 24977-2024第8.3.1.3条", "--lang", "zh")
    eq((code, n["problems"]), (1, [{"code": "rest", "message": "标准号之后还有文字：第8.3.1.3条"}]))


@test
def what_is_ambiguous_is_said_with_its_readings_and_not_decided():
    for text, problem, reading in (("GBT 19001-2016", "ambiguous", "GB/T 19001-2016"), ("GB 1234-07", "year", ""),
                                   ("DB37-1234-2009", "ambiguous", "DB37/1234-2009, DB37/T 1234-2009"),
                                   ("GB 18401-2010、FZ/T 73020-2012", "several", "GB 18401-2010, FZ/T 73020-2012"),
                                   ("QB64/0384S-2020", "filing-number", ""), ("16G101-1", "atlas", ""),
                                   ("执行标准：GB 18401-2010", "text-before", "GB 18401-2010"),
                                   ("XX/T 1-2020", "code-unknown", "GB/T 19001-2016"), ("无", "unknown", "Q/ABC 001-2020"), ("", "empty", "")):
        code, n = one("number", text)
        eq((code, n["canonical"], n["system"], n["mandate"], [p["code"] for p in n["problems"]]),
           (1, None, "unknown", "none", [problem]))
        has(n["problems"][0]["message"], reading)
        zh = one("number", "--lang", "zh", text)[1]["problems"][0]["message"]
        eq(zh.isascii(), False)


@test
def number_same_is_equality_on_the_parsed_form():
    for a, b, want in (("gb/t19001—2016", "GB/T 19001-2016/ISO 9001:2015", (0, True)), ("GB 5749-85", "GB 5749-1985", (0, True)),
                       ("GB 18401-2010", "GB/T 18401-2010", (1, False)), ("GB 2760", "GB 2760-2014", (1, False)),
                       ("GBZ 2.1", "GB/Z 2.1", (1, False)), ("GBT 1-2000", "GB/T 1-2000", (1, None))):
        code, s = one("number", "--same", a, b)
        eq((code, s["same"]), want)
        eq(list(s), ["same", "a", "b", "problems"])
        eq(s["problems"] == [], s["same"] is not None)
    code, lines, _ = run("number", "--same", "-", stdin='GB 2760\tgb2760\n{"a":"GB 2760","b":"GB 2761"}\n')
    eq((code, [s["same"] for s in lines]), (1, [True, False]))
    for argv in (("number", "--same", "GB 2760"), ("number", "--same", "GB 1", "GB 2", "GB 3")):
        code, lines, err = run(*argv)
        eq((code, lines), (2, []))
        has(err, "--same A B")


@test
def citations_have_the_bytes_of_the_raw_text():
    text = "按ＧＢ／Ｔ ５１７１．１—2014 13.2、（GB-14554-93）和GB\u200b/T\u00a02423.1、2423.2；见7.2，汞Hg 0.05，65 dB"
    code, lines, err = run("cite", text)
    eq((code, err, [c["canonical"] for c in lines]),
       (1, "", ["GB/T 5171.1-2014", "GB 14554-1993", "GB/T 2423.1", "GB/T 2423.2"]))
    for c in lines:
        eq(list(c), ["raw", "start", "end", *NUMBER])
        eq(text.encode()[c["start"]:c["end"]].decode(), c["raw"])
    eq([[p["code"] for p in c["problems"]] for c in lines], [[], [], [], ["code-carried"]])
    eq(run("cite", "绝缘电阻 500 V DC 兆欧表"), (0, [], ""))
    code, lines, _ = run("cite", "-", stdin="GB 2760和GB 2761\n无\nGBT 1-2000\n")
    eq((code, [c["raw"] for c in lines]), (1, ["GB 2760", "GB 2761", "GBT 1-2000"]))


@test
def golden_sentences_are_read_the_same_by_the_program():
    rows = [line.split("\t") for line in (DATA / "cite_cases.tsv").read_text("utf-8").splitlines() if line[0] != "#"]
    _, lines, _ = run("cite", "-", stdin="".join(json.dumps({"text": r[0]}) + "\n" for r in rows))
    eq([f"{c['start']}-{c['end']} {c['canonical'] or '?'}" for c in lines],
       [" ".join(cell.split(" = ")[0].split(" !")[0].split(" ")) for r in rows for cell in r[1:]])


@test
def uscc_names_the_slip_and_the_right_code():
    code, u = one("uscc", "91640300MA75WONY35")
    eq((code, u["form"], u["check"], u["org_check"], u["registrar"], u["region_name"]), (1, "bad", "none", "none", None, None))
    eq(u["problems"][0]["message"], "A character does not belong: there is no I, O, S, V or Z, and 3 to 8 are digits. "
       "Character 14 is O, where 0 was likely meant. Do you mean 91640300MA75W0NY35?")
    eq(one("uscc", "9137", "--lang", "zh")[1]["problems"][0]["message"],
       "这里有 4 位。统一社会信用代码应为 18 位，例如 91370202MA3ABCD15H，请对照营业执照核对")
    has(one("uscc", "91640300MA75W!NY35")[1]["problems"][0]["message"], "Character 14 can't be !")
    code, u = one("uscc", "91641200397977417G")     # of a development zone: GB/T 2260 does not list its authority
    eq((code, u["region"], u["region_name"], u["problems"]), (0, "641200", None, []))
    code, u = one("uscc", "9133 0000 7405 4560 4a")
    eq((code, u), (0, {"raw": "9133 0000 7405 4560 4a", "code": "91330000740545604A", "form": "ok", "check": "valid",
                       "org_check": "valid", "registrar": "9", "category": "1", "region": "330000",
                       "region_name": "浙江省", "problems": []}))
    eq(list(u), ["raw", "code", "form", "check", "org_check", "registrar", "category", "region", "region_name", "problems"])
    code, u = one("uscc", "91350211M0000XUF46")
    eq((code, u["form"], u["check"], u["org_check"], u["problems"][0]["code"]), (1, "ok", "invalid", "valid", "check"))
    code, u = one("uscc", "９１３７０２０２ＭＡ３ＡＢＣＤ１５Ｈ", "--lang", "zh")
    eq((code, u["form"], u["check"], u["region_name"], u["problems"]), (1, "ok", "valid", "山东省青岛市市南区",
       [{"code": "full-width", "message": "用全角字符录入，按半角读作：91370202MA3ABCD15H"}]))


@test
def older_identifiers_are_told_apart():
    for text, problem, org in (("MA3ABCD1-5", ["organisation-code"], "valid"), ("110108000000016", ["registration-number"], "none"),
                               ("110108000000017", ["registration-number", "check"], "none"),
                               ("370202MA3ABCD15", ["tax-number"], "valid"), ("MA3ABCD16", ["organisation-code", "check"], "invalid"),
                               ("11010519491231002X", ["identity-number"], "none")):
        code, u = one("uscc", text)
        eq((code, u["form"], u["check"], u["org_check"], [p["code"] for p in u["problems"]]), (1, "bad", "none", org, problem))


@test
def misuse_is_2_and_says_how():
    for argv in (("number",), ("cite",), ("uscc",), ("cite", "--same", "x"), ("number", "--lang", "fr", "x")):
        code, lines, err = run(*argv)
        eq((code, lines), (2, []))
        has(err, f"mingbiao {argv[0]} ")


main()
