#!/usr/bin/env python3
"""A server for tests in another language: says as JSON where it is, ends when its standard input does.

    serve.py [public] [desk]        both when none is named; the database is the one server.py says
"""
import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from server import CLUSTER, Server, tool  # noqa: E402

zones = tuple(sys.argv[1:]) or ("public", "desk")
s = Server(zones=zones)
print(json.dumps({z: f"https://localhost:{s.port[z]}" for z in zones} | {"db": s.db}), flush=True)
name = re.search(r"dbname=(\S+)", s.db)[1]
for line in sys.stdin:      # each line a statement; its answer as JSON
    out = tool("src/tools/cluster.sh", "psql", CLUSTER, "-d", name, "-qAtc",
               "SET search_path = mingbiao, pub, public", "-c", line)
    print(json.dumps(out), flush=True)
s.stop()
