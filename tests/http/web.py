#!/usr/bin/env python3
"""Router, headers, forms, cookies, guard, assets, compression: src/web, on the routes of tests/kore/probe.c."""
import gzip
import json
import re
import subprocess
import time
import urllib.parse
from email.utils import parsedate_to_datetime
from client import Client
from server import Server
from tap import eq, has, hasnt, main, ok, test

s = Server(probe=True, db=False)
pub, desk = s.client("public"), s.client("desk")
H = "Host: localhost\r\n"
FORM = "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n"
SECURITY = {
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
}
CSP = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
       "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
       "require-trusted-types-for 'script'")


def asset(name):
    """The address of an asset, as the error page's own links say it."""
    m = re.search(rf'/a/{name.rpartition(".")[0]}\.[0-9a-f]{{10}}\.{name.rpartition(".")[2]}', pub.get("/nowhere").text)
    ok(m, f"{name} is not linked")
    return m[0]


@test
def security_headers():
    "every answer has the security headers and its date: pages, errors, files, redirects, what never was a request"
    answers = {}

    def add(r):
        answers[f"{r.status} {r.header('content-type')}"] = r

    for c in (pub, desk):
        for path in ("/pid", "/nowhere", "/request/%zz", "/big/1", "/request/x/", asset("app.css"),
                     "/schema/report-1.xsd", "/slow/1"):
            add(c.get(path))
        add(c.request("OPTIONS", "/pid"))
        add(c.request("DELETE", "/pid"))
        add(c.get(asset("app.css"), {"if-none-match": "*"}))
    add(pub.get("/pid", {"if-none-match": "*"}))
    add(pub.post("/pid"))
    add(pub.post("/echo", headers={"content-type": "text/plain"}, fields={"a": "1"}))
    add(desk.get("/account"))
    add(desk.post("/guest"))
    add(desk.get("/session/out"))
    for data in ("GET / HTTP/1.1\r\n\r\n", f"POST /echo HTTP/1.1\r\n{H}\r\n", f"TRACE / HTTP/1.1\r\n{H}\r\n",
                 f"POST /echo HTTP/1.1\r\n{H}Content-Length: 99999999\r\n\r\n", f"GET / HTTP/3.0\r\n{H}\r\n",
                 f"GET /{'a' * 3000} HTTP/1.1\r\n{H}\r\n", f"GET / HTTP/1.1\r\n{H}X: {'a' * 20000}\r\n\r\n",
                 f"POST /echo HTTP/1.1\r\n{H}Expect: x\r\nContent-Length: 1\r\n\r\n"):
        with s.raw() as c:
            add(c.send(data).response())
    seen = {int(k.split()[0]) for k in answers}
    eq(sorted({200, 204, 301, 303, 304, 400, 403, 404, 405, 411, 413, 414, 415, 417, 431, 501, 505} - seen), [])
    for what, r in answers.items():
        for name, value in SECURITY.items():
            eq(r.header(name), value, f"{what} {name}")
        ok(r.header("permissions-policy"), what)
        has(r.header("content-security-policy") or "", "default-src 'none'")
        has(r.header("content-security-policy"), "frame-ancestors 'none'")
        ok(abs(parsedate_to_datetime(r.header("date")).timestamp() - time.time()) < 3, what)
        eq(r.header("server"), None, what)
        if r.status not in (204, 304):
            eq(int(r.header("content-length")), len(r.body), what)
        if (r.header("content-type") or "").startswith("text/html"):
            has(r.header("content-type"), "charset=utf-8")
            eq(r.header("content-security-policy"), CSP, what)


@test
def error_pages():
    "an error is a page in the reader's language with its status and the request's number, never kept"
    for path, lang, word in (("/nowhere", "zh-CN", "没有这个网页"), ("/en/nowhere", "en", "")):
        r = pub.get(path)
        eq((r.status, r.header("cache-control")), (404, "no-store"))
        has(r.text, f'lang="{lang}"')
        has(r.text, word)
        ok(re.search(r"\b[0-9a-f]{16}\b", r.text), "no request number")
    eq(pub.get("/system/%ff").status, 400)
    r = pub.get("/nowhere?q=<script>alert(1)</script>")
    hasnt(r.text, "<script>alert")


@test
def head_and_options():
    "HEAD is GET without a body, OPTIONS names the methods"
    for path in ("/request/x", "/big/10", "/nowhere", asset("app.css")):
        g, h = pub.get(path), pub.head(path)
        eq(h.status, g.status)
        skip = {"date", "etag"}     # the error page has its request's number in it
        eq({k: v for k, v in h.headers if k not in skip}, {k: v for k, v in g.headers if k not in skip}, path)
    for c, path, want in ((pub, "/pid", "GET, HEAD, OPTIONS"), (pub, "/echo", "POST, OPTIONS"),
                          (desk, "/guest", "GET, HEAD, POST, OPTIONS")):
        r = c.request("OPTIONS", path)
        eq((r.status, r.header("allow"), r.body), (204, want, b""))
    eq(pub.request("OPTIONS", "/nowhere").status, 404)
    with s.raw() as c:
        eq(c.send(f"OPTIONS * HTTP/1.1\r\n{H}\r\n").response().status, 204)


@test
def methods():
    "another method is 405 with the ones that are there"
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        r = pub.request(method, "/pid", headers={"sec-fetch-site": "same-origin"})
        eq((r.status, r.header("allow")), (405, "GET, HEAD, OPTIONS"), method)
        eq(pub.request(method, "/nowhere").status, 404)
        eq(pub.request(method, asset("app.css")).status, 405 if method == "POST" else 204)
    eq((pub.get("/echo").status, pub.get("/echo").header("allow")), (405, "POST, OPTIONS"))


def understood(path, client=pub):
    r = client.get(path)
    eq(r.status, 200, path)
    m = re.match(r"path=(.*) target=(.*) lang=(\d) arg=(.*) query=(.*) remote=(.*)$", r.text, re.S)
    return m.groups()


@test
def paths():
    "pieces of a path are decoded once, after they are told apart"
    eq(understood("/request/a")[3], "a")
    eq(understood("/request/%E4%BC%81%E4%B8%9A")[3], "企业")
    eq(understood("/request/GB%2FT%201.1-2020")[3], "GB/T 1.1-2020")
    eq(understood("/request/a%2541")[3], "a%41")
    eq(understood("/request/a+b")[3], "a+b")
    eq(understood("/request/a?q=b+c%20d%2B%3D&q=z")[4], "b c d+=")
    eq(understood("/request/x.csv")[3], "x")        # a suffix of the route's is not the piece's
    eq(understood("/request/x.csv.csv")[3], "x.csv")
    eq(understood("/request/.csv")[3], ".csv")
    for bad in ("/request/%", "/request/%4", "/request/%zz", "/request/%00", "/request/%C0%AF", "/request/%ED%A0%80",
                "/request/a?q=%", "/request/a?%FF=1", "/request/a?q=%00"):
        eq(pub.get(bad).status, 400, bad)
    for none in ("/request/a/b", "//", "//pid", "/pid//", "/request//a", "/PID", "/pid/..", "/../pid", "/./pid",
                 "/none", "/a/b/c/d/e/f/g/h/i/j"):
        eq(pub.get(none).status, 404, none)


@test
def slashes():
    "a slash too many at the end leads to the address without it; no redirect leads to another site"
    r = pub.get("/request/x/?q=1")
    eq((r.status, r.location), (301, "/request/x?q=1"))
    eq(pub.get("/en/pid/").location, "/en/pid")
    for path in ("//evil.example/", "/\\evil.example/", "/%2F%2Fevil.example/", "/request/%0d%0aX: y/"):
        with s.raw() as c:
            r = c.send(f"GET {path.replace(' ', '%20')} HTTP/1.1\r\n{H}\r\n").response()
            ok(r.location is None or re.match(r"/[a-z]", r.location), f"{path} leads to {r.location}")
            eq(r.header("x"), None)


@test
def languages():
    "/en/ is English, everything else Chinese"
    eq(understood("/request?q=1")[:3], ("/request", "/request?q=1", "0"))
    eq(understood("/en/request?q=1")[:3], ("/request", "/request?q=1", "1"))
    eq(pub.get("/english").status, 404)
    eq(pub.get("/en/en/request").status, 404)
    has(pub.get("/en").text, 'lang="en"')


@test
def zones():
    "a route of one zone is not in the other"
    eq(pub.get("/guest").status, 404)
    eq(desk.post("/echo").status, 404)


def echo(fields, **kw):
    return pub.post("/echo", fields, **kw)


@test
def urlencoded():
    "a form keeps all that is typed: newlines, tabs, signs, emoji, empty fields, their order"
    fields = [("a", "line 1\r\nline 2\n\ttab"), ("b", "a=b=c&d"), ("c", ""), ("a", "again"), ("汉字", "𠮷😀 ½ ℃"),
              ("", "no name"), ("plus", "1 + 1"), ("pct", "100%"), ("html", "<b>&amp;\"'")]
    r = echo(fields)
    eq(r.status, 200)
    eq(r.text, "".join(f"{n}={len(v.encode())}:{v}\n" for n, v in fields))
    for body, want in (("a", "a=0:\n"), ("a&b=1", "a=0:\nb=1:1\n"), ("&&a=1&", "a=1:1\n"), ("a==", "a=1:=\n")):
        r = pub.request("POST", "/echo", body.encode(), {"content-type": "application/x-www-form-urlencoded; "
                        "charset=UTF-8", "sec-fetch-site": "same-origin"})
        eq((r.status, r.text), (200, want), body)


@test
def urlencoded_bad():
    "what is no form is refused: a stray %, what is not UTF-8, NUL, another type"
    for body in ("a=%", "a=%4", "a=%zz", "a=%FF", "a=%C0%80", "a=%ED%A0%80", "%=a", "a=%00", "a=\0"):
        r = pub.request("POST", "/echo", body.encode(), {"content-type": "application/x-www-form-urlencoded",
                        "sec-fetch-site": "same-origin"})
        eq(r.status, 400, body)
    eq(pub.request("POST", "/echo", b"a=\xff", {"content-type": "application/x-www-form-urlencoded",
                   "sec-fetch-site": "same-origin"}).status, 400)
    for kind in ("text/plain", "application/json", "application/x-www-form-urlencodedx", ""):
        eq(echo({"a": "1"}, headers={"content-type": kind}).status, 415, kind)


@test
def urlencoded_bounds():
    "8,192 fields are read, one more is refused; so is a body of more than 2 MB"
    n = 8192
    r = echo([(f"f{i}", str(i)) for i in range(n)])
    eq((r.status, r.text.count("\n")), (200, n))
    eq(echo([(f"f{i}", str(i)) for i in range(n + 1)]).status, 400)
    big = "x" * (2 * 1024 * 1024 - 2)
    eq(echo({"a": big}).text, f"a={len(big)}:{big}\n")
    eq(echo({"a": big + "y"}).status, 413)


@test
def multipart():
    "multipart: fields and files, names of every kind, empty ones too"
    r = echo({"a": "1\r\n2", "b": "", "汉": "字 😀"},
             files={"f": ("名 ;\"x.pdf".replace('"', "%22"), "application/pdf", b"%PDF\0\r\n--x\r\n"),
                    "g": ("", "application/octet-stream", b"")})
    eq((r.status, r.text), (200, "a=4:1\r\n2\nb=0:\n汉=8:字 😀\n"
                            "f=名 ;%22x.pdf application/pdf 12\ng= application/octet-stream 0\n"))


def multi(body, kind="multipart/form-data; boundary=XX"):
    r = pub.request("POST", "/echo", body if isinstance(body, bytes) else body.replace("\n", "\r\n").encode(),
                    {"content-type": kind, "sec-fetch-site": "same-origin"})
    return (r.status, r.text if r.status == 200 else None)


@test
def multipart_forms():
    "multipart: what the standard allows is read, what it does not is refused"
    one = '--XX\nContent-Disposition: form-data; name="a"\n\n1\n'
    good = (200, "a=1:1\n")
    eq(multi(one + "--XX--\n"), good)
    eq(multi(one + "--XX--"), good)
    eq(multi(one + "--XX--\nepilogue"), good)
    eq(multi(one + "--XX--\n", 'multipart/form-data; boundary="XX"'), good)
    eq(multi(one + "--XX--\n", 'Multipart/Form-Data; charset=x; Boundary=XX'), good)
    eq(multi('--XX  \ncontent-disposition:form-data; name=a; x=y\nContent-Type: text/plain\n\n1\n--XX--\n'), good)
    eq(multi('--XX\nX-Other: 1\nContent-Disposition: form-data; name="a"\n\n--XXnot\n--XX--\n'), (200, "a=7:--XXnot\n"))
    eq(multi('--XX\nContent-Disposition: form-data; name="q\\"q"\n\n1\n--XX--\n'), (200, 'q"q=1:1\n'))
    bad = [
        one, "", "--XX--\nx" if False else one + "--XX", one + "--XX-", "junk\n" + one + "--XX--\n",
        '--XX\nContent-Disposition: form-data\n\n1\n--XX--\n',
        '--XX\nContent-Disposition: attachment; name="a"\n\n1\n--XX--\n',
        '--XX\nContent-Disposition: form-data; name="a\n\n1\n--XX--\n',
        '--XX\nContent-Disposition: form-data; name="a"; name="b"\n\n1\n--XX--\n',
        '--XX\nContent-Disposition: form-data; name="a"\n1\n--XX--\n',
        '--XX\nno colon\nContent-Disposition: form-data; name="a"\n\n1\n--XX--\n',
        '--XX\n\n1\n--XX--\n',
        '--XX\nContent-Disposition: form-data; name="a"\nX: ' + "x" * 3000 + '\n\n1\n--XX--\n',
    ]
    for body in bad[:1] + bad[2:]:
        eq(multi(body)[0], 400, repr(body[:60]))
    raw = b'--XX\r\nContent-Disposition: form-data; name="a"\r\n\r\n%s\r\n--XX--\r\n'
    eq(multi(raw % b"\xff")[0], 400)
    eq(multi(raw % b"\0")[0], 400)
    for kind in ("multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=" + "X" * 71,
                 'multipart/form-data; boundary="XX', "multipart/form-data; boundary=XX; boundary=YY"):
        eq(multi(one + "--XX--\n", kind)[0], 400, kind)
    part = '--XX\nContent-Disposition: form-data; name="a"\n\n1\n'
    eq(multi(part * 8000 + "--XX--\n")[0], 200)
    eq(multi(part * 8200 + "--XX--\n")[0], 400)


@test
def no_cookies_in_public():
    "the public zone sets no cookie, whatever it is asked"
    for path in ("/pid", "/nowhere", "/session/" + "a" * 64, asset("app.css")):
        r = pub.get(path, {"cookie": "__Host-session=" + "a" * 64})
        if "/session/" not in path:     # the probe's own
            eq(r.header("set-cookie"), None, path)


def token(r):
    return r.cookies["__Host-pre"]


@test
def guest_cookie():
    "a guest's first page brings a token as __Host- cookie, the next ones keep it"
    c = s.client("desk")
    r = c.get("/guest")
    line = r.lines("set-cookie")
    eq(len(line), 1)
    m = re.fullmatch(r"__Host-pre=([0-9a-f]{64}); Path=/; Secure; HttpOnly; SameSite=Strict", line[0])
    ok(m, line[0])
    eq(r.header("cache-control"), "no-store")
    eq(c.get("/guest").lines("set-cookie"), [])
    ok(s.client("desk").get("/guest").lines("set-cookie")[0] != line[0])
    for bad in ("__host-pre=" + m[1], "__Host-pre=" + m[1][:-1], "__Host-pre=" + m[1].upper().replace("0", "A"),
                f"__Host-pre={m[1]}; __Host-pre={m[1]}", "x__Host-pre=" + m[1], f'__Host-pre="{m[1]}"', "__Host-pre",
                "=" + m[1], ";;;=;"):
        eq(len(s.client("desk", headers={"cookie": bad}).get("/guest").lines("set-cookie")), 1, bad)
    for good in (f"a=1; b=2; __Host-pre={m[1]}", f"__Host-pre={m[1]};x", f"; ;__Host-pre={m[1]}",
                 f"x=__Host-pre={'0' * 64}; __Host-pre={m[1]}", "".join(f"c{i}=v;" for i in range(50)) + f"__Host-pre={m[1]}"):
        eq(s.client("desk", headers={"cookie": good}).get("/guest").lines("set-cookie"), [], good)


@test
def forgery():
    "a form counts only with its token and from our own site; what is missing is not excused"
    c = s.client("desk")
    c.get("/guest")
    t = token(c)
    me = c.origin
    cases = [
        (200, t, {}),
        (200, t, {"sec-fetch-site": None}),
        (200, t, {"origin": None}),
        (200, t, {"origin": me.upper().replace("HTTPS", "https")}),
        (403, None, {}),
        (403, "", {}),
        (403, t[:-1], {}),
        (403, t + "0", {}),
        (403, "0" * 64, {}),
        (403, t, {"origin": None, "sec-fetch-site": None}),
        (403, t, {"sec-fetch-site": "cross-site"}),
        (403, t, {"sec-fetch-site": "same-site"}),
        (403, t, {"sec-fetch-site": "none"}),
        (403, t, {"origin": "null"}),
        (403, t, {"origin": "https://evil.example"}),
        (403, t, {"origin": me + ".evil.example"}),
        (403, t, {"origin": me.replace("https", "http")}),
        (403, t, {"origin": "https://localhost"}),
        (403, t, {"origin": f"https://localhost:{s.port['public']}"}),
    ]
    for want, csrf, headers in cases:
        r = c.post("/guest", {"x": "1"}, csrf=csrf, headers=headers)
        eq(r.status, want, f"{csrf} {headers}")
    other = s.client("desk")
    other.get("/guest")
    eq(other.post("/guest", csrf=t).status, 403)
    eq(s.client("desk").post("/guest", csrf=t).status, 403)
    eq(c.post("/guest", {"x": "1"}, csrf=t, files={}).status, 200)
    eq(pub.post("/echo", {"a": "1"}, headers={"sec-fetch-site": "cross-site"}).status, 403)


@test
def guards():
    "who is not signed in is led to the sign-in page and back; what has no guard is for nobody"
    eq(desk.get("/account").location, "/sign-in?next=%2Faccount")
    eq(desk.get("/en/account?x=1&y=2").location, "/en/sign-in?next=%2Faccount%3Fx%3D1%26y%3D2")
    eq(desk.get("/member").location, "/sign-in?next=%2Fmember")
    r = desk.post("/account", {"typed": "text"})
    eq(r.status, 401)       # the page that keeps what was typed: tests/http/accounts.py
    eq(desk.post("/account", headers={"sec-fetch-site": "cross-site"}).status, 403)
    for bad in ("A" * 64, "x"):     # a well-formed one is looked up: tests/http/accounts.py
        eq(s.client("desk", headers={"cookie": f"__Host-session={bad}"}).get("/account").status, 303)
    eq(desk.get("/none").status, 403)


@test
def session_cookie():
    "the session's cookie is __Host-, Secure, HttpOnly, SameSite, and goes when told"
    r = s.client("desk").get("/session/" + "ab" * 32)
    eq(r.status, 303)
    has(r.lines("set-cookie")[-1], f"__Host-session={'ab' * 32}; Path=/; Secure; HttpOnly; SameSite=Lax")
    hasnt(r.lines("set-cookie")[-1], "omain")
    r = s.client("desk").get("/session/out")
    has(r.lines("set-cookie")[-1], "__Host-session=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")


@test
def caching():
    "a public page has a tag and is 304 when it is known; a page of the desk is kept by nobody"
    r = pub.get("/request/tag")
    tag = r.header("etag")
    ok(re.fullmatch(r'"[0-9a-f]{16}"', tag), tag)
    has(r.header("cache-control"), "public")
    eq(r.header("vary"), "accept-encoding")
    for value in (tag, "*", f'"x", {tag}', f"W/{tag}", f'{tag}, "y"'):
        r = pub.get("/request/tag", {"if-none-match": value})
        eq((r.status, r.body, r.header("etag")), (304, b"", tag), value)
    for value in ('"x"', tag[:-2] + '"', tag[1:-1], ""):
        eq(pub.get("/request/tag", {"if-none-match": value}).status, 200, value)
    r = desk.get("/request/tag", {"if-none-match": "*"})
    eq((r.status, r.header("etag"), r.header("cache-control")), (200, None, "no-store"))


def unbrotli(data):
    return subprocess.run(["brotli", "-dc"], input=data, capture_output=True, check=True).stdout


@test
def compression():
    "a public page comes in brotli or gzip as the client likes; a page of the desk never"
    plain = pub.get("/page")
    eq(plain.header("content-encoding"), None)
    ok(len(plain.body) > 20000)
    tags = {plain.header("etag")}
    for accept, want in (("br", "br"), ("gzip", "gzip"), ("gzip, deflate, br", "br"), ("br;q=0, gzip", "gzip"),
                         ("GZIP", "gzip"), ("gzip;q=0.5", "gzip"), ("br;q=0.0,gzip;q=0", None), ("identity", None),
                         ("bra, xgzip", None), ("deflate", None), (",,br ;q=1", "br"), ("", None)):
        for _ in range(2):      # made, then from the page cache
            r = pub.get("/page", {"accept-encoding": accept})
            eq(r.header("content-encoding"), want, accept)
            eq({"br": unbrotli, "gzip": gzip.decompress, None: bytes}[want](r.body), plain.body, accept)
            ok(want is None or len(r.body) < len(plain.body) / 3)
            tags.add(r.header("etag"))
    eq(len(tags), 3)
    r = desk.get("/page", {"accept-encoding": "br, gzip"})
    eq((r.header("content-encoding"), r.body), (None, plain.body))
    eq(pub.get("/pid", {"accept-encoding": "br"}).header("content-encoding"), None)


@test
def page_cache():
    "a page is made once in a second, for all; errors, redirects and files each time"
    one = s.raw()

    def get(path):
        r = one.send(f"GET {path} HTTP/1.1\r\n{H}\r\n").response()
        return r

    t0 = time.monotonic()
    eq(get("/slow/900").text, "slow")
    for _ in range(3):
        get("/slow/900")
    ok(time.monotonic() - t0 < 2.5, "each was made anew")
    time.sleep(1.1)
    t0 = time.monotonic()
    get("/slow/900")
    ok(time.monotonic() - t0 > 0.89, "kept for more than a second")
    first, second = get("/nowhere").text, get("/nowhere").text
    ok(first != second, "an error page was kept")
    one.close()


@test
def downloads():
    "a download has its name in both forms (RFC 6266) and no way to be shown"
    r = pub.get("/big/1")
    eq(r.header("content-disposition"), "attachment; filename=\"file.txt\"; filename*=UTF-8''%E5%A4%A7.txt")
    has(r.header("content-security-policy"), "sandbox")
    eq(len(r.body), 1024)


@test
def assets():
    "an asset is kept for good under the name with its hash; compressed forms are made beforehand"
    css = asset("app.css")
    plain = pub.get(css)
    eq((plain.status, plain.header("content-type")), (200, "text/css; charset=utf-8"))
    eq(plain.header("cache-control"), "public, max-age=31536000, immutable")
    hasnt(plain.text, "@import")
    has(plain.text, "@media print")
    for accept, decode in (("br", unbrotli), ("gzip", gzip.decompress)):
        r = pub.get(css, {"accept-encoding": accept})
        eq((r.header("content-encoding"), r.header("vary")), (accept, "accept-encoding"))
        eq(decode(r.body), plain.body)
        ok(r.header("etag") != plain.header("etag"))
        eq(pub.get(css, {"accept-encoding": accept, "if-none-match": r.header("etag")}).status, 304)
    eq(desk.get(css).body, plain.body)
    eq(pub.get(re.sub(r"\.[0-9a-f]{10}\.", ".0123456789.", css)).status, 404)
    for name, kind in (("biao.woff2", "font/woff2"), ("mark.svg", "image/svg+xml"),
                       ("app.js", "text/javascript; charset=utf-8")):
        r = pub.get(asset(name))
        eq((r.status, r.header("content-type")), (200, kind))
    for path in ("/a/", "/a/../main.c", "/a/%2e%2e/x", css + "/", css + "x", "/assets/css/app.css"):
        ok(pub.get(path).status in (404, 400), path)


@test
def schema():
    "the report's schema is at its address for good"
    r = pub.get("/schema/report-1.xsd")
    eq((r.status, r.header("content-type")), (200, "application/xml"))
    has(r.header("cache-control"), "max-age=300")
    has(r.text, "<xs:schema")


@test
def remote():
    "a client is known by its network only"
    eq(understood(f"/request/r{time.monotonic()}")[5], "127.0.0.0/24")


@test
def leaving():
    "a client that leaves ends its request, nobody else's"
    for _ in range(20):
        with s.raw("desk") as c:
            c.send(f"GET /slow/4000 HTTP/1.1\r\n{H}\r\n")
            time.sleep(0.05)
    with s.raw("desk") as c:
        eq(c.send(f"GET /slow/50 HTTP/1.1\r\n{H}\r\n").response().text, "slow")
    time.sleep(1.3)
    left = [r for r in map(json.loads, s.access("desk").splitlines()) if r["path"] == "/slow/4000"]
    eq(len(left), 20)
    for r in left:
        eq(r["status"], 499)
        ok(r["us"] < 3000000, r)


@test
def access_log():
    "each answer is a line of JSON that says what happened and nothing about who"
    mark = f"log{time.monotonic()}"
    secret = "s3cr3t" + "f" * 10
    pub.get(f"/request/{mark}?q={secret}", {"cookie": f"a={secret}", "user-agent": secret, "referer": secret})
    pub.get(f"/nowhere/{mark}/%22%0A%5C?{secret}")
    pub.post("/echo", {"password": secret})
    time.sleep(1.5)
    text = s.access()
    hasnt(text, secret)
    hasnt(text, "127.0.0.1")
    rows = [json.loads(line) for line in text.splitlines()]
    one = next(r for r in rows if r["path"] == f"/request/{mark}")
    eq(set(one), {"time", "request", "zone", "method", "path", "status", "bytes", "us"})
    eq((one["zone"], one["method"], one["status"]), ("public", "GET", 200))
    ok(re.fullmatch(r"[0-9a-f]{16}", one["request"]))
    ok(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", one["time"]))
    ok(one["bytes"] > 0 and 0 <= one["us"] < 1e6)
    ok(any(r["path"] == f'/nowhere/{mark}/"\n\\' and r["status"] == 404 for r in rows))
    with s.raw() as c:
        c.send("nonsense\r\n\r\n").response()
    time.sleep(1.5)
    eq(json.loads(s.access().splitlines()[-1])["status"], 400)


@test
def many_clients():
    "requests of many clients are not mixed up"
    import threading
    bad = []

    def client(n):
        c = Client(s.port["public"])
        for i in range(100):
            x = f"{n}-{i}-{'y' * (i % 50)}"
            got = c.get(f"/request/{urllib.parse.quote(x)}").text
            if f"arg={x} " not in got:
                bad.append((x, got))
        c.close()

    threads = [threading.Thread(target=client, args=(n,)) for n in range(12)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    eq(bad, [])


main(s.stop)
