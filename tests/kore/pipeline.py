#!/usr/bin/env python3
"""Requests that come before the last one is answered are answered too, in their order (src/kore/head.c)."""
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "http"))
from server import Server  # noqa: E402
from tap import eq, main, ok, test  # noqa: E402

s = Server(probe=True, db=False, zones=("public",))
H = "Host: localhost\r\n"
FORM = H + "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n"


def get(path):
    return f"GET {path} HTTP/1.1\r\n{H}\r\n"


def post(body):
    return f"POST /echo HTTP/1.1\r\n{FORM}Content-Length: {len(body)}\r\n\r\n{body}"


def args(c, n):
    out = []
    for _ in range(n):
        out.append(c.response().text.split("arg=")[1].split(" ")[0])
    return out


@test
def one_packet():
    "twenty requests in one packet"
    with s.raw() as c:
        c.send("".join(get(f"/request/n{i}") for i in range(20)))
        eq(args(c, 20), [f"n{i}" for i in range(20)])


@test
def many():
    "five hundred of them, more than any buffer holds, without waiting between them"
    t0 = time.monotonic()
    with s.raw() as c:
        c.send("".join(get(f"/request/n{i}") for i in range(500)))
        eq(args(c, 500), [f"n{i}" for i in range(500)])
    ok(time.monotonic() - t0 < 10, f"{time.monotonic() - t0:.1f} s")


@test
def behind_a_slow_one():
    "behind a slow one, in its order, at its pace"
    with s.raw() as c:
        c.send(get("/slow/300") + get("/request/after"))
        eq(c.response().text, "slow")
        eq(args(c, 1), ["after"])


@test
def behind_a_post():
    "behind a post whose body came in a packet of its own"
    with s.raw() as c:
        head, _, body = post("a=1").partition("\r\n\r\n")
        c.send(head + "\r\n\r\n").send(body + get("/request/x") + post("b=2") + get("/request/y"))
        eq(c.response().text, "a=1:1\n")
        eq(args(c, 1), ["x"])
        eq(c.response().text, "b=1:2\n")
        eq(args(c, 1), ["y"])


@test
def between_bodies():
    "posts of many sizes, cut anywhere"
    bodies = ["f=" + "x" * n for n in (1, 2000, 2040, 2048, 4096, 16383, 16384, 16385, 40000)]
    data = "".join(post(b) + get("/request/z") for b in bodies).encode()
    for step in (len(data), 1000, 2047, 16384):
        with s.raw() as c:
            for i in range(0, len(data), step):
                c.send(data[i:i + step])
            for b in bodies:
                eq(c.response().text, f"f={len(b) - 2}:{b[2:]}\n")
                eq(args(c, 1), ["z"])


@test
def then_nonsense():
    "what is no request behind a good one: both are answered"
    with s.raw() as c:
        c.send(get("/request/good") + "nonsense\r\n\r\n")
        eq(args(c, 1), ["good"])
        eq(c.response().status, 400)


@test
def close_ends_it():
    "nothing is answered behind Connection: close"
    for value in ("close", "Close", "keep-alive, close", "x,close ,y"):
        with s.raw() as c:
            c.send(f"GET /request/last HTTP/1.1\r\n{H}Connection: {value}\r\n\r\n" + get("/request/never"))
            r = c.response()
            eq(r.header("connection"), "close")
            eq(c.closed(), True)


main(s.stop)
