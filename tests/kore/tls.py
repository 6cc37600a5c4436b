#!/usr/bin/env python3
"""TLS with the key in the key manager alone (src/kore/tls.c)."""
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "http"))
from client import context  # noqa: E402
from server import BUILD, Server, certificate  # noqa: E402
from tap import eq, main, ok, test  # noqa: E402

GET = "GET /pid HTTP/1.1\r\nHost: localhost\r\n\r\n"
servers = {kind: Server(probe=True, db=False, zones=("public",), kind=kind) for kind in ("ec", "rsa")}


def version(v):
    return context(minimum_version=v, maximum_version=v)


def handshakes(kind, v):
    for _ in range(5):
        with servers[kind].raw(ctx=version(v)) as c:
            eq(c.send(GET).response().status, 200)
            eq(c.sock.version(), "TLSv1.3" if v == ssl.TLSVersion.TLSv1_3 else "TLSv1.2")


@test
def ecdsa_13():
    "ECDSA, TLS 1.3"
    handshakes("ec", ssl.TLSVersion.TLSv1_3)


@test
def ecdsa_12():
    "ECDSA, TLS 1.2"
    handshakes("ec", ssl.TLSVersion.TLSv1_2)


@test
def rsa_13():
    "RSA, TLS 1.3"
    handshakes("rsa", ssl.TLSVersion.TLSv1_3)


@test
def rsa_12():
    "RSA, TLS 1.2"
    handshakes("rsa", ssl.TLSVersion.TLSv1_2)


def secrets(key):
    """The private numbers of a key file, as bytes in both orders."""
    text = subprocess.run(["openssl", "pkey", "-in", key, "-noout", "-text"], capture_output=True, text=True,
                          check=True).stdout
    out = []
    for name in ("priv", "privateExponent", "prime1", "prime2"):
        m = re.search(rf"^{name}:\n((?:    [0-9a-f:]+\n)+)", text, re.M)
        if m:
            n = bytes.fromhex(m[1].replace(":", "").replace("\n", "").replace(" ", "")).lstrip(b"\0")
            out += [n, n[::-1]]
    return out


def memory(pid):
    data = []
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", 0) as mem:
        for line in maps:
            m = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
            if m and "[vvar]" not in line:
                try:
                    mem.seek(int(m[1], 16))
                    data.append(mem.read(int(m[2], 16) - int(m[1], 16)))
                except OSError:
                    pass
    return b"".join(data)


@test
def key_is_away():
    "no worker's memory holds a part of the key, the key manager's does"
    if BUILD.name == "asan":
        return      # its memory has holes of many terabytes; the build without it shows the same
    if os.geteuid() != 0:
        # Without root nobody may look into the key manager, which is the other half of the mend.
        for s in servers.values():
            try:
                memory(s.pids(what="keymgr")[0])
            except PermissionError:
                continue
            raise AssertionError("the key manager's memory can be read")
        return
    for kind, s in servers.items():
        parts = secrets(s.key)
        ok(len(parts) >= 2)
        for pid in s.pids():
            m = memory(pid)
            ok(len(m) > 100000)
            for p in parts:
                ok(p not in m, f"{kind}: worker {pid} has the key")
        keymgr = memory(s.pids(what="keymgr")[0])
        ok(any(p in keymgr for p in parts), f"{kind}: the key is not where it should be")


@test
def tickets():
    "a session resumes in whichever worker comes next"
    for v in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
        ctx = version(v)
        port = servers["ec"].port["public"]

        def connect(session):
            t = ctx.wrap_socket(socket.create_connection(("localhost", port), 5), session=session)
            t.sendall(GET.encode())
            data = t.recv(65536)
            return t, data.rpartition(b"\r\n\r\n")[2]

        workers = set()
        t, pid = connect(None)
        ok(not t.session_reused)
        for _ in range(20):
            last = t.session
            t.close()
            t, pid = connect(last)
            ok(t.session_reused, f"{v.name}: a full handshake again")
            workers.add(pid)
        t.close()
        eq(len(workers), 2)


@test
def ciphers():
    "without forward secrecy, or with CBC, there is no connection; nor with TLS 1.1"
    for names in ("AES128-GCM-SHA256", "ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA384"):
        ctx = version(ssl.TLSVersion.TLSv1_2)
        ctx.set_ciphers(names)
        try:
            servers["ec"].raw(ctx=ctx)
        except (ssl.SSLError, ConnectionError):
            continue
        raise AssertionError(names)
    ctx = context(maximum_version=ssl.TLSVersion.TLSv1_1, minimum_version=ssl.TLSVersion.TLSv1)
    ctx.set_ciphers("ALL:@SECLEVEL=0")
    try:
        servers["ec"].raw(ctx=ctx)
    except (ssl.SSLError, ConnectionError):
        return
    raise AssertionError("TLS 1.1")


@test
def alpn():
    "http/1.1 is chosen, and nothing when it is not offered"
    for offer, want in ((["h2", "http/1.1"], "http/1.1"), (["h2"], None)):
        ctx = context()
        ctx.set_alpn_protocols(offer)
        with servers["ec"].raw(ctx=ctx) as c:
            eq(c.sock.selected_alpn_protocol(), want)


@test
def other_name():
    "a name in the handshake other than the Host is no reason to refuse"
    with servers["ec"].raw() as c:
        eq(c.send("GET /pid HTTP/1.1\r\nHost: other.example\r\n\r\n").response().status, 200)


@test
def large_records():
    "an answer comes in records of 16 KB"
    inward, outward = ssl.MemoryBIO(), ssl.MemoryBIO()
    o = context().wrap_bio(inward, outward, server_hostname="localhost")
    tcp = socket.create_connection(("localhost", servers["ec"].port["public"]), 5)
    sizes, seen, got, asked = [], b"", 0, False
    while got < 100 * 1024:
        try:
            if not asked:
                o.do_handshake()
                o.write(b"GET /big/100 HTTP/1.1\r\nHost: localhost\r\n\r\n")
                asked = True
            got += len(o.read(65536))
        except ssl.SSLWantReadError:
            tcp.sendall(outward.read())
            data = tcp.recv(65536)
            ok(data, "closed")
            inward.write(data)
            seen += data
            while len(seen) >= 5 and len(seen) >= 5 + int.from_bytes(seen[3:5], "big"):
                n = int.from_bytes(seen[3:5], "big")
                sizes.append(n)
                seen = seen[5 + n:]
    ok(max(sizes) > 16384, f"records of {sizes}")


@test
def first_request_beside_the_handshake():
    "a request that comes with the end of the handshake is answered, whatever event told of them"
    s = Server(probe=True, db=False, zones=("public",), workers=1, env={"PROBE_SHAKE_MS": "40"})
    for _ in range(5):
        with s.raw() as c:
            eq(c.timeout(3).send("GET /pid HTTP/1.1\r\nHost: x\r\n\r\n").response().status, 200)
    s.stop()


def serial(s):
    with s.raw() as c:
        return c.sock.getpeercert(binary_form=True)


@test
def reload():
    "SIGUSR1 serves a new certificate, to connections that begin after it; a kept one goes on"
    s = servers["ec"]
    kept = s.client()
    eq(kept.get("/pid").status, 200)
    old = serial(s)
    for kind in ("rsa", "ec"):      # from ECDSA to RSA and back
        cert, key = certificate(s.folder, kind, "new")
        shutil.copyfile(cert, s.cert)
        shutil.copyfile(key, s.key)
        s.process["public"].send_signal(signal.SIGUSR1)
        end = time.monotonic() + 5
        while serial(s) == old and time.monotonic() < end:
            time.sleep(0.05)
        time.sleep(0.2)
        seen = {serial(s) for _ in range(12)}
        eq(len(seen), 1, "workers differ")
        ok(old not in seen, "still the old one")
        old = seen.pop()
        eq(kept.get("/pid").status, 200)


@test
def reload_of_nonsense():
    "a certificate that can't be read, or is another key's, leaves the old one in service"
    s = servers["ec"]
    old = serial(s)
    good = s.cert.read_bytes()
    workers = s.pids()
    other, _ = certificate(s.folder, "ec", "other")
    for bad in (b"", good[:200], other.read_bytes(), b"-----BEGIN CERTIFICATE-----\nAAAA\n"):
        s.cert.write_bytes(bad)
        s.process["public"].send_signal(signal.SIGUSR1)
        time.sleep(0.5)
        eq(serial(s), old)
        eq(s.pids(), workers)
        ok(s.process["public"].poll() is None)
    s.cert.write_bytes(good)
    ok("keeping the old certificate" in s.log())


def stop():
    for s in servers.values():
        s.stop()


main(stop)
