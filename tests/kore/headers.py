#!/usr/bin/env python3
"""How many and how long header lines may be (src/kore/head.c; RFC 9110 5.5, RFC 6585 5)."""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "http"))
from server import Server  # noqa: E402
from tap import eq, main, ok, test  # noqa: E402

s = Server(probe=True, db=False, zones=("public",))
H = "Host: localhost\r\n"
FORM = "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n"


def status(data):
    with s.raw() as c:
        r = c.send(data).response()
        return r.status


def many(n):
    return "".join(f"X-{i}: {i}\r\n" for i in range(n))


@test
def beyond_24():
    "fields behind the 24th count: Content-Length, Host, Cookie"
    eq(status(f"POST /echo HTTP/1.1\r\n{many(40)}{H}{FORM}Content-Length: 3\r\n\r\na=1"), 200)
    eq(status(f"POST /echo HTTP/1.1\r\n{H}{many(80)}{FORM}Content-Length: 3\r\n\r\na=1"), 200)
    eq(status(f"GET /pid HTTP/1.1\r\n{H}{many(99)}\r\n"), 200)


@test
def too_many():
    "more than 100 lines are 431"
    eq(status(f"GET /pid HTTP/1.1\r\n{H}{many(100)}\r\n"), 431)
    eq(status(f"GET /pid HTTP/1.1\r\n{H}{many(1000)}\r\n"), 431)


@test
def too_large():
    "a head of 16 KB is read, a larger one is 431, told before the client gives up"
    eq(status(f"GET /pid HTTP/1.1\r\n{H}X: {'a' * 16200}\r\n\r\n"), 200)
    eq(status(f"GET /pid HTTP/1.1\r\n{H}X: {'a' * 17000}\r\n\r\n"), 431)
    eq(status(f"GET /pid HTTP/1.1\r\n{H}X: {'a' * 200000}\r\n\r\n"), 431)
    eq(status(f"GET /pid HTTP/1.1\r\n{H}X: {'a' * 17000}"), 431)
    for n in range(2000, 2100):     # around the buffer a connection has at first
        eq(status(f"GET /pid HTTP/1.1\r\n{H}X: {'a' * (n - 40)}\r\n\r\n"), 200)


@test
def too_long_a_target():
    "a path and query of 1990 bytes are read, a longer one is 414"
    eq(status(f"GET /request/{'a' * 1900} HTTP/1.1\r\n{H}\r\n"), 200)
    eq(status(f"GET /request/{'a' * 2000} HTTP/1.1\r\n{H}\r\n"), 414)
    eq(status(f"GET /request/{'a' * 30000} HTTP/1.1\r\n{H}\r\n"), 414)


@test
def odd_values():
    "an empty value, a tab, bytes above 127 are no reason to refuse"
    for v in (b"", b" ", b"\t", b"a\tb", "中文".encode(), b"\xff\xfe", b'"quoted, value"; q=1'):
        eq(status(b"GET /pid HTTP/1.1\r\nHost: a\r\nX-Odd:" + v + b"\r\nCookie:" + v + b"\r\n\r\n"), 200, repr(v))


@test
def connection():
    "HTTP/1.0 ends the connection, HTTP/1.1 keeps it"
    with s.raw() as c:
        eq(c.send(f"GET /pid HTTP/1.0\r\n{H}\r\n").response().header("connection"), "close")
        ok(c.closed())
    with s.raw() as c:
        for _ in range(3):
            eq(c.send(f"GET /pid HTTP/1.1\r\n{H}\r\n").response().header("connection"), None)


main(s.stop)
