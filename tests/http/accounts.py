#!/usr/bin/env python3
"""Registration, sign-in, sessions and passwords of the desk, over HTTP."""
import csv
import hashlib
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from client import csrf  # noqa: E402
from server import CLUSTER, Server, tool  # noqa: E402
from tap import eq, has, hasnt, main, ok, test  # noqa: E402

TOP = Path(__file__).resolve().parents[2]
S = Server(zones=("desk",))
DB = re.search(r"dbname=(\S+)", S.db)[1]
PASSWORD = "velvet tram 41 moss harbour"
CODES = list(csv.DictReader(open(TOP / "tests/data/uscc_cases.csv", encoding="utf-8")))
GOOD = [r for r in CODES if r["verdict"] == "valid"]


def sql(text):
    return tool("src/tools/cluster.sh", "psql", CLUSTER, "-d", DB, "-qAtc", "SET search_path = mingbiao, pub, public",
                "-c", text)


class Form(HTMLParser):
    """What a browser would send of a page's form to an action: values of its fields, in order."""

    def __init__(self, text, action):
        super().__init__()
        self.action, self.inside, self.fields, self.area = action, False, [], None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag == "form":
            self.inside = a.get("action") == self.action
        if not self.inside or tag not in ("input", "textarea") or "name" not in a:
            return
        if a.get("type") in ("radio", "checkbox") and "checked" not in a:
            return
        self.fields.append((a["name"], a.get("value", "")))

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False

    @property
    def values(self):
        return dict(self.fields)


def problem(text, field):
    """The message at a field; None: there is none."""
    m = re.search(rf'id="{field}-error">([^<]*)<', text)
    return m and m[1]


def fresh(**kw):
    sql("DELETE FROM throttle")
    return S.client("desk", **kw)


count = [0]


def typed(row, **change):
    """A filled form for a code of the list."""
    count[0] += 1
    return {"uscc": row["code_raw"], "name": row["holder"] or "某公司", "region": "银川市兴庆区", "industry": "C3071",
            "public_phone": "0951-1234567", "public_email": "gk@example.cn", "public_address": "宁夏银川市某路 1 号",
            "person": "王某", "phone": "13800000000", "email": "w@example.cn",
            "login": f"user{count[0]}@example.cn", "password": PASSWORD, "password2": PASSWORD, "do": "register",
            **change}


def register(row, c=None, **change):
    c = c or fresh()
    page = c.get("/sign-in")
    fields = typed(row, **change)
    return c, fields, c.post("/register", fields, csrf=csrf(page))


USER = {}


def user():
    """An account that is there for all tests."""
    if not USER:
        c, fields, r = register(GOOD[0])
        eq(r.status, 303, r.text)
        USER.update(fields, client=c)
    return USER


def hold():
    """The next attempt is not let through for a while, however slow this machine is."""
    sql("UPDATE throttle SET next_at = now() + interval '50 s' WHERE key LIKE 'step:%'")


def sign_in(c=None, login=None, password=PASSWORD, **more):
    c = c or fresh()
    page = c.get("/sign-in")
    return c, c.post("/sign-in", {"login": login or user()["login"], "password": password, **more}, csrf=csrf(page))


def token(c):
    return c.cookies["__Host-session"]


def stored(c):
    return f"token_sha256 = '\\x{hashlib.sha256(token(c).encode()).hexdigest()}'"


# ---- the credit code ----

@test
def real_codes_are_read():
    c = fresh()
    for row in GOOD[1:8]:
        r = c.get(f"/register?uscc={row['code_raw']}")
        eq(r.status, 200, row["code_raw"])
        for word in ("市场监督管理部门", "企业", "宁夏回族自治区", "相符"):
            has(r.text, word)
        eq(problem(r.text, "uscc"), None)


@test
def wrong_codes_are_named_with_the_right_one():
    c = fresh()
    for row in CODES:
        if row["verdict"] == "valid" or row["code_raw"] == "1" * 18:     # that one is a warning, below
            continue
        r = c.get("/register?uscc=" + row["code_raw"].encode().hex(" ").replace(" ", "%").join(["%", ""]))
        eq(r.status, 422, row["code_raw"])
        ok(problem(r.text, "uscc"), row["code_raw"])
        has(r.text, "有错误：")
    has(c.get("/register?uscc=91640300MA75WONY35").text, "91640300MA75W0NY35")
    # The character and its place, as the command line says them.
    has(c.get("/register?uscc=9137010030701234SX").text, "第 17 位不能是 S")
    has(c.get("/en/register?uscc=9137010030701234SX").text, "Character 17 can&#39;t be S")
    hasnt(c.get("/register?uscc=123").text, "位不能是")
    for empty in ("", "+%E3%80%80"):
        r = c.get("/register?uscc=" + empty)
        eq(r.status, 422)
        has(r.text, "请填写此项")
    has(c.get("/register?uscc=%ef%bc%991640221MA76CORD96").text, "91640221MA76C0RD96")


@test
def codes_as_people_type_them():
    for text in ("9164 0500 5541 5795 8y", "９１６４０５００５５４１５７９５８Ｙ", " 91640500554157958Y​"):
        r = fresh().request("GET", "/register?uscc=" + "".join(f"%{b:02x}" for b in text.encode()))
        eq(r.status, 200, text)
        has(r.text, "中卫市")


@test
def a_lawful_code_with_a_wrong_check_digit_is_confirmed():
    row = {"code_raw": "91350100M0001TGQXM", "holder": "福州某早期试点公司"}
    for code in (row["code_raw"], "1" * 18):
        r = fresh().get(f"/register?uscc={code}")
        eq(r.status, 200)
        has(r.text, "已核对营业执照")
    c, fields, r = register(row)
    eq(r.status, 422)
    ok(problem(r.text, "uscc_confirmed"))
    fields["uscc_confirmed"] = "1"
    eq(c.post("/register", fields, csrf=csrf(r)).status, 303)
    eq(sql("SELECT uscc_check_ok, org_check_ok, uscc_confirmed FROM enterprise "
           "WHERE uscc = '91350100M0001TGQXM' AND NOT demonstration"), "f|t|t")


# ---- registering ----

@test
def registering_writes_all_rows_at_once():
    row = GOOD[2]
    c, f, r = register(row, region="平罗县", industry="陶瓷制品", name=" 宁夏甲乙丙公司 ")
    eq(r.status, 422)                       # 陶瓷制品 is several industries
    eq(problem(r.text, "industry"), "请在下面选一个")
    chosen = Form(r.text, "/register").values
    code = re.findall(r'name="industry_code" value="(\d+)"', r.text)
    ok("3071" in code)
    again = {**chosen, "industry_code": "3071", "password": PASSWORD, "password2": PASSWORD, "do": "register"}
    again.pop("csrf")
    r = c.post("/register", again, csrf=csrf(r))
    eq((r.status, r.location), (303, "/?registered=1"))
    has(c.follow(r).text, "登记完成")
    where = f"WHERE e.uscc = '{row['code_raw']}' AND NOT demonstration"
    eq(sql(f"SELECT name, region_code, industry_code, industry_edition FROM enterprise e {where}"),
       "宁夏甲乙丙公司|640221|3071|GB/T 4754-2017")
    eq(sql(f"SELECT n.name FROM enterprise e JOIN enterprise_name n ON n.enterprise_id = e.id {where}"),
       "宁夏甲乙丙公司")
    eq(sql(f"SELECT n.uscc FROM enterprise e JOIN enterprise_code n ON n.enterprise_id = e.id {where}"),
       row["code_raw"])
    eq(sql("SELECT audience, person, phone, email FROM contact x JOIN enterprise e ON e.id = x.enterprise_id "
           f"{where} ORDER BY 1"), "authority|王某|13800000000|w@example.cn\npublic||0951-1234567|gk@example.cn")
    eq(sql("SELECT m.role, a.login FROM membership m JOIN account a ON a.id = m.account_id "
           f"JOIN enterprise e ON e.id = m.enterprise_id {where}"), f"admin|{f['login']}")
    eq(sql(f"SELECT action FROM audit x JOIN enterprise e ON e.id = x.enterprise_id {where}"), "enterprise.register")
    ok(sql(f"SELECT password_hash FROM account WHERE login = '{f['login']}'").startswith("$argon2id$v=19$m=19456,"))
    # Only the contact for the public is where the public reads.
    hasnt(sql(f"SELECT x.* FROM pub.contact x JOIN enterprise e ON e.id = x.enterprise_id {where}"), "王某")


BAD = [
    ("uscc", ["", "123", "91640500554157958Y1", "91640300MA75WONY35", "Z" * 18, "9" * 70]),
    ("name", ["", "甲", "名" * 121, "a\x07b"]),
    ("region", ["", "火星县", "鼓楼区", "region" * 20]),
    ("industry", ["", "没有这一行", "制造", "9999"]),
    ("public_phone", ["", "123", "call me", "1" * 41, "0531-8888"]),
    ("public_email", ["nowhere", "a@b@c", "@", "clerk@luda", "a@.cn", "a@b.", "x" * 260 + "@y.cn"]),
    ("public_address", ["地" * 201, "abc\x1bdef"]),
    ("person", ["", "王", "王" * 61]),
    ("phone", ["", "phone", "12"]),
    ("email", ["clerk@luda", "甲@乙.cn", "a b@c.cn"]),
    ("login", ["", "nobody", "clerk@luda", "a@b, c@d", "x" * 255 + "@a.cn"]),
    ("password", ["", "short", "passwordpassword", "x" * 129, "user@example.cn"]),
    ("password2", [PASSWORD + "x", ""]),
]


@test
def every_bad_field_is_named_and_everything_typed_stays():
    c = fresh()
    t = csrf(c.get("/sign-in"))
    for field, values in BAD:
        for value in values:
            fields = typed(GOOD[3], **{field: value, "login": "a-" + "x" * 5 + "@example.cn"} if field != "login"
                           else {field: value})
            r = c.post("/register", fields, csrf=t)
            eq(r.status, 422, f"{field}={value!r}")
            ok(problem(r.text, field), f"{field}={value!r}: no message")
            has(r.text, f'href="#{field}"')
            has(r.text, "<title>有错误：")
            back = Form(r.text, "/register").values
            for name, was in fields.items():
                if name.startswith("password"):
                    eq(back[name], "", "a password came back")
                elif name != "do":
                    eq(back[name], was, f"{field}={value!r} lost {name}")
            hasnt(r.text, PASSWORD)
    eq(sql("SELECT count(*) FROM account WHERE login LIKE 'a-x%'"), "0")


@test
def nothing_at_all_names_every_field():
    c = fresh()
    r = c.post("/register", {"do": "register"}, csrf=csrf(c.get("/sign-in")))
    eq(r.status, 422)
    for field in ("uscc", "name", "region", "industry", "public_phone", "person", "phone", "login", "password"):
        ok(problem(r.text, field), field)
    for line in re.findall(r'<li><a href="#\w+">([^<]+)</a>', r.text):
        ok("：" in line, line)


@test
def search_buttons_change_nothing_and_ask_nothing():
    c = fresh()
    t = csrf(c.get("/sign-in"))
    before = sql("SELECT count(*) FROM enterprise")
    r = c.post("/register", {"uscc": GOOD[3]["code_raw"], "industry": "电动机", "region": "", "do": "industry"}, csrf=t)
    eq(r.status, 200)
    has(r.text, 'value="C3812 电动机制造"')
    hasnt(r.text, 'class="err"')
    r = c.post("/register", {"region": "山东", "do": "region"}, csrf=t)
    has(r.text, "山东省 淄博市")
    r = c.post("/register", {"region": "火星", "do": "region"}, csrf=t)
    eq((r.status, bool(problem(r.text, "region"))), (422, True))
    eq(sql("SELECT count(*) FROM enterprise"), before)


@test
def a_choice_counts_for_its_text_alone():
    c = fresh()
    t = csrf(c.get("/sign-in"))
    fields = typed(GOOD[4], region="鼓楼区", region_code="320106", region_for="鼓楼")
    r = c.post("/register", fields, csrf=t)
    eq(problem(r.text, "region"), "请在下面选一个")
    r = c.post("/register", {**fields, "region_for": "鼓楼区", "password": "x"}, csrf=t)
    eq(problem(r.text, "region"), None)
    r = c.post("/register", {**fields, "region_code": "999999", "region_for": "鼓楼区"}, csrf=t)
    eq(problem(r.text, "region"), "请在下面选一个")


@test
def a_code_or_login_registers_once():
    u = user()
    c, _, r = register({"code_raw": u["uscc"], "holder": "另一家公司"})
    eq(r.status, 422)
    has(problem(r.text, "uscc"), "已经登记")
    eq(fresh().get(f"/register?uscc={u['uscc']}").status, 422)
    c, _, r = register(GOOD[5], login=u["login"].upper())
    eq(r.status, 422)
    has(problem(r.text, "login"), "已经有账号")
    eq(sql(f"SELECT count(*) FROM enterprise WHERE uscc = '{GOOD[5]['code_raw']}' AND NOT demonstration"), "0")


@test
def who_is_registered_is_not_asked_again():
    c, r = sign_in()
    for answer in (c.get("/register"), c.post("/register", typed(GOOD[6]), csrf=csrf(c.get("/sessions")))):
        eq((answer.status, answer.location), (303, "/"))


@test
def registrations_from_one_network_are_spaced_out():
    taken = typed(GOOD[7], login=user()["login"])
    c = fresh()
    t = csrf(c.get("/sign-in"))
    answers = [c.post("/register", taken, csrf=t).status for _ in range(12)]
    eq(answers, [422] * 10 + [429] * 2)
    r = c.post("/register", taken, csrf=t)
    has(r.text, "填写的内容都还在")
    eq(Form(r.text, "/register").values["name"], taken["name"])


# ---- signing in ----

@test
def the_session_cookie_is_hostbound_and_only_its_hash_is_kept():
    c, r = sign_in()
    eq((r.status, r.location), (303, "/"))
    line = [x for x in r.lines("set-cookie") if x.startswith("__Host-session=")]
    eq(len(line), 1)
    eq(line[0].split("; ")[1:], ["Path=/", "Secure", "HttpOnly", "SameSite=Lax"])
    ok(re.fullmatch(r"[0-9a-f]{64}", token(c)))
    eq(sql(f"SELECT count(*) FROM session WHERE {stored(c)}"), "1")
    hasnt(sql("SELECT string_agg(session::text, ' ') FROM session"), token(c))
    eq(r.header("cache-control"), "no-store")
    ok(sql("SELECT count(*) > 0 FROM audit WHERE action = 'session.open'") == "t")


@test
def a_wrong_password_and_an_unknown_login_look_alike():
    def look(login):
        c, r = sign_in(login=login, password="not the password at all")
        return r.status, r.text.replace(login, "LOGIN").replace(csrf(r), "TOKEN"), r.lines("set-cookie")

    known = look(user()["login"])
    eq(known[0], 422)
    has(known[1], "邮箱或密码不对")
    eq(look("nobody.at.all@example.cn"), known)
    sql(f"UPDATE account SET disabled_at = now() WHERE login = '{user()['login']}'")
    c, r = sign_in()
    eq((r.status, "__Host-session" in c.cookies), (422, False))
    sql(f"UPDATE account SET disabled_at = NULL WHERE login = '{user()['login']}'")


@test
def login_and_password_as_people_type_them():
    eq(sign_in(login="  " + user()["login"].upper().replace("@", "＠") + " ")[1].status, 303)
    eq(sign_in(password="".join(chr(ord(x) + 0xfee0) if "!" <= x <= "~" else "　" for x in PASSWORD))[1].status, 303)
    eq(sign_in(password=PASSWORD.upper())[1].status, 422)


@test
def missing_and_malformed_are_named():
    for login, password, field in (("", PASSWORD, "login"), ("nobody", PASSWORD, "login"), ("a@b.cn", "", "password")):
        c = fresh()
        r = c.post("/sign-in", {"login": login, "password": password}, csrf=csrf(c.get("/sign-in")))
        eq(r.status, 422)
        ok(problem(r.text, field))
        eq(Form(r.text, "/sign-in").values["login"], login)


@test
def guesses_are_spaced_out():
    c = fresh()
    t = csrf(c.get("/sign-in"))

    def guess(password="wrong wrong wrong"):
        return c.post("/sign-in", {"login": user()["login"], "password": password}, csrf=t)

    eq(guess().status, 422)
    hold()
    r = guess()
    eq(r.status, 429)
    ok(re.search(r"请等 \d+ 秒再试", r.text), r.text)
    eq(guess(PASSWORD).status, 429)         # not even the right one: nothing is learnt
    eq(Form(r.text, "/sign-in").values["login"], user()["login"])
    sql("UPDATE throttle SET next_at = now() WHERE key LIKE 'step:%'")
    eq(guess(PASSWORD).status, 303)
    # After a right one it begins anew.
    eq(sql("SELECT max(failures) FROM throttle WHERE key LIKE 'step:%'"), "0")


@test
def two_hundred_guesses_in_an_hour():
    "two hundred guesses in an hour: about ten passwords are looked at"
    c = fresh()
    t = csrf(c.get("/sign-in"))
    looked = 0
    # Time passes by moving the rows back, never the clock.
    for _ in range(20):
        for _ in range(10):
            r = c.post("/sign-in", {"login": "victim@example.cn", "password": "x" * 15}, csrf=t)
            looked += r.status == 422
            ok(r.status in (422, 429))
        sql("UPDATE throttle SET next_at = next_at - interval '3 min', touched_at = touched_at - interval '3 min'")
    ok(5 <= looked <= 11, looked)


@test
def signing_in_leads_back_but_never_away():
    for wanted, leads in (("/sessions", "/sessions"), ("/drafts/abc/products?x=1%202", "/drafts/abc/products?x=1%202"),
                          ("//evil.example/", "/"), ("/\\evil.example", "/"), ("/%2fevil.example", "/"),
                          ("https://evil.example/", "/"), ("javascript:alert(1)", "/"), ("/\tx", "/"), ("", "/"),
                          ("/a\r\nset-cookie: x=1", "/"), ("evil", "/"), ("/.evil", "/"), ("/ä", "/"),
                          ("/a" * 600, "/")):
        c, r = sign_in(next=wanted)
        eq((r.status, r.location), (303, leads), wanted)
        eq(r.header("x"), None)
    c, r = sign_in()
    eq(c.get("/sign-in?next=//evil.example").location, "/")
    eq(c.get("/sign-in?next=/sessions").location, "/sessions")


@test
def a_sign_in_ends_the_session_before_it():
    c, _ = sign_in()
    old = token(c)
    t = csrf(c.get("/sessions"))
    r = c.post("/sign-in", {"login": user()["login"], "password": PASSWORD}, csrf=t)
    eq(r.status, 303)
    ok(token(c) != old)
    eq(fresh(headers={"cookie": f"__Host-session={old}"}).get("/sessions").status, 303)
    eq(c.get("/sessions").status, 200)


@test
def odd_cookies_sign_nobody_in():
    c, _ = sign_in()
    good = token(c)
    for cookie in (f"__host-session={good}", f"__Host-session={good}0", f"__Host-session={good[:-1]}",
                   f"__Host-session={good.upper()}", "__Host-session=", f"__Host-session={'0' * 64}",
                   f"__Host-session={good}; __Host-session={'0' * 64}", f"session={good}"):
        r = fresh(headers={"cookie": cookie}).get("/sessions")
        if cookie != f"__Host-session={good}":
            eq(r.status, 303, cookie)
    many = "; ".join(f"c{i}={'v=' * 3}" for i in range(12))
    eq(fresh(headers={"cookie": f"{many}; __Host-session={good}"}).get("/sessions").status, 200)


# ---- sessions ----

@test
def signing_out():
    c, _ = sign_in()
    kept = token(c)
    r = c.post("/sign-out", csrf=csrf(c.get("/sessions")))
    eq((r.status, r.location, "__Host-session" in c.cookies), (303, "/sign-in?out=1", False))
    has(c.get("/sign-in?out=1").text, "已退出登录")
    eq(fresh(headers={"cookie": f"__Host-session={kept}"}).get("/sessions").status, 303)


@test
def signing_out_everywhere():
    a, b = sign_in()[0], sign_in()[0]
    eq(b.get("/sessions").status, 200)
    r = a.post("/sessions", {"do": "all"}, csrf=csrf(a.get("/sessions")))
    eq((r.status, r.location), (303, "/sign-in?out=all"))
    eq(b.get("/sessions").location, "/sign-in?next=%2Fsessions")
    eq(sql(f"SELECT count(*) FROM session s JOIN account a ON a.id = s.account_id WHERE login = '{user()['login']}'"),
       "0")


@test
def one_session_ends_another_of_its_own_account_alone():
    a, b = sign_in()[0], sign_in()[0]
    c, _, r = register(GOOD[8])
    eq(r.status, 303)
    foreign = sql(f"SELECT id FROM session WHERE {stored(c)}")
    other = sql(f"SELECT id FROM session WHERE {stored(b)}")
    page = a.get("/sessions")
    has(page.text, f'value="{other}"')
    hasnt(page.text, f'value="{foreign}"')
    for what, status in ((foreign, 303), (other, 303), ("0", 400), ("x", 400), ("-1", 400), ("1 OR 1", 400)):
        eq(a.post("/sessions", {"do": what}, csrf=csrf(page)).status, status, what)
    eq((a.get("/sessions").status, b.get("/sessions").status, c.get("/sessions").status), (200, 303, 200))


@test
def a_session_lives_thirty_minutes_idle_and_twelve_hours():
    for change, alive in (("seen_at = now() - interval '29 min'", True), ("seen_at = now() - interval '31 min'", False),
                          ("created_at = now() - interval '11 h 59 min'", True),
                          ("created_at = now() - interval '12 h 1 s'", False)):
        c, _ = sign_in()
        sql(f"UPDATE session SET {change} WHERE {stored(c)}")
        eq(c.get("/sessions").status, 200 if alive else 303, change)
    # Use keeps it alive, written at most once a minute.
    c, _ = sign_in()
    sql(f"UPDATE session SET seen_at = now() - interval '50 s' WHERE {stored(c)}")
    c.get("/sessions")
    eq(sql(f"SELECT seen_at < now() - interval '45 s' FROM session WHERE {stored(c)}"), "t")
    sql(f"UPDATE session SET seen_at = now() - interval '20 min' WHERE {stored(c)}")
    c.get("/sessions")
    eq(sql(f"SELECT seen_at > now() - interval '10 s' FROM session WHERE {stored(c)}"), "t")
    sql(f"UPDATE account SET disabled_at = now() WHERE login = '{user()['login']}'")
    eq(c.get("/sessions").status, 303)
    sql(f"UPDATE account SET disabled_at = NULL WHERE login = '{user()['login']}'")


@test
def a_form_that_meets_an_ended_session_is_kept_and_sent_again():
    for prefix in ("", "/en"):
        c, _ = sign_in()
        page = c.get(prefix + "/sessions")
        sql(f"UPDATE session SET seen_at = now() - interval '31 min' WHERE {stored(c)}")
        c.cookies.pop("__Host-pre", None)       # gone with the browser's last window
        sent = [("text", '第一行\r\n第二行 "<&>\' 𠮷 🏭'), ("empty", ""), ("row", "1"), ("row", "2"), ("do", "next")]
        r = c.post(prefix + "/sessions", sent, csrf=csrf(page))
        eq(r.status, 401)
        has(r.text, "Your session has ended" if prefix else "登录已过期")
        form = Form(r.text, prefix + "/sign-in")
        # A wrong password first, then the right one: nothing is lost on the way.
        for password, status in (("wrong wrong wrong", 422), (PASSWORD, 200)):
            sql("DELETE FROM throttle")
            fields = [(n, v) for n, v in form.fields if n not in ("login", "password")]
            r = c.post(prefix + "/sign-in", fields + [("login", user()["login"]), ("password", password)])
            eq(r.status, status)
            form = Form(r.text, prefix + "/sign-in")
        again = Form(r.text, prefix + "/sessions")
        eq([(n, v.replace("\r\n", "\n")) for n, v in again.fields if n != "csrf"],
           [(n, v.replace("\r\n", "\n")) for n, v in sent])
        r = c.post(prefix + "/sessions", again.fields)
        eq(r.status, 400)                       # let through as ours; "next" is no session


@test
def passwords_are_not_carried_along():
    c, _ = sign_in()
    page = c.get("/account/password")
    sql(f"UPDATE session SET seen_at = now() - interval '31 min' WHERE {stored(c)}")
    r = c.post("/account/password", {"present": PASSWORD, "password": "another velvet tram"}, csrf=csrf(page))
    eq((r.status, r.location), (303, "/sign-in?next=/account/password"))
    r = c.post("/sign-out", csrf=csrf(page))
    eq((r.status, r.location), (303, "/sign-in?out=1"))


@test
def a_draft_survives_the_end_of_its_session():
    c, f, r = register(GOOD[11])
    eq(r.status, 303)
    r = c.post("/drafts", {"subject": "product"}, csrf=csrf(c.get("/")))
    eq(r.status, 303, r.text)
    draft = re.match(r"/drafts/([0-9a-z]{12})", r.location)[1]
    where = f"/drafts/{draft}/products"
    page = c.get(where)
    eq(page.status, 200)
    fields = [(n, "𠮷 瓷质抛釉砖" if n.endswith("name") else v) for n, v in Form(page.text, where).fields if n != "csrf"]
    fields += [("name0", "𠮷 瓷质抛釉砖"), ("do", "save")]
    sql(f"UPDATE session SET seen_at = now() - interval '31 min' WHERE {stored(c)}")
    r = c.post(where, fields, csrf=csrf(page))
    eq(r.status, 401)
    kept = [(n, v) for n, v in Form(r.text, "/sign-in").fields if n not in ("login", "password")]
    r = c.post("/sign-in", kept + [("login", f["login"]), ("password", PASSWORD)])
    eq(r.status, 200)
    r = c.post(where, Form(r.text, where).fields)
    ok(r.status in (303, 422), r.status)
    has(sql(f"SELECT form FROM draft_step s JOIN draft d ON d.id = s.draft_id WHERE d.public_id = '{draft}'"),
        "%F0%A0%AE%B7")


@test
def a_foreign_form_is_not_kept_for_anybody():
    c = fresh()
    for headers in ({"origin": "https://evil.example", "sec-fetch-site": "cross-site"},
                    {"origin": None, "sec-fetch-site": None}, {"origin": "null", "sec-fetch-site": None},
                    {"origin": None, "sec-fetch-site": "same-site"}):
        r = c.post("/drafts", {"title": "evil"}, headers=headers)
        eq(r.status, 403)
        hasnt(r.text, "evil")
    # Where the kept form goes is a path of ours, and no token travels in it.
    c = fresh()
    r = c.post("/sign-in", {"login": user()["login"], "password": PASSWORD, "target": "//evil.example/x",
                            "kept.a": "1", "kept.csrf": "2"}, csrf=csrf(c.get("/sign-in")))
    eq((r.status, r.location), (303, "/"))
    c = fresh()
    r = c.post("/sign-in", {"login": user()["login"], "password": PASSWORD, "target": "/drafts/x/y",
                            "kept.a": "1", "kept.csrf": "2"}, csrf=csrf(c.get("/sign-in")))
    eq(r.status, 200)
    eq([n for n, _ in Form(r.text, "/drafts/x/y").fields], ["csrf", "a"])


POSTS = [("/register", False), ("/sign-in", False), ("/sign-out", True), ("/sessions", True),
         ("/account/password", True)]


@test
def forged_forms_are_refused_everywhere():
    "every POST: no token, another user's, a guest's, foreign Origin, no Origin: 403"
    a, _ = sign_in()
    b, _, r = register(GOOD[9])
    eq(r.status, 303)
    guest = fresh()
    own, other, pre = (csrf(x.get("/sessions" if x is not guest else "/sign-in")) for x in (a, b, guest))
    ok(own != other and own != pre)
    fields = {"do": "all", "login": user()["login"], "password": PASSWORD}
    for path, signed in POSTS:
        cases = [({}, None), ({}, other), ({}, pre), ({}, own[:-1]), ({}, ""), ({}, own + "x")]
        cases += [(h, own) for h in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"},
                                     {"sec-fetch-site": "same-site"}, {"origin": None, "sec-fetch-site": None},
                                     {"origin": "null"}, {"origin": f"http://localhost:{S.port['desk']}"},
                                     {"origin": "https://localhost:1"})]
        for headers, t in cases:
            r = a.post(path, fields, headers=headers, csrf=t)
            eq(r.status, 403, f"{path} {headers} {t}")
            ok("__Host-session" in a.cookies)
        eq(a.get("/sessions").status, 200)
        # Nobody signed in.
        for t in (None, pre, own, ""):
            r = fresh().post(path, fields, csrf=t)
            eq(r.status, 401 if path == "/sessions" else 303 if signed else 403, f"{path} {t}")
            ok("__Host-session=" not in str(r.headers))


@test
def pages_behind_the_login_lead_to_it():
    c = fresh()
    for path in ("/sessions", "/account/password"):
        for prefix in ("", "/en"):
            r = c.get(prefix + path)
            eq((r.status, r.location), (303, f"{prefix}/sign-in?next={path.replace('/', '%2F')}"))
    for path in ("/sign-out",):
        eq(c.get(path).status, 405)


@test
def nothing_of_accounts_is_in_the_public_zone():
    p = Server(zones=("public",), db=S.db)
    try:
        c = p.client("public")
        for path, _ in POSTS:
            for r in (c.get(path), c.post(path, {"login": "a@b.cn"})):
                ok(r.status in (403, 404), f"{path} {r.status}")
                eq(r.lines("set-cookie"), [])
    finally:
        p.stop()


# ---- passwords ----

@test
def a_new_password_ends_all_other_sessions():
    login = None
    c, f, r = register(GOOD[10])
    eq(r.status, 303)
    login = f["login"]
    b, r = sign_in(login=login)
    eq(r.status, 303)
    before, t = token(c), csrf(c.get("/account/password"))
    new = "another velvet tram 41 moss"

    def change(present, password, again=None):
        sql("DELETE FROM throttle")
        return c.post("/account/password", {"present": present, "password": password,
                                            "password2": password if again is None else again}, csrf=t)

    for present, password, again, field in (("", new, None, "present"), ("wrong wrong wrong", new, None, "present"),
                                            (PASSWORD, "short", None, "password"), (PASSWORD, "", None, "password"),
                                            (PASSWORD, login + login, None, "password"),
                                            (PASSWORD, new, new + "x", "password2")):
        r = change(present, password, again)
        eq(r.status, 422, field)
        ok(problem(r.text, field), field)
        hasnt(r.text, new)
    r = change(PASSWORD, new)
    eq((r.status, r.location), (303, "/sessions?done=password"))
    ok(token(c) != before)
    has(c.get("/sessions?done=password").text, "密码已修改")
    eq(b.get("/sessions").status, 303)
    eq(fresh(headers={"cookie": f"__Host-session={before}"}).get("/sessions").status, 303)
    eq((sign_in(login=login)[1].status, sign_in(login=login, password=new)[1].status), (422, 303))


@test
def the_present_password_is_throttled_too():
    c, _ = sign_in()
    t = csrf(c.get("/account/password"))
    bad = {"present": "wrong wrong wrong", "password": "another velvet tram 41", "password2": "another velvet tram 41"}
    eq(c.post("/account/password", bad, csrf=t).status, 422)
    hold()
    eq(c.post("/account/password", bad, csrf=t).status, 429)


@test
def secrets_stay_out_of_the_logs():
    c, _ = sign_in()
    c.close()
    log = S.log("desk") + S.access("desk")
    for secret in (PASSWORD, token(c), user()["login"], "velvet", "wrong wrong"):
        hasnt(log, secret)


@test
def english_pages_are_english():
    c = fresh()
    t = csrf(c.get("/en/sign-in"))
    r = c.post("/en/register", {"do": "register"}, csrf=t)
    has(r.text, "Unified social credit code: Fill in this field")
    has(r.text, '<html lang="en"')
    c, r = sign_in()
    eq(c.get("/en/sign-in").location, "/en/")
    r = c.post("/en/sign-out", csrf=csrf(c.get("/en/sessions")))
    eq(r.location, "/en/sign-in?out=1")


main(S.stop)
