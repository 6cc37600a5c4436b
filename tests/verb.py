"""The program mingbiao called as a person calls it, and its answers, a JSON object a line."""
import json
import os
import subprocess

from tap import eq

PROGRAM = f"{os.environ['MINGBIAO_BUILD']}/mingbiao"


def run(*argv, stdin="", lang="en_US.UTF-8"):
    """The exit status, the objects of standard output, standard error."""
    p = subprocess.run([PROGRAM, *argv], input=stdin, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                       env={"PATH": os.environ["PATH"], "LANG": lang}, timeout=60)
    return p.returncode, [json.loads(line) for line in p.stdout.splitlines()], p.stderr


def one(*argv, **kw):
    """The same of a call that answers with one object."""
    code, lines, err = run(*argv, **kw)
    eq((len(lines), err), (1, ""))
    return code, lines[0]
