#!/usr/bin/env python3
"""Proves that each mend is needed: links the probe without it and shows the test that fails then.

    tests/kore/_without.py [NAME…]      after make tests; not part of make test (some wait for timeouts)

A wrap is left out by linking __real_x to x and not wrapping; a hook by renaming it in its object; a patch
by compiling Debian's own source; a compile-time change by compiling without it.
"""
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
BUILD = TOP / "build"
# name: (test program, words that choose its tests, what is left out)
CASES = {
    "tls": ("tls", ["ecdsa", "rsa"], {"unwrap": ["kore_domain_tlsinit", "kore_msg_register", "kore_rsakey_load"]}),
    "reload": ("tls", ["nonsense"], {"unwrap": ["kore_worker_dispatch_signal"]}),
    "records": ("tls", ["records"], {"define": {"net": "-DNETBUF_SEND_PAYLOAD_MAX=8192"}}),
    "head": ("framing", ["lengths", "chunked", "hosts", "bodies", "longer"],
             {"unwrap": ["net_recv_queue", "net_recv_reset"]}),
    "pipeline": ("pipeline", ["packet", "post"], {"unwrap": ["net_recv_queue", "net_recv_reset"]}),
    "headers": ("headers", ["beyond", "large", "odd"], {"unwrap": ["net_recv_queue", "net_recv_reset"]}),
    "ready": ("pipeline", ["many"], {"unwrap": ["http_process"]}),
    "cut off": ("timeouts", ["download", "head"], {"unwrap": ["http_check_timeout"]}),
    "handshake": ("timeouts", ["handshake"], {"unwrap": ["kore_connection_check_timeout"]}),
    "quiet": ("timeouts", ["quiet"], {"unwrap": ["kore_platform_event_wait"]}),
    "signals": ("signals", ["forgotten"], {"unwrap": ["sigaction"]}),
    "beginning": ("signals", ["moment"], {"unwrap": ["kore_signal_setup"]}),
    "drain": ("signals", ["drain", "load"], {"hide": ("drain", "kore_worker_teardown")}),
    "crash": ("workers", ["crash"], {"unpatch": "msg"}),
    "orphan": ("workers", ["orphan"], {"unwrap": ["kore_platform_sandbox"]}),
    "shm": ("workers", ["shm"], {"unwrap": ["shmat", "shmctl"]}),
    "log": ("workers", ["log"], {"unwrap": ["kore_log"]}),
    "sandbox": ("sandbox", ["allowed", "network"], {"hide": ("sandbox", "kore_seccomp_hook")}),
    "policy": ("sandbox", ["unknown"], {"define": {"seccomp": "-DSECCOMP_KILL_POLICY=SECCOMP_RET_KILL"}}),
}


def sh(*argv):
    done = subprocess.run([str(a) for a in argv], cwd=TOP, text=True, capture_output=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, argv))}\n{done.stderr}")
    return done.stdout


def command(target):
    """The words of the compiler's call that makes a target."""
    text = sh("make", "-n", "-B", "--no-print-directory", target).replace("\\\n", " ")
    line = next(x for x in text.splitlines() if f"-o {target}" in x)
    return shlex.split(line[line.index("gcc"):])


def compile_kore(name, source, out, flags=(), tune="src/kore/tune.h"):
    argv = command(f"build/o/lib/kore/{name}.o")
    argv[argv.index("-o") + 1] = str(out)
    argv[argv.index("src/kore/tune.h")] = str(tune)
    argv[-1] = str(source)
    sh(*argv, *flags)


def build(folder, unwrap=(), hide=None, unpatch=None, define=None):
    argv = command("build/t/mingbiaod-probe")
    argv[argv.index("-o") + 1] = str(folder / "t/mingbiaod-probe")
    for w in unwrap:
        argv = [a for a in argv if a != f"-Wl,--wrap={w}"]
        argv.append(f"-Wl,--defsym=__real_{w}={w}")
    if hide:
        obj, symbol = hide
        sh("objcopy", f"--redefine-sym={symbol}=left_out", f"build/o/kore/{obj}.o", folder / f"{obj}.o")
        argv[argv.index(f"build/o/kore/{obj}.o")] = str(folder / f"{obj}.o")
    for name, flag in (define or {}).items():
        plain = folder / "tune.h"
        text = (TOP / "src/kore/tune.h").read_text()
        macro = re.match(r"-D(\w+)=", flag)[1]
        plain.write_text(re.sub(rf"^#(undef|define) {macro}\b.*$", "", text, flags=re.M))
        compile_kore(name, f"build/kore/src/{name}.c", folder / f"{name}.o",
                     [flag] if macro.startswith("SECCOMP") else [], plain)
        argv[argv.index(f"build/o/lib/kore/{name}.o")] = str(folder / f"{name}.o")
    if unpatch:
        compile_kore(unpatch, f"/usr/share/kore/src/{unpatch}.c", folder / f"{unpatch}.o")
        argv[argv.index(f"build/o/lib/kore/{unpatch}.o")] = str(folder / f"{unpatch}.o")
    sh(*argv)


def main():
    unneeded = []
    for name, (program, words, out) in CASES.items():
        if sys.argv[1:] and name not in sys.argv[1:]:
            continue
        with tempfile.TemporaryDirectory(prefix="mingbiao-without-") as tmp:
            folder = Path(tmp)
            folder.chmod(0o755)
            (folder / "t").mkdir()
            build(folder, **out)
            env = {**os.environ, "MINGBIAO_BUILD": str(folder)}
            try:
                p = subprocess.run([sys.executable, TOP / f"tests/kore/{program}.py", *words], env=env, cwd=TOP,
                                   capture_output=True, text=True, timeout=240)
                failed = re.findall(r"^not ok \d+ - (.*)$", p.stdout, re.M)
                if p.returncode and not failed:
                    failed = ["the program ends: " + (p.stderr.strip().splitlines() or ["?"])[-1][:100]]
            except subprocess.TimeoutExpired:
                failed = ["the program hangs"]
        print(f"{'needed' if failed else 'NOT NEEDED'}: {name} ({program}.py: {'; '.join(failed) or 'nothing fails'})",
              flush=True)
        if not failed:
            unneeded.append(name)
    sys.exit(1 if unneeded else 0)


main()
