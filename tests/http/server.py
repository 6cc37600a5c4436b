"""The server under test: both zones on free ports, under unprivileged users, with a database of their own.

    from server import Server
    s = Server()                        # build/mingbiaod, both zones, the program's own database
    s = Server(probe=True, db=False, zones=("public",))     # tests/kore/probe.c, no database
    s.port["public"], s.client("desk"), s.raw("public")
    s.stop()                            # atexit does it too

Run alone (not by tests/run.py) it makes the cluster and the database itself and leaves the cluster running.
"""
import atexit
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("MINGBIAO_BUILD", TOP / "build")).absolute()
CLUSTER = os.environ.get("MINGBIAO_CLUSTER", str(TOP / "build/test"))
ROOT = os.geteuid() == 0
sys.path.insert(0, str(TOP / "tests/http"))
from client import Client, Raw  # noqa: E402


def tool(*argv):
    done = subprocess.run([str(a) for a in argv], cwd=TOP, stdin=subprocess.DEVNULL, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, argv))}\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


def database():
    """The connection string, without a user, of the database this program may do anything to."""
    given = os.environ.get("MINGBIAO_TEST_DB")
    if given:
        return given
    tool("src/tools/cluster.sh", "create", CLUSTER, "fast")
    name = "t_" + re.sub(r"\W", "_", Path(sys.argv[0]).stem).lower()
    return tool("src/tools/cluster.sh", "scratch", CLUSTER, name)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def certificate(folder, kind="ec", name="cert"):
    """A self-signed certificate for localhost; returns the files of certificate and key."""
    cert, key = Path(folder) / f"{name}.pem", Path(folder) / f"{name}.key"
    how = ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"] if kind == "ec" else ["rsa:2048"]
    tool("openssl", "req", "-x509", "-newkey", *how, "-nodes", "-days", "30", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", cert)
    if ROOT:
        os.chown(key, pwd.getpwnam("mingbiao-key").pw_uid, 0)
    return cert, key


def children(pid):
    return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def title(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[0].decode("utf-8", "replace")
    except OSError:
        return ""


class Server:
    def __init__(self, zones=("public", "desk"), probe=False, db=True, workers=2, options=(), kind="ec",
                 binary=None, env=None):
        self.zones, self.workers, self.options = zones, workers, [str(o) for o in options]
        self.binary = binary or BUILD / ("t/mingbiaod-probe" if probe else "mingbiaod")
        self.env = {**os.environ, **(env or {})}
        if ROOT:
            tool("src/tools/users.sh")
        self.db = database() if db is True else db or "host=/nonexistent"
        self.folder = Path(tempfile.mkdtemp(prefix="mingbiao-"))
        self.folder.chmod(0o755)
        self.cert, self.key = certificate(self.folder, kind)
        self.port = {z: free_port() for z in ("public", "desk")}
        self.process = {}
        atexit.register(self.stop)
        for z in zones:
            self.start(z)

    def command(self, zone):
        argv = [self.binary, "--zone", zone, "--port", self.port[zone], "--db", f"{self.db} user=mingbiao_{zone}",
                "--cert", self.cert, "--key", self.key, "--workers", self.workers, "--home", self.folder,
                "--log", self.folder / f"{zone}.access", "--pid", self.folder / f"{zone}.pid",
                "--public-url", f"https://localhost:{self.port['public']}",
                "--desk-url", f"https://localhost:{self.port['desk']}"]
        if ROOT:
            argv += ["--user", f"mingbiao-{zone}", "--keymgr-user", "mingbiao-key"]
        return [str(a) for a in argv] + self.options

    def start(self, zone, wait=True):
        log = open(self.folder / f"{zone}.log", "ab")
        p = subprocess.Popen(self.command(zone), cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log,
                             stderr=log, env=self.env, start_new_session=True)
        self.process[zone] = p
        if not wait:
            return
        end = time.monotonic() + 30
        while True:
            try:
                with Raw(self.port[zone], 5) as c:
                    c.send("GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n").response()
                return
            except Exception as e:
                if p.poll() is not None or time.monotonic() > end:
                    raise RuntimeError(f"the {zone} zone does not answer ({e!r}):\n{self.log(zone)}") from e
                time.sleep(0.05)

    def log(self, zone="public"):
        return (self.folder / f"{zone}.log").read_text(errors="replace")

    def access(self, zone="public"):
        """The access log; a second after the last request it has all of them."""
        return (self.folder / f"{zone}.access").read_text()

    def client(self, zone="public", **kw):
        return Client(self.port[zone], **kw)

    def raw(self, zone="public", **kw):
        return Raw(self.port[zone], **kw)

    def pids(self, zone="public", what="wrk"):
        """Process numbers of the workers ("wrk") or the key manager ("keymgr")."""
        return [p for p in children(self.process[zone].pid) if f"[{what}" in title(p)]

    def end(self, zone, seconds=20):
        """Stops a zone; returns its exit code."""
        p = self.process.pop(zone)
        if p.poll() is None:
            p.send_signal(signal.SIGTERM)
        try:
            return p.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(p.pid, signal.SIGKILL)
            p.wait()
            raise

    def stop(self):
        for zone in list(self.process):
            try:
                self.end(zone)
            except subprocess.TimeoutExpired:
                print(f"# the {zone} zone did not end in time", flush=True)
        shutil.rmtree(self.folder, ignore_errors=True)
