#!/usr/bin/env python3
"""mingbiao migrate: what it prints, where, and its exit codes. The environment's database is migrated already."""
import json
import os
import subprocess
from pathlib import Path

from tap import eq, has, main, test

PROGRAM = f"{os.environ['MINGBIAO_BUILD']}/mingbiao"
DB = f"{os.environ['MINGBIAO_TEST_DB']} user=mingbiao_owner"
FILES = sorted(p.name for p in Path("migrations").glob("*.sql"))


def run(*argv, **env):
    return subprocess.run([PROGRAM, *argv], text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          stdin=subprocess.DEVNULL, env={"PATH": os.environ["PATH"], **env}, timeout=60)


def sql(text):
    subprocess.run(["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", DB, "-c", text], check=True)


@test
def run_again_it_changes_nothing():
    for done in (run("migrate", "--db", DB), run("migrate", f"--db={DB}"), run("migrate", MINGBIAO_DB=DB)):
        eq((done.returncode, done.stderr), (0, ""))
        eq(json.loads(done.stdout), {"present": len(FILES), "applied": []})


@test
def a_changed_file_is_a_finding_and_named():
    sql("UPDATE public.migration SET sha256 = repeat('0', 64) WHERE number = 2")
    done = run("migrate", "--db", DB)
    eq(done.returncode, 1)
    has(done.stderr, FILES[1])
    eq(json.loads(done.stdout)["applied"], [])


@test
def a_newer_database_is_a_finding_and_named():
    sql("INSERT INTO public.migration VALUES (9000, '9000-later.sql', repeat('0', 64))")
    sql("DELETE FROM public.migration WHERE number = 2")
    done = run("migrate", "--db", DB)
    eq(done.returncode, 1)
    has(done.stderr, "9000-later.sql")


@test
def texts_follow_the_locale():
    has(run("migrate", "--db", DB, LANG="zh_CN.UTF-8").stderr, "本程序不认识的迁移")
    has(run("migrate", "--db", DB, LANG="zh_CN.UTF-8", LC_ALL="C.UTF-8").stderr, "does not know")


@test
def wrong_use_is_told():
    for argv in ((), ("nonsense",), ("migrate",), ("migrate", "--db"), ("migrate", "more", "--db", DB)):
        done = run(*argv)
        eq((done.returncode, done.stdout), (2, ""), str(argv))
        has(done.stderr, "mingbiao migrate [--db CONNINFO]")
    eq(run("--help").returncode, 0)


@test
def no_database_is_told():
    done = run("migrate", "--db", "host=/nonexistent dbname=x")
    eq((done.returncode, done.stdout), (1, ""))
    has(done.stderr, "No such file or directory")


main()
