#!/usr/bin/env python3
"""Workers: the load shared, one dying, the parent dying (src/kore/listen.c, conncache.patch, sandbox.c, shm.c, log.c)."""
import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "http"))
from server import Server, children, title  # noqa: E402
from tap import eq, main, ok, test  # noqa: E402

H = "Host: localhost\r\n"
s = Server(probe=True, db=False, zones=("public",))


def pid_of(c, mark):
    return int(c.send(f"GET /pid?{mark} HTTP/1.1\r\n{H}\r\n").response().text)


def cpu(pid):
    f = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(f[11]) + int(f[12])) / os.sysconf("SC_CLK_TCK")


def gone(pids, seconds):
    end = time.monotonic() + seconds
    while any(Path(f"/proc/{p}").exists() and "mingbiaod" in title(p) for p in pids):
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


@test
def spread():
    "a hundred connections are spread over both workers"
    conns = [s.raw() for _ in range(100)]
    count = {}
    for i, c in enumerate(conns):
        p = pid_of(c, f"spread{i}")
        count[p] = count.get(p, 0) + 1
    for c in conns:
        c.close()
    eq(sorted(count), sorted(s.pids()))
    ok(min(count.values()) >= 20, f"{count}")


@test
def crash():
    "a worker that dies takes its own requests along, nobody else's; no handshake fails afterwards"
    for how in ("/crash", "/deep/10000", "kill"):
        before = s.pids()
        conns = {}
        while len(conns) < 2:
            c = s.raw(timeout=15)
            conns.setdefault(pid_of(c, f"{how}{len(conns)}{time.monotonic()}"), c)
        victim, other = conns
        conns[other].send(f"GET /slow/1000 HTTP/1.1\r\n{H}\r\n")
        if how == "kill":
            os.kill(victim, signal.SIGKILL)
        else:
            conns[victim].send(f"GET {how} HTTP/1.1\r\n{H}\r\n")
        ok(conns[victim].closed(5))
        eq(conns[other].response().text, "slow")
        end = time.monotonic() + 5
        while len(s.pids()) != 2 or victim in s.pids():
            ok(time.monotonic() < end, f"{how}: no successor")
            time.sleep(0.02)
        ok(len(set(s.pids()) - set(before)) == 1)
    bad, served = [], set()

    def client(n):
        for i in range(75):
            try:
                with s.raw(timeout=10) as c:
                    served.add(pid_of(c, f"after{n}.{i}"))
            except Exception as e:
                bad.append(repr(e))

    threads = [threading.Thread(target=client, args=(n,)) for n in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    eq(bad, [])
    eq(served, set(s.pids()))
    # A message delivered twice is the first sign of what ends in failed handshakes.
    ok("nobody asked" not in s.log(), "messages come twice")


@test
def waiting_for_a_successor():
    "who connects while a worker is dead is served by its successor"
    for _ in range(5):
        for p in s.pids():
            os.kill(p, signal.SIGKILL)
        for _ in range(8):
            with s.raw(timeout=10) as c:
                pid_of(c, f"w{time.monotonic()}")


@test
def full():
    "a worker without room closes who is idle, takes who comes, and does not spin"
    f = Server(probe=True, db=False, zones=("public",), workers=1, options=("--connections", "40"))
    conns = []
    for i in range(100):
        c = f.raw(timeout=10)
        pid_of(c, f"full{i}")
        conns.append(c)
    ok(conns[0].closed(2), "the one idle longest is still there")
    # All places taken by requests: nobody can be closed, the next ones wait.
    for c in conns:
        c.close()
    busy = [f.raw(timeout=20) for _ in range(39)]
    for c in busy:
        c.send(f"GET /slow/3000 HTTP/1.1\r\n{H}\r\n")
    waiting = [socket.create_connection(("localhost", f.port["public"]), 10) for _ in range(10)]
    worker = f.pids()[0]
    time.sleep(0.3)
    t0 = cpu(worker)
    time.sleep(1.5)
    used = cpu(worker) - t0
    ok(used < 0.3, f"{used:.2f} s of CPU in 1.5 s of waiting")
    for c in busy:
        eq(c.response().text, "slow")
    for c in waiting:
        c.close()
    with f.raw(timeout=10) as c:
        pid_of(c, "then")
    f.stop()


@test
def orphan():
    "with the parent, even killed, all of it ends"
    f = Server(probe=True, db=False, zones=("public",))
    p = f.process.pop("public")
    kids = children(p.pid)
    eq(len(kids), 3)
    p.kill()
    p.wait()
    ok(gone(kids, 5), "workers live on")
    f.start("public")       # the port is free again
    f.stop()


@test
def shm():
    "no shared memory stays behind a parent that was killed"
    killed = []
    f = Server(probe=True, db=False, zones=("public",))
    for _ in range(3):
        p = f.process.pop("public")
        kids = children(p.pid)
        killed.append(p.pid)
        p.kill()
        p.wait()
        ok(gone(kids, 5))
        f.start("public")
    f.stop()
    rows = [line.split() for line in Path("/proc/sysvipc/shm").read_text().splitlines()]
    creator = rows[0].index("cpid")
    left = [r for r in rows[1:] if int(r[creator]) in killed]
    eq(left, [])


@test
def twice():
    "a second server at the same port says so and ends, instead of taking half of the connections"
    p = subprocess.run(s.command("public"), capture_output=True, text=True, timeout=10)
    ok(p.returncode != 0)
    ok("in use" in p.stdout + p.stderr, p.stdout + p.stderr)


@test
def log():
    "each line of the log is whole, and there at once"
    os.kill(s.pids()[0], signal.SIGKILL)
    end = time.monotonic() + 3
    while "gone" not in s.log() and time.monotonic() < end:
        time.sleep(0.02)
    lines = s.log().splitlines()
    ok(any("gone" in line for line in lines), s.log())
    for line in lines:
        if "Sanitizer" in line:     # that build says more
            continue
        eq(set(json.loads(line)) - {"request"}, {"time", "level", "event", "text"})


main(s.stop)
