#!/usr/bin/env python3
"""What every file of the tree keeps to; prints TAP. Each check is one test and names file and line."""
import glob
import os
import re
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
os.chdir(TOP)
tracked = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], text=True, check=True,
                         stdout=subprocess.PIPE).stdout.splitlines() if Path(".git").exists() else \
    [str(p.relative_to(TOP)) for d in ("src", "tests", "conf", "migrations") for p in (TOP / d).rglob("*")]
FILES = sorted(f for f in tracked if Path(f).is_file() and "node_modules" not in f)
C = [f for f in FILES if re.search(r"\.[ch]$", f)]
number = bad = 0


def check(name, offences):
    global number, bad
    number += 1
    bad += bool(offences)
    print(f"{'not ok' if offences else 'ok'} {number} - {name}")
    for o in offences[:40]:
        print(f"# {o}")


def lines(files, wrong):
    """Offences of the lines for which wrong(line) says a text."""
    return [f"{f}:{n}: {why}" for f in files
            for n, line in enumerate(Path(f).read_text("utf-8").split("\n"), 1) if (why := wrong(line))]


def code(f):
    """A C file without comments and strings, line numbers kept."""
    def blank(m):
        return re.sub(r"[^\n]", " ", m[0])
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', blank,
                  Path(f).read_text("utf-8"), flags=re.S)


def in_code(files, pattern, why):
    return [f"{f}:{n}: {why}: {m[0]}" for f in files
            for n, line in enumerate(code(f).split("\n"), 1) if (m := re.search(pattern, line))]


def width(line):
    """Columns of a line: tabs to 8, a Chinese character takes two."""
    n = 0
    for c in line:
        n += 8 - n % 8 if c == "\t" else 2 if "\u1100" <= c <= "\uffef" else 1
    return n


def layout(line):
    if line != line.rstrip():
        return "space at the end"
    if re.match(r"\t* {8}", line):
        return "indent with tabs"
    if "\r" in line:
        return "carriage return"


def ours(prefix, ext="[ch]"):
    return [f for f in FILES if re.match(rf"{prefix}.*\.{ext}$", f)]


check("layout of C: tabs, no space at the end", lines(C, layout))
# Lists of texts (src/i18n) and tables of test cases are as wide as their texts.
check("C has at most 120 columns", lines(
    [f for f in C if not f.startswith(("src/i18n/", "tests/"))],
    lambda line: width(line) > 120 and "too wide"))
check("scripts, SQL and pages have no space at the end", lines(
    [f for f in FILES if re.search(r"\.(sh|py|mjs|js|css|html|sql|conf|md)$|Makefile$", f)],
    lambda line: line != line.rstrip() and "space at the end"))
check("headers begin with #pragma once", [f for f in ours("src/", "h") if not f.startswith("src/i18n/")
                                          and f != "src/kore/tune.h" and "#pragma once" not in Path(f).read_text("utf-8")])
check("structs have no typedef", in_code(ours("src/"), r"\btypedef\s+(struct|enum|union)\b", "typedef"))

# A paragraph of a header that declares a function explains it; a template explains itself.
undocumented = []
for f in [f for f in ours("src/", "h") if not f.startswith("src/view/")]:
    at = 1
    for paragraph in re.split(r"\n[ \t]*\n", Path(f).read_text("utf-8")):
        if re.search(r"^[a-z][^#={}]*\([^;{}]*\)[^;{}]*;", paragraph, re.M | re.S) and "/*" not in paragraph \
                and "#define" not in paragraph:
            undocumented.append(f"{f}:{at}: {paragraph.strip().splitlines()[0]}")
        at += paragraph.count("\n") + 2
check("functions in headers have a comment", undocumented)

check("no binary floating point in the domain and under it", in_code(
    ours("src/app/") + ours("src/base/"), r"\b(double|float|strtod|strtof|strtold|atof)\b", "floating point"))
check("memory comes from the arena", in_code(
    [f for f in ours("src/", "c") if not f.startswith(("src/base/", "src/db/", "src/kore/", "src/web/",
                                                       "src/tools/"))],
    r"(?<![\w.>])(malloc|calloc|realloc|free|strdup|strndup|asprintf|vasprintf)\s*\(", "not here"))
check("no function without bounds", in_code(
    [f for f in ours("src/") if not f.startswith("src/tools/")], r"\b(gets|strcpy|strcat|sprintf|vsprintf|strtok|system|popen)\s*\(", "unbounded"))
check("SQL stands in src/db/*.sql alone", [
    f"{f}:{n}: SQL" for f in ours("src/(app|page|web|export|cli)/", "c")
    for n, line in enumerate(Path(f).read_text("utf-8").split("\n"), 1)
    if re.search(r'"\s*(SELECT\s.+\bFROM|INSERT INTO|UPDATE\s.+\bSET|DELETE FROM)\b', line)])
check("HTML stands in src/view/*.html alone", [
    f"{f}:{n}: HTML" for f in ours("src/(app|page|web)/", "c")
    for n, line in enumerate(Path(f).read_text("utf-8").split("\n"), 1)
    if re.search(r'"[^"]*<(p|a|div|span|td|tr|table|li|ul|h[1-6]|html|body|form|input|button)[ >\\]', line)])
check("pages have no inline style or script", lines(
    ours("src/view/", "html"), lambda line: re.search(
        r"<style|\sstyle=|<script(?![^>]*\bsrc=)|\son[a-z]+=|javascript:", line) and "inline"))
check("styles and scripts name no other host", lines(
    [f for f in FILES if re.match(r"assets/(css|js)/", f)],
    lambda line: re.search(r"https?://(?!www\.w3\.org)|url\(//", line) and "another host"))


def command(name, *argv):
    done = subprocess.run(argv, text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    check(name, (done.stdout.splitlines() or [f"exit code {done.returncode}"]) if done.returncode else [])


command("every include keeps to the layers", "tests/layers.sh")
shells = [f for f in FILES if f.endswith(".sh") or f == ".ci/run"]
check("shell scripts parse", [e for f in shells for e in subprocess.run(
    ["bash" if "bash" in Path(f).read_text().split("\n")[0] else "sh", "-n", f], text=True,
    stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout.splitlines()])
command("shellcheck finds nothing", "shellcheck", "-S", "warning", "-x", *shells)
Path("build/cppcheck").mkdir(parents=True, exist_ok=True)
command("cppcheck finds nothing", "cppcheck", "-q", "-j2", "--std=c11", "--error-exitcode=1",
        "--enable=warning,portability,performance", "--inline-suppr", "--cppcheck-build-dir=build/cppcheck",
        "--suppress=missingInclude", "--suppress=missingIncludeSystem", "--suppress=unknownMacro",
        "--suppress=memleakOnRealloc", "--suppress=memleak:src/tools/*",     # out of memory ends the process
        "--suppress=varFuncNullUB",     # NULL is a pointer here, as POSIX says
        *(f"--include={f}" for f in glob.glob("/usr/include/*/sys/queue.h")),
        "-D__GNUC__=12", "-Isrc", "-Ibuild/gen", *[f for f in C if re.match(r"src/.*\.c$", f)])
print(f"1..{number}")
sys.exit(bad != 0)
