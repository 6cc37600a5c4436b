#!/usr/bin/env python3
"""mingbiao user: accounts made, listed and given a password by an operator."""
import json
import os
import subprocess

from tap import eq, has, hasnt, main, ok, test

PROGRAM = f"{os.environ['MINGBIAO_BUILD']}/mingbiao"
DB = f"{os.environ['MINGBIAO_TEST_DB']} user=mingbiao_owner"


def user(*argv, given=""):
    return subprocess.run([PROGRAM, "user", *argv], text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          input=given, env={"PATH": os.environ["PATH"], "MINGBIAO_DB": DB}, timeout=60)


def sql(text):
    done = subprocess.run(["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", DB, "-c", f"SET search_path = mingbiao; {text}"],
                          check=True, text=True, stdout=subprocess.PIPE)
    return done.stdout.strip()


@test
def a_password_made_here_is_shown_once():
    done = user("add", " One@Example.CN ")
    eq((done.returncode, done.stderr), (0, ""))
    made = json.loads(done.stdout)
    eq(made["login"], "one@example.cn")
    ok(len(made["password"]) == 25)
    has(sql("SELECT password_hash FROM account WHERE login = 'one@example.cn'"), "$argon2id$v=19$m=19456,t=2,p=1$")
    again = json.loads(user("passwd", "one@example.cn").stdout)
    ok(again["password"] != made["password"])


@test
def a_password_given_is_not_shown():
    done = user("add", "two@example.cn", given="velvet tram 41 moss harbour\nmore\n")
    eq((done.returncode, json.loads(done.stdout)), (0, {"login": "two@example.cn"}))
    for bad in ("short\n", "passwordpassword\n", "two@example.cntwo@example.cn\n", "x" * 2000 + "\n"):
        done = user("passwd", "two@example.cn", given=bad)
        eq((done.returncode, done.stdout), (1, ""))
        hasnt(done.stderr, bad.strip())


@test
def what_is_there_already_or_not_at_all_is_a_finding():
    eq(user("add", "three@example.cn").returncode, 0)
    done = user("add", "THREE@example.cn")
    eq((done.returncode, done.stdout), (1, ""))
    has(done.stderr, "three@example.cn")
    for argv in (("add", "no address"), ("passwd", "nobody@example.cn"), ("passwd", "nobody"),
                 ("add", "four@example.cn", "--enterprise", "91640000000000000X")):
        done = user(*argv)
        eq((done.returncode, done.stdout), (1, ""), argv)
        ok(done.stderr)
    eq(sql("SELECT count(*) FROM account WHERE login = 'four@example.cn'"), "0")


@test
def an_account_belongs_to_an_enterprise_by_code_or_id():
    key = sql("SELECT uscc || ' ' || public_id FROM enterprise WHERE uscc IS NOT NULL ORDER BY id LIMIT 1").split()
    for login, k in zip(("five@example.cn", "six@example.cn"), key):
        eq(user("add", login, "--enterprise", k).returncode, 0)
    rows = [json.loads(x) for x in user("list").stdout.splitlines()]
    mine = [r for r in rows if r["login"] in ("five@example.cn", "six@example.cn")]
    eq([(r["uscc"], r["role"], r["disabled"]) for r in mine], [(key[0], "admin", False)] * 2)
    eq(sql("SELECT count(*) FROM audit WHERE action IN ('account.add', 'membership.add') AND account_id IN "
           "(SELECT id FROM account WHERE login IN ('five@example.cn', 'six@example.cn'))"), "4")


@test
def anything_else_is_usage():
    for argv in ((), ("add",), ("add", "a@b.cn", "c"), ("list", "x"), ("drop", "a@b.cn"), ("list", "--enterprise", "x"),
                 ("passwd", "a@b.cn", "--enterprise", "x")):
        done = user(*argv)
        eq((done.returncode, done.stdout), (2, ""), argv)
        has(done.stderr, "user add LOGIN")


main()
