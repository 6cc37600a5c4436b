#!/usr/bin/env python3
"""`make run` as a newcomer meets it, in a home and on ports of its own; prints TAP."""
import os
import pwd
import shutil
import socket
import ssl
import stat
import subprocess
import sys
import tempfile
import time
import traceback
import urllib.error
import urllib.request
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
HOME = Path(os.environ.get("MINGBIAO_BUILD", TOP / "build")) / "run-test"


def runs(pid):
    """Whether a process is at work: one that has ended may wait a while to be reaped by whoever inherited it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


PUBLIC, DESK = free_port(), free_port()
ENV = {**os.environ, "MINGBIAO_HOME": str(HOME), "MINGBIAO_PUBLIC_PORT": str(PUBLIC), "MINGBIAO_DESK_PORT": str(DESK)}
ENV.pop("MINGBIAO_DB", None)
number = bad = 0


def ok(good, name, why=""):
    global number, bad
    number += 1
    bad += not good
    print(f"{'ok' if good else 'not ok'} {number} - {name}", flush=True)
    if not good and why:
        print("".join(f"# {line}\n" for line in str(why).splitlines()), flush=True)


def run(verb, **env):
    start = time.monotonic()
    done = subprocess.run([TOP / "src/tools/run.sh", verb], env={**ENV, **env}, text=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout, time.monotonic() - start


def get(port, host="localhost", home=HOME):
    context = ssl.create_default_context(cafile=str(home / "tls/cert.pem"))
    try:
        with urllib.request.urlopen(f"https://{host}:{port}/", context=context, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as e:
        return e.code, e.read().decode()


def pids():
    return {z: int((HOME / f"run/{z}.pid").read_text().split()[0]) for z in ("public", "desk")}


def family(pid):
    """The process and its children."""
    found = [pid]
    for p in Path("/proc").glob("[0-9]*"):
        try:
            if int((p / "stat").read_text().rsplit(")", 1)[1].split()[1]) == pid:
                found.append(int(p.name))
        except (OSError, IndexError):
            pass
    return found


def users(pid):
    return sorted(pwd.getpwuid(os.stat(f"/proc/{p}").st_uid).pw_name for p in family(pid)[1:])


def private(path, user):
    s = path.stat()
    return stat.S_IMODE(s.st_mode) & 0o077 == 0 and pwd.getpwuid(s.st_uid).pw_name == user


def main():
    code, text, _ = run("start")
    ok(code == 0, "the first start succeeds", text)
    if code:
        return
    ok(f"https://localhost:{PUBLIC}" in text and f"https://localhost:{DESK}" in text, "it prints both addresses", text)
    ok("make stop" in text, "it says how to stop", text)
    status, page = get(PUBLIC)
    ok(status == 200 and "明标" in page, "the public zone answers under its certificate", page[:300])
    ok(get(DESK)[0] == 200, "the desk answers under its certificate")
    ok(get(PUBLIC, "127.0.0.1")[0] == 200, "the certificate is good for 127.0.0.1 too")

    accounts = HOME / "accounts"
    ok(private(accounts, pwd.getpwuid(os.geteuid()).pw_name), "only its owner reads the accounts' passwords")
    ok(all(line.split()[0] in text for line in accounts.read_text().splitlines()), "it prints the accounts", text)
    if os.geteuid() == 0:
        ok(private(HOME / "tls/key.pem", "mingbiao-key"), "only the key manager reads the TLS key")
        before = pids()
        for zone in ("public", "desk"):
            u = users(before[zone])
            ok(set(u) == {f"mingbiao-{zone}", "mingbiao-key"}, f"what serves the {zone} zone is not root", u)
        pg = int((HOME / "pg/postmaster.pid").read_text().splitlines()[0])
        ok(pwd.getpwuid(os.stat(f"/proc/{pg}").st_uid).pw_name == "mingbiao", "the database is not root's")
    before = pids()
    psql = subprocess.run([TOP / "src/tools/cluster.sh", "psql", HOME, "-d", "mingbiao", "-Atc",
                           "SELECT current_setting('listen_addresses') || current_setting('data_checksums')"],
                          text=True, stdout=subprocess.PIPE)
    ok(psql.stdout.strip() == "on", "the database has no network port, and checksums", psql.stdout)

    passwords = accounts.read_text()
    code, text, took = run("start")
    ok(code == 0, "a second start succeeds", text)
    ok(took <= 5, "a second start takes at most 5 s", f"{took:.1f} s")
    ok(pids() == before, "a second start leaves what runs alone", (before, pids()))
    ok(accounts.read_text() == passwords, "a second start keeps the passwords")

    other = HOME.with_name("run-test-2")
    code, text, _ = run("start", MINGBIAO_HOME=str(other))
    ok(code != 0 and f"Port {PUBLIC} is taken" in text, "another home on a taken port is told so", text)
    run("stop", MINGBIAO_HOME=str(other))
    subprocess.run([TOP / "src/tools/cluster.sh", "remove", other], check=False)
    remove(other)

    os.kill(before["desk"], 9)
    deadline = time.monotonic() + 10
    while runs(before["desk"]) and time.monotonic() < deadline:
        time.sleep(0.1)
    code, text, _ = run("start")
    ok(code == 0 and get(DESK)[0] == 200 and pids()["public"] == before["public"],
       "a zone that was killed is started again, the other left alone", text)

    last = pids()
    code, text, _ = run("stop")
    ok(code == 0, "stop succeeds", text)
    ok(not any(runs(p) for p in last.values()), "after stop no zone runs")
    ok(not (HOME / "pg/postmaster.pid").exists(), "after stop the database does not run")
    ok((HOME / "pg/PG_VERSION").exists() and accounts.exists(), "after stop the data are there")
    ok(run("stop")[0] == 0, "stop with nothing running is no error")
    code, text, _ = run("start")
    ok(code == 0 and get(PUBLIC)[0] == 200, "it starts again on the same data", text)


def one_user():
    """As in a container: everything runs as one user that is not root, and serves until SIGTERM."""
    home = Path(tempfile.mkdtemp(prefix="mingbiao-run-"))
    shutil.chown(home, "mingbiao", "mingbiao")
    public, desk = free_port(), free_port()
    env = {**ENV, "MINGBIAO_HOME": str(home), "MINGBIAO_PUBLIC_PORT": str(public), "MINGBIAO_DESK_PORT": str(desk)}
    with open(home / "said", "w") as said:
        p = subprocess.Popen(["setpriv", "--reuid", "mingbiao", "--regid", "mingbiao", "--clear-groups",
                              TOP / "src/tools/run.sh", "serve"], env=env, stdin=subprocess.DEVNULL, stdout=said,
                             stderr=said, start_new_session=True)
    end = time.monotonic() + 120
    while "make stop" not in (home / "said").read_text() and p.poll() is None and time.monotonic() < end:
        time.sleep(0.2)
    text = (home / "said").read_text()
    ok("make stop" in text, "without root it serves as one user", text)
    if "make stop" in text:
        ok(get(public, home=home)[0] == 200, "without root the public zone answers")
        ok(get(desk, home=home)[0] == 200, "without root the desk answers")
        ok(private(home / "tls/key.pem", "mingbiao"), "without root the TLS key is that user's alone")
    p.terminate()
    try:
        ok(p.wait(40) == 0, "SIGTERM ends what serves")
    except subprocess.TimeoutExpired:
        p.kill()
        ok(False, "SIGTERM ends what serves")
    ok(not (home / "pg/postmaster.pid").exists(), "and its database")
    remove(home)


def remove(home):
    real = home.resolve()
    shutil.rmtree(real, ignore_errors=True)
    if home.is_symlink():
        home.unlink()


try:
    main()
    reached = subprocess.run(["runuser", "-u", "mingbiao", "--", "test", "-x", TOP], stderr=subprocess.DEVNULL)
    if os.geteuid() == 0 and reached.returncode == 0:
        one_user()
except Exception:
    ok(False, "nothing unforeseen happens", traceback.format_exc())
finally:
    run("stop")
    remove(HOME)
print(f"1..{number}")
sys.exit(bad != 0)
