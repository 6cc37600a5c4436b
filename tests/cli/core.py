#!/usr/bin/env python3
"""mingbiao unit, limit, compare, and what all verbs of the core share: one JSON object a line, exit 0 good, 1 finding, 2 misuse."""
import json
import subprocess
import tempfile

from tap import eq, has, hasnt, main, test
from verb import PROGRAM, one, run


@test
def lines_of_standard_input_give_as_many_lines():
    code, lines, _ = run("number", "-", stdin="GB 18401-2010\r\n\n" + "9" * 20000 + "\nQ/SLR 0006S")
    eq((code, [n["canonical"] for n in lines]), (1, ["GB 18401-2010", None, None, "Q/SLR 0006S"]))
    code, lines, _ = run("number", "-", stdin="\ufeffGB 18401-2010\n" + "9" * 70000 + "\nGB 18401\0-2010\nGB 9706")
    eq((code, [n["canonical"] for n in lines]), (1, ["GB 18401-2010", None, None, "GB 9706"]))
    eq([[p["code"] for p in n["problems"]] for n in lines], [[], ["line"], ["line"], []])
    code, lines, _ = run("unit", "-", stdin="mg/L\n毫克／升\n")
    eq((code, [u["canonical"] for u in lines]), (0, ["mg/L", "mg/L"]))


@test
def a_line_may_be_an_object_of_texts_and_options():
    code, lines, _ = run("limit", "-", "--unit", "mm", stdin='{"text":"≥5","unit":"mg\\/L"}\n {"text":"≥5","unit":null}\n'
                         '{"unit":"mg/L","text":"\\u2265\\u0035"}\n≥5 mm\n{A,B}\n{"text":5.0}\n')
    eq((code, [x["raw"] for x in lines]), (1, ["≥5", "≥5", "≥5", "≥5 mm", "{A,B}", "5.0"]))
    eq([x["unit"] for x in lines[:4]], ["mg/L", "mm", "mg/L", "mm"])
    code, lines, _ = run("compare", "-", stdin='{"declared":"≥60","reference":"≥50","unit_declared":"MΩ","unit_reference":"MΩ"}\n'
                         "≥0.05GΩ\t≥50.0MΩ\n")
    eq((code, [j["verdict"] for j in lines]), (0, ["stricter", "equal"]))
    code, lines, _ = run("unit", "-", "--convert", stdin='{"value":"0.60","from":"kW·h/24h","to":"W"}\n100\tg/kg\t%(m/m)\n')
    eq((code, [u["value"] for u in lines]), (0, ["25", "10"]))


@test
def what_is_no_object_of_texts_is_a_problem_of_its_line_alone():
    bad = [('{"text":"x"', "json"), ('{"text":"x"}{"text":"y"}', "json"), ('{"text":["x"]}', "json-type"),
           ('{"text":true}', "json-type"), ('{"text":"x","text":"y"}', "json-twice"), ('{"text":"x","unti":"m"}', "json-key"),
           ('{"text":"\\ud800"}', "json"), ('{"text":"\\u0000"}', "json"), ('{"text":"a\tb"}', "json"), ('{"text":01}', "json"),
           ('{"text":NaN}', "json"), ('{"text":{"a":{"a":' + '{"a":' * 5000, "json-type"), ("{}", "absent"),
           ('{"text":null}', "absent"), ('{"text":"x","lang":"fr"}', "json-key"),
           ("{" + ",".join(f'"k{i}":1' for i in range(40)) + "}", "json-key")]
    code, lines, err = run("limit", "-", stdin="\n".join(text for text, _ in bad) + '\n{"text":"≥5 mm","lang":"zh"}\n')
    eq((code, err, len(lines)), (1, "", len(bad) + 1))
    for (text, want), x in zip(bad, lines):
        eq((text[:40], [p["code"] for p in x["problems"]], list(x)[:3], x["kind"]),
           (text[:40], [want], ["raw", "kind", "set"], None))
    eq(lines[-1]["problems"], [])
    code, lines, _ = run("limit", "-", stdin='{"text":"?","lang":"zh"}\n{"text":"?"}\n')
    has(lines[0]["problems"][0]["message"], "由人判断")
    has(lines[1]["problems"][0]["message"], "person")


@test
def bytes_that_are_no_text_are_a_problem():
    p = subprocess.run([PROGRAM, "limit", "-"], input=b"\xff\xfe5\n", stdout=subprocess.PIPE, timeout=60, check=False)
    eq((p.returncode, json.loads(p.stdout)["problems"][0]["code"]), (1, "utf-8"))
    p = subprocess.run([PROGRAM.encode(), b"unit", b"\xff"], stdout=subprocess.PIPE, timeout=60, check=False)
    eq((p.returncode, json.loads(p.stdout)["problems"][0]["code"]), (1, "utf-8"))


def call(*argv, lang="en_US.UTF-8"):
    return subprocess.run([PROGRAM, *argv], text=True, capture_output=True, timeout=60, check=False, env={"LANG": lang})


@test
def help_behind_a_verb_is_its_usage_in_the_language_asked_for():
    for verb in ("number", "cite", "uscc", "unit", "limit", "compare", "migrate", "import", "evaluate", "user"):
        p = call(verb, "--help")
        eq((p.returncode, p.stderr, p.stdout.startswith(f"  mingbiao {verb}")), (0, "", True))
    has(call("limit", "--help").stdout, "[--unit U] [--indicator NAME]")
    zh = call("compare", "--help", "--lang", "zh")
    has(zh.stdout, "例如：mingbiao compare")
    hasnt(zh.stdout, "DECLARED")
    hasnt(zh.stdout, "columns")
    eq(call("compare", "--help", lang="zh_CN.UTF-8").stdout, zh.stdout)
    wrong = call("compare", "≤5", "--lang", "zh")
    eq((wrong.returncode, wrong.stdout), (2, ""))
    has(wrong.stderr, "compare 声明的要求 标准的要求")
    hasnt(wrong.stderr, "for example")
    eq(json.loads(call("limit", "--", "--help").stdout)["raw"], "--help")


@test
def behind_two_dashes_all_is_text():
    code, x = one("limit", "--", "-")
    eq((code, x["kind"]), (0, "none"))
    code, x = one("unit", "--convert", "-5", "℃", "℉")
    eq((code, x["value"]), (0, "23"))


@test
def unit_is_what_the_table_says():
    code, u = one("unit", "毫克／升")
    eq((code, u), (0, {"raw": "毫克／升", "canonical": "mg/L", "kind": "mass-concentration", "factor_num": 1, "factor_den": 1000,
                       "offset": "0", "base": "kg/m³", "problems": []}))
    eq(list(u), ["raw", "canonical", "kind", "factor_num", "factor_den", "offset", "base", "problems"])
    code, u = one("unit", "℉")
    eq((u["factor_num"], u["factor_den"], u["offset"], u["base"]), (5, 9, "45967/180", "K(温度)"))
    code, u = one("unit", "mg//L")
    eq((code, u["canonical"], u["base"], u["problems"][0]["code"]), (1, None, None, "unknown"))


@test
def unit_of_several_meanings_is_told_by_its_quantity():
    code, u = one("unit", "度")
    eq((code, u["canonical"], u["factor_num"], u["problems"][0]["code"]), (1, "度", None, "ambiguous"))
    has(u["problems"][0]["message"], "度(浊度)")
    for quantity, kind in (("浑浊度", "turbidity-degree"), ("水的总硬度", "water-hardness-degree"), ("倾斜角度", "plane-angle"),
                           ("色度", "colour-pt-co"), ("水温", "temperature"), ("日耗电量", "energy"), ("绕组温升", "temperature-difference")):
        code, u = one("unit", "度", "--quantity", quantity)
        eq((quantity, code, u["kind"]), (quantity, 0, kind))
    code, lines, _ = run("unit", "-", stdin='{"text":"kg/cm²","quantity":"工作压力"}\n{"text":"kg/cm²","quantity":"面密度"}\n度(浊度)\n')
    eq((code, [u["canonical"] for u in lines]), (0, ["kgf/cm²", "kg/cm²(面密度)", "度(浊度)"]))


@test
def unit_converts_exactly_or_not_at_all():
    for value, a, b, want in (("0.60", "kW·h/24h", "W", "25"), ("0", "℉", "℃", "-160/9"), ("100", "g/kg", "g/100g", "10"),
                              ("25", "℃", "K", "298.15"), ("298.15", "K", "℃", "25"), ("-160/9", "℃", "℉", "0"), ("2/4", "m", "cm", "50"), ("5", "℃(温差)", "K", "5"), ("1e60", "m", "nm", "1e69")):
        code, u = one("unit", "--convert", value, a, b)
        eq((code, u["value"], u["problems"]), (0, want, []))
    for argv, why in ((("5", "℃", "K(温差)"), "kind"), (("5", "foo", "K"), "unknown"), (("1,5", "m", "mm"), "no-number"),
                      (("5", "度", "°"), "ambiguous"), (("5", "CFU/mL", "MPN/mL"), "kind"), (("1/0", "m", "mm"), "no-number"), (("1/2/3", "m", "mm"), "no-number"), (("1e61", "m", "mm"), "no-number")):
        code, u = one("unit", "--convert", *argv)
        eq((code, u["value"], u["problems"][0]["code"]), (1, None, why))
    code, u = one("unit", "--convert", "5", "度", "kW·h", "--quantity", "用电量")
    eq((code, u["value"]), (0, "5"))


@test
def limit_is_a_set_or_for_a_person():
    code, x = one("limit", "不低于", "20", "--unit", "MΩ")
    eq((code, x["kind"], x["set"], x["unit"]), (0, "one-sided-closed", "[20,+inf)", "MΩ"))
    code, x = one("limit", "未检出（<0.01 mg/kg）")
    eq((code, x["kind"], x["set"], x["lod"]), (0, "not-detected", "ND(<0.01)", "0.01 mg/kg"))
    code, x = one("limit", "≤10%（质量分数，干基）")
    eq((code, list(x)), (0, ["raw", "kind", "set", "unit", "basis", "condition", "method", "grade", "lod",
                             "reference_only", "problems"]))
    eq((x["set"], x["unit"], x["basis"]), ("(-inf,10]", "%(m/m)", "干基"))
    code, x = one("limit", "参考值：≥5（20 ℃，电阻法，优等品）")
    eq((code, x["kind"], x["condition"], x["method"], x["grade"], x["reference_only"]),
       (0, "reference-only", "20℃", "电阻法", "优等品", True))
    code, x = one("limit", "≥4级", "--indicator", "耐水色牢度")
    eq((code, x["kind"], x["set"]), (0, "ordinal", "colour-fastness>=4"))
    for text, kind, problem in (("≥4级", "ordinal", "scale-unknown"), ("无明显划痕", "qualitative", "needs-human"),
                                ("1000+2UN", "function", "needs-human"), ("约5", "unparsed", "unparsed")):
        code, x = one("limit", text)
        eq((code, x["kind"], x["set"], x["problems"][0]["code"]), (1, kind, None, problem))
    for text, zh, en in (("20~10", "把小的写在前面", "the smaller first"), ("1,000", "千位逗号去掉", "comma of thousands"),
                         ("15", "加上 ≤、≥ 或 =", "add ≤, ≥ or ="), ("n=5,c=6,m=100", "大于样品数", "c is above n"),
                         ("≥3级", "--indicator", "--indicator"), ("约5", "须由人判断", "a person must judge")):
        has(one("limit", text, "--lang", "zh")[1]["problems"][0]["message"], zh)
        has(one("limit", text, "--lang", "en")[1]["problems"][0]["message"], en)


@test
def compare_says_the_verdict_and_its_reason():
    for argv, want in ((("≥20MΩ", "≥50MΩ"), (1, "lower", "superset")), (("≥0.05GΩ", "≥50.0MΩ"), (0, "equal", "same-set")),
                       (("≥60", "≥50", "--unit-declared", "MΩ", "--unit-reference=MΩ"), (0, "stricter", "subset")),
                       (("≥60mΩ", "≥50MΩ"), (1, "needs-human", "unit-case")),
                       (("≥60", "≥50", "--condition-declared", "热态", "--condition-reference", "冷态"),
                        (1, "incomparable", "condition-differs"))):
        code, j = one("compare", *argv)
        eq((code, j["verdict"], j["reason"]), want)


@test
def compare_answers_with_the_derivation_in_the_order_of_the_contract():
    code, j = one("compare", "≥0.06 GΩ", "≥50 MΩ", "--lang", "zh")
    eq(list(j), ["verdict", "reason", "steps", "declared", "reference", "problems"])
    eq((code, j["verdict"], j["declared"], j["reference"], j["problems"]),
       (0, "stricter", "[0.06,+inf) GΩ", "[50,+inf) MΩ", []))
    eq([s["code"] for s in j["steps"]], ["declared-read", "reference-read", "unit-factor", "full-value",
                                         "declared-converted", "lower-tighter", "conclusion"])
    eq(list(j["steps"][2]), ["code", "args", "text"])
    eq(j["steps"][2]["args"], ["GΩ", "1000", "MΩ"])
    eq(j["steps"][2]["text"], "换算：1 GΩ = 1000 MΩ。")
    code, j = one("compare", "1~2 mm", "3~4 mm")
    eq((code, j["verdict"], j["problems"][0]["code"]), (1, "conflict", "conflict"))
    code, j = one("compare", "≥5 mm", "—")
    eq((code, j["verdict"], j["problems"]), (0, "new", []))


@test
def steps_are_told_in_the_words_of_people():
    "no name of the program's own, in either language; the basis in the case it was written in"
    own = ("colour-fastness", "energy-efficiency", "half-grade", "ip>", "ND", "agreed{", "test{", "Δ", "all{", "inf")
    for argv, zh, en in (
            (("≥3-4级", "≥3级", "--indicator", "耐摩擦色牢度"), "读作 色牢度 ≥3-4 级", "reads colour fastness ≥3-4"),
            (("2级", "3级", "--indicator", "能效等级"), "能效等级 2 级或更好", "energy efficiency grade 2 or better"),
            (("不得检出/25 g", "不得检出/10 g"), "不得检出（25 g）", "not detected in 25 g"),
            (("供需双方协商", "≥5"), "读作 供需双方协商", "as agreed by the parties"),
            (("1500 V，1 min，无击穿", "无击穿"), "读作 无击穿", "reads 无击穿"),
            (("≥3-4级", "≥3级"), "标准“≥3级”只写了等级，看不出是哪一种分级：要加上指标名称", "the indicator must be named"),
            (("±5 ℃", "±9 ℃"), "读作 ±5 ℃", "reads ±5 ℃"),
            (("n=5,c=2,m=100,M=1000", "n=5,c=2,m=50,M=1000"), "m：声明 100，标准 50", "declared 100, standard 50"),
            (("≤5 mg/kg（以Pb计）", "≤5 mg/kg（以Cd计）"), "声明“以Pb计”，标准“以Cd计”", "declared “以Pb计”, standard “以Cd计”")):
        for lang, want in (("zh", zh), ("en", en)):
            told = "\n".join(s["text"] for s in one("compare", *argv, "--lang", lang)[1]["steps"])
            has(told, want)
            for name in own:
                hasnt(told, name)


@test
def compare_takes_basis_nominal_value_and_rounding():
    for argv, want in ((("≤5", "≤5", "--basis-declared", "干基", "--basis-reference", "湿基"), ("incomparable", "basis-differs")),
                       (("±4%", "225~250 mm", "--nominal", "240 mm"), ("stricter", "subset")),
                       (("±4%", "225~250 mm", "--nominal", "260 mm"), ("partly", "overlap")),
                       (("≥标称值的90%", "≥900 mA·h"), ("needs-human", "nominal-unknown")),
                       (("标称值±10%", "45~55 dB", "--nominal", "50 dB"), ("needs-human", "nominal-unknown")),
                       (("标称值±10%", "54~66 HRC", "--nominal", "60 HRC"), ("needs-human", "nominal-unknown")),
                       (("标称值±10%", "45~55 mm", "--nominal", "50"), ("equal", "same-set")),
                       (("≤标称值的5%", "≤5%", "--nominal", "100"), ("needs-human", "nominal-unknown")),
                       (("≤标称值的5%", "≤5%", "--nominal", "100 %"), ("equal", "same-set")),
                       (("≥10.0", "≥10"), ("equal", "same-set")),
                       (("≥10.0", "≥10", "--rounding", "full"), ("equal", "same-set")),
                       (("≥10.0", "≥10", "--rounding", "rounded"), ("stricter", "subset")),
                       (("≥5 h", "≥4 h", "--method-declared", "GB/T 2423.2-2001", "--method-reference",
                         "IEC 60068-2-2:1974"), ("stricter", "subset"))):
        _, j = one("compare", *argv)
        eq((j["verdict"], j["reason"]), want, f"{argv}")
    code, j = one("compare", "≥5", "≥5", "--rounding", "up")
    eq((code, j["verdict"], j["problems"][0]["code"]), (1, None, "rounding"))
    code, lines, _ = run("compare", "-", "--unit-reference", "mg/kg",
                         stdin='{"declared":"≤0.02","reference":"≤20","unit_declared":"g/kg"}\n≤30 mg/kg\t≤20\n')
    eq((code, [j["verdict"] for j in lines]), (1, ["equal", "lower"]))


def table(declared, reference, *argv):
    with tempfile.TemporaryDirectory() as d:
        names = []
        for name, text in (("d.csv", declared), ("r.csv", reference)):
            names.append(f"{d}/{name}")
            with open(names[-1], "wb") as f:
                f.write(text if isinstance(text, bytes) else text.encode())
        return run("compare", "--table", *names, *argv)


@test
def a_table_has_the_columns_that_it_needs_in_any_order_and_in_chinese_too():
    code, lines, _ = table("指标,限值,单位\n铅,≤0.05,mg/kg\n", "unit,value,comparator,indicator\nmg/kg,0.1,≤,铅\n")
    eq((code, [(o["verdict"], o["line_declared"], o["line_reference"]) for o in lines]), (0, [("stricter", "2", "2")]))
    for text, word in (("指标,限值,颜色\n", "颜色"), ("指标,单位\n", "requirement"), ("限值,单位\n", "indicator")):
        code, lines, _ = table(text, "indicator,value\n")
        eq((code, [p["code"] for p in lines[0]["problems"]]), (1, ["file"]))
        has(lines[0]["problems"][0]["message"], word)
        has(lines[0]["problems"][0]["message"], "test_method|method|检验方法")
    code, lines, _ = table("指标,限值\n铅,≤1\n".encode("gbk"), "indicator,value\n", "--lang", "zh")
    has(lines[0]["problems"][0]["message"], "请另存为")


@test
def a_report_that_the_site_hands_out_is_a_declaration():
    with open("tests/data/report.csv", "rb") as f:
        report = f.read()
    limits = "indicator,requirement,unit,condition\n绝缘电阻,≥10,MΩ,\n绝缘电阻,≥50,MΩ,常温两行\n工作温度,-20~60,℃,\n"
    code, lines, _ = table(report, limits)
    eq([(o["line_declared"], o["line_reference"], o["verdict"]) for o in lines if o["line_declared"]],
       [("30", "4", "equal"), ("31", "3", "lower")])
    _, lines, _ = table(limits, report)
    eq([p["code"] for p in lines[0]["problems"]], ["file"])
    has(lines[0]["problems"][0]["message"], "comparison report")
    _, lines, _ = table(report.replace("企业声明".encode(), b"x"), limits, "--lang", "zh")
    has(lines[0]["problems"][0]["message"], "对照报告")


@test
def a_table_loses_nothing_that_was_written():
    head = "indicator,comparator,value,value2,unit,requirement\n"
    for declared, reference, want in (
            ("铅,not_detected,,,mg/kg,", "铅,≤,0.1,,mg/kg,", ("needs-human", "stricter")),
            ("沙门氏菌,≤,100,,CFU/g,", "沙门氏菌,not_detected,,,CFU/g,", ("lower", "needs-human", "incomparable")),
            ("得率,≥,95,,%,", "得率,≥,90,95,%,", ("needs-human",)),
            ("得率,≥,90,95,%,", "得率,≥,90,,%,", ("needs-human",)),
            ("得率,≥,90,,%,", "得率,,,,%,", ("needs-human",)),
            ("得率,≥,90,,%,", "得率,≥,90,,%,≥95", ("needs-human",)),
            ("得率,≥,90,,%,", "得率,atleast,90,,%,", ("needs-human",)),
            ("温度,范围,5,10,℃,", "温度,range,5,10,℃,", ("equal",)),
            ("温度,区间,5,10,℃,", "温度,,,,℃,5~10", ("equal",))):
        _, lines, _ = table(head + declared + "\n", head + reference + "\n")
        eq((len(lines), lines[0]["verdict"] in want, lines[0]["verdict"]), (1, True, lines[0]["verdict"]))
    _, lines, _ = table(head + "得率,atleast,90,,%,\n", head + "得率,≥,90,,%,\n")
    eq([p["code"] for p in lines[0]["problems"]], ["comparator", "needs-human"])


@test
def misuse_is_2_and_says_how():
    for argv in (("number",), ("uscc",), ("unit",), ("limit",), ("compare", "≥5"), ("unit", "--convert", "5", "m"),
                 ("unit", "m", "--lnag", "zh"), ("unit", "m", "--lang", "fr"), ("unit", "m", "--lang"), ("limit", "≥5", "--unit")):
        code, lines, err = run(*argv)
        eq((code, lines), (2, []))
        has(err, f"mingbiao {argv[0]} ")
    for argv, zh, en in ((("compare", "≥5"), "没有给出：reference", "not given: reference"),
                         (("unit", "m", "--lnag", "zh"), "没有这个选项：--lnag", "no such option: --lnag"),
                         (("limit", "≥5", "--unit"), "没有值：--unit", "no value behind the option: --unit"),
                         (("compare", "≥5", "≥", "6"), "多出的参数", "too many")):
        has(run(*argv, "--lang", "en")[2] if argv[-1] != "--unit" else run(*argv)[2], en)
        has(run(argv[0], "--lang", "zh", *argv[1:])[2], zh)
    has(run("unit", "m", "--lang", "fr")[2], "zh or en: fr")
    has(run("compare", "≥5", "--lang", "zh")[2], "declared, reference, indicator, unit_declared")
    has(run("compare", "≥5", "--lang", "zh")[2], "比对声明的要求")


@test
def a_line_that_is_wrong_is_told_what_the_verb_takes():
    _, lines, _ = run("unit", "-", stdin='{"number":"m"}\n')
    has(lines[0]["problems"][0]["message"], "number; it takes text, quantity, lang")
    _, lines, _ = run("compare", "-", stdin='{bad\n["≤8","≤10"]\n≤5 ≤6\n{}\n')
    eq([o["problems"][0]["code"] for o in lines], ["json", "json", "absent", "absent"])
    has(lines[2]["problems"][0]["message"], "tab")
    code, lines, _ = run("unit", "")
    eq((code, lines[0]["problems"][0]["code"]), (1, "empty"))
    for nominal, want in (("abc", ["nominal"]), ("5 xyz", ["nominal"]), ("", ["nominal"]), ("240 mm", []), ("100", [])):
        _, lines, _ = run("compare", "±2 mm", "±2 mm", "--nominal", nominal)
        eq((nominal, [p["code"] for p in lines[0]["problems"]]), (nominal, want))


main()
