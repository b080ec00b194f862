from pathlib import Path
from contractor.contract import read
from contractor.source import Files
from contractor.model import build
from contractor.model.tables import tables
from contractor.diagnostic import errors
from contractor.relational import relational
from contractor.migrations import plan
for p in sorted(Path("tests/migrations/kinds").iterdir()):
    try:
        ms=[]
        for f in ("old","new"):
            m = build(read(Files.of_text((p/f"{f}.yaml").read_text())))
            for x in [*m.contract.findings,*m.findings,*tables(m).findings]: print(p.name,f,x.severity.name, x.id,x.message,x.at)
            ms.append(relational(m))
        pl=plan(*ms)
        for x in pl.findings: print(p.name,"PLAN",x.severity.name,x.id,x.message)
    except Exception as e: print(p.name, "EXC", type(e), e)
