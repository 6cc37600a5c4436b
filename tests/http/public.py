#!/usr/bin/env python3
"""The public pages and the downloads, over HTTP, on tests/data/public.sql and the catalogue."""
import csv
import hashlib
import io
import json
import re
import subprocess
import sys
import time
import urllib.parse
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from server import CLUSTER, Server, tool  # noqa: E402
from tap import eq, has, hasnt, main, ok, test  # noqa: E402

TOP = Path(__file__).resolve().parents[2]
S = Server(zones=("public",))
DB = re.search(r"dbname=(\S+)", S.db)[1]
tool("src/tools/cluster.sh", "psql", CLUSTER, "-d", DB, "-q", "-v", "ON_ERROR_STOP=1", "-f", TOP / "tests/data/public.sql")
C = S.client("public")
D, E, STD = "/d/cccccccccc01", "/e/bbbbbbbbbb01", "/s/aaaaaaaaaa01"
PAGES = ["/", "/about", "/search", "/search?q=%E7%94%B5%E6%9C%BA", D, D + "/1", D + "/versions", "/d/cccccccccc02", E,
         "/e/bbbbbbbbbb02", "/s", STD, "/s/aaaaaaaaaa02"]
VOID = {"meta", "link", "input", "br", "hr", "img", "col", "wbr", "source", "area", "track"}


class Page(HTMLParser):
    """A page as a browser takes it apart: its text, links, ids, and what is wrong with its nesting."""

    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.open, self.wrong, self.words, self.labels, self.refs = [], [], [], [], [], [], []
        self.feed(text)
        if self.open:
            self.wrong.append(f"never closed: {self.open}")
        self.text = re.sub(r"\s+", " ", " ".join(self.words))

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if len(a) != len(attrs):
            self.wrong.append(f"an attribute twice in <{tag}>")
        if "id" in a:
            self.ids.append(a["id"])
        if tag == "a":
            self.links.append(a.get("href"))
        if tag == "label" and "for" in a:
            self.refs.append(a["for"])
        for n in ("aria-labelledby", "aria-describedby"):
            self.refs += a.get(n, "").split()
        for n in a:
            if n.startswith("on") or n == "style":
                self.wrong.append(f"{n} in <{tag}>")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("script", "style"):
            self.words.append(data)


def page(path, status=200):
    r = C.get(path)
    eq(r.status, status, path)
    return Page(r.text)


@test
def every_page_is_there_in_both_languages():
    for lang in ("", "/en"):
        for p in PAGES:
            r = C.get(lang + p)
            eq(r.status, 200, lang + p)
            eq(r.header("content-type"), "text/html; charset=utf-8")
            eq(r.header("set-cookie"), None, "the public zone sets no cookie")
            ok("no-store" not in (r.header("cache-control") or ""), "a public page may be kept")
            has(r.header("content-security-policy"), "default-src 'none'")
            has(r.text, '<html lang="en"' if lang else '<html lang="zh-CN"')


@test
def pages_are_well_formed_and_their_ids_and_labels_meet():
    for lang in ("", "/en"):
        for p in PAGES + ["/nowhere"]:
            d = Page(C.get(lang + p).text)
            eq(d.wrong, [], p)
            eq(sorted(set(d.ids)), sorted(d.ids), f"{p}: an id twice")
            for r in d.refs:
                ok(r in d.ids, f"{p}: nothing has the id {r}")
            for href in d.links:
                if href.startswith("#"):
                    ok(href[1:] in d.ids, f"{p}: {href} leads nowhere")


@test
def every_link_of_the_site_leads_somewhere():
    seen, todo = set(), ["/", "/en/"] + PAGES
    while todo and len(seen) < 400:
        path = todo.pop(0).split("#")[0]
        if path in seen or not path:
            continue
        seen.add(path)
        r = C.get(path)
        eq(r.status, 200, path)
        if not (r.header("content-type") or "").startswith("text/html"):
            continue
        for href in Page(r.text).links:
            if href.startswith(C.origin):
                href = href[len(C.origin):]
            if href.startswith("?"):
                href = path.split("?")[0] + href
            if href.startswith("/") and "page=" not in href and href.count("/") < 6:
                todo.append(href)
    ok(len(seen) > 60, f"only {len(seen)} pages were reached")


@test
def headings_in_the_cut_face_use_no_character_it_lacks():
    there = set((TOP / "assets/font/fixed.txt").read_text(encoding="utf-8"))
    css = r'<(?:h1|h2|h3|p|b)[^>]*class="(?:[^"]* )?(?:fx|slogan|kind)(?: [^"]*)?"[^>]*>(.*?)</(?:h1|h2|h3|p|b)>'
    for p in PAGES + ["/nowhere"]:
        text = C.get(p).text
        found = re.findall(css, text, re.S) + re.findall(r'class="deed"><h3>(.*?)</h3>', text) + \
            re.findall(r'class="brand".*?<b[^>]*>(.*?)</b>', text, re.S)
        if p == "/":
            found += re.findall(r"<h3>(.*?)</h3>", text)
        ok(found, p)
        for t in found:
            lacks = {c for c in re.sub("<[^>]*>", "", t) if c > "\u2e80"} - there
            ok(not lacks, f"{p}: {t} has {lacks}")


@test
def every_icon_is_in_the_sprite():
    used = set()
    for p in PAGES + ["/nowhere"]:
        used |= set(re.findall(r'<use href="([^"]+)"', C.get(p).text))
    ok(used)
    sprites = {u.split("#")[0] for u in used}
    eq(len(sprites), 1)
    ids = re.findall(r'<symbol id="(\w+)"', C.get(sprites.pop()).text)
    for u in used:
        ok(u.split("#")[1] in ids, u)


@test
def hostile_text_is_text():
    for p in PAGES:
        hasnt(C.get(p).text, "<script>alert")
        hasnt(C.get(p).text, "<b>not bold")
    has(C.get(E).text, "&lt;script&gt;alert(1)&lt;/script&gt;")
    has(C.get("/e/bbbbbbbbbb02").text, "𠮷")


@test
def private_contact_is_on_no_page():
    for p in PAGES + [D + "/2/record.json", D + "/2/report.csv", D + "/2/report.xml"]:
        for secret in ("保密的人", "13900000000", "secret@motors"):
            hasnt(C.get(p).text, secret)
    has(C.get(E).text, "open@motors.example")


@test
def a_declaration_says_what_is_declared_and_how_it_stands():
    d = page(D)
    for w in ("永磁无刷直流电动机", "Q/CSDJ 001-2026", "MB-2026-9000002", "现行有效", "≥20 MΩ", "≥50 MΩ", "低于", "严于", "等同",
              "部分严于部分低于", "缺项", "新增", "不可比", "待判定", "强制", "用于安全特低电压", "本产品刚性安装", "未核对", "已核对",
              "录自条文，待复核", "有 1 项低于强制性标准", "一、公开的标准符合法律"):
        has(d.text, w)
    en = page("/en" + D)
    for w in ("In force", "Lower", "Stricter", "Undecided", "Mandatory", "Unverified", "1 below a mandatory standard"):
        has(en.text, w)


@test
def the_verdicts_counted_are_the_rows_shown():
    text = C.get(D).text
    for kind, n in (("hi", 1), ("eq", 1), ("lo", 2), ("pt", 1), ("na", 1), ("nw", 1), ("nc", 1), ("nh", 1)):
        eq(len(re.findall(rf'<summary><span class="v {kind}">', re.sub(r"\s*\n\s*", "", text))), n, kind)
        eq(len(re.findall(rf'<rect class="{kind}"', text)), n, kind)


@test
def citations_say_their_status_then_and_now():
    d = page(D)
    has(d.text, "GB 95172-2006 已经被新版代替")
    has(d.text, "引用的标准里有已被代替或已废止的")
    has(d.text, "企业写作“GBT95171.1-2014”")
    has(d.text, "目录未收录")


@test
def a_verdict_opens_the_steps_to_it():
    "told in the reader's language, what an engine stored is text; a judgement without steps shows none"
    row = re.search(r'<tr id="i3">.*?</tr>', C.get(D).text, re.S)[0]
    steps = re.findall(r"<li>(.*?)</li>", re.search(r'<ol class="drv".*?</ol>', row, re.S)[0])
    eq(len(steps), 3)
    has(steps[0], "读作 ≤55 dB(A)")
    has(steps[1], "≤60 &lt;b&gt;")
    has(steps[2], "≤60 dB(A)")
    hasnt(re.search(r'<tr id="i4">.*?</tr>', C.get(D).text, re.S)[0], 'class="drv"')
    english = re.search(r'<tr id="i3">.*?</tr>', C.get("/en" + D).text, re.S)[0]
    eq(len(re.findall(r"<li>", english)), 3)
    ok(steps[2] not in english and "≤60 dB(A)" in english)
    xml = ET.fromstring(C.get(D + "/2/report.xml").body)
    eq([len(d) for d in xml.iter() if d.tag.endswith("}derivation")], [3])
    has(C.get(D + "/2/report.csv").text, "1. " + steps[0])


@test
def a_service_has_no_model_and_a_registrant_is_not_called_proved():
    ok("型号" in C.get(D).text and "型号" not in C.get("/d/cccccccccc02").text)
    e = re.search(r'href="(/e/[a-z0-9]+)"', C.get(D).text)[1]
    for path in (e, "/en" + e):
        has(C.get(path).text, "没有核验其身份" if path == e else "has not checked")


@test
def the_home_page_says_what_its_verdicts_count():
    has(C.get("/").text, "按判定的行计数，不等于指标数")
    has(C.get("/en/").text, "Counted by rows, not by indicators")


@test
def the_qr_code_is_a_picture_of_its_own():
    r = C.get(D + "/qr.svg")
    eq((r.status, r.header("content-type")), (200, "image/svg+xml"))
    svg = ET.fromstring(r.text)
    eq(svg.tag, "{http://www.w3.org/2000/svg}svg")
    eq(svg.get("viewBox"), "-2 -2 33 33")
    ok(f'src="{D}/qr.svg"' in C.get("/en" + D).text)


@test
def an_old_version_stays_and_leads_to_the_newest():
    d = page(D + "/1")
    has(d.text, "您看的是第 1 版，已被代替")
    has(d.text, "已被新版代替")
    ok(D in d.links)
    hasnt(page(D + "/2").text, "您看的是第")


@test
def versions_stand_before_and_after():
    d = page(D + "/versions")
    for w in ("指标 绝缘电阻（常温）：要求", "振动 · 本产品刚性安装，振动由整机控制。", "≥10 MΩ", "≥20 MΩ", "2026-03-15", "2026-06-15", "首次公开，没有前一版", "自查后更正绝缘电阻"):
        has(d.text, w)
    hasnt(d.text, "指标 噪声")


@test
def no_such_thing_is_404_in_the_readers_language():
    for p in ("/d/nothing", "/d/cccccccccc01/3", "/d/cccccccccc01/0", "/d/cccccccccc01/01", "/d/cccccccccc01/-1",
              "/d/cccccccccc01/2x", "/d/cccccccccc01/99999999999999999999", "/e/nothing", "/s/nothing", "/d/nothing/versions",
              "/d/cccccccccc01/3/report.csv", "/d/cccccccccc01/x/record.json", "/d/nothing/qr.svg", "/d/nothing/1/report.xml",
              "/d/%00", "/d/%F0%A0%AE%B7", "/s/" + "a" * 900):
        r = C.get(p)
        ok(r.status in (400, 404), f"{p}: {r.status}")
        has(r.text, "没有这个网页" if r.status == 404 else "看不懂这个请求")
    has(C.get("/en/d/nothing").text, "There is no such page")
    ok(re.search(r"[0-9a-f]{16}", page("/d/nothing", 404).text), "the request id stands on the page")


@test
def the_search_finds_a_number_in_any_spelling():
    for q in ("Q/CSDJ 001-2026", "q/csdj001-2026", "Ｑ／ＣＳＤＪ　００１—2026", "GB/T 95171.1-2014", "gbt95171.1", "95171.1", "电动机 测试电机",
              "91370303164200000k", "91370303 1642 0000 0K", "小型无刷"):
        d = page("/search?q=" + urllib.parse.quote(q))
        ok(D in d.links, q)
        ok("/d/cccccccccc02" not in d.links, q)


@test
def standards_that_are_declared_against_are_offered_first():
    for q in ("电动机", "电动机 通用技术"):
        text = C.get("/search?q=" + urllib.parse.quote(q)).text
        offered = re.findall(r'<a href="(/s/\w+)">', re.search(r'<p class="inset also">(.*?)</p>', text, re.S)[1])
        ok("/s/aaaaaaaaaa01" in offered, offered)


@test
def the_search_box_keeps_what_was_typed():
    for q in ('"><script>', "100%", "a_b", "\\", "'; --", "𠮷😀", "x" * 190, "%", "_", "电机\n电机", "\ufeff"):
        r = C.get("/search?q=" + urllib.parse.quote(q))
        eq(r.status, 200, q)
    has(C.get("/search?q=" + urllib.parse.quote('"><script>')).text, 'value="&quot;&gt;&lt;script&gt;"')
    eq(page("/search?q=%25%25%25").text.count("没有找到符合的声明"), 1, "% finds only a per cent sign")


@test
def filters_narrow_and_say_so():
    ok("/d/cccccccccc02" in page("/search?subject=service&q=" + urllib.parse.quote("物业服务承诺")).links)
    ok("/d/cccccccccc02" not in page("/search?subject=product&q=" + urllib.parse.quote("物业服务承诺")).links)
    ok(D in page("/search?region=37&q=" + urllib.parse.quote("无刷")).links)
    ok(D not in page("/search?region=44&q=" + urllib.parse.quote("无刷")).links)
    none = C.get("/search?region=11&q=" + urllib.parse.quote("无刷")).text
    has(none, 'name="region" value="11" checked')       # picked, so it stands there, though with none
    r = C.get("/search?q=" + urllib.parse.quote("小型无刷")).text
    eq(re.findall(r'name="region" value="(\d*)".*?</label>', r), ["", "37"], "regions of what is found")
    has(r, '<span class="c">1</span>')
    for odd in ("region=x%27", "region=" + "9" * 400, "subject=x", "page=-1", "page=99999999999999999999", "page=x", "page="):
        eq(C.get("/search?" + odd).status, 200, odd)
    has(page("/search?page=51").text, "只显示前 1000 件")


@test
def pages_of_results_follow_each_other():
    first = page("/search")
    n = int(re.search(r"共 ([\d,]+) 件", first.text)[1].replace(",", ""))
    got, path = [], "/search?page=1"
    for i in range(1, (n + 19) // 20 + 1):
        got += [x for x in page(f"/search?page={i}").links if re.fullmatch(r"/d/[0-9a-z]{12}", x)]
    eq(len(got), n)
    eq(len(set(got)), n)


@test
def a_standard_shows_its_editions_relations_and_limits():
    d = page(STD)
    for w in ("GB/T 95171.1-2014", "GB/T 95171.1-2002", "已被代替", "现行有效", "存疑", "XG1-2016", "IEC 60034-1:2010", "NEQ", "14.2",
              "录自条文，待复核", "未核对", "已核对", "K 20", "29.160.30"):
        has(d.text, w)
    ok(D in d.links, "what is declared under it")
    has(page("/s/aaaaaaaaaa02").text, "强制性")


@test
def the_catalogue_is_searched_and_paged():
    ok("/s/aaaaaaaaaa01" in page("/s?q=95171.1").links)
    ok("/s/aaaaaaaaaa01" in page("/s?q=" + urllib.parse.quote("小功率电动机 第1部分：通用技术条件（测试）")).links)
    ok("/s/aaaaaaaaaa01" not in page("/s?q=95171.1&system=group").links)
    for q, found in (("小功率 通用", True), ("通用 小功率电动机", True), ("GB/T 95171.1-2014 电动机", True), ("95171.1-2014", True),
                     ("小功率 没有的词", False)):
        eq("/s/aaaaaaaaaa01" in page("/s?q=" + urllib.parse.quote(q)).links, found, q)
    for odd in ("system=x", "page=0", "page=99999", "q=%25"):
        eq(C.get("/s?" + odd).status, 200, odd)


@test
def the_record_is_the_bytes_that_were_hashed():
    r = C.get(D + "/2/record.json")
    eq(r.status, 200)
    eq(r.header("content-type"), "application/json")
    eq(r.body, '{"n":"2","title":"永磁无刷直流电动机"}'.encode())
    shown = re.search(r"SHA-256 ((?:[0-9a-f]{8} ?){8})", page(D).text)[1].replace(" ", "")
    eq(hashlib.sha256(r.body).hexdigest(), shown)
    real = re.search(r'href="/d/(\w{12})"', C.get("/search?q=TQDZ").text)[1]
    r = C.get(f"/d/{real}/1/record.json")
    json.loads(r.body)
    has(page(f"/d/{real}").text.replace(" ", ""), hashlib.sha256(r.body).hexdigest())


@test
def the_report_opens_in_a_spreadsheet_and_runs_nothing():
    r = C.get(D + "/2/report.csv")
    eq(r.header("content-type"), "text/csv; charset=utf-8")
    has(r.header("content-disposition"), 'attachment; filename="Q_CSDJ_001-2026_2.csv"; ')
    has(r.header("content-disposition"), "filename*=UTF-8''")
    ok(r.body.startswith(b"\xef\xbb\xbf"))
    rows = list(csv.reader(io.StringIO(r.body.decode("utf-8-sig"), newline="")))
    eq({len(x) for x in rows}, {25})
    for line in rows:
        for cell in line:
            ok(not cell or cell[0] not in "=+-@\t\r\n＝＋－＠", cell)
    head = {x[0]: x[1] for x in rows}
    eq(head["登记号"], "MB-2026-9000002")
    eq(head["固定网址"], f"https://localhost:{S.port['public']}{D}/2")
    table = rows[next(i for i, x in enumerate(rows) if x[0] == "序号") + 1:]
    eq([x[21] for x in table], ["new", "lower", "stricter", "partly", "equal", "needs-human", "lower", "incomparable", "missing"])
    eq(table[1][24], "用于安全特低电压，最高 24 V。")
    service = C.get("/d/cccccccccc02/1/report.csv").text
    for cell in ('"\'＝HYPERLINK', '"\'=1+1"', '"\'@急修及时率"', '"\'\t≥95"', '"\'=物业服务承诺"'):
        has(service, cell)


@test
def the_xml_report_is_valid_by_the_schema_the_site_serves():
    folder = S.folder
    (folder / "report-1.xsd").write_bytes(C.get("/schema/report-1.xsd").body)
    eq((folder / "report-1.xsd").read_bytes(), (TOP / "assets/xsd/report-1.xsd").read_bytes())
    ids = re.findall(r"/d/(\w{12})", C.get("/search").text)
    for path in [D + "/1/report.xml", "/en" + D + "/2/report.xml", "/d/cccccccccc02/1/report.xml"] + [f"/d/{i}/1/report.xml" for i in set(ids)]:
        r = C.get(path)
        eq(r.status, 200, path)
        has(r.header("content-type"), "application/xml")
        (folder / "report.xml").write_bytes(r.body)
        done = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", folder / "report-1.xsd", folder / "report.xml"],
                              capture_output=True, text=True)
        eq(done.returncode, 0, f"{path}: {done.stderr[:500]}")


@test
def demonstration_is_marked_everywhere():
    for p in ("/d/cccccccccc02", "/e/bbbbbbbbbb02", "/d/cccccccccc02/versions", "/search?q=" + urllib.parse.quote("物业服务承诺")):
        has(page(p).text, "演示")
    has(C.get("/d/cccccccccc02/1/report.csv").text, "演示")
    has(C.get("/d/cccccccccc02/1/report.xml").text, 'demonstration="true"')
    hasnt(page(D).text, "演示数据")


@test
def the_other_language_and_the_larger_text_are_the_same_page():
    r = C.get("/search?q=a%26b&subject=product")
    has(r.text, 'href="/en/search?q=a%26b&amp;subject=product"')
    has(r.text, 'href="/search?q=a%26b&amp;subject=product&amp;size=l"')
    r = C.get("/en/search?q=a%26b&size=l")
    has(r.text, 'data-size="l"')
    has(r.text, 'href="/en/search?q=a%26b"')
    has(r.text, 'href="/search?q=a%26b&amp;size=l"')
    has(C.get("/").text, f'<link rel="alternate" hreflang="en" href="https://localhost:{S.port["public"]}/en/">')


@test
def the_same_page_is_not_sent_twice():
    r = C.get("/about")
    again = C.get("/about", {"if-none-match": r.header("etag")})
    eq(again.status, 304)
    eq(again.body, b"")


@test
def head_says_what_get_says():
    for p in PAGES + [D + "/2/record.json", D + "/2/report.csv"]:
        g, h = C.get(p), C.head(p)
        eq(h.status, g.status, p)
        eq(h.header("content-type"), g.header("content-type"), p)
        eq(h.body, b"")


@test
def with_the_database_away_pages_say_so_and_come_back_by_themselves():
    def psql(*statements):
        tool("src/tools/cluster.sh", "psql", CLUSTER, "-d", "postgres", "-qAt", *[x for t in statements for x in ("-c", t)])

    psql(f"ALTER DATABASE {DB} ALLOW_CONNECTIONS false",
         f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{DB}'")
    try:
        for p, words in (("/?away", "暂时查不到"), (D + "?away", "暂时查不到"), ("/en/s?away", "Out of reach for the moment"),
                         (D + "/2/report.csv?away", "暂时查不到")):
            r = C.get(p)
            eq(r.status, 503, p)
            has(r.text, words)
            has(r.header("cache-control"), "no-store")
            hasnt(r.text, "psql")
    finally:
        psql(f"ALTER DATABASE {DB} ALLOW_CONNECTIONS true")
    end = time.monotonic() + 5
    while C.get("/?back").status != 200:
        ok(time.monotonic() < end, "it does not come back within 5 s")
        time.sleep(0.1)
    eq(C.get(D + "?back").status, 200)


main(S.stop)
