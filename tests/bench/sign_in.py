#!/usr/bin/env python3
"""Signing in, and what it costs others: python3 tests/bench/sign_in.py  (make bench)

Prints milliseconds of a sign-in alone, sign-ins a second of 16 people at once, what a reader of the desk
notices of that, and memory of the workers before and after. Figures, no judgement: no test depends on them.
"""
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / "tests/http"))
from client import csrf  # noqa: E402
from server import BUILD, Server  # noqa: E402

SECONDS, PEOPLE, PASSWORD = 8, 16, "velvet tram 41 moss harbour"


def memory(pids):
    """Resident and peak KiB of each."""
    out = []
    for pid in pids:
        lines = dict(x.split(":", 1) for x in Path(f"/proc/{pid}/status").read_text().splitlines())
        out.append(tuple(int(lines[k].split()[0]) // 1024 for k in ("VmRSS", "VmHWM")))
    return ", ".join(f"{rss} MB (peak {peak} MB)" for rss, peak in out)


def sign_in(c, login):
    # The token of the guest lives on in its cookie.
    c.cookies.pop("__Host-session", None)
    return c.post("/sign-in", {"login": login, "password": PASSWORD}, csrf=c.cookies["__Host-pre"]).status


def guest():
    c = s.client("desk")
    csrf(c.get("/sign-in"))
    return c


def percentile(ms, p):
    return sorted(ms)[min(len(ms) - 1, int(len(ms) * p / 100))]


def readers(ms, stop):
    c = guest()
    while not stop.is_set():
        began = time.perf_counter()
        c.get("/sign-in")
        ms.append((time.perf_counter() - began) * 1000)
        time.sleep(0.005)


def people(login, done, stop):
    c = guest()
    while not stop.is_set():
        done.append(sign_in(c, login))


s = Server(zones=("desk",))
logins = [f"bench{i}@example.cn" for i in range(PEOPLE)]
for login in logins:
    subprocess.run([BUILD / "mingbiao", "user", "add", login], input=PASSWORD + "\n", text=True, check=True,
                   stdout=subprocess.DEVNULL, env={**os.environ, "MINGBIAO_DB": f"{s.db} user=mingbiao_owner"})
workers = s.pids("desk")
print(f"workers at rest: {memory(workers)}")

one, ms = guest(), []
for _ in range(30):
    began = time.perf_counter()
    sign_in(one, logins[0])
    ms.append((time.perf_counter() - began) * 1000)
print(f"a sign-in alone: p50 {percentile(ms, 50):.0f} ms, p90 {percentile(ms, 90):.0f} ms")

for crowd in (0, PEOPLE):
    stop, read, done = threading.Event(), [], []
    threads = [threading.Thread(target=readers, args=(read, stop))]
    threads += [threading.Thread(target=people, args=(x, done, stop)) for x in logins[:crowd]]
    for t in threads:
        t.start()
    time.sleep(SECONDS)
    stop.set()
    for t in threads:
        t.join()
    if crowd:
        good = done.count(303)
        other = {x: done.count(x) for x in set(done) if x != 303}
        print(f"{crowd} people at once: {good / SECONDS:.0f} sign-ins/s{f', others {other}' if other else ''}")
    print(f"a page of the desk beside {crowd or 'nobody'}: p50 {percentile(read, 50):.1f} ms, "
          f"p99 {percentile(read, 99):.1f} ms")
print(f"workers after: {memory(workers)}")
s.stop()
