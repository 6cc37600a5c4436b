#!/usr/bin/env python3
"""What a worker may ask of the kernel (src/kore/sandbox.c). The sanitizer build has no sandbox to speak of."""
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "http"))
from server import BUILD, Server  # noqa: E402
from tap import eq, main, ok, test  # noqa: E402

s = Server(probe=True, db=False, zones=("public",))
SANITIZED = BUILD.name == "asan"


def call(what):
    r = s.client().get(f"/system/{what}?{time.monotonic()}")
    eq(r.status, 200)
    return r.text


@test
def allowed():
    "what the C library needs is allowed: files, realpath, large realloc, threads, unix sockets"
    before = s.pids()
    for what in ("open", "realpath", "realloc", "thread", "unix"):
        eq(call(what), f"{what} 0 OK")
    eq(s.pids(), before)


@test
def no_network():
    "a worker opens no connection to anywhere: IP sockets are denied, and it lives on"
    before = s.pids()
    for what in ("inet", "inet6"):
        if not SANITIZED:
            eq(call(what), f"{what} 13 Permission denied")
    eq(s.pids(), before)


@test
def network():
    "with a database elsewhere it may"
    n = Server(probe=True, db="host=localhost port=1", zones=("public",))
    eq(n.client().get("/system/inet").text, "inet 0 OK")
    n.stop()


@test
def unknown():
    "a call on no list fails, and kills nobody"
    before = s.pids()
    if not SANITIZED:
        eq(call("unknown"), "unknown 38 Function not implemented")
    eq(s.pids(), before)


@test
def no_programs():
    "no program is ever run: the worker that tries is dead"
    before = s.pids()
    with s.raw() as c:
        c.send("GET /system/exec HTTP/1.1\r\nHost: a\r\n\r\n")
        ok(c.closed(5))
    end = time.monotonic() + 5
    while (len(s.pids()) != 2 or s.pids() == before) and time.monotonic() < end:
        time.sleep(0.02)
    eq(len(set(before) & set(s.pids())), 1)
    eq(s.client().get("/pid").status, 200)


@test
def others():
    "workers and key manager are no root, and each other's"
    if os.geteuid() != 0:
        return
    users = [os.stat(f"/proc/{p}").st_uid for p in s.pids()]
    ok(0 not in users and len(set(users)) == 1, f"{users}")
    with open(f"/proc/{s.pids(what='keymgr')[0]}/status") as f:
        uid = next(int(line.split()[1]) for line in f if line.startswith("Uid:"))
    ok(uid not in (0, users[0]), f"{uid}")


main(s.stop)
