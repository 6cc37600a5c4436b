#!/usr/bin/env python3
"""Who may take how long (src/kore/timeout.c, src/kore/loop.c). The waits run beside each other."""
import socket
import ssl
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "http"))
from client import context  # noqa: E402
from server import Server  # noqa: E402
from tap import eq, main, ok, test  # noqa: E402

s = Server(probe=True, db=False, zones=("public",), options=("--idle", "3"))
H = "Host: localhost\r\n"
FORM = "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n"


class Beside(threading.Thread):
    """Runs at once; result() waits for it."""

    def __init__(self, fn):
        super().__init__(daemon=True)
        self.fn, self.value, self.error = fn, None, None
        self.start()

    def run(self):
        try:
            self.value = self.fn()
        except Exception as e:
            self.error = e

    def result(self):
        self.join(60)
        if self.error:
            raise self.error
        ok(not self.is_alive(), "has no end")
        return self.value


def since(t0):
    return time.monotonic() - t0


def trickle_handshake():
    """One byte of the greeting each second; how long the server looks on."""
    inward, outward = ssl.MemoryBIO(), ssl.MemoryBIO()
    o = context().wrap_bio(inward, outward, server_hostname="localhost")
    try:
        o.do_handshake()
    except ssl.SSLWantReadError:
        pass
    hello = outward.read()
    t0 = time.monotonic()
    with socket.create_connection(("localhost", s.port["public"]), 5) as tcp:
        tcp.settimeout(1)
        for i in range(40):
            try:
                tcp.send(hello[i:i + 1])
                if tcp.recv(10) == b"":
                    break
            except TimeoutError:
                pass
            except OSError:
                break
    return since(t0)


def silent_tcp():
    t0 = time.monotonic()
    with socket.create_connection(("localhost", s.port["public"]), 5) as tcp:
        tcp.settimeout(30)
        data = tcp.recv(10)
    return since(t0), data


def slow_reader():
    """12 MB at about 0.8 MB/s: longer than the ten seconds a head may take."""
    with s.raw(timeout=30) as c:
        c.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        c.send(f"GET /big/12288 HTTP/1.1\r\n{H}\r\n")
        t0, got, data = time.monotonic(), 0, b""
        while True:
            part = c.sock.recv(65536)
            if not part:
                break
            got += len(part)
            data = (data + part)[-32:]
            if got >= 12288 * 1024 + 200:
                break
            behind = got / 800e3 - since(t0)
            if behind > 0:
                time.sleep(behind)
        return since(t0), got, data


def trickle_head():
    t0 = time.monotonic()
    with s.raw(timeout=1) as c:
        c.send(f"GET /pid HTTP/1.1\r\n{H}")
        while since(t0) < 30:
            try:
                c.send("X-a: b\r\n")
                r = c.response()
                return since(t0), r.status, r.header("content-security-policy")
            except TimeoutError:
                continue


def handler_at_work():
    """A handler that would take 12 s: the request gives up after five, with an answer of ours."""
    t0 = time.monotonic()
    with s.raw(timeout=30) as c:
        r = c.send(f"GET /slow/12000 HTTP/1.1\r\n{H}\r\n").response()
        time.sleep(1.5)     # less than the idle time, which was up while the handler worked
        again = c.send(f"GET /pid HTTP/1.1\r\n{H}\r\n").response()
        return since(t0), r.status, again.status


def late_body():
    """Head, four seconds nothing, body: no reason for a 408 while the handler works."""
    with s.raw(timeout=30) as c:
        c.send(f"POST /echo HTTP/1.1\r\n{H}{FORM}Content-Length: 3\r\n\r\n")
        time.sleep(12)
        return c.send("a=1").response().status


jobs = {f.__name__: Beside(f) for f in (trickle_handshake, silent_tcp, slow_reader, trickle_head, handler_at_work,
                                        late_body)}


@test
def handshake():
    "a handshake in single bytes ends after ten seconds"
    t = jobs["trickle_handshake"].result()
    ok(8 < t < 14, f"{t:.1f} s")


@test
def silent():
    "a connection that says nothing ends after five"
    t, data = jobs["silent_tcp"].result()
    eq(data, b"")
    ok(4 < t < 8, f"{t:.1f} s")


@test
def download():
    "a slow reader gets all of a long answer"
    t, got, data = jobs["slow_reader"].result()
    ok(t > 12, f"too quick to prove anything: {t:.1f} s")
    ok(got > 12288 * 1024, f"cut off after {got} bytes and {t:.1f} s")
    ok(b"000000000786431\n" in data, repr(data))


@test
def head():
    "a head that does not come to its end is 408 after ten seconds, with the headers of all answers"
    t, status, policy = jobs["trickle_head"].result()
    eq(status, 408)
    ok(policy, "no security headers")
    ok(8 < t < 14, f"{t:.1f} s")


@test
def deadline():
    "a request that finds no end gives up after five seconds: 503, and the connection goes on"
    t, status, again = jobs["handler_at_work"].result()
    eq((status, again), (503, 200))
    ok(4.5 < t < 8, f"{t:.1f} s")


@test
def body():
    "a body that is late is still taken"
    eq(jobs["late_body"].result(), 200)


@test
def quiet():
    "on a server where nothing else happens, idle connections end in silence"
    q = Server(probe=True, db=False, zones=("public",), workers=1, options=("--idle", "3"))
    kept = [q.raw() for _ in range(8)]
    for c in kept[:4]:
        eq(c.send(f"GET /pid HTTP/1.1\r\n{H}\r\n").response().status, 200)
    t0 = time.monotonic()
    for c in kept:
        ok(c.closed(8), "open after eight seconds, or something was said")
    t = since(t0)
    ok(2 < t < 6, f"{t:.1f} s")
    q.stop()


main(s.stop)
