#!/usr/bin/env python3
"""mingbiao evaluate: what an earlier engine judged is judged anew, once, and the earlier judgement stays."""
import json
import os
import subprocess

from tap import eq, main, ok, test

PROGRAM = f"{os.environ['MINGBIAO_BUILD']}/mingbiao"
DB = f"{os.environ['MINGBIAO_TEST_DB']} user=mingbiao_owner"


def evaluate(*argv):
    done = subprocess.run([PROGRAM, "evaluate", *argv], text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          stdin=subprocess.DEVNULL, timeout=120)
    return done.returncode, json.loads(done.stdout) if done.stdout else None


def sql(text):
    return subprocess.run(["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", DB, "-c", text], check=True, text=True,
                          stdout=subprocess.PIPE).stdout.strip()


@test
def what_another_engine_judged_is_judged_anew():
    evaluate("--db", DB)
    version = sql("SELECT version_id FROM pub.declaration WHERE newest AND demonstration ORDER BY 1 LIMIT 1")
    row = "indicator_position, reference_limit_id, verdict, reason, derivation"
    rows = (f"SELECT {row} FROM pub.evaluation_row r JOIN pub.evaluation e ON e.id = r.evaluation_id"
            f" WHERE e.version_id = {version} ORDER BY position")
    was, n = sql(rows), sql(f"SELECT count(*) FROM mingbiao.evaluation WHERE version_id = {version}")
    ok(was)
    sql("INSERT INTO mingbiao.evaluation (version_id, engine, evaluated_at, stricter, equal, lower, partly, conflict,"
        f" missing, new, incomparable, needs_human, below_mandatory) VALUES ({version}, 'an engine of old', now(),"
        " 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)")
    eq(sql(rows), "")
    code, told = evaluate("--db", DB)
    eq((code, told["judged"]), (0, 1))
    eq(sql(rows), was)
    eq(sql(f"SELECT engine FROM pub.evaluation WHERE version_id = {version}"), told["engine"])
    eq(int(sql(f"SELECT count(*) FROM mingbiao.evaluation WHERE version_id = {version}")), int(n) + 2)


@test
def run_again_it_judges_nothing():
    eq(evaluate("--db", DB)[1]["judged"], 0)
    eq(evaluate("--db", DB, "more")[0], 2)


main()
