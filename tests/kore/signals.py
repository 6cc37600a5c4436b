#!/usr/bin/env python3
"""Signals, and the end of a server (src/kore/loop.c, src/kore/drain.c)."""
import os
import signal
import socket
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "http"))
from server import Server  # noqa: E402
from tap import eq, main, ok, test  # noqa: E402

H = "Host: localhost\r\n"
FORM = "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n"
s = Server(probe=True, db=False, zones=("public",))


@test
def drain():
    "what is at work at SIGTERM is answered: a handler that waits, a long answer, a body still coming"
    slow, big, post, idle = (s.raw(timeout=20) for _ in range(4))
    idle.send(f"GET /pid HTTP/1.1\r\n{H}\r\n").response()
    big.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 32768)
    slow.send(f"GET /slow/4000 HTTP/1.1\r\n{H}\r\n")
    big.send(f"GET /big/8192 HTTP/1.1\r\n{H}\r\n")
    post.send(f"POST /echo HTTP/1.1\r\n{H}{FORM}Content-Length: 6\r\n\r\na=1")
    time.sleep(0.5)
    p = s.process.pop("public")
    p.send_signal(signal.SIGTERM)
    end = time.monotonic() + 5
    while True:
        try:
            socket.create_connection(("localhost", s.port["public"]), 2).close()
        except ConnectionRefusedError:
            break
        ok(time.monotonic() < end, "new connections are still taken")
        time.sleep(0.02)
    ok(idle.closed(5), "an idle connection is kept")
    r = post.send("&b=2"[:3]).response()
    eq((r.status, r.header("connection")), (200, "close"))
    r = slow.response()
    eq((r.text, r.header("connection")), ("slow", "close"))
    r = big.response()
    eq(len(r.body), 8192 * 1024)
    eq(p.wait(10), 0)
    s.start("public")


@test
def shaking():
    "a connection that has come before SIGTERM gets its handshake, and its request an answer"
    come = [s.raw(timeout=20, tls=False) for _ in range(6)]
    time.sleep(0.2)
    p = s.process.pop("public")
    p.send_signal(signal.SIGTERM)
    time.sleep(0.3)
    for c in come:
        c.shake().send(f"GET /slow/20 HTTP/1.1\r\n{H}\r\n")
    for c in come:
        r = c.response()
        eq((r.status, r.header("connection")), (200, "close"))
    eq(p.wait(10), 0)
    s.start("public")


@test
def prompt():
    "without anything at work the server ends soon, and says so by its exit code"
    keep = [s.raw() for _ in range(5)]
    t0 = time.monotonic()
    eq(s.end("public"), 0)
    ok(time.monotonic() - t0 < 4, f"{time.monotonic() - t0:.1f} s")
    for c in keep:
        c.close()
    s.start("public")


@test
def not_for_ever():
    "a client that never finishes holds the end up for ten seconds, not more"
    stuck = s.raw()
    stuck.send(f"POST /echo HTTP/1.1\r\n{H}{FORM}Content-Length: 6\r\n\r\na=1")
    time.sleep(0.2)
    t0 = time.monotonic()
    eq(s.end("public"), 0)
    t = time.monotonic() - t0
    ok(8 < t < 14, f"{t:.1f} s")
    s.start("public")


@test
def not_forgotten():
    "SIGTERM with another signal behind it is not forgotten"
    for other in (signal.SIGCHLD, signal.SIGUSR1, signal.SIGHUP):
        p = s.process["public"]
        os.kill(p.pid, signal.SIGSTOP)      # so that both arrive together
        os.kill(p.pid, signal.SIGTERM)
        os.kill(p.pid, other)
        os.kill(p.pid, signal.SIGCONT)
        del s.process["public"]
        eq(p.wait(5), 0)
        s.start("public")


@test
def at_any_moment():
    "SIGTERM ends it at any moment of its start"
    s.end("public")
    for i in range(12):
        s.start("public", wait=False)
        p = s.process.pop("public")
        time.sleep(0.01 * i)
        p.send_signal(signal.SIGTERM)
        ok(p.wait(10) in (0, -signal.SIGTERM))      # before it has a handler it dies of it
    s.start("public")


@test
def under_load():
    "no request is lost when the server ends under load"
    bad, good, stop = [], [0], threading.Event()

    def client():
        while not stop.is_set():
            try:
                c = s.raw(timeout=10)
            except OSError:
                if stop.is_set():
                    return
                time.sleep(0.01)
                continue
            try:
                c.send(f"GET /slow/20 HTTP/1.1\r\n{H}Connection: close\r\n\r\n")
                if c.response().status == 200:
                    good[0] += 1
            except Exception as e:
                bad.append(repr(e))
            c.close()

    threads = [threading.Thread(target=client) for _ in range(8)]
    for t in threads:
        t.start()
    time.sleep(1)
    stop.set()
    eq(s.end("public"), 0)
    for t in threads:
        t.join()
    ok(good[0] > 10, f"only {good[0]} requests")
    eq(bad, [])
    s.start("public")


main(s.stop)
