#!/usr/bin/env python3
"""Speed of the public zone over TLS: python3 tests/bench/http.py  (make bench)

Prints, for 64 keep-alive connections: a declaration's page from the worker's cache and made anew each time, the
record as it was signed (one query), the same bytes served by nginx as a file, CPU per request of each, memory of
the workers, and what one client who always sits in a 200 ms query does to the others. "Made anew" at full speed
fills both cores, and its times are those of the queue; "readers" pause 0 to 250 ms between two pages, 500 a
second in all. Figures, no judgement: no test depends on them.
"""
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / "tests/http"))
from server import Server, children, database, free_port, tool  # noqa: E402

SECONDS, CONNECTIONS = 8, 64


def cpu(pids):
    """CPU nanoseconds the threads of these processes have used."""
    total = 0
    for pid in pids:
        for stat in Path(f"/proc/{pid}/task").glob("*/schedstat"):
            total += int(stat.read_text().split()[0])
    return total


def wrk(url, anew=False, pause=0, connections=CONNECTIONS, seconds=SECONDS):
    """Requests, milliseconds of the 50th, 90th and 99th percentile, failures. anew: no two for the same address.
    pause: up to so many milliseconds between an answer and the next request."""
    script = ('local n = 0; request = function() n = n + 1; return wrk.format(nil, wrk.path .. "?n=" .. n) end '
              if anew else '') + (f"delay = function() return math.random(0, {pause}) end " if pause else '') + ('done = function(s, l, r) io.write(string.format("FIG %d %f %f %f %d\\n", s.requests,'
              ' l:percentile(50) / 1000, l:percentile(90) / 1000, l:percentile(99) / 1000,'
              ' s.errors.status + s.errors.timeout + s.errors.read)) end')
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as f:
        f.write(script)
        f.flush()
        argv = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", f.name, "-H", "Accept-Encoding: br", url]
        out = subprocess.run(argv, text=True, stdout=subprocess.PIPE, check=True).stdout
    n, *rest = re.search(r"FIG (\d+) (\S+) (\S+) (\S+) (\d+)", out).groups()
    p50, p90, p99, bad = map(float, rest)
    return int(n), p50, p90, p99, int(bad)


def show(name, pids, url, **kw):
    before = cpu(pids)
    began = time.monotonic()
    n, p50, p90, p99, bad = wrk(url, **kw)
    took = time.monotonic() - began
    print(f"{name:46} {n / took:9.0f} req/s  p50 {p50:6.2f}  p90 {p90:6.2f}  p99 {p99:6.2f} ms  "
          f"{(cpu(pids) - before) / 1000 / max(n, 1):7.1f} CPU us/req" + (f"  {bad} bad" if bad else ""), flush=True)


def rss(pids):
    return [int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{p}/status").read_text())[1]) // 1024 for p in pids]


def psql(db, sql):
    return tool("psql", "-XAtq", "-d", f"{db} user=mingbiao_owner", "-c", sql)


class Nginx:
    """The same bytes, from a file, with the same certificate."""

    def __init__(self, server, body, encoding):
        self.folder = Path(tempfile.mkdtemp(prefix="mingbiao-nginx-"))
        self.folder.chmod(0o755)
        (self.folder / "page.html").write_bytes(body)
        self.port = free_port()
        conf = self.folder / "nginx.conf"
        conf.write_text(f"""
worker_processes 2; pid {self.folder}/pid; error_log {self.folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log {self.folder}/access.log; sendfile on; keepalive_requests 10000000;
  types {{ text/html html; }}
  server {{
    listen 127.0.0.1:{self.port} ssl reuseport; root {self.folder};
    ssl_certificate {server.cert}; ssl_certificate_key {server.key}; ssl_protocols TLSv1.3;
    {'add_header content-encoding ' + encoding + ';' if encoding else ''}
  }}
}}
""")
        self.process = subprocess.Popen(["nginx", "-c", conf, "-g", "daemon off;"], stderr=subprocess.DEVNULL)
        time.sleep(0.5)

    def pids(self):
        return children(self.process.pid)

    def stop(self):
        self.process.terminate()
        self.process.wait()


def richest(client):
    """The declaration of the demonstration register with the largest page."""
    ids = set(re.findall(r'href="/d/([0-9a-z]{12})"', client.get("/search?q=").text + client.get("/").text))
    return max(ids, key=lambda i: len(client.get(f"/d/{i}").body))


def others(pids, url):
    show("from the worker's cache", pids, url)
    show("made anew for each request", pids, url, anew=True)
    show("made anew, readers", pids, url, anew=True, pause=250)
    show("the record, one query for each request", pids, url + "/1/record.json", anew=True)


def slow(db, server, fast, slow_id):
    """Makes the queries of one declaration's page take 200 ms, and lets one client ask for it all the time."""
    version = psql(db, f"SELECT version_id FROM pub.declaration WHERE public_id = '{slow_id}' AND newest")
    psql(db, "CREATE OR REPLACE VIEW pub.product AS SELECT version_id, position, public_id, name, brand, model,"
             f" specification, gtin FROM mingbiao.product WHERE version_id <> {version} OR pg_sleep(0.2) IS NOT NULL")
    stop = threading.Event()
    asked = []

    def sit():
        c = server.client()
        while not stop.is_set():
            began = time.monotonic()
            c.get(f"/d/{slow_id}?n={len(asked)}")
            asked.append(time.monotonic() - began)

    t = threading.Thread(target=sit)
    t.start()
    wrk(fast, anew=True, seconds=4)     # a changed view is planned anew by each connection
    print("one client always in a 200 ms query; the others:")
    others(server.pids(), fast)
    stop.set()
    t.join()
    print(f"{'':46} {len(asked)} slow pages meanwhile, {1000 * sum(asked) / len(asked):.0f} ms each")


def main():
    db = database()          # with the catalogue and the demonstration register
    server = Server(db=db)
    client = server.client()
    page = richest(client)
    url = f"https://localhost:{server.port['public']}/d/{page}"
    answer = client.get(f"/d/{page}", headers={"Accept-Encoding": "br"})
    pids = server.pids()
    print(f"a declaration's page: {len(client.get(f'/d/{page}').body)} bytes, {len(answer.body)} as sent "
          f"({answer.header('content-encoding')}); {len(pids)} workers, {CONNECTIONS} connections, {SECONDS} s each")
    wrk(url, anew=True, seconds=4)      # the first queries of a connection are planned
    others(pids, url)
    nginx = Nginx(server, answer.body, answer.header("content-encoding"))
    show("nginx, the same bytes as a file", nginx.pids(), f"https://localhost:{nginx.port}/page.html")
    nginx.stop()
    print(f"workers' memory: {', '.join(f'{m} MB' for m in rss(pids))}")
    other = next(i for i in re.findall(r'href="/d/([0-9a-z]{12})"', client.get("/search?q=").text) if i != page)
    slow(db, server, url, other)
    server.stop()


if __name__ == "__main__":
    main()
