import sys, traceback
from tests.migrations.running import within
from pathlib import Path
from contractor.contract import read
from contractor.source import Files
from contractor.model import build
from contractor.rehearsing import rehearse
K = Path("tests/migrations/kinds")
def model(p):
    m = build(read(Files.of_text(p.read_text())))
    return m
rows = int(sys.argv[1])
dialects = [d for d in ("sqlite","postgresql") if d in sys.argv]or ["sqlite", "postgresql"]
names = [a for a in sys.argv[2:] if a not in ("sqlite","postgresql")] or sorted(p.name for p in K.iterdir())
for n in names:
    for d in dialects:
        try: r = rehearse(model(K/n/"old.yaml"), model(K/n/"new.yaml"), d, server="postgresql+psycopg://postgres@127.0.0.1:5499/postgres", rows=rows, runner=within)
        except Exception as e:
            print("==", n, d, "EXC", type(e), str(e)[:300]); traceback.print_exc(limit=-6); continue
        print("==", n, d, "OK" if not r.faults else "FAULTS", r.rows, r.writes, f"{sum(s.seconds for s in r.stages):.1f}s", flush=True)
        for f in r.faults: print("   ", f.kind, "|", f.stage, "|", f.message)
        for f in r.notes: print("    note", f)
        if "-v" in sys.argv or 0: print(r.digests, r.stages)
