#!/usr/bin/env python3
"""Requests whose bounds are in doubt are refused (src/kore/head.c; RFC 9112 6, 11.2)."""
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "http"))
from server import Server  # noqa: E402
from tap import eq, main, ok, test  # noqa: E402

s = Server(probe=True, db=False, zones=("public",))
H = "Host: localhost\r\n"
FORM = "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n"


def status(data, **kw):
    with s.raw(**kw) as c:
        r = c.send(data).response()
        if r.status >= 400 and r.status != 404:
            ok(c.closed(), "an unclear connection stays open")
            for name in ("content-security-policy", "x-content-type-options", "date"):
                ok(r.header(name), f"{name} is missing on {r.status}")
        return r.status


def table(cases):
    for want, data in cases:
        got = status(data)
        eq(got, want, repr(data[:90]))


@test
def two_lengths():
    "Content-Length is there once and a number"
    table([
        (400, f"POST /echo HTTP/1.1\r\n{H}{FORM}Content-Length: 3\r\nContent-Length: 3\r\n\r\na=1"),
        (400, f"POST /echo HTTP/1.1\r\n{H}{FORM}Content-Length: 3\r\nContent-Length: 30\r\n\r\na=1"),
        (400, f"POST /echo HTTP/1.1\r\n{H}{FORM}Content-Length: 3, 3\r\n\r\na=1"),
        (400, f"POST /echo HTTP/1.1\r\n{H}{FORM}Content-Length: +3\r\n\r\na=1"),
        (400, f"POST /echo HTTP/1.1\r\n{H}{FORM}Content-Length: -3\r\n\r\na=1"),
        (400, f"POST /echo HTTP/1.1\r\n{H}{FORM}Content-Length: 0x3\r\n\r\na=1"),
        (400, f"POST /echo HTTP/1.1\r\n{H}{FORM}Content-Length: 3 3\r\n\r\na=1"),
        (400, f"POST /echo HTTP/1.1\r\n{H}{FORM}Content-Length:\r\n\r\na=1"),
        (400, f"POST /echo HTTP/1.1\r\n{H}{FORM}Content-Length: 99999999999999999999\r\n\r\na=1"),
        (400, f"POST /echo HTTP/1.1\r\n{H}{FORM}Content-Length : 3\r\n\r\na=1"),
        (411, f"POST /echo HTTP/1.1\r\n{H}{FORM}\r\na=1"),
        (200, f"POST /echo HTTP/1.1\r\n{H}{FORM}Content-Length: 3\r\n\r\na=1"),
        (200, f"POST /echo HTTP/1.1\r\n{H}{FORM}content-length:003\r\n\r\na=1"),
        (200, f"POST /echo HTTP/1.1\r\n{H}{FORM}Content-Length: 0\r\n\r\n"),
    ])


@test
def chunked():
    "Transfer-Encoding is refused, beside a length above all"
    table([
        (400, f"POST /echo HTTP/1.1\r\n{H}{FORM}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\na=1"),
        (400, f"POST /echo HTTP/1.1\r\n{H}{FORM}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\na=1"),
        (400, f"POST /echo HTTP/1.1\r\n{H}{FORM}Transfer-Encoding: xchunked\r\nContent-Length: 3\r\n\r\na=1"),
        (411, f"POST /echo HTTP/1.1\r\n{H}{FORM}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        (400, f"GET /pid HTTP/1.1\r\n{H}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        (400, f"POST /echo HTTP/1.1\r\n{H}{FORM}Transfer-Encoding : chunked\r\nContent-Length: 3\r\n\r\na=1"),
        (400, f"POST /echo HTTP/1.1\r\n{H}{FORM}Content-Length: 3\r\nTransfer-Encoding:\tchunked\r\n\r\na=1"),
    ])


@test
def hosts():
    "Host is there once; what looks like it is refused"
    table([
        (400, "GET /pid HTTP/1.1\r\n\r\n"),
        (400, "GET /pid HTTP/1.1\r\nHost:\r\n\r\n"),
        (400, "GET /pid HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"),
        (400, "GET /pid HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n"),
        (400, "GET /pid HTTP/1.1\r\nHostile: evil\r\nHost: a\r\n\r\n"),
        (400, "GET /pid HTTP/1.1\r\nHost: a\r\nHost-x: evil\r\n\r\n"),
        (400, "GET /pid HTTP/1.1\r\nHostile: evil\r\n\r\n"),
        (400, "GET /pid HTTP/1.1\r\nHost : a\r\n\r\n"),
        (400, "GET /pid HTTP/1.1\r\n Host: a\r\n\r\n"),
        (400, "GET /pid HTTP/1.1\r\nHost: a/b\r\n\r\n"),
        (400, "GET /pid HTTP/1.1\r\nHost: a b\r\n\r\n"),
        (400, "GET /pid HTTP/1.1\r\nHost: a@b\r\n\r\n"),
        (200, "GET /pid HTTP/1.1\r\nHost: [::1]:8443\r\n\r\n"),
        (200, "GET /pid HTTP/1.1\r\nX-Forwarded-Host: evil\r\nhOSt:a.example:1\r\n\r\n"),
    ])


@test
def bodies_on_get():
    "A GET, HEAD, DELETE or OPTIONS brings no body"
    table([
        (400, f"GET /pid HTTP/1.1\r\n{H}Content-Length: 5\r\n\r\nhello"),
        (400, f"DELETE /pid HTTP/1.1\r\n{H}Content-Length: 5\r\n\r\nhello"),
        (400, f"OPTIONS /pid HTTP/1.1\r\n{H}Content-Length: 5\r\n\r\nhello"),
        (200, f"GET /pid HTTP/1.1\r\n{H}Content-Length: 0\r\n\r\n"),
    ])


@test
def lines():
    "Line ends are CRLF, field names tokens, nothing is folded"
    table([
        (400, f"GET /pid HTTP/1.1\n{H}\r\n"),
        (400, "GET /pid HTTP/1.1\nHost: a\n\n"),
        (400, "GET /pid HTTP/1.1\r\nHost: a\n\r\n"),
        (400, f"GET /pid HTTP/1.1\r\n{H}X: a\r\n b\r\n\r\n"),
        (400, f"GET /pid HTTP/1.1\r\n{H}X: a\rb\r\n\r\n"),
        (400, f"GET /pid HTTP/1.1\r\n{H}X: a\0b\r\n\r\n"),
        (400, f"GET /pid HTTP/1.1\r\n{H}X: a\x01b\r\n\r\n"),
        (400, f"GET /pid HTTP/1.1\r\n{H}no colon\r\n\r\n"),
        (400, f"GET /pid HTTP/1.1\r\n{H}: no name\r\n\r\n"),
        (400, f"GET /pid HTTP/1.1\r\n{H}a name: x\r\n\r\n"),
        (400, f"GET  /pid HTTP/1.1\r\n{H}\r\n"),
        (400, f"GET /pid  HTTP/1.1\r\n{H}\r\n"),
        (400, f"GET /p id HTTP/1.1\r\n{H}\r\n"),
        (400, f" GET /pid HTTP/1.1\r\n{H}\r\n"),
        (400, f"GET /pid http/1.1\r\n{H}\r\n"),
        (400, f"GET /pid\r\n{H}\r\n"),
        (400, f"GET /pid#x HTTP/1.1\r\n{H}\r\n"),
        (400, f"GET /\u00e9 HTTP/1.1\r\n{H}\r\n".encode("latin-1")),
        (505, f"GET /pid HTTP/2.0\r\n{H}\r\n"),
        (505, f"GET /pid HTTP/0.9\r\n{H}\r\n"),
        (501, f"TRACE /pid HTTP/1.1\r\n{H}\r\n"),
        (501, f"get /pid HTTP/1.1\r\n{H}\r\n"),
        (501, "CONNECT localhost:1 HTTP/1.1\r\nHost: localhost:1\r\n\r\n"),
        (417, f"POST /echo HTTP/1.1\r\n{H}{FORM}Expect: a miracle\r\nContent-Length: 3\r\n\r\na=1"),
        (400, f"GET /pid HTTP/1.1\r\n{H}Cookie: a=1\r\nCookie: a=2\r\n\r\n"),
        (400, f"GET /pid HTTP/1.1\r\n{H}Origin: a\r\nOrigin: b\r\n\r\n"),
        (200, f"\r\n\r\nGET /pid HTTP/1.1\r\n{H}\r\n"),
        (200, f"GET /pid HTTP/1.0\r\n{H}\r\n"),
        (200, f"GET https://localhost/pid HTTP/1.1\r\n{H}\r\n"),
    ])


@test
def byte_by_byte():
    "A request that comes in single bytes is the same request"
    data = f"POST /echo HTTP/1.1\r\n{H}{FORM}Content-Length: 9\r\n\r\na=1&b=二".encode()
    with s.raw() as c:
        for i in range(len(data)):
            c.send(data[i:i + 1])
        eq(c.response().text, "a=1:1\nb=3:二\n")


@test
def expect_continue():
    "100 Continue comes before a body that waits for it"
    with s.raw() as c:
        c.send(f"POST /echo HTTP/1.1\r\n{H}{FORM}Expect: 100-continue\r\nContent-Length: 3\r\n\r\n")
        eq(c.response().status, 100)
        eq(c.send("a=1").response().text, "a=1:1\n")


@test
def too_large_is_said():
    "A body too large is refused in a way the client gets to read, while it sends on"
    with s.raw() as c:
        c.send(f"POST /echo HTTP/1.1\r\n{H}{FORM}Content-Length: 50000000\r\n\r\n")
        try:
            for _ in range(100):
                c.send(b"x" * 16384)
        except OSError:
            pass
        r = c.response()
        eq(r.status, 413)
        ok(r.header("content-security-policy"))


@test
def longer_than_its_length():
    "A body longer than its length is the next request, and holds up nobody"
    with s.raw() as c:
        c.send(f"POST /echo HTTP/1.1\r\n{H}{FORM}Content-Length: 3\r\n\r\na=1bbbb\r\n\r\n")
        eq(c.response().text, "a=1:1\n")
        eq(c.response().status, 400)
    stop = time.monotonic() + 6

    def flood():
        try:
            with s.raw() as c:
                c.send(f"POST /echo HTTP/1.1\r\n{H}{FORM}Content-Length: 1\r\n\r\naaaaaaaa")
                while time.monotonic() < stop:
                    c.send(b"b" * 16384)
        except OSError:
            pass

    threads = [threading.Thread(target=flood) for _ in range(4)]
    for t in threads:
        t.start()
    slowest = 0
    while time.monotonic() < stop:
        t0 = time.monotonic()
        eq(s.client().get("/pid").status, 200)
        slowest = max(slowest, time.monotonic() - t0)
    for t in threads:
        t.join()
    ok(slowest < 3, f"somebody else waited for {slowest:.1f} s")


main(s.stop)
