"""What it costs to import a module of tables and to create them: python loading.py FOLDER MODULE"""

import json
import sys
import time
from importlib import import_module

import sqlalchemy as sa
from sqlalchemy import orm

sys.path.insert(0, sys.argv[1])
started = time.process_time()
module = import_module(sys.argv[2])
orm.configure_mappers()
imported = time.process_time()
engine = sa.create_engine("sqlite://")
module.Base.metadata.create_all(engine)
created = time.process_time()
tables = len(module.Base.metadata.tables)
print(json.dumps({"import": imported - started, "create": created - imported, "tables": tables}))
