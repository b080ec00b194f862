# Needs Python 3.11 or newer, git and make, and Go for oasdiff. Everything else is brought into .venv and tools.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check
READY := .venv/.ready
# A folder of large real documents beside the project; `make corpus` and `make bench` read them.
CORPUS ?= ../shared/corpus
# A conformance set for the diff: recorded answers of oasdiff, see benchmarks/diffset.py.
DIFFSET ?= ../shared/diffset
COUNT ?= 100000
SEED ?= 1
SEEDS ?= 1,2,3
EXAMPLES ?= 100
# A folder of published documents in two versions; `make transcripts` compares them.
PAIRS ?= ../shared/diffset/real-specs
JOBS ?= 2
# What databases are tried with.
ROWS ?= 50000
TIMES ?= 50
VALUES ?= 1000

# Recipes see node, pyright, tsc-5.9, tsc-7 and contractor as an activated environment does.
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint format corpus edits oasdiff diffset laws soundness bench exactness gate hostile mutants load migrations crash verify-db concurrency transcripts fresh stale case expect lock clean

help: ## what there is
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name says; do \
		printf '  make %-8s %s\n' "$$name" "$$says"; done

setup: $(READY) ## install everything that development needs (the others do this themselves)

$(READY): pyproject.toml requirements/dev.txt requirements/node.txt tools/node.sh tools/node/package-lock.json
	@if [ -z "$(PYTHON)" ]; then echo "contractor needs Python 3.11 or newer; none found on PATH" >&2; exit 1; fi
	@rm -f $@
	@[ -x $(PY) ] || { echo "Creating .venv with $$($(PYTHON) --version)"; $(PYTHON) -m venv .venv; }
	@echo "Installing requirements/dev.txt"
	@$(PIP) install --quiet --require-hashes -r requirements/dev.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@echo "Installing tools/node"
	@tools/node.sh
	@touch $@

demo: $(READY) ## generate the bookshop, serve it on SQLite, and use it with the generated TypeScript client
	@$(PY) tools/demo/demo.py

test: $(READY) ## run the tests
	$(PY) -m pytest -n $(JOBS) $(ARGS)

lint: $(READY) ## ruff and mypy --strict
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy

format: $(READY) ## rewrite the code as `make lint` wants it
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

corpus: $(READY) ## generate from every document in CORPUS and check all of the output
	@if [ -d "$(CORPUS)" ]; then $(PY) -m tests.corpus "$(CORPUS)"; \
	else echo "corpus: NOT RUN, there is no folder $(CORPUS) (set CORPUS=...)"; fi

edits: $(READY) ## edit a document a hundred times at random: your files stay, what is missing is named
	$(PY) -m tests.edits

oasdiff: ## install the oasdiff that tests compare with into tools/go (needs Go)
	@tools/oasdiff.sh

diffset: $(READY) ## score the diff against recorded answers of oasdiff, in DIFFSET
	@if [ -d "$(DIFFSET)" ]; then $(PY) benchmarks/diffset.py --set "$(DIFFSET)"; \
	else echo "diffset: NOT RUN, there is no folder $(DIFFSET) (set DIFFSET=...)"; fi

laws: $(READY) ## rewrite every document in CORPUS in ways that mean the same, and compare: nothing may differ
	@if [ -d "$(CORPUS)" ]; then $(PY) -m tests.laws "$(CORPUS)"; \
	else echo "laws: NOT RUN, there is no folder $(CORPUS) (set CORPUS=...)"; fi

soundness: $(READY) ## hold verdicts on pairs of schemas against COUNT generated values
	@$(PY) -m tests.soundness --count $(COUNT) --seed $(SEED)

bench: $(READY) ## measure beside other generators and write docs/benchmarks.md
	$(PY) benchmarks/run.py --corpus "$(CORPUS)" $(ARGS)

exactness: $(READY) ## measure whether generated types accept what the contract does; writes docs/exactness.md
	$(PY) benchmarks/exactness/run.py --corpus "$(CORPUS)" $(ARGS)

gate: $(READY) ## test servers that nobody wrote a line of: the mock, and what init writes (SEEDS=1,2,3 EXAMPLES=100)
	@$(PY) -m tests.gate --corpus "$(CORPUS)" --examples $(EXAMPLES) --seeds $(SEEDS) $(ARGS)

hostile: $(READY) ## ten thousand requests that mean harm, to the bookshop: no 500, no hang, bounded memory
	@$(PY) -m tests.boundary.hostile $(ARGS)

mutants: $(READY) ## plant faults into servers and count what contract tests notice; writes docs/contract-tests.md
	$(PY) benchmarks/mutants/run.py --corpus "$(CORPUS)" $(ARGS)

load: $(READY) ## 200 clients at once for 30 seconds, and then the end of the server
	$(PY) -m tests.load $(ARGS)

migrations: $(READY) ## every kind of change there, back and there again, with ROWS rows, on both databases
	$(PY) -m tests.migrations.big --rows $(ROWS) $(ARGS)

crash: $(READY) ## kill migrations at random moments (TIMES of each kind): they go on, and nothing is lost
	$(PY) -m tests.migrations.crash --times $(TIMES) $(ARGS)

verify-db: $(READY) ## send a thousand values of each table through both databases, and try bad writes by raw SQL
	.venv/bin/contractor verify db specs/bookshop.yaml --examples $(VALUES)

concurrency: $(READY) ## 50 clients on PostgreSQL and SQLite for 30 seconds: no update is lost
	$(PY) -m tests.concurrency $(ARGS)

fresh: $(READY) ## write generated/ again from specs/
	.venv/bin/contractor generate

stale: $(READY) ## fail when generated/ is not what specs/ says
	.venv/bin/contractor generate --check

transcripts: $(READY) ## compare published APIs and write docs/transcripts.md (PAIRS=folder of the documents)
	$(PY) tools/transcripts.py "$(PAIRS)"

case: $(READY) ## start the test case tests/cases/NAME (make case NAME=nullable-enum)
	@$(PY) tools/case.py "$(NAME)"

expect: $(READY) ## write expect/ of every test case anew (make expect ARGS="-k nullable" for some)
	CONTRACTOR_REWRITE=1 $(PY) -m pytest -n $(JOBS) tests/test_cases.py::test_case $(ARGS)

# uv is only needed here, so it has an environment of its own.
.venv/lock/bin/uv: requirements/lock.txt | $(READY)
	@$(PYTHON) -m venv .venv/lock
	@.venv/lock/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r $<
	@touch $@

UV_COMPILE = .venv/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command 'make lock'

lock: .venv/lock/bin/uv ## pin all requirements.txt and package-lock.json files again (ARGS=--upgrade for newer ones)
	$(UV_COMPILE) $(ARGS) pyproject.toml --extra lint requirements/dev.in -o requirements/dev.txt
	$(UV_COMPILE) $(ARGS) requirements/node.in -o requirements/node.txt
	$(UV_COMPILE) $(ARGS) requirements/lock.in -o requirements/lock.txt
	$(UV_COMPILE) $(ARGS) benchmarks/peers/requirements.in -o benchmarks/peers/requirements.txt
	cd tools/node && npm install --package-lock-only
	cd benchmarks/peers && npm install --package-lock-only --silent

clean: ## remove everything that make brought
	rm -rf .venv tools/node/node_modules tools/go build dist benchmarks/.peers
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis
