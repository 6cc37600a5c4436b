#!/usr/bin/env python3
"""Runs the test suites: tests/run.py [SUITE…]; without a name all but bench, in the order below.

Every test program prints TAP on standard output. A program that ends without its plan, with another
number of tests than planned, by a signal, with an exit code other than 0 or after its time is a
failure, and so is a skipped test, unless its reason is that ../shared is not there. The output of a
program with a failure is shown. The last line is "N passed, N failed".

Programs find in their environment
  MINGBIAO_BUILD    the build folder (build, or build/asan)
  MINGBIAO_CLUSTER  the folder of the private test cluster (src/tools/cluster.sh knows it)
  MINGBIAO_TEST_DB  a connection string without user to a database of their own, migrated and filled
and stand in the top folder, with no standard input.
"""
import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
BUILD = TOP / "build"
CLUSTER = BUILD / "test"
# Python modules of the tests that are no programs themselves; so are those that start with "_".
MODULES = {"server.py", "serve.py", "client.py", "tap.py"}
SHOWN = 150     # lines of a failing program's output


class Program:
    """One thing to run. tap: it prints TAP; otherwise its exit code is its one test."""

    def __init__(self, name, argv, tap=True, env=None, db=False, seconds=300, wrong=None):
        self.name, self.argv, self.tap = name, [str(a) for a in argv], tap
        self.env, self.db, self.seconds = env or {}, db, seconds
        self.wrong = wrong      # called after the run: a text says what else is wrong


class Result:
    def __init__(self):
        self.passed, self.failed, self.skipped, self.problems = 0, 0, [], []

    def fail(self, why):
        self.failed += 1
        self.problems.append(why)


RESULT = re.compile(r"^( *)(not )?ok\b *(\d*) *-? *(.*)$")
PLAN = re.compile(r"^( *)1\.\.(\d+)\s*(#.*)?$")
SKIP = re.compile(r"#\s*skip\S*\s*(.*)$", re.I)


def judge(text):
    """Counts the results of one program's TAP. Of nested tests the innermost count."""
    r = Result()
    seen, planned, plans = 0, 0, 0
    deeper = []         # (indent, failed) of results not yet covered by a line further out
    yaml = None
    for line in text.splitlines():
        if yaml is not None:
            if line.strip() == "..." and len(line) - len(line.lstrip()) <= yaml:
                yaml = None
            continue
        if line.strip() == "---":
            yaml = len(line) - len(line.lstrip())
            continue
        if line.startswith("Bail out!"):
            r.fail(line)
            continue
        if m := PLAN.match(line):
            if not m[1]:
                planned, plans = planned + int(m[2]), plans + 1
            continue
        m = RESULT.match(line)
        if not m:
            continue
        indent, bad, name = len(m[1]), bool(m[2]), m[4]
        inner = [d for d in deeper if d[0] > indent]
        deeper = [d for d in deeper if d[0] <= indent]
        seen += indent == 0
        if indent:
            deeper.append((indent, bad))
        if inner:
            if bad and not any(failed for _, failed in inner):
                r.fail(f"not ok: {name}")
        elif bad:
            r.fail(f"not ok: {name}")
        elif skip := SKIP.search(name):
            if "shared" in skip[1]:
                r.skipped.append(name)
            else:
                r.fail(f"skipped: {name}")
        else:
            r.passed += 1
    if plans == 0:
        r.fail("no plan (1..N) in its output")
    elif planned == 0:
        r.fail("it ran no test")
    elif planned != seen:
        r.fail(f"{planned} tests planned, {seen} seen")
    return r


def run(p, extra):
    """Runs a program; returns its Result and its whole output."""
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "CMOCKA_MESSAGE_OUTPUT": "TAP",
           "PYTHONPATH": f"{TOP}/tests/http:{TOP}/tests", "LC_ALL": "C.UTF-8",
           "MINGBIAO_BUILD": str(BUILD), "MINGBIAO_CLUSTER": str(CLUSTER), **extra, **p.env}
    for name in ("MINGBIAO_DB", "MINGBIAO_HOME", "MINGBIAO_PUBLIC_PORT", "MINGBIAO_DESK_PORT", "MAKEFLAGS",
                 "MAKELEVEL", "MFLAGS"):
        env.pop(name, None)
    late = False
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen(p.argv, cwd=TOP, env=env, stdin=subprocess.DEVNULL, stdout=out,
                                 stderr=err, start_new_session=True)
        try:
            code = child.wait(p.seconds)
        except subprocess.TimeoutExpired:
            late = True
            os.killpg(child.pid, signal.SIGINT)
            try:
                code = child.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                code = child.wait()
        try:
            os.killpg(child.pid, signal.SIGKILL)    # whatever it left behind in its group
        except ProcessLookupError:
            pass
        out.seek(0)
        err.seek(0)
        text = out.read().decode("utf-8", "replace")
        errors = err.read().decode("utf-8", "replace")
    if p.tap:
        r = judge(text)
    else:
        r = Result()
        r.passed = int(code == 0 and not late)
    if late:
        r.fail(f"not done after {p.seconds} s")
    elif code < 0:
        r.fail(f"killed by {signal.Signals(-code).name}")
    elif code != 0 and not (p.tap and r.failed):
        r.fail(f"exit code {code}")
    if p.wrong and (why := p.wrong()):
        r.fail(why)
    return r, text + (f"--- standard error ---\n{errors}" if errors else "")


def make(*targets):
    """A build belongs to whoever typed make, also when sudo runs the tests."""
    user = os.environ.get("SUDO_USER") if os.geteuid() == 0 else None
    return [*(["runuser", "-u", user, "--"] if user else []), "make", "--no-print-directory", "-j2", *targets]


def tool(*argv, check=True):
    done = subprocess.run([str(a) for a in argv], cwd=TOP, stdin=subprocess.DEVNULL, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if check and done.returncode:
        raise RuntimeError(f"{' '.join(map(str, argv))}\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


CLUSTER_SH = TOP / "src/tools/cluster.sh"
made_cluster = False


def database(name):
    """A database of its own for a program; returns its connection string without a user."""
    global made_cluster
    if not made_cluster:
        tool(CLUSTER_SH, "create", CLUSTER, "fast")
        made_cluster = True
    return tool(CLUSTER_SH, "scratch", CLUSTER, name)


def files(folder, pattern):
    return sorted(p for p in (TOP / "tests" / folder).glob(pattern)
                  if p.name not in MODULES and not p.name.startswith("_"))


# ---- the suites: each a function that lists its programs ----

def lint():
    yield Program("runner", ["tests/runner.py"])
    yield Program("lint", ["tests/lint.py"])


def compiled(folder, build=BUILD, **kw):
    for source in files(folder, "*.c"):
        yield Program(source.stem, [build / "t" / folder / source.stem], **kw)


def unit():
    yield from compiled("unit")


def gen():
    for p in files("gen", "*.sh"):
        yield Program(p.stem, [p])
    for p in files("gen", "*.py"):
        yield Program(p.stem, ["python3", p])


def sql():
    yield from compiled("sql", db=True)


def db():
    yield from compiled("db", db=True)


def schema():
    for p in files("schema", "*.sql"):
        yield Program(p.stem, ["sh", "-c", 'psql -XqAt -v ON_ERROR_STOP=1 -c "CREATE EXTENSION IF NOT '
                               'EXISTS pgtap" -f "$0" "$MINGBIAO_TEST_DB user=postgres"', p], db=True)


def python(folder, only=None, **kw):
    for p in files(folder, "*.py"):
        if only and p.stem not in only:
            continue
        yield Program(p.stem, ["python3", p], db=True, **kw)


def cli():
    yield from python("cli")


def kore():
    yield from python("kore", seconds=600)


def http():
    yield from python("http", seconds=600)


def scripts():
    for p in files("scripts", "*.py"):
        yield Program(p.stem, ["python3", p])


def npm(here):
    """Installs what a folder's package-lock.json names, unless that is there."""
    lock, done = here / "package-lock.json", here / "node_modules/.package-lock.json"
    if not done.exists() or done.stat().st_mtime < lock.stat().st_mtime:
        yield Program("npm ci", ["npm", "ci", "--prefix", here, "--ignore-scripts", "--no-audit",
                                 "--no-fund"], tap=False)


def oracle():
    yield from npm(TOP / "tests/oracle")
    for p in files("oracle", "*.py"):
        yield Program(p.stem, ["python3", p])


def browser():
    tests = files("browser", "*.test.mjs")
    if not tests:
        return
    yield from npm(TOP / "tests/browser")
    for p in tests:
        yield Program(p.name.removesuffix(".test.mjs"), ["node", "--test-reporter=tap", p], db=True,
                      seconds=900)


def asan():
    build = BUILD / "asan"
    reports = BUILD / "asan-reports"
    shutil.rmtree(reports, ignore_errors=True)
    reports.mkdir(parents=True)
    reports.chmod(0o777)        # workers write there under their own users

    def wrong():
        found = sorted(reports.iterdir())
        text = [f.read_text(errors="replace") for f in found]
        for f in found:
            f.unlink()
        return text and f"the sanitizer says, {len(text)} times, first:\n{text[0][:8000]}"

    env = {"MINGBIAO_BUILD": str(build),
           "ASAN_OPTIONS": f"log_path={reports}/asan:abort_on_error=0:detect_leaks=1",
           "UBSAN_OPTIONS": f"log_path={reports}/ubsan:print_stacktrace=1:halt_on_error=1",
           "LSAN_OPTIONS": f"suppressions={TOP}/tests/lsan.supp:print_suppressions=0"}
    yield Program("build", make("asan"), tap=False, seconds=1200)
    kw = {"env": env, "wrong": wrong}
    for p in (*compiled("unit", build, **kw), *compiled("db", build, db=True, **kw),
              *python("http", seconds=900, **kw),
              # (the others kill workers or wait for clocks)
              *python("kore", only={"framing", "pipeline", "headers", "tls"}, seconds=900, **kw)):
        yield p


def fuzz():
    targets = files("fuzz", "*.c")
    if not targets:
        return
    yield Program("build", make("pacers"), tap=False, seconds=1200)
    # A text stands in six places of two reports, 1 KB of requests are thirty inputs.
    times = {"export_fuzz": 6, "http_fuzz": 4}
    for p in targets:
        corpus = TOP / "tests/fuzz/corpus" / p.stem
        yield Program(f"{p.stem} pace", [BUILD / "t/pace" / p.stem, f"-times={times.get(p.stem, 1)}", corpus])
    yield Program("build", make("fuzz-build"), tap=False, seconds=1200)
    for p in targets:
        corpus = TOP / "tests/fuzz/corpus" / p.stem
        found = BUILD / "fuzz/found" / p.stem
        found.mkdir(parents=True, exist_ok=True)
        yield Program(p.stem, [BUILD / "fuzz/fuzz" / p.stem, "-seed=1", f"-max_total_time={os.environ.get('FUZZ_SECONDS', '4')}", "-timeout=5",
                               "-rss_limit_mb=2048", "-print_final_stats=0", f"-artifact_prefix={found}/",
                               found, *([corpus] if corpus.is_dir() else [])], tap=False,
                      env={"ASAN_OPTIONS": "detect_leaks=1"})


def bench():
    for p in sorted((TOP / "tests/bench").glob("*")):
        if p.is_file() and os.access(p, os.X_OK):
            yield Program(p.name, [p], tap=False, db=True, seconds=1800)


SUITES = [lint, unit, gen, oracle, sql, db, schema, cli, kore, http, scripts, browser, asan, fuzz]


def main():
    byname = {s.__name__: s for s in (*SUITES, bench)}
    for name in sys.argv[1:]:
        if name not in byname:
            sys.exit(f"no suite {name}; there are: {' '.join(byname)}")
    chosen = [byname[n] for n in sys.argv[1:]] or SUITES

    BUILD.mkdir(exist_ok=True)
    lock = open(BUILD / "test.lock", "w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Another run of the tests works in this folder; waiting for it.", flush=True)
        fcntl.flock(lock, fcntl.LOCK_EX)

    total = Result()
    times = []

    def one(suite, p):
        start = time.monotonic()
        try:
            extra = {}
            if p.db:
                name = re.sub(r"\W", "_", f"t_{suite}_{p.name}").lower()
                extra["MINGBIAO_TEST_DB"] = database(name)
            r, text = run(p, extra)
            if p.db:
                tool(CLUSTER_SH, "drop", CLUSTER, name, check=False)
        except (OSError, RuntimeError) as e:
            r, text = Result(), str(e)
            r.fail(f"could not be run: {str(e).splitlines()[0]}")
        took = time.monotonic() - start
        total.passed += r.passed
        total.failed += r.failed
        total.skipped += r.skipped
        word = "FAILED" if r.failed else "ok"
        counts = f"{r.passed} passed" + (f", {r.failed} failed" if r.failed else "")
        print(f"{word:6} {suite}/{p.name}: {counts} ({took:.1f} s)", flush=True)
        for s in r.skipped:
            print(f"       skipped: {s}", flush=True)
        if r.failed:
            for why in r.problems:
                print(f"       {why}")
            lines = text.splitlines()
            if len(lines) > SHOWN:
                print(f"       … {len(lines) - SHOWN} lines before")
            for line in lines[-SHOWN:]:
                print(f"       | {line}")
            sys.stdout.flush()
        elif suite == "bench":
            print(text, end="", flush=True)
        return not r.failed

    try:
        built = one("build", Program("make", make("all", "tests"), tap=False, seconds=1800))
        for suite in chosen if built else []:
            start = time.monotonic()
            for p in suite():
                good = one(suite.__name__, p)
                if not good and p.name in ("build", "npm ci"):
                    break
            times.append((suite.__name__, time.monotonic() - start))
    finally:
        if made_cluster:
            tool(CLUSTER_SH, "remove", CLUSTER, check=False)
    print()
    print("seconds: " + ", ".join(f"{name} {took:.0f}" for name, took in times))
    if total.skipped:
        print(f"{len(total.skipped)} skipped for want of ../shared")
    print(f"{total.passed} passed, {total.failed} failed")
    sys.exit(1 if total.failed or not total.passed else 0)


if __name__ == "__main__":
    main()
