#!/usr/bin/env python3
"""Every route of the product, by the list itself (src/web/routes.c): who gets in, and what a forged form meets."""
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from server import TOP, Server  # noqa: E402
from tap import eq, main, ok, test  # noqa: E402

ROW = re.compile(r'^\t\{ (ZONE_\w+), (M_\w+), "([^"]+)", (\w+), (\w+) \},$')
TEXT = (TOP / "src/web/routes.c").read_text()
ROUTES = [m.groups() for line in TEXT.splitlines() if (m := ROW.match(line))]
s = Server(db=False)


def zones(zone):
    return [z for z in ("public", "desk") if zone in ("ZONE_BOTH", f"ZONE_{z.upper()}")]


def path(pattern):
    return re.sub(r":\w+", "0", pattern)


@test
def all_rows():
    "each route states zone, method, path, guard and handler, once"
    eq(len(ROUTES), len(re.findall(r"^\t\{ Z", TEXT, re.M)))
    ok(len(ROUTES) > 10)
    seen = set()
    for zone, method, pattern, guard, fn in ROUTES:
        ok(guard in ("OPEN", "GUEST", "ACCOUNT", "MEMBER"), pattern)
        ok(method in ("M_GET", "M_POST"), pattern)
        for z in zones(zone):
            ok((z, method, pattern) not in seen, f"{pattern} is there twice")
            seen.add((z, method, pattern))
            eq(guard == "OPEN", z == "public", f"{z} {pattern} is {guard}")


@test
def signed_out():
    "what needs a sign-in leads there, in both languages"
    for zone, method, pattern, guard, _ in ROUTES:
        if guard not in ("ACCOUNT", "MEMBER"):
            continue
        for prefix in ("", "/en"):
            c = s.client("desk")
            if method == "M_GET":
                r = c.get(prefix + path(pattern))
                ok(r.status == 303 and r.location.startswith(prefix + "/sign-in"), f"{pattern}: {r}")
            else:
                r = c.post(prefix + path(pattern), {"a": "typed"})
                # What was typed is kept on a page, unless it is a password or nothing.
                ok(r.status == 401 or (r.status == 303 and r.location.startswith(prefix + "/sign-in")),
                   f"{pattern}: {r}")
            eq(r.header("cache-control"), "no-store")


@test
def forged():
    "no form is taken without its token, without its cookie, or from another site"
    tried = 0
    for zone, method, pattern, guard, _ in ROUTES:
        if method != "M_POST":
            continue
        for z in zones(zone):
            c = s.client(z)
            c.get("/sign-in")
            token = c.cookies.get("__Host-pre", "0" * 64)
            cases = [({"origin": "https://evil.example"}, token), ({"sec-fetch-site": "cross-site"}, token),
                     ({"sec-fetch-site": "same-site", "origin": None}, token), ({"origin": "null"}, token),
                     ({"origin": None, "sec-fetch-site": None}, token)]
            if z == "desk" and guard == "GUEST":
                cases += [({}, None), ({}, "0" * 64), ({}, "")]
            for headers, csrf in cases:
                r = c.post(path(pattern), {"a": "1"}, csrf=csrf, headers=headers)
                eq(r.status, 403, f"{z} {pattern} {headers} {csrf}")
                tried += 1
            bare = s.client(z)
            r = bare.post(path(pattern), {"a": "1"}, csrf=token)
            ok(r.status in (403, 401) or (r.status == 303 and r.location.startswith("/sign-in")) or z == "public",
               f"{pattern}: {r.status} without a cookie")
    ok(tried > 10)


@test
def other_methods():
    "PUT, PATCH and DELETE are 405 everywhere; the other of GET and POST where it is not there"
    for zone, method, pattern, _, _ in ROUTES:
        for z in zones(zone):
            for m in ("PUT", "PATCH", "DELETE"):
                r = s.client(z).request(m, path(pattern))
                eq(r.status, 405, f"{m} {pattern}")
                ok(r.header("allow"), pattern)


@test
def other_zone():
    "a path of one zone alone is unknown in the other"
    both = {p for z, _, p, _, _ in ROUTES if z == "ZONE_BOTH"}
    here = {z: {p for zone, _, p, _, _ in ROUTES if z in zones(zone)} for z in ("public", "desk")}
    for z, other in (("public", "desk"), ("desk", "public")):
        for p in here[z] - here[other] - both:
            # ":id" may fit what another route of that zone says literally
            if any(re.fullmatch(re.sub(r":\w+", "[^/]+", q), path(p)) for q in here[other]):
                continue
            eq(s.client(other).get(path(p)).status, 404, f"{p} in {other}")


main(s.stop)
