#!/usr/bin/env python3
"""mingbiao import: the catalogue and the demonstration, twice, corrected, broken, and at once."""
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, "tests/http")
from tap import eq, has, main, ok, test  # noqa: E402

BUILD = Path(os.environ.get("MINGBIAO_BUILD", "build"))
CATALOGUE, DEMO = Path("assets/catalogue"), Path("assets/demo")
TEST_DB = os.environ["MINGBIAO_TEST_DB"]
NAME = re.search(r"dbname=(\S+)", TEST_DB)[1] + "_empty"
TABLES = {"regions": "region", "region_successors": "region_successor", "industries": "industry", "ccs": "ccs", "ics": "ics",
          "number_prefixes": "number_prefix", "editions": "edition", "replacements": "replacement",
          "amendments": "amendment", "adoptions": "adoption", "general_products": "general_product", "limits": "reference_limit", "sources": "source"}
tmp = Path(tempfile.mkdtemp(prefix="import-"))


def conninfo(name=NAME, user="mingbiao_owner"):
    return re.sub(r"dbname=\S+", f"dbname={name}", TEST_DB) + f" user={user}"


def sql(text, name=NAME):
    done = subprocess.run(["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-c", "SET search_path = mingbiao, pub", "-c", text,
                           conninfo(name, "postgres")], text=True, capture_output=True)
    eq(done.returncode, 0, done.stderr)
    return done.stdout.strip()


def command(*args, db=None, env=None):
    return [str(BUILD / "mingbiao"), *map(str, args)], {**os.environ, "LC_ALL": "C.UTF-8", "MINGBIAO_DB": db or conninfo(), **(env or {})}


def run(*args, **kw):
    argv, env = command(*args, **kw)
    return subprocess.run(argv, env=env, text=True, capture_output=True, timeout=120)


def good(*args, **kw):
    done = run(*args, **kw)
    eq(done.returncode, 0, done.stderr)
    return json.loads(done.stdout)


def anew():
    subprocess.run(["psql", "-Xq", "-c", f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)", "-c",
                    f"CREATE DATABASE {NAME} OWNER mingbiao_owner", conninfo("postgres", "postgres")], check=True,
                   capture_output=True)
    good("migrate")


def folder(of):
    to = tmp / of.name
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(of, to)
    return to


def rows(path):
    return sum(1 for _ in csv.DictReader(path.open(encoding="utf-8")))


def edit(path, old, new, count=1):
    text = path.read_bytes()
    ok(old in text, f"{path.name} has no {old!r}")
    path.write_bytes(text.replace(old, new, count))


def state():
    """Everything the catalogue and the declarations hold, in one hash."""
    return sql("SELECT md5(string_agg(t, '|' ORDER BY t)) FROM (" + " UNION ALL ".join(
        f"SELECT '{t}' || x::text FROM {t} x" for t in
        [*TABLES.values(), "standard", "catalogue_import", "enterprise", "declaration", "indicator"]) + ") AS all_rows(t)")


@test
def the_readme_counts_right():
    "the catalogue's README names every file, with as many rows as it has"
    told = dict(re.findall(r"^\| `(\w+)\.csv` \| (\d*) *\|", (CATALOGUE / "README.md").read_text(encoding="utf-8"), re.M))
    eq(sorted(told), sorted(p.stem for p in CATALOGUE.glob("*.csv")))
    for name, n in told.items():
        if n:
            eq(int(n), rows(CATALOGUE / f"{name}.csv"), name)


@test
def fills_an_empty_register():
    "the catalogue goes into an empty register, every row of every file"
    anew()
    out = good("import", "catalogue")
    eq(out["unchanged"], False)
    for name, table in TABLES.items():
        eq(int(sql(f"SELECT count(*) FROM {table}")), rows(CATALOGUE / f"{name}.csv"), name)
    eq(out["rows"], sum(rows(CATALOGUE / f"{name}.csv") for name in TABLES))
    eq(sql("SELECT count(*) FROM edition e JOIN standard s ON s.id = e.standard_id WHERE e.number NOT LIKE s.undated || '%'"), "0")


@test
def a_second_time():
    "a second time nothing is touched, whether the folder is the one loaded last or only its content the same"
    before, writes = state(), sql("SELECT pg_current_xact_id()")
    eq(good("import", "catalogue", CATALOGUE), {"changed": 0, "rows": 0, "unchanged": True})
    eq(state(), before)
    copy = folder(CATALOGUE)
    with (copy / "sources.csv").open("ab") as f:
        f.write(b"new,example.org,,2026-11-25\n")
    eq(good("import", "catalogue", copy)["changed"], 1, "one source more")
    eq(good("import", "catalogue")["changed"], 0, "a source stays")
    eq(sql("SELECT count(*) FROM source WHERE key = 'example.org'"), "1")
    ok(int(sql("SELECT pg_current_xact_id()")) > int(writes))


@test
def facts_are_as_written():
    "numbers have one spelling, limits keep their digits, statuses follow dates"
    eq(sql("SELECT requirement FROM reference_limit l JOIN edition e ON e.id = l.edition_id WHERE e.number = 'GB 3095-1996' "
           "AND indicator = '二氧化硫 SO2' AND class_grade = '三级' AND condition = '年平均'"), "≤0.10")
    eq(sql("SELECT number || ' ' || year FROM edition WHERE number LIKE 'GB 14554%'"), "GB 14554-1993 1993")
    eq(sql("SELECT string_agg(system || ' ' || mandate, ',' ORDER BY undated) FROM standard WHERE undated IN "
           "('GB 175', 'GB/T 1.1', 'T/ZZB 1064', 'DB4403/T 499.3', '中物协[2004]1号')"),
      "local recommended,national mandatory,national recommended,group none,unknown none")
    eq(sql("SELECT string_agg(number || ' ' || status, ', ' ORDER BY number) FROM pub.edition WHERE number IN ("
           "'GB 175-2007', 'GB 175-2023', 'GB 13271-2001', 'GB 18918-2002', 'GB 3095-1996')"),
       "GB 13271-2001 withdrawn, GB 175-2007 superseded, GB 175-2023 in-force, GB 18918-2002 in-force, GB 3095-1996 superseded")
    eq(sql("SELECT pub.region_path('370203') || ', ' || pub.region_path('371202')"), "山东省 青岛市 市北区, 山东省 莱芜市 莱城区")
    eq(sql("SELECT string_agg(new_code, ',' ORDER BY new_code) FROM region_successor WHERE old_code LIKE '3712%'"),
       "370100,370116,370117")
    eq(sql("SELECT count(*) FROM region a JOIN region b USING (code) WHERE a.valid_from < b.valid_from AND a.valid_to > b.valid_from"),
       "0", "periods of one code that overlap")
    eq(sql("SELECT count(*) FROM region_successor s WHERE NOT EXISTS (SELECT FROM region r WHERE r.code = s.new_code) "
           "OR NOT EXISTS (SELECT FROM region r WHERE r.code = s.old_code AND valid_to < 'infinity')"), "0", "successors of nothing")
    eq(sql("SELECT count(*) FROM region r WHERE parent_code IS NOT NULL AND NOT EXISTS "
           "(SELECT FROM region p WHERE p.code = r.parent_code)"), "0", "regions without their parent")
    eq(sql("SELECT count(*) FROM industry i WHERE parent_code IS NOT NULL AND NOT EXISTS "
           "(SELECT FROM industry p WHERE p.code = i.parent_code)"), "0", "industries without their parent")


@test
def only_what_differs():
    "a corrected title changes its edition and standard alone, and public ids stay"
    ids = sql("SELECT md5(string_agg(undated || public_id, '' ORDER BY undated)) FROM standard")
    copy = folder(CATALOGUE)
    edit(copy / "editions.csv", "卷烟 第1部分：抽样".encode(), "卷烟 第1部分：取样".encode())
    eq(good("import", "catalogue", copy)["changed"], 2)
    eq(sql("SELECT title FROM standard WHERE undated = 'GB/T 5606.1'"), "卷烟 第1部分：取样")
    eq(good("import", "catalogue")["changed"], 2)
    eq(sql("SELECT md5(string_agg(undated || public_id, '' ORDER BY undated)) FROM standard"), ids)


@test
def limits_retire():
    "a corrected limit is a new row, the old one retires and stays for the judgements that point at it"
    where = "JOIN edition e ON e.id = l.edition_id WHERE e.number = 'GB/T 5171.1-2014' AND indicator = '海拔'"
    old = sql(f"SELECT l.id FROM reference_limit l {where}")
    copy = folder(CATALOGUE)
    edit(copy / "limits.csv", "小功率电动机,,海拔,≤1000".encode(), "小功率电动机,,海拔,≤2000".encode())
    eq(good("import", "catalogue", copy)["changed"], 2)
    eq(sql(f"SELECT string_agg(requirement || ' ' || (retired_at IS NULL), ',' ORDER BY l.id) FROM reference_limit l {where}"),
       "≤1000 false,≤2000 true")
    eq(sql(f"SELECT l.id FROM reference_limit l {where} AND retired_at IS NOT NULL"), old)
    eq(sql(f"SELECT requirement || current FROM pub.reference_limit WHERE id = {old}"), "≤1000false")
    good("import", "catalogue")
    eq(sql(f"SELECT count(*) FILTER (WHERE retired_at IS NULL) || ' of ' || count(*) FROM reference_limit l {where}"), "1 of 3")


@test
def whole_files_are_the_truth():
    "a region or relation that the file has no more goes, and comes back with it"
    copy = folder(CATALOGUE)
    edit(copy / "regions.csv", "370203,市北区,county,370200,,,mca\n".encode(), b"")
    edit(copy / "adoptions.csv", b"GB 175-2007,EN 197-1:2000,NEQ,120.79.24.31\n", b"")
    before = state()
    eq(good("import", "catalogue", copy)["rows"], sum(rows(copy / f"{n}.csv") for n in TABLES))
    eq(sql("SELECT count(*) FROM region WHERE code = '370203'"), "0")
    eq(sql("SELECT count(*) FROM adoption"), str(rows(copy / "adoptions.csv")))
    good("import", "catalogue")
    eq(sql("SELECT count(*) FROM region WHERE code = '370203'"), "1")
    ok(state() != before, "the imports are on record")


BAD = [     # file, what is replaced, by what, line of the fault, what is said
    ("regions.csv", b"code,name,level", b"code,title,level", 1, 'no column is called "title"'),
    ("regions.csv", b"110101,\xe4\xb8\x9c\xe5\x9f\x8e\xe5\x8c\xba,county", b"1101,x,county", 3, 'code is no region code: "1101"'),
    ("regions.csv", b"110101,\xe4\xb8\x9c\xe5\x9f\x8e\xe5\x8c\xba,county", b"110101,\xff,county", 3, "not UTF-8"),
    ("regions.csv", b"110101,\xe4\xb8\x9c\xe5\x9f\x8e\xe5\x8c\xba,county", b"110101,x,village", 3, "level is none of"),
    ("regions.csv", b"110101,\xe4\xb8\x9c\xe5\x9f\x8e\xe5\x8c\xba,county,110000,,,mca", b"110101,x,county,110000,2000-02-30,,mca",
     3, 'valid_from is no day: "2000-02-30"'),
    ("regions.csv", b"110101,\xe4\xb8\x9c\xe5\x9f\x8e\xe5\x8c\xba,county,110000,,,mca", b"110000,x,county,110000,,,mca",
     3, "the same as line 2"),
    ("regions.csv", b"110101,\xe4\xb8\x9c\xe5\x9f\x8e\xe5\x8c\xba,county,110000,,,mca",
     b"110101,x,county,110000,2001-01-01,2000-01-01,mca", 3, "ends before it begins"),
    ("region_successors.csv", b"110221,110114", b"110221,110221", 2, "can't follow itself"),
    ("industries.csv", b"A,", b",", 2, "code is empty"),
    ("ccs.csv", b",1,,cnccs", b",1,,nowhere", 2, 'no source is called "nowhere"'),
    ("ics.csv", b",1,isoics", b",1,isoics,more", 2, "more fields than columns"),
    ("number_prefixes.csv", b"GB,national", b"GB,planetary", 2, "system is none of"),
    ("editions.csv", b"1992-09-28,1993-06-01", b"1994-09-28,1993-06-01", 3, "in force before it was issued"),
    ("editions.csv", b"GB 175-1992", b"GB 175-1999", 4, "the same as line 3"),
    ("replacements.csv", b"GB 175-1985,GB 175-1992", b"GB 175-1985,GB 175-1985", 2, "can't replace itself"),
    ("replacements.csv", b"GB 175-1985,GB 175-1992", b"GB 175-1986,GB 175-1992", 2, 'editions.csv has no "GB 175-1986"'),
    ("amendments.csv", b"GB 175-2007,XG1", b"GB 175-2007,", 2, "designation is empty"),
    ("adoptions.csv", b",NEQ,", b",SAME,", 2, "degree is none of"),
    ("limits.csv", b"GB 18401-2010,", b"GB/T 18401-2010,", 2, 'editions.csv has no "GB/T 18401-2010"'),
    ("limits.csv", b",medium", b",certain", 2, "confidence is none of"),
    ("limits.csv", "≤20,mg/kg".encode(), b",mg/kg", 2, "requirement is empty"),
    ("limits.csv", b"number,product", b'number,"product', None, "not closed"),
    ("sources.csv", b"mca,", b"nbs,", 3, "the same as line 2"),
]


@test
def bad_files():
    "a bad file is refused whole, with file and line of the fault"
    before = state()
    for file, old, new, line, why in BAD:
        copy = folder(CATALOGUE)
        edit(copy / file, old, new)
        done = run("import", "catalogue", copy)
        eq(done.returncode, 1, f"{file}: {why}")
        eq(done.stdout, "")
        has(done.stderr, why)
        if line:
            ok(re.search(rf"^{re.escape(file)}:{line}: .*{re.escape(why)}", done.stderr, re.M), done.stderr[:600])
    copy = folder(CATALOGUE)
    (copy / "limits.csv").unlink()
    done = run("import", "catalogue", copy)
    eq(done.returncode, 1)
    has(done.stderr, "limits.csv:1: the file is missing")
    eq(state(), before)


@test
def many_faults():
    "all faults are counted, the first forty told"
    copy = folder(CATALOGUE)
    edit(copy / "regions.csv", b",county,", b",village,", 1000)
    done = run("import", "catalogue", copy)
    eq(done.returncode, 1)
    eq(done.stderr.count("level is none of"), 40)
    has(done.stderr, "1000")


@test
def the_database_refuses():
    "what only the database sees wrong leaves nothing half behind"
    before = state()
    copy = folder(CATALOGUE)
    edit(copy / "regions.csv", "370203,市北区".encode(), "370203,北区".encode())
    edit(copy / "ics.csv", b"01.020,", b"01.2,")
    done = run("import", "catalogue", copy)
    eq(done.returncode, 1)
    has(done.stderr, "ics_code_form")
    eq(state(), before)


@test
def two_at_once():
    "two imports at once into an empty register: one loads, the other sees that it is done"
    anew()
    argv, env = command("import", "catalogue")
    both = [subprocess.Popen(argv, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    out = [p.communicate(timeout=120) for p in both]
    eq([p.returncode for p in both], [0, 0], str(out))
    eq(sorted(json.loads(o)["unchanged"] for o, _ in out), [False, True])
    eq(int(sql("SELECT count(*) FROM region")), rows(CATALOGUE / "regions.csv"))
    eq(sql("SELECT count(*) FROM catalogue_import"), "1")


@test
def demo_bad_files():
    "a fault in the demonstration's files is told, and nothing is published"
    for file, old, new, line, why in [
            ("enterprises.csv", b"91640000321673484F", b"91640000321673484E", 2, "not a credit code"),
            ("declarations.csv", b",service,", b",ware,", 2, "subject is none of"),
            ("standards.csv", b"nx001-18918,", b"nx001,", 2, 'no declaration is called "nx001"'),
            ("indicators.csv", "≤50,mg/L".encode(), b",mg/L", 2, "requirement is empty")]:
        copy = folder(DEMO)
        edit(copy / file, old, new)
        done = run("import", "demo", copy)
        eq(done.returncode, 1, why)
        ok(re.search(rf"^{file}:{line}: .*{why}", done.stderr, re.M), done.stderr[:600])
        eq(sql("SELECT count(*) FROM enterprise"), "0")


@test
def demo_goes_on():
    "a demonstration that was cut off goes on where it ended, and a second time adds nothing"
    n = rows(DEMO / "declarations.csv")
    copy = folder(DEMO)
    keep = {r["key"] for r in list(csv.DictReader((DEMO / "declarations.csv").open(encoding="utf-8")))[:10]}
    for name in ("declarations", "standards", "products", "indicators"):
        lines = (DEMO / f"{name}.csv").read_text("utf-8").splitlines(keepends=True)
        (copy / f"{name}.csv").write_text("".join(x for i, x in enumerate(lines) if i == 0 or x.split(",")[0] in keep), "utf-8")
    eq(good("import", "demo", copy), {"declarations": 10, "enterprises": rows(DEMO / "enterprises.csv"), "present": 0})
    eq(good("import", "demo"), {"declarations": n - 10, "enterprises": 0, "present": 10})
    eq(good("import", "demo"), {"declarations": 0, "enterprises": 0, "present": n})


@test
def demo_is_honest():
    "the demonstration is marked, real, unsigned, and of every kind of verdict its material gives"
    given = {r["uscc"] for r in csv.DictReader((DEMO / "enterprises.csv").open(encoding="utf-8"))} - {""}
    eq(set(sql("SELECT uscc FROM enterprise WHERE uscc IS NOT NULL").split()), given)
    ok(int(sql("SELECT count(*) FROM declaration")) >= 60)
    eq(sql("SELECT count(*) FROM enterprise WHERE NOT demonstration") + sql("SELECT count(*) FROM declaration WHERE NOT demonstration"), "00")
    eq(sql("SELECT count(*) FROM declaration_version WHERE pledge NOT LIKE '演示数据%' OR signer NOT LIKE '演示%'"), "0")
    eq(sql("SELECT count(*) FROM contact") + sql("SELECT count(*) FROM account"), "00")
    counts = sql("SELECT string_agg(verdict, ' ' ORDER BY verdict) FROM (SELECT DISTINCT verdict FROM evaluation_row) v")
    eq(counts, "equal incomparable missing needs-human new stricter")
    eq(sql("SELECT count(*) FROM declaration_version v WHERE NOT EXISTS (SELECT FROM outbox o WHERE o.version_id = v.id) "
           "OR NOT EXISTS (SELECT FROM evaluation e WHERE e.version_id = v.id)"), "0")
    eq(sql("SELECT verdict FROM evaluation_row r JOIN evaluation e ON e.id = r.evaluation_id JOIN indicator i ON "
           "i.version_id = e.version_id AND i.position = r.indicator_position JOIN declaration_version v ON v.id = e.version_id "
           "JOIN declaration d ON d.id = v.declaration_id WHERE d.number = 'Q/TQDZ 004-2026' AND i.name = '绝缘电阻'"), "needs-human")


@test
def usage():
    "usage: exit 2 without a database or a subject, exit 1 for a folder that is not there"
    eq(run("import", db=" ").returncode, 2)
    eq(run("import").returncode, 2)
    eq(run("import", "everything").returncode, 2)
    eq(run("import", "catalogue", "a", "b").returncode, 2)
    done = run("import", "catalogue", tmp / "nowhere")
    eq(done.returncode, 1)
    has(done.stderr, "nowhere")
    eq(run("import", "demo", "assets/demo", db="host=/nowhere dbname=x").returncode, 1)
    anew()
    done = run("import", "demo")
    eq(done.returncode, 1, "without a catalogue")
    eq(sql("SELECT count(*) FROM declaration"), "0")


def cleanup():
    shutil.rmtree(tmp, ignore_errors=True)
    subprocess.run(["psql", "-Xq", "-c", f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)", conninfo("postgres", "postgres")],
                   capture_output=True)


main(cleanup)
