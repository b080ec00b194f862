import sys
from collections import Counter, defaultdict
from contractor.migrations import plan
from contractor.migrations.spelling import spelled
from contractor.relational import relational, Database
from contractor.sql.judging import judge
from contractor.sql.script import script
from contractor.sql.dialect import Dialect
from contractor.sql.squawk import told
from contractor.workspace import squawk
from tests.migrations.kinds import KINDS, models
program = squawk.find()
seen=defaultdict(list)
for kind in (sys.argv[1:] or KINDS):
    old,new=map(relational,models(kind))
    scripts=[]
    for n,p in (("0",plan(Database(),old)),("1",plan(old,new))):
        for i,ph in enumerate(("expand","backfill","contract","cleanup")):
            for s in p.scripts:
                if s.phase==ph and s.direction=="up" and s.steps and s.dialect=="postgresql":
                    scripts.append(script(f"{n}{i}_{ph}.up.postgresql.sql", spelled(s,"x"), Dialect.POSTGRESQL))
    others={o.name: told(squawk.answer(program,o.text,o.name,in_transaction=False),o.text) for o in scripts}
    j=judge(scripts, others, own=True, in_transaction=False)
    for f in j.findings:
        where=f.at or ""
        line=""
        if f.span: line=[s.text.splitlines()[f.span.line-1] for s in scripts if s.name==f.span.file][0]
        seen[(f.id, f.at.split("#")[0].split("_")[-1] if not f.span else f.span.file)].append((kind, f.severity.name, f.message[:130], line[:150]))
    for a in j.answers: seen[("ANSWERED "+a.told.rule, a.script)].append((kind,"","",""))
for k,v in sorted(seen.items()):
    print(k, len(v)); 
    for x in v[:3]: print("    ", x)
