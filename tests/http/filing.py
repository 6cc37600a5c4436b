#!/usr/bin/env python3
"""Filing a declaration at the desk, over HTTP: nothing typed is lost, only what is incomplete is refused."""
import hashlib
import html
import json
import re
import sys
import time
import urllib.parse
from html.parser import HTMLParser
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from server import CLUSTER, Server, tool  # noqa: E402
from tap import eq, has, hasnt, main, ok, test  # noqa: E402

S = Server()
DB = re.search(r"dbname=(\S+)", S.db)[1]
CSRF = "0123456789abcdef0123456789abcdef"


def sql(text, db=DB):
    return tool("src/tools/cluster.sh", "psql", CLUSTER, "-d", db, "-qAtc", "SET search_path = mingbiao, pub, public",
                "-c", text)


def session(login):
    """A client signed in as that account, by a session row of its own."""
    token = hashlib.sha256(f"{login}{sql('SELECT count(*) FROM session')}".encode()).hexdigest()
    sql(f"INSERT INTO session (token_sha256, csrf, account_id) SELECT sha256('{token}'), '{CSRF}', id FROM account "
        f"WHERE login = '{login}'")
    c = S.client("desk")
    c.cookies["__Host-session"] = token
    return c


sql("""
INSERT INTO enterprise (public_id, uscc, uscc_check_ok, org_check_ok, uscc_confirmed, name, region_code, industry_code,
    industry_edition)
SELECT v.id, v.uscc, false, false, true, v.name, '440307', i.code, i.edition
FROM (VALUES ('test00000001', '91440300MA00000T1X', '深圳市试验电机有限公司'), ('test00000002', '91440300MA00000T2X',
    '第二家有限公司')) AS v(id, uscc, name), (SELECT code, edition FROM industry WHERE code = '38' LIMIT 1) i;
INSERT INTO account (login, password_hash) VALUES ('one@filing.example', '$argon2id$x'), ('two@filing.example',
    '$argon2id$x'), ('three@filing.example', '$argon2id$x'), ('none@filing.example', '$argon2id$x');
INSERT INTO membership (account_id, enterprise_id, role)
SELECT a.id, e.id, 'filer' FROM account a JOIN enterprise e ON (a.login, e.public_id) IN (
    ('one@filing.example', 'test00000001'), ('two@filing.example', 'test00000001'), ('three@filing.example',
    'test00000002'));
INSERT INTO source (key) VALUES ('filing test');
INSERT INTO standard (public_id, undated, digits, system, mandate, title) VALUES
    ('test00000011', 'GB/T 99901', '99901', 'national', 'recommended', '试验电机'),
    ('test00000012', 'GB 99902', '99902', 'national', 'mandatory', '试验电机安全'),
    ('test00000013', 'GB/T 99903', '99903', 'national', 'recommended', '作废的试验');
INSERT INTO edition (standard_id, number, year, title, issued_on, effective_on, withdrawn_on, source_id)
SELECT s.id, s.undated || '-2014', '2014', s.title, '2014-01-01', '2014-07-01',
    CASE WHEN s.undated = 'GB/T 99903' THEN '2020-01-01'::date END, o.id
FROM standard s, source o WHERE s.undated IN ('GB/T 99901', 'GB 99902', 'GB/T 99903') AND o.key = 'filing test';
INSERT INTO reference_limit (edition_id, position, product, class_grade, indicator, requirement, unit, source_id,
    confidence, entered_by)
SELECT e.id, l.position, l.product, l.class, l.indicator, l.requirement, l.unit, o.id, 'high', 'test'
FROM source o, (VALUES
    ('GB/T 99901-2014', 1, '电机', '', '绝缘电阻', '≥50', 'MΩ'), ('GB/T 99901-2014', 2, '电机', '一级', '温升', '≤80', 'K'),
    ('GB/T 99901-2014', 3, '电机', '二级', '温升', '≤90', 'K'), ('GB/T 99901-2014', 4, '水泵', '', '扬程', '≥8', 'm'),
    ('GB 99902-2014', 1, '', '', '绝缘电阻', '≥20', 'MΩ'), ('GB 99902-2014', 2, '', '', '泄漏电流', '≤0.5', 'mA'))
    AS l(number, position, product, class, indicator, requirement, unit)
JOIN edition e ON e.number = l.number WHERE o.key = 'filing test';
""")
ONE = session("one@filing.example")

# What people really type.
TYPED = "  Ｑ４ “引号” <b>&amp;</b> 𠮷 😀 \u00a0\u3000末尾 "
LINES = "第一行\r\n第二行\r\n"


class Fields(HTMLParser):
    """What a browser would send of the page's main form, in order; select and textarea too."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.on, self.got, self.area, self.select = False, [], None, None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag == "form":
            self.on = "/drafts/" in (a.get("action") or "")
        if not self.on:
            return
        if tag == "textarea":
            self.area = [a["name"], "", True]
        elif tag == "select":
            self.select = [a["name"], None]
        elif tag == "option" and self.select and (self.select[1] is None or "selected" in a):
            self.select[1] = a.get("value", "")
        elif tag == "input" and "name" in a and not (a.get("type") in ("radio", "checkbox") and "checked" not in a):
            self.got.append((a["name"], a.get("value") or ""))

    def handle_data(self, data):
        if self.area:
            self.area[1] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.area:
            self.got.append((self.area[0], self.area[1].removeprefix("\n")))   # HTML drops it
            self.area = None
        elif tag == "select" and self.select:
            self.got.append((self.select[0], self.select[1] or ""))
            self.select = None
        elif tag == "form":
            self.on = False

    @property
    def values(self):
        return dict(self.got)


class Draft:
    def __init__(self, client=None, at=None, prefix=""):
        client = client or ONE
        self.c, self.prefix = client, prefix
        if at is None:
            r = client.post(f"{prefix}/drafts", csrf=CSRF)
            eq(r.status, 303)
            at = re.search(r"/drafts/([0-9a-z]{12})$", r.location)[1]
        self.id = at

    def get(self, step="", query=""):
        r = self.c.get(f"{self.prefix}/drafts/{self.id}{step and '/' + step}{query}")
        eq(r.status, 200)
        return r.text

    def values(self, step):
        return Fields(self.get(step)).values

    def post(self, step, fields, do="next", rev=None):
        rev = self.rev() if rev is None else rev
        return self.c.post(f"{self.prefix}/drafts/{self.id}/{step}", {"rev": rev, **fields, "do": do}, csrf=CSRF)

    def rev(self):
        return int(sql(f"SELECT revision FROM draft WHERE public_id = '{self.id}'"))

    def stored(self, step):
        form = sql("SELECT s.form FROM draft_step s JOIN draft d ON d.id = s.draft_id WHERE d.public_id = "
                   f"'{self.id}' AND s.step = '{step}'")
        return dict(urllib.parse.parse_qsl(form, keep_blank_values=True))

    def states(self):
        return re.findall(r"<em class=\"[dt]?\">([^<]*)</em>", self.get())


def standard(n, number, title, **kw):
    return {f"written{n}": number, f"title{n}": title, **{f"{k}{n}": v for k, v in kw.items()}}


def indicator(n, name, relation, value, unit="", method="7.1", condition="", kind="performance", **kw):
    return {f"kind{n}": kind, f"name{n}": name, f"relation{n}": relation, f"value{n}": value, f"unit{n}": unit,
            f"condition{n}": condition, f"method{n}": method, **{f"{k}{n}": v for k, v in kw.items()}}


def filled(number, indicators=None, client=None, **kw):
    """A draft that lacks nothing but the signature."""
    d = Draft(client, **kw)
    for step, fields in (
            ("enterprise", {"subject": "product", "supply_on": "2030-01-01"}),
            ("products", {"name1": "试验电机", "model1": "TQ-37"}),
            ("standards", {**standard(1, number, "试验电机", own="1"),
                           **standard(2, "gb/t99901－2014", "试验电机", compare="1", product="电机", class_grade="一级"),
                           **standard(3, "GB 99902-2014", "试验电机安全", compare="1")}),
            ("indicators", indicators or {**indicator(1, "绝缘电阻", "ge", "60.0", "MΩ"), **indicator(2, "温升", "le", "75", "K"),
                                          **indicator(3, "泄漏电流", "le", "0.5", "mA")})):
        r = d.post(step, fields)
        eq(r.status, 303, f"{step}: {re.findall('<li><a href=.#[^<]*', r.text)}")
    return d


def sign(d, **kw):
    return d.post("pledge", {"signer": "沈知砚", "signer_post": "总工程师", **kw}, do="sign")


def problems(text):
    return [html.unescape(p) for p in re.findall(r'<li><a href="#[a-z_]+\d*">([^<]*)</a></li>', text)]


def chips(text, row):
    cell = re.search(rf'data-verdict="{row}">(.*?)</td>', text, re.S)[1]
    return re.findall(r'<span class="v \w+">([^<]*)</span>', cell)


@test
def nobody_gets_in_unsigned_nor_into_another_enterprises_draft():
    d = Draft()
    stranger = S.client("desk")
    r = stranger.get(f"/drafts/{d.id}/indicators")
    eq(r.status, 303)
    has(r.location, "/sign-in?next=")
    third = session("three@filing.example")
    for path in (f"/drafts/{d.id}", f"/drafts/{d.id}/products", f"/drafts/{d.id}/receipt"):
        eq(third.get(path).status, 404, path)
    eq(third.post(f"/drafts/{d.id}/products", {"rev": 0, "do": "next"}, csrf=CSRF).status, 404)
    eq(third.post(f"/drafts/{d.id}", {"do": "remove"}, csrf=CSRF).status, 404)
    for path in ("/drafts/zzzzzzzzzzzz", f"/drafts/{d.id}/nothing"):
        eq(ONE.get(path).status, 404, path)
    eq(ONE.post(f"/drafts/{d.id}/products", {"rev": 0, "do": "next"}, csrf="f" * 32).status, 403)
    eq(session("none@filing.example").get("/").status, 200)
    eq(ONE.get(f"/drafts/{d.id}").header("cache-control"), "no-store")


@test
def the_list_of_steps_says_how_far_each_is():
    d = Draft()
    eq(d.states(), ["未开始"] * 6)
    d.post("enterprise", {"subject": "product"})
    d.post("products", {"name1": ""}, do="save")
    eq(d.states(), ["已完成", "填写中", "未开始", "未开始", "未开始", "未开始"])
    d.post("products", {"name1": "甲"})
    eq(d.states()[1], "已完成")
    # What later becomes wrong is to be mended: a number taken away, then nothing for own indicators.
    d = filled("Q/SYDJ 100-2026")
    d.post("preview", {})
    eq(d.states(), ["已完成"] * 5 + ["未开始"])
    d.post("indicators", {"name1": ""}, do="save")
    eq(d.states()[3:5], ["填写中", "填写中"])


@test
def what_is_missing_is_said_at_the_field_and_what_is_typed_stays():
    d = Draft()
    r = d.post("enterprise", {"supply_on": TYPED})
    eq(r.status, 422)
    has(r.text, "<title>有错误：")
    eq(len(problems(r.text)), 2)
    has(r.text, 'id="subject-error"')
    has(r.text, 'role="alert"')
    eq(Fields(r.text).values["supply_on"], TYPED)
    eq(d.stored("enterprise")["supply_on"], TYPED)

    r = d.post("products", {"brand1": TYPED, "gtin1": "6901234567891", "name2": "乙", "gtin2": "12 345"})
    eq(r.status, 422)
    eq(problems(r.text), ["第 1 行“名称”：请填写名称，照包装、说明书或合同上的写", "第 1 行“商品条码”：最后一位校验码不对，请照包装重新核对",
                          "第 2 行“商品条码”：条码是 8、12、13 或 14 位数字，例如 6901234567892"])
    eq(Fields(r.text).values["brand1"], TYPED)
    has(r.text, 'aria-describedby="e-gtin2"')

    r = d.post("standards", {"title1": TYPED})
    eq(problems(r.text), ["第 1 行“标准编号”：请填写标准编号，例如 GB/T 5171.1-2014 或 Q/TQDZ 004-2026"])
    r = d.post("standards", {"written1": "Q/A 1-2026", "own1": "1"})
    eq(problems(r.text), ["第 1 行“标准名称”：请填写标准名称，照标准封面上的写"])

    eq(d.post("standards", standard(1, "Q/A 1-2026", "甲", own="1")).status, 303)
    r = d.post("indicators", {**indicator(1, TYPED, "ge", "", method=""), **indicator(2, "", "text", LINES, statement=LINES)})
    eq(r.status, 422)
    eq([p.split("：")[0] for p in problems(r.text)], ["第 1 行“声明值”", "第 1 行“检验方法”", "第 2 行“指标名称”"])
    hasnt(r.text, "5171")      # no motor's example beside a mask
    v = d.stored("indicators")
    eq((v["name1"], v["value2"], v["statement2"]), (TYPED, LINES, LINES))
    eq(Fields(d.get("indicators")).values["name1"], TYPED)
    # Own standards need an indicator; number and title are enough for others (law art. 27).
    r = d.post("indicators", indicator(1, "", "ge", "", method=""))
    eq(problems(r.text), ["第 1 行“指标名称”：执行本企业标准的，至少声明一项指标"])
    eq(d.post("standards", standard(1, "GB 99902-2014", "试验电机安全")).status, 303)
    eq(d.post("indicators", indicator(1, "", "ge", "", method="")).status, 303)
    r = d.post("pledge", {"signer": " ", "signer_post": TYPED}, do="sign")
    eq(r.status, 422)
    has(r.text, "还没有完成")
    eq(Fields(r.text).values["signer_post"], TYPED)


@test
def what_is_too_long_or_malformed_is_said_and_kept():
    d = Draft()
    for step, base, field, limit in (
            ("products", {"name1": "甲"}, "name1", 120), ("products", {"name1": "甲"}, "brand1", 60),
            ("products", {"name1": "甲"}, "model1", 120), ("products", {"name1": "甲"}, "specification1", 120),
            ("standards", standard(1, "Q/A 1-2026", "甲"), "written1", 120),
            ("standards", standard(1, "Q/A 1-2026", "甲"), "title1", 200),
            ("indicators", indicator(1, "甲", "ge", "1"), "name1", 120),
            ("indicators", indicator(1, "甲", "text", "1"), "value1", 398),
            ("indicators", indicator(1, "甲", "ge", "1"), "unit1", 40),
            ("indicators", indicator(1, "甲", "ge", "1"), "condition1", 200),
            ("indicators", indicator(1, "甲", "ge", "1"), "method1", 200),
            ("indicators", {**indicator(1, "甲", "ge", "1"), "statement1": "原因"}, "statement1", 400)):
        good, bad = "𠮷" * limit, "𠮷" * (limit + 1)
        r = d.post(step, {**base, field: bad})
        eq(r.status, 422, f"{field} of {limit + 1}")
        has(r.text, f"太长了，最多 {limit} 个字")
        eq(d.stored(step)[field], bad)
        eq(Fields(r.text).values[field], bad, field)
        eq(d.post(step, {**base, field: good}).status, 303, f"{field} of {limit}")
    # How long it may be is said at the field, too, and of a reason for what is left out.
    for step, fields, field, most in (("products", {"name1": "名" * 121}, "name1", 120), ("indicators", indicator(1, "甲", "ge", "1", "单" * 41), "unit1", 40)):
        has(re.search(rf'id="e-{field}">([^<]*)<', d.post(step, fields).text)[1], f"最多 {most} 个字")
    has(re.search(r'id="supply_on.*', d.get("enterprise"), re.S)[0], "2026-12-01")
    for day in ("2026-02-30", "明天", "1900-01-01", "2026-13-01", "2026-00-10", "2026-12", "2026-12-01-02",
            "202612011"):
        r = d.post("enterprise", {"subject": "product", "supply_on": day})
        eq(r.status, 422, day)
        eq(Fields(r.text).values["supply_on"], day)
    for day in (" 2028-02-29 ", "2028/2/29", "2028年2月29日", "２０２８－０２－２９", "2028.2.29", "20280229"):
        eq(d.post("enterprise", {"subject": "product", "supply_on": day}).status, 303, day)
        has(d.get("preview"), "2028-02-29")
    eq(d.post("enterprise", {"subject": "elephant"}).status, 422)
    r = d.post("products", {"name1": "甲\x07乙"})
    eq(r.status, 422)
    has(r.text, "不可见的控制字符")
    eq(d.stored("products")["name1"], "甲\x07乙")


@test
def rows_are_added_moved_and_cut_with_all_that_stands_in_them():
    d = Draft()
    three = {f"name{i}": n for i, n in enumerate(("甲" + TYPED, "乙", "丙"), 1)} | {"brand1": "一", "brand2": "二"}
    names = lambda: [d.stored("products").get(f"name{i}", "-") for i in range(1, 5)]     # noqa: E731
    r = d.post("products", three, do="down1")
    eq((r.status, r.location.split("#")[1]), (303, "name2"))
    eq(names(), ["乙", "甲" + TYPED, "丙", "-"])
    eq(d.stored("products")["brand1"], "二")
    d.post("products", d.values("products"), do="up3")
    eq(names(), ["乙", "丙", "甲" + TYPED, "-"])
    r = d.post("products", d.values("products"), do="cut2")
    eq(r.location.split("#")[1], "name1")
    eq(names(), ["乙", "甲" + TYPED, "-", "-"])
    r = d.post("products", d.values("products"), do="add")
    eq(r.location.split("#")[1], "name3")
    eq(names(), ["乙", "甲" + TYPED, "", "-"])
    for button in ("up1", "down3", "cut9", "up0", "down99999999999", "cut-1", "add9", "x", ""):
        before = d.values("products")
        d.post("products", before, do=button)
        eq({k: v for k, v in d.values("products").items() if k != "rev"},
           {k: v for k, v in before.items() if k != "rev"}, button)
    # Names of fields nobody made are kept apart from rows.
    eq(d.post("products", {"name1": "甲", "name0": "x", "name01": "x", "name1x": "x", "name99999": "x", "x1": "y"}).status, 303)
    hasnt(d.get("products"), 'id="name2"')


def remarks(text):
    block = re.search(r'id="remarks">(.*?)</div>', text, re.S)
    return [html.unescape(t) for t in re.findall(r"<a [^>]*>([^<]*)</a>", block[1])] if block else []


@test
def a_number_nobody_can_read_is_told_at_the_step_and_before_signing():
    d = Draft()
    d.post("enterprise", {"subject": "product"})
    d.post("products", {"name1": "试验电机"})
    eq(d.post("standards", {**standard(1, "GBT99901-2O14", "试验电机"), **standard(2, "GB 99902-2014", "试验电机安全")}).status, 303)
    line = "第 1 行“标准编号”：不认得这个编号，照写公开；按正确的编号查标准时，找不到这份声明"
    eq(remarks(d.get("standards")), [line])
    for step in ("preview", "pledge"):
        page = d.get(step)
        eq(remarks(page), [line], step)
        has(page, f'href="/drafts/{d.id}/standards#written1"')
    has(remarks(Draft(at=d.id, prefix="/en").get("preview"))[0], "Row 1, Number: No known form of number")
    d.post("standards", standard(1, "GB/T 99901-2014", "试验电机"))
    eq(remarks(d.get("preview")), [])


@test
def an_enterprise_standard_that_is_nobodys_own_is_asked_about():
    d = Draft()
    d.post("enterprise", {"subject": "product"})
    d.post("products", {"name1": "试验电机"})
    mine = {**standard(1, "GB/T 99901-2014", "试验电机"), **standard(2, "Q/SYDJ 240-2026", "我的")}
    eq(d.post("standards", mine).status, 303)
    page = d.get("standards")
    has(page, "是本企业的吗？")
    eq(re.findall(r'name="do" value="(own\d)"', page), ["own2"])
    line = "第 2 行“用途”：Q/SYDJ 240-2026 是企业标准。是本企业的，请勾选“本企业的标准”，并声明指标"
    eq((remarks(page), remarks(d.get("preview"))), ([line], [line]))
    r = d.post("standards", d.values("standards"), do="own2")
    eq(r.location.split("#")[1], "own2")
    page = d.get("standards")
    eq(Fields(page).values["own2"], "1")
    hasnt(page, "是本企业的吗？")
    eq(remarks(d.get("preview")), [])
    # A supplier's standard beside one's own is nothing to ask about.
    d.post("standards", {**standard(1, "Q/SYDJ 240-2026", "我的", own="1"), **standard(2, "Q/ABC 1-2025", "供方的")})
    eq(remarks(d.get("standards")), [])
    for press in ("own9", "title9", "title1", "own0"):
        eq(d.post("standards", d.values("standards"), do=press).status, 303, press)


@test
def the_catalogues_title_is_offered_and_fills_an_empty_field():
    d = Draft()
    d.post("standards", standard(1, "gb/t99901－2014", "电机"), do="check")
    page = d.get("standards")
    has(page, "目录里的名称：试验电机")
    r = d.post("standards", Fields(page).values, do="title1")
    eq((r.location.split("#")[1], d.values("standards")["title1"]), ("title1", "试验电机"))
    hasnt(d.get("standards"), "目录里的名称")
    d.post("standards", standard(1, "gb/t99901－2014", "试验 电机"), do="check")
    hasnt(d.get("standards"), "目录里的名称")
    # What the catalogue knows is not asked for; while the page saves by itself nothing is typed for anybody.
    d.post("standards", standard(1, "gb/t99901－2014", ""), do="check")
    eq(d.stored("standards")["title1"], "")
    eq(d.post("standards", standard(1, "gb/t99901－2014", "")).status, 303)
    eq(d.stored("standards")["title1"], "试验电机")


@test
def a_standard_stands_in_one_row():
    d = Draft()
    edition = sql("SELECT id FROM edition WHERE number = 'GB/T 99901-2014'")
    d.post("standards", {**standard(1, "Q/SYDJ 241-2026", "我的", own="1"), **standard(2, "gb/t99901-2014", "试验电机")}, do="check")
    r = d.post("standards", d.values("standards"), do=f"take{edition}")
    eq(r.location.split("#")[1], "written2")
    v = d.values("standards")
    eq(("written3" in v, v["compare2"]), (False, "1"))
    d.post("standards", {**standard(1, "GB 99902-2014", "试验电机安全"), **standard(2, "gb99902—2014", "试验电机安全")}, do="check")
    eq(remarks(d.get("standards")), ["第 2 行“标准编号”：与第 1 行是同一项标准"])
    # Two classes of one standard are two rows.
    d.post("standards", {**standard(1, "GB/T 99901-2014", "试验电机", compare="1", product="电机", class_grade="一级"),
                         **standard(2, "GB/T 99901-2014", "试验电机", compare="1", product="电机", class_grade="二级")}, do="check")
    eq(remarks(d.get("standards")), [])


@test
def a_first_supply_that_is_past_is_remarked_on_and_not_refused():
    d = filled("Q/SYDJ 242-2026")
    eq(remarks(d.get("preview")), [])
    eq(d.post("enterprise", {"subject": "product", "supply_on": "2025.1.5"}).status, 303)
    for step in ("enterprise", "preview"):
        eq([t[:15] for t in remarks(d.get(step))], ["“首次提供日期”：填写的首次提"], step)
    today = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 8 * 3600))
    d.post("enterprise", {"subject": "product", "supply_on": today})
    eq(remarks(d.get("preview")), [])


@test
def a_summary_of_errors_says_that_more_is_to_be_checked():
    rows = {**indicator(1, "绝缘电阻", "ge", "1,000", "MΩ"), **indicator(2, "温升", "range", "7~5", "K"),
            **indicator(3, "绝缘电阻", "ge", "30", "MΩ"), **indicator(4, "泄漏电流", "le", "0.5", "mA", method="")}
    d = filled("Q/SYDJ 243-2026")
    r = d.post("indicators", rows)
    eq((r.status, len(problems(r.text))), (422, 1))
    has(r.text, "另有 3 处请再核对，列在页末")
    eq([re.match(r"第 (\d) 行“(.*?)”", t).groups() for t in remarks(r.text)], [("1", "声明值"), ("2", "声明值"), ("3", "指标名称")])
    # What the signer is told the page will say, the page says: at the rows and at its head.
    eq(d.post("indicators", rows | {"method4": "7.1"}).status, 303)
    has(d.get("preview"), "2 项指标的写法机器读不准")
    eq(sign(d).status, 303)
    url = re.search(r"/d/[0-9a-z]{12}", d.get("receipt"))[0]
    page = S.client("public").get(url).text
    has(page, "2 项声明的写法机器读不准，只能由人判断。")
    has(page, "1 行与前面的行声明的是同一项指标。")
    eq(page.count(">写法机器读不准，只能由人判断<"), len(re.findall(r">[≥]?(?:1,000|7~5)\b", page)))
    has(page, ">与第 1 行是同一项指标<")
    has(S.client("public").get("/en" + url).text, "The same indicator as in row 1")


@test
def a_reason_for_what_may_be_declared_by_another_name_is_published():
    d = filled("Q/SYDJ 244-2026", {**indicator(1, "绝缘电阻", "ge", "60", "MΩ"), **indicator(3, "泄漏电流", "le", "0.5", "mA")})
    d.post("standards", {**d.values("standards"), "product2": "", "class_grade2": ""})
    rows = re.findall(r'name="(fewer\d+)"', d.get("indicators"))
    has(re.search(r'id="missing".*?</section>', d.get("indicators"), re.S)[0], "待判定")
    eq(d.post("indicators", {**d.values("indicators"), rows[0]: "由厂家说明书给出"}).status, 303)
    eq(sign(d).status, 303)
    public, url = S.client("public"), re.search(r"/d/[0-9a-z]{12}", d.get("receipt"))[0]
    page = public.get(url).text
    has(re.sub(r"<[^>]*>", "", page), "企业说明：由厂家说明书给出")
    hasnt(page, "见说明")
    # Gone with the next version, it stands in what changed.
    at = ONE.post(url + "/change", csrf=CSRF).location
    change = Draft(at=re.search(r"/drafts/([0-9a-z]{12})", at)[1])
    change.post("enterprise", {**change.values("enterprise"), "reason": "self-check"})
    change.post("indicators", {k: "" if k == rows[0] else v for k, v in change.values("indicators").items()})
    eq(sign(change, seen="1").status, 303)
    has(public.get(url + "/versions").text, "<del>温升 · 由厂家说明书给出</del>")


@test
def the_catalogue_is_found_by_any_spelling_and_taken():
    d = Draft()
    mine = standard(1, "Q/SYDJ 200-2026", "试验电机" + TYPED, own="1")
    for q in ("99901", "gb/t99901", "ＧＢ／Ｔ　９９９０１－２０１４", "GB/T 99901—2014", "试验电机", "99901-2014"):
        r = d.post("standards", {**mine, "q": q}, do="find")
        eq(r.status, 303, q)
        r = ONE.get(r.location.split("#")[0])
        has(r.text, "GB/T 99901-2014")
        eq(Fields(r.text).values["title1"], "试验电机" + TYPED)
    # Words are all wanted, as in the public catalogue.
    for q, found in (("试验电机 安全", False), ("99901 电机", True), ("电机 试验", True)):
        r = d.post("standards", {**mine, "q": q}, do="find")
        eq("加入 GB/T 99901-2014" in ONE.get(r.location.split("#")[0]).text, found, q)
    # Enter in the field presses the form's first button.
    eq(d.post("standards", {**mine, "q": "99901"}, do="check").location.split("/")[-1], "standards?q=99901#found")
    r = d.post("standards", {**mine, "q": "<没有&这个%>"}, do="find")
    has(ONE.get(r.location.split("#")[0]).text, "目录里没有找到“&lt;没有&amp;这个%&gt;”")
    edition = sql("SELECT id FROM edition WHERE number = 'GB/T 99901-2014'")
    r = d.post("standards", mine, do=f"take{edition}")
    eq(r.location.split("#")[1], "written2")
    page = d.get("standards")
    v = Fields(page).values
    eq((v["written1"], v["written2"], v["title2"], v["compare2"]), ("Q/SYDJ 200-2026", "GB/T 99901-2014", "试验电机", "1"))
    ok("own2" not in v)
    has(page, "识别为 GB/T 99901-2014")
    has(page, '<option value="水泵"')
    eq(d.post("standards", mine, do="take999999999").status, 404)
    # An unknown number is taken as typed; so is what is no number at all.
    r = d.post("standards", {**standard(1, "某某 公司 标准", "名称"), **standard(2, "GB/T 88888-2020", "目录没有的")})
    eq(r.status, 303)
    page = d.get("standards")
    has(page, "不认得这个编号")
    has(page, "目录里没有这项标准")
    # A slip is told with the number that may have been meant; it is for the person to choose.
    d.post("standards", standard(1, "GBT 99901-2014", "名称"))
    page = d.get("standards")
    hasnt(page, "目录里没有")
    hasnt(page, "按填写的原样公开")
    eq(re.findall(r'value="(use[^"]*)">([^<]*)<', page), [("use1.0", "改为 GB/T 99901-2014")])
    # One press takes it, with what the catalogue has under it; a title that was typed stays.
    for typed, want in (("名称", "名称"), ("", "试验电机")):
        r = d.post("standards", standard(1, "GBT 99901-2014", typed), do="use1.0")
        eq(r.location.split("#")[1], "written1")
        v = d.values("standards")
        eq((v["written1"], v["title1"], v["compare1"]), ("GB/T 99901-2014", want, "1"))
    for button in ("use9.0", "use1.7", "use0.0", "use1", "usex", "use1.0x", "use-1.0"):
        d.post("standards", standard(1, "GBT 99901-2014", "名称"), do=button)
        eq(d.stored("standards")["written1"], "GBT 99901-2014", button)


@test
def a_withdrawn_standard_warns_and_never_blocks():
    d = filled("Q/SYDJ 201-2026")
    v = d.values("standards")
    eq(d.post("standards", {**v, **standard(4, "GB/T 99903-2014", "作废的试验")}).status, 303)
    has(d.get("standards"), "法律提示：这项标准已废止")
    has(d.get("preview"), "引用的 GB/T 99903-2014 已废止")
    eq(sign(d).status, 303)
    has(d.get("receipt"), "已公开")


@test
def verdicts_are_shown_and_lower_ones_open_the_duty_to_say_why():
    d = filled("Q/SYDJ 202-2026")
    page = d.get("indicators")
    eq([chips(page, i) for i in (1, 2, 3)], [["严于", "严于"], ["严于"], ["等同"]])
    hasnt(page, 'id="missing"')
    d.post("indicators", {**indicator(1, "绝缘电阻", "ge", "１９．０", "兆欧"), **indicator(2, "颜色", "text", "白色"),
                          **indicator(3, "温升", "ge", "")}, do="check")
    page = d.get("indicators")
    eq([chips(page, i) for i in (1, 2, 3)], [["低于", "低于"], ["新增"], []])
    has(page, "第 1 行低于强制性标准")
    has(page, 'id="statement1"')
    eq(len(re.findall(r'name="fewer\d+"', page)), 2)
    # Stated, saved, shown on the preview; a reason stays while the row is not lower.
    v = Fields(page).values
    fewer = sorted(k for k in v if k.startswith("fewer"))
    v |= {"statement1": LINES, fewer[0]: "不适用" + TYPED, "name3": "", "method3": ""}
    eq(d.post("indicators", v).status, 303)
    eq(d.stored("indicators")["statement1"], LINES)
    preview = d.get("preview")
    has(preview, "第一行")
    has(preview, html.escape("不适用" + TYPED, quote=True).replace("&#x27;", "'").strip())
    has(preview, "2 项低于或部分低于标准，其中 1 项低于强制性标准")
    eq(preview.count("低于强制性标准"), 1)
    # One count everywhere: what is missing, apart from what a person has to judge.
    has(preview, "2 项标准要求没有声明")
    has(preview, "1 项没有写原因，公开页会列为缺项")
    has(page, "还有 2 项标准要求未声明")
    has(page, "缺项 <b>2</b>")
    v = d.values("indicators") | {"value1": "60"}
    d.post("indicators", v, do="check")
    v = d.values("indicators")
    eq(v["statement1"].replace("\r\n", "\n"), LINES.replace("\r\n", "\n"))
    eq(chips(d.get("indicators"), 1), ["严于", "严于"])
    # A reason for what was missing stays, too, while it is declared.
    d.post("indicators", {**v, **indicator(3, "泄漏电流", "le", "0.5", "mA"), **indicator(4, "温升", "le", "75", "K")}, do="check")
    page = d.get("indicators")
    hasnt(page, 'id="missing"')
    eq(Fields(page).values[fewer[0]], "不适用" + TYPED)
    # What a standard asks is named where it asks something.
    eq(page.count('class="std-l"'), 3)
    # A control character, and a mark that turns the direction of writing.
    for bad in ("长" * 401, "因为\x01", "因为\u202e不"):
        r = d.post("indicators", {**v, "rev": d.rev(), fewer[0]: bad})
        eq(r.status, 422, bad)


@test
def the_signer_sees_beside_the_first_promise_what_is_below_a_mandatory_standard():
    d = filled("Q/SYDJ 229-2026")
    hasnt(d.get("pledge"), 'class="inset lo below-n"')
    v = d.values("indicators")
    d.post("indicators", {**v, "value1": "19", "value3": "0.6"})
    page = d.get("pledge")
    first = re.search(r"<li>一、.*?</li>", page, re.S)[0]
    has(first, "有 2 项低于强制性标准")
    eq(page.count('class="inset lo below-n"'), 1)
    english = Draft(at=d.id, prefix="/en").get("pledge")
    hasnt(re.search(r"<li>一、.*?</li>", english, re.S)[0], "below-n")
    has(re.search(r"<p>1\. .*?<p>2\. ", english, re.S)[0], "Below a mandatory standard: 2.")
    # It is no part of what is signed.
    eq(sign(d).status, 303)
    eq(sql("SELECT v.pledge LIKE '%有 2 项%' FROM declaration_version v JOIN draft d ON d.published_version_id = v.id WHERE "
           f"d.public_id = '{d.id}'"), "f")


@test
def a_reason_is_published_of_lower_rows_only():
    d = filled("Q/SYDJ 224-2026", {**indicator(1, "绝缘电阻", "ge", "60", "MΩ", statement="从前低于"),
                                   **indicator(2, "温升", "le", "95", "K", statement="试制品"), **indicator(3, "泄漏电流", "le", "0.5", "mA")})
    eq(sign(d).status, 303)
    eq(sql("SELECT string_agg(i.position || i.statement, ' ' ORDER BY i.position) FROM indicator i "
           f"JOIN draft d ON d.published_version_id = i.version_id WHERE d.public_id = '{d.id}'"), "1 2试制品 3")


@test
def a_mandatory_standard_with_limits_is_compared_whether_ticked_or_not():
    d = filled("Q/SYDJ 223-2026")
    d.post("standards", {**standard(1, "Q/SYDJ 223-2026", "试验电机", own="1"), **standard(2, "GB 99902-2014", "试验电机安全"),
                         **standard(3, "GB/T 99901-2014", "试验电机")})
    has(d.get("standards"), "强制性标准，一律对照，不能取消")
    d.post("indicators", indicator(1, "绝缘电阻", "ge", "19", "MΩ"), do="check")
    page = d.get("indicators")
    eq(chips(page, 1), ["低于"])
    has(page, "第 1 行低于强制性标准")
    v = Fields(page).values | {"statement1": "试制品"}
    eq(d.post("indicators", v).status, 303)
    has(d.get("preview"), "其中 1 项低于强制性标准")
    eq(sign(d).status, 303)
    eq(sql("SELECT below_mandatory, missing FROM evaluation e JOIN draft d ON d.published_version_id = e.version_id "
           f"WHERE d.public_id = '{d.id}'"), "1|1")
    eq(sql("SELECT string_agg(number, ' ') FROM cited_standard c JOIN draft d ON d.published_version_id = c.version_id "
           f"WHERE c.compared AND d.public_id = '{d.id}'"), "GB 99902-2014")


@test
def many_standards_to_compare_with_are_refused_and_cost_little():
    d = filled("Q/SYDJ 220-2026")
    fields = dict(p for i in range(1, 801)
                  for p in ((f"name{i}", f"绝缘电阻{i}"), (f"value{i}", "≥50"), (f"unit{i}", "MΩ"), (f"method{i}", "7.1")))
    eq(d.post("indicators", fields, do="check").status, 303)
    many = dict(p for i in range(2, 801) for p in ((f"written{i}", "GB/T 5171.1-2014"), (f"title{i}", "电动机"),
                                                   (f"compare{i}", "1")))
    r = d.post("standards", {**standard(1, "Q/SYDJ 220-2026", "试验", own="1"), **many})
    eq(r.status, 422)
    has(problems(r.text)[0], "最多对照 20 项标准")
    hasnt(d.get("indicators"), 'class="drv"')      # the steps to 16,000 verdicts, which nobody opens
    eq(sign(d).status, 422)


@test
def a_class_the_standard_does_not_have_is_refused():
    d = filled("Q/SYDJ 221-2026")
    v = d.values("standards")
    for field, value in (("product2", "没有的产品"), ("class_grade2", "特级"), ("product2", "水泵")):
        r = d.post("standards", {**v, "rev": d.rev(), field: value})
        eq(r.status, 422, field)
        has(problems(r.text)[0], "没有所选的产品或类别")
        has(r.text, 'class="err" id="e-' + ("class_grade2" if value != "没有的产品" else "product2"))
        r = sign(d)
        eq(r.status, 422, field)
        has(problems(r.text)[0], "没有所选的产品或类别")
    eq(d.post("standards", {**v, "rev": d.rev()}).status, 303)
    for rev in ("-1", "99999999999999999999", "x"):
        eq(d.post("products", {"name1": "电机"}, rev=rev).status, 409, rev)
    eq(sign(d).status, 303)


@test
def classes_are_those_of_the_chosen_product_and_sorts_are_kept_apart():
    def choices(**kw):
        d.post("standards", standard(1, kw.pop("number", "GB/T 5171.1-2014"), "电动机", compare="1", **kw), do="check")
        page = d.get("standards")
        s = re.search(r'<select[^>]* name="class_grade1".*?</select>', page, re.S)[0]
        return re.findall(r'<option value="([^"]+)"', s), re.findall(r'<optgroup label="([^"]+)"', s), "先选适用的产品" in page

    d = Draft()
    insulation = ["105（A级）", "120（E级）", "130（B级）", "155（F级）", "180（H级）", "220（C级）"]
    eq(choices(), (insulation, [], True))        # of the general product, so of every kind
    got, groups, first = choices(product="三相异步电动机")
    eq((got, groups, first), ([*insulation, "2极", "4极", "6极", "8极"], [], False))
    eq(choices(product="小功率电动机")[0][0], "105（A级）")
    # What every product has can be chosen without one.
    got, groups, first = choices(number="GB 8978-1996")
    eq((got, groups, first), (["一级标准", "二级标准", "三级标准"], [], False))
    got, groups, first = choices(number="GB/T 21418-2008")
    eq((groups, first), (["轴伸直径", "凸缘直径", "输入额定电压"], False))
    ok(got.index("商用级") < got.index("轴伸直径 ≤3 mm") < got.index("凸缘直径 ≤20 mm"))


@test
def limits_of_the_general_product_hold_for_its_kinds_and_others_are_never_called_new():
    d = Draft()
    d.post("standards", standard(1, "GB/T 5171.1-2014", "电动机", compare="1", product="单相电容起动异步电动机", class_grade="2极、4极"),
           do="check")
    d.post("indicators", {**indicator(1, "跳闸电流", "le", "20", "mA", condition="耐电压试验"),
                          **indicator(2, "绕组温升", "le", "80", "K", condition="电阻法"), **indicator(3, "起动噪声", "le", "60", "dB(A)")},
           do="check")
    page = d.get("indicators")
    # of 小功率电动机, of which this is a kind; of a class of it that was not chosen; of no row of the standard
    eq([chips(page, i) for i in (1, 2, 3)], [["低于"], ["待判定"], ["新增"]])
    has(page, "电压偏差")        # and what the general product is asked for is missing here


@test
def what_a_chosen_class_asks_is_missing_before_anything_is_declared():
    d = Draft()
    d.post("standards", standard(1, "GB 18401-2010", "纺织产品", compare="1", class_grade="A类（婴幼儿纺织产品）"), do="check")
    page = d.get("indicators")
    has(page, "缺项 <b>9</b>")
    hasnt(page, "待判定 <b>")


@test
def a_national_standard_is_nobodys_own():
    d = Draft()
    for number in ("GB/T 99901-2014", "GB 99902-2014", "HG/T 1-2020", "T/ZZB 1-2020", "ISO 9001:2015"):
        r = d.post("standards", standard(1, number, "电动机", own="1"))
        eq(r.status, 422, number)
        has(problems(r.text)[0], "不是企业标准的编号")
    for number in ("Q/SYDJ 222-2026", "SYDJ-222"):
        eq(d.post("standards", standard(1, number, "电动机", own="1")).status, 303, number)


@test
def two_numbers_in_one_field_are_two_rows():
    d = Draft()
    for number in ("GB/T 99901-2014、GB 99902-2014", "GB/T 99901-2014 GB 99902-2014"):
        r = d.post("standards", standard(1, number, "电动机"))
        eq(r.status, 422, number)
        has(problems(r.text)[0], "这里有两个编号")
    for number in ("GB/T 19001-2016/ISO 9001:2015", "GB/T 99901-2014《试验电机》", "GB 50016-2014（2018年版）",
                   "GB/T 99901-2014/XG1-2020"):
        eq(d.post("standards", standard(1, number, "电动机")).status, 303, number)


@test
def limits_are_taken_over_to_be_changed():
    d = filled("Q/SYDJ 203-2026")
    d.post("indicators", indicator(1, "", "ge", "", method=""), do="check")
    page = d.get("indicators")
    eq(re.findall(r'<option value="(GB[^"]*)">([^<]*)<', page),
       [("GB/T 99901-2014", "GB/T 99901-2014（可带入 2 项）"), ("GB 99902-2014", "GB 99902-2014（可带入 2 项）")])
    r = d.post("indicators", {**Fields(page).values, "source": "GB 99902-2014"}, do="import")
    eq(r.location.split("#")[1], "name1")
    v = d.values("indicators")
    eq([(v[f"name{i}"], v[f"relation{i}"], v[f"value{i}"], v[f"unit{i}"]) for i in (1, 2)],
       [("绝缘电阻", "ge", "20", "MΩ"), ("泄漏电流", "le", "0.5", "mA")])
    eq(d.stored("indicators").get("source"), None)
    # Of limits that go by class none is taken before a class is chosen.
    v = d.values("standards")
    d.post("standards", {**v, "class_grade2": ""})
    d.post("indicators", indicator(1, "", "ge", "", method=""), do="check")
    has(d.get("indicators"), "GB/T 99901-2014（可带入 1 项）")
    has(d.get("indicators"), "到“执行标准”选择")


@test
def a_hundred_and_fifty_rows_are_no_trouble():
    rows = {}
    for i in range(1, 151):
        rows |= indicator(i, f"指标{i}", ("ge", "le", "gt", "lt", "eq", "pm", "range", "text")[i % 8], f"{i}.0", "mm")
    d = filled("Q/SYDJ 204-2026", rows)
    page = d.get("indicators")
    eq(len(re.findall('data-verdict="', page)), 150)
    eq(sign(d).status, 303)
    eq(sql("SELECT count(*) FROM indicator i JOIN draft d ON d.published_version_id = i.version_id WHERE d.public_id = "
           f"'{d.id}'"), "150")
    eq(sql("SELECT string_agg(i.requirement, ' ' ORDER BY i.position) FROM indicator i JOIN draft d ON d.published_version_id = "
           f"i.version_id WHERE d.public_id = '{d.id}' AND i.position <= 8"), "≤1.0 >2.0 <3.0 =4.0 ±5.0 6.0 7.0 ≥8.0")


@test
def what_people_really_type_is_read_and_published_as_written():
    d = filled("Ｑ／ＳＹＤＪ　205－2026", {
        **indicator(1, "绝缘电阻", "ge", "≥１００", "兆欧"), **indicator(2, "温升", "text", "不大于 75", "Ｋ"),
        **indicator(3, "泄漏电流", "le", "0.40", "毫安", method="7.1\r\n7.2"), **indicator(4, "尺寸", "pm", "100±5", "毫米"),
        **indicator(5, "湿度", "range", "5 － 95", "％"), **indicator(6, "备注😀𠮷", "text", LINES, ""),
        **indicator(7, "酸碱度", "range", "6.5~8.5"), **indicator(8, "总磷", "le", "0.3", "毫克/升")})
    page = d.get("indicators")
    eq([chips(page, i)[0] for i in (1, 2, 3, 4)], ["严于", "严于", "严于", "新增"])
    eq(sign(d).status, 303)
    eq(sql("SELECT string_agg(i.requirement || '|' || i.unit, ';' ORDER BY i.position) FROM indicator i JOIN draft d ON "
           f"d.published_version_id = i.version_id WHERE d.public_id = '{d.id}' AND i.position <> 6"),
       "≥１００|兆欧;不大于 75|Ｋ;≤0.40|毫安;100±5|毫米;5 － 95|％;6.5~8.5|;≤0.3|毫克/升")
    eq(sql("SELECT n.number FROM declaration n JOIN declaration_version v ON v.declaration_id = n.id JOIN draft d ON "
           f"d.published_version_id = v.id WHERE d.public_id = '{d.id}'"), "Q/SYDJ 205-2026")


@test
def a_requirement_that_is_not_read_says_why_and_how_to_write_it():
    d = filled("Q/SYDJ 225-2026", {
        **indicator(1, "绝缘电阻", "range", "7~5", "MΩ"), **indicator(2, "堵转力", "text", "≥ 1,200", "N"),
        **indicator(3, "厚度", "text", "约5", "mm"), **indicator(4, "宽度", "ge", "5", "mm")})
    notes = re.findall(r'<span class="note unread">([^<]*)</span>', d.get("indicators"))
    eq([n[:8] for n in notes], ["下限不小于上限：", "数字里的逗号看不", "机器读不准这个写"])
    has(d.get("preview"), "3 项指标的写法机器读不准")


@test
def a_sign_in_the_value_that_is_not_the_chosen_one_is_told_at_the_field():
    d = filled("Q/SYDJ 226-2026", {
        **indicator(1, "绝缘电阻", "eq", "≥60", "MΩ"), **indicator(2, "温升", "ge", "≤ 75", "K"), **indicator(3, "泄漏电流", "le", "≤0.5", "mA"),
        **indicator(4, "尺寸", "pm", "100±5", "mm"), **indicator(5, "宽度", "eq", "100±5", "mm"), **indicator(6, "长度", "text", "≥5", "mm")})
    page = d.get("indicators")
    told = {n: re.findall(r'unread">([^<]*)<', re.search(rf'id="w-value{n}"(.*?)</div>', page, re.S)[1]) for n in range(1, 7)}
    eq({n: t[0][:9] for n, t in told.items() if t}, {1: "声明值里写了“≥”", 2: "声明值里写了“≤”", 5: "声明值里写了“±”"})
    has(page, 'aria-describedby="w-value1"')


@test
def an_indicator_named_in_two_rows_is_told():
    d = filled("Q/SYDJ 227-2026", {
        **indicator(1, "绝缘电阻", "ge", "60", "MΩ"), **indicator(2, "温升", "le", "75", "K"), **indicator(3, "泄漏电流", "le", "0.5", "mA"),
        **indicator(4, "绝缘 电阻", "ge", "30", "MΩ"), **indicator(5, "温升", "le", "70", "K", condition="热态"), **indicator(6, "甲醛", "le", "20", "mg/kg"),
        **indicator(7, "甲醛含量", "le", "30", "mg/kg")})
    page = d.get("indicators")
    twins = [n for n in range(1, 8) if "是同一项指标" in re.search(rf'id="w-name{n}"(.*?)</div>', page, re.S)[1]]
    eq(twins, [4, 7])
    has(page, "与第 6 行是同一项指标")
    has(d.get("preview"), "2 行与前面的行声明的是同一项指标")


@test
def what_lacks_is_said_at_the_step_and_on_the_preview_with_its_rows():
    rows = {k: v for i in range(1, 7) for k, v in indicator(i, f"指标{i}", "ge", "5", "mm", method="" if i != 4 else "7.1").items()}
    d = filled("Q/SYDJ 228-2026")
    page = d.get("indicators")
    hasnt(page, "签署前还要补上")
    eq(d.post("indicators", rows, do="check").status, 303)
    line = "第 1～3、5～6 行“检验方法”：请填写检验方法"
    page = d.get("indicators")
    has(page, "签署前还要补上")
    has(page, f'<a href="#method1">{line}')
    hasnt(page, 'class="esum"')
    has(d.get("preview"), f'/indicators#method1">{line}')
    for r in (d.post("preview", {}), sign(d)):
        eq(r.status, 422)
        has(r.text, line)
    # Nothing is asked of a step nobody has been to.
    hasnt(Draft().get("products"), "签署前还要补上")


@test
def two_editors_of_one_draft_see_each_other():
    d = filled("Q/SYDJ 206-2026")
    two = Draft(session("two@filing.example"), at=d.id)
    rev = d.rev()
    eq(two.post("products", {"name1": "乙写的"}, rev=rev).status, 303)
    r = d.post("products", {"name1": "甲写的" + TYPED, "brand1": LINES}, rev=rev)
    eq(r.status, 409)
    has(r.text, "two@filing.example")
    has(r.text, "另有人保存过这份草稿")
    has(r.text, "第 1 行“名称”")
    eq(d.stored("products")["name1"], "乙写的")
    v = Fields(r.text).values
    eq(v["name1"], "甲写的" + TYPED)
    eq(d.post("products", v, do="check", rev=v["rev"]).status, 303)
    eq(d.stored("products")["name1"], "甲写的" + TYPED)
    eq(d.stored("products")["brand1"], LINES)


@test
def signing_publishes_at_once_and_sending_twice_is_harmless():
    d = filled("Q/SYDJ 207-2026")
    eq(d.post("preview", {}).status, 303)
    r = sign(d)
    eq((r.status, r.location), (303, f"/drafts/{d.id}/receipt"))
    page = d.get("receipt")
    serial = re.search(r'id="serial">([^<]*)<', page)[1]
    ok(re.fullmatch(r"440307-\d{8}-\d{6,}", serial), serial)
    sha = re.search(r'id="sha256">([0-9a-f]{64})<', page)[1]
    url = re.search(rf'href="https://localhost:{S.port["public"]}(/d/[0-9a-z]{{12}})"', page)[1]
    public = S.client("public")
    r = public.get(url)
    eq(r.status, 200)
    has(r.text, "Q/SYDJ 207-2026")
    has(r.text, "沈知砚")
    # The deed stands once: its title, who signed and when are not said again; in English it is read beside the Chinese.
    deed = re.search(r'id="pledge".*?</section>', r.text, re.S)[0]
    for once in ("自我声明承诺书", "授权签署人：沈知砚", ">深圳市试验电机有限公司<"):
        eq(re.sub(r">\s+|\s+<", lambda m: m[0].strip(), deed).count(once), 1, once)
    hasnt(deed, "以中文为准")
    english = re.search(r'id="pledge".*?</section>', public.get("/en" + url).text, re.S)[0]
    has(english, "深圳市试验电机有限公司就所公开的标准")
    has(english, "深圳市试验电机有限公司 declares of standard Q/SYDJ 207-2026 (试验电机):")
    for n in (1, 2, 3, 4):
        has(english, f"<p>{n}. ")
    has(english, "the one that was signed and binds")
    record = public.get(f"{url}/1/record.json")
    eq(record.status, 200)
    eq(hashlib.sha256(record.body).hexdigest(), sha)
    j = json.loads(record.body)
    eq((j["serial"], j["number"], j["indicators"][0]["requirement"], j["signer"]["name"]),
       (serial, "Q/SYDJ 207-2026", "≥60.0", "沈知砚"))
    eq(json.dumps(j, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode(), record.body)
    has(j["pledge"], "深圳市试验电机有限公司就所公开的标准 Q/SYDJ 207-2026《试验电机》郑重承诺")
    hasnt(record.text, "filing.example")
    for r in (sign(d), d.post("products", {"name1": "改"}), ONE.get(f"/drafts/{d.id}"), ONE.get(f"/drafts/{d.id}/pledge")):
        eq((r.status, r.location), (303, f"/drafts/{d.id}/receipt"))
    eq(re.search(r'id="serial">([^<]*)<', d.get("receipt"))[1], serial)
    eq(sql("SELECT count(*) FROM declaration WHERE number = 'Q/SYDJ 207-2026'"), "1")
    eq(ONE.post(f"/drafts/{d.id}", {"do": "remove"}, csrf=CSRF).status, 404)


@test
def a_scale_is_drawn_over_units_that_convert_and_for_grades():
    d = filled("Q/SYDJ 230-2026", {**indicator(1, "泄漏电流", "le", "400", "μA"), **indicator(2, "色牢度 耐水（变色、沾色）", "ge", "4", "级"),
                                   **indicator(3, "绝缘电阻", "ge", "60", "MΩ")})
    d.post("standards", {**d.values("standards"), **standard(4, "GB 18401-2010", "纺织产品", compare="1",
                                                              class_grade="A类（婴幼儿纺织产品）")})
    eq(sign(d).status, 303)
    page = S.client("public").get(re.search(r"/d/[0-9a-z]{12}", d.get("receipt"))[0]).text
    cells = {}
    for row in re.findall(r'<tr id="i\d+">.*?</tr>', page, re.S):
        marks = re.search(r'class="tk" d="([^"]*)"', row)
        cells.setdefault(re.search(r'class="nm">\s*([^\s<]+)', row)[1], marks[1] if marks else "")
    eq((cells["泄漏电流"].count("M"), cells["色牢度"].count("M"), cells["绝缘电阻"].count("M")), (11, 9, 11))
    has(cells["色牢度"], "M60 120v50M220 120v50")


@test
def a_number_published_already_is_said_where_it_was_typed():
    eq(sign(filled("Q/SYDJ 208-2026")).status, 303)
    url = sql("SELECT public_id FROM declaration WHERE number = 'Q/SYDJ 208-2026'")
    d = filled("Q/SYDJ 2080-2026")
    mine = {k: v for k, v in {**d.values("standards"), "written1": "Q/ＳＹＤＪ208-2026"}.items() if k != "rev"}
    # At the step, as soon as the number is recognised, with a way to that declaration, and not at the signature alone.
    d.post("standards", mine, do="check")
    page = d.get("standards")
    has(page, f'/d/{url}">打开那份声明</a>')
    has(page, '签署前还要补上</b></p><ul>\n<li><a href="#written1">第 1 行“标准编号”：本企业已经公开过')
    has(d.get("preview"), "第 1 行“标准编号”：本企业已经公开过")
    eq(d.post("preview", {}).status, 422)
    eq(d.post("standards", mine).status, 422)
    r = sign(d)
    eq(r.status, 422)
    has(r.text, "本企业已经公开过这个编号的声明")
    has(r.text, 'href="#written1"')
    eq(d.stored("pledge")["signer"], "沈知砚")
    eq(sign(filled("Q/SYDJ 208-2026", client=session("three@filing.example"))).status, 303)


@test
def a_change_begins_with_the_newest_version_and_needs_its_reason():
    d = filled("Q/SYDJ 209-2026")
    v = d.values("indicators")
    d.post("indicators", {**v, "value1": "19", "statement1": "原因"})
    eq(sign(d).status, 303)
    url = re.search(r"/d/([0-9a-z]{12})", d.get("receipt"))[1]
    eq(session("three@filing.example").post(f"/d/{url}/change", csrf=CSRF).status, 404)
    r = ONE.post(f"/d/{url}/change", csrf=CSRF)
    eq(r.status, 303)
    c = Draft(at=re.search(r"/drafts/([0-9a-z]{12})/enterprise", r.location)[1])
    v = c.values("indicators")
    eq((v["name1"], v["relation1"], v["value1"], v["statement1"]), ("绝缘电阻", "ge", "19", "原因"))
    eq(c.values("standards")["class_grade2"], "一级")
    eq(c.states()[1:4], ["已完成"] * 3)
    has(c.get("enterprise"), "变更声明 Q/SYDJ 209-2026，现为第 1 版")
    r = c.post("enterprise", c.values("enterprise"))
    eq(problems(r.text), ["“变更原因”：请选择变更原因"])
    for wrong in ("first", "abolition", "other"):
        eq(c.post("enterprise", {**c.values("enterprise"), "reason": wrong}).status, 422, wrong)
    eq(c.post("enterprise", {**c.values("enterprise"), "reason": "self-check", "note": "提高"}).status, 303)
    r = c.post("standards", {**c.values("standards"), "written1": "Q/SYDJ 209-2027"})
    has(problems(r.text)[0], "变更不能换成另一个编号")
    c.post("standards", {**c.values("standards"), "written1": "Q/SYDJ 209-2026"})
    c.post("indicators", {**c.values("indicators"), "value1": "70"})
    eq(sign(c).status, 303)
    has(c.get("receipt"), "第 2 版")
    public = S.client("public")
    has(public.get(f"/d/{url}").text, "≥70")
    has(public.get(f"/d/{url}/1").text, "≥19")
    has(ONE.get("/").text, "第 2 版")


@test
def two_changes_of_one_declaration_see_each_other():
    d = filled("Q/SYDJ 219-2026")
    eq(sign(d).status, 303)
    url = re.search(r"/d/([0-9a-z]{12})", d.get("receipt"))[1]
    one, two = (Draft(c, at=re.search(r"/drafts/([0-9a-z]{12})", c.post(f"/d/{url}/change", csrf=CSRF).location)[1])
                for c in (ONE, session("two@filing.example")))
    for c, value in ((one, "70"), (two, "80")):
        c.post("enterprise", {**c.values("enterprise"), "reason": "self-check"})
        c.post("indicators", {**c.values("indicators"), "value1": value})
        c.post("preview", {})
    hasnt(two.get("pledge"), "第 2 版已经公开")
    shown = two.values("pledge")
    eq(sign(one).status, 303)
    # Said before it is signed, and to who had the deed open already.
    has(two.get("preview"), "第 2 版已经公开")
    has(two.get("pledge"), "第 2 版已经公开")
    r = two.post("pledge", {**shown, "signer": "沈知砚"}, do="sign", rev=two.rev())
    eq(r.status, 409)
    eq(len(problems(r.text)), 1)
    eq(sql(f"SELECT max(n) FROM declaration_version v JOIN declaration d ON d.id = v.declaration_id "
           f"WHERE d.public_id = '{url}'"), "2")
    v = Fields(r.text).values
    eq(v["signer"], "沈知砚")
    eq(two.post("pledge", v, do="sign", rev=v["rev"]).status, 303)
    has(S.client("public").get(f"/d/{url}").text, "≥80")
    eq(two.c.get(f"/drafts/{two.id}/pledge").location, f"/drafts/{two.id}/receipt")


@test
def a_service_declares_functional_indicators_only():
    d = Draft()
    d.post("enterprise", {"subject": "service"})
    d.post("products", {"name1": "物业服务", "model1": "留着"})
    page = d.get("products")
    hasnt(page, "商品条码")
    eq(Fields(page).values["model1"], "留着")
    d.post("standards", standard(1, "Q/WYFW 001-2026", "物业服务", own="1"))
    eq(d.post("indicators", {**indicator(1, "急修及时率", "ge", "95", "%", kind="performance")}).status, 303)
    hasnt(d.get("indicators"), 'id="kind1"')
    eq(sign(d).status, 303)
    eq(sql("SELECT i.class || ' ' || p.model || '.' FROM draft d JOIN indicator i ON i.version_id = d.published_version_id JOIN "
           f"product p ON p.version_id = i.version_id WHERE d.public_id = '{d.id}'"), "functional .")


@test
def an_expired_session_loses_no_draft():
    d = filled("Q/SYDJ 210-2026")
    sql("DELETE FROM session WHERE token_sha256 = sha256('" + d.c.cookies["__Host-session"] + "')")
    r = d.post("products", {"name1": "改" + TYPED})
    ok(r.status in (303, 401, 403), r)
    eq(d.stored("products")["name1"], "试验电机")
    global ONE
    ONE = session("one@filing.example")
    again = Draft(ONE, at=d.id)
    eq(again.values("products")["name1"], "试验电机")
    eq(sign(again).status, 303)


@test
def a_full_disk_or_a_database_away_publishes_nothing_and_keeps_the_draft():
    d = filled("Q/SYDJ 211-2026")
    count = "SELECT concat_ws(' ', (SELECT count(*) FROM declaration), (SELECT count(*) FROM declaration_version), " \
            "(SELECT count(*) FROM indicator), (SELECT count(*) FROM outbox))"
    before = sql(count)
    sql("CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file' "
        "USING ERRCODE = 'disk_full'; END $$; CREATE TRIGGER full_disk BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION "
        "full_disk()")
    try:
        r = sign(d)
        ok(r.status in (500, 503), r)
        has(r.text, "草稿")
        eq(sql(count), before)
    finally:
        sql("DROP TRIGGER full_disk ON outbox; DROP FUNCTION full_disk()")
    eq(d.values("products")["name1"], "试验电机")
    sql(f"ALTER DATABASE {DB} ALLOW_CONNECTIONS false; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "
        f"'{DB}'", db="postgres")
    try:
        r = d.post("pledge", {"signer": "沈知砚"}, do="sign", rev=0)
        eq(r.status, 503)
        has(r.text, "草稿")
    finally:
        sql(f"ALTER DATABASE {DB} ALLOW_CONNECTIONS true", db="postgres")
    eq(sql(count), before)
    eq(sign(d).status, 303)


@test
def a_form_of_too_many_fields_is_refused_and_the_draft_stays():
    d = filled("Q/SYDJ 212-2026")
    r = d.post("indicators", {f"x{i}": "" for i in range(9000)})
    ok(r.status in (400, 413), r)
    eq(d.values("indicators")["value1"], "60.0")


@test
def drafts_are_listed_named_and_thrown_away():
    d = filled("Q/SYDJ 213-2026")
    page = ONE.get("/").text
    has(page, f'/drafts/{d.id}"')
    has(page, "Q/SYDJ 213-2026 试验电机")
    has(page, "one@filing.example")
    eq(ONE.post(f"/drafts/{d.id}", {"do": "x"}, csrf=CSRF).status, 400)
    r = ONE.post(f"/drafts/{d.id}", {"do": "remove"}, csrf=CSRF)
    eq(r.status, 303)
    page = ONE.get(r.location).text
    has(page, "草稿已删除")
    hasnt(page, d.id)
    eq(ONE.get(f"/drafts/{d.id}").status, 404)


@test
def all_pages_stand_in_english_too_and_the_deed_stays_chinese():
    d = filled("Q/SYDJ 214-2026", prefix="/en")
    for step, words in (("", "steps"), ("enterprise", "Check your enterprise"), ("products", "Name the products"),
                        ("standards", "Choose the standards you follow"), ("indicators", "Declare the indicators"),
                        ("preview", "Check before signing"), ("pledge", "Sign and publish")):
        has(d.get(step), words)
    has(d.get("pledge"), "郑重承诺")
    has(d.get("pledge"), "Deed of self-declaration")
    r = sign(d)
    eq(r.location, f"/en/drafts/{d.id}/receipt")
    has(d.get("receipt"), "Published")
    has(sql("SELECT v.pledge FROM declaration_version v JOIN draft d ON d.published_version_id = v.id WHERE d.public_id = "
            f"'{d.id}'"), "自我声明承诺书")


main(S.stop)
