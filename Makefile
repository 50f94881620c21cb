# Needs Python 3.11 or newer and make; everything else is installed into .venv.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test clients lint openapi fuzz replication labels bench load screenshots clean

# Installed anew when the list of dependencies has changed; at once with what development needs, where that is wanted. The pip that comes
# with Python 3.11 takes twice as long to choose releases, and every pip compiles modules by one core; some that nobody imports can't be.
.venv/installed: setup.cfg pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -c 'import sys; assert sys.version_info >= (3, 11), "Python 3.11 or newer is needed: make PYTHON=python3.11"'
	$(PIP) 'pip>=26' || true  # an index may not have it; an older one does the same, slower
	$(PIP) --no-compile --editable '.$(EXTRAS)'
	$(BIN)/python -m compileall -qq -j 0 -x '/(tests?|_vendor)/' .venv/lib api extraction schemas seeds || true
	$(BIN)/python -c 'from extraction.text import dictionary; dictionary.pack()'
	touch $@

.venv/installed-dev: setup.cfg pyproject.toml
	rm -f .venv/installed
	$(MAKE) .venv/installed EXTRAS='[dev]'
	touch $@

run: .venv/installed
	$(BIN)/flask --app wsgi database upgrade
	$(BIN)/flask --app wsgi seed
	exec $(BIN)/gunicorn

# Modules are compiled once, not by each of the servers that tests start.
test: export PYTHONDONTWRITEBYTECODE =
test: .venv/installed-dev
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

# Generators of clients that need Java or Node, for the tests that are skipped without them.
clients: .venv/installed-dev
	! command -v java || $(PIP) --editable '.[clients]'
	! command -v npm || npm install --silent --no-fund --no-audit --prefix build/clients openapi-typescript typescript

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

openapi: .venv/installed-dev
	rm -rf build/openapi
	DATABASE_URL=sqlite:///build/openapi/seed.sqlite $(BIN)/flask --app wsgi database upgrade
	DATABASE_URL=sqlite:///build/openapi/seed.sqlite $(BIN)/flask --app wsgi seed
	DATABASE_URL=sqlite:///build/openapi/seed.sqlite $(BIN)/flask --app wsgi openapi --examples api/http/description/examples.json
	$(BIN)/flask --app wsgi openapi docs/openapi.yaml

# Pictures of the pages for the documentation, of invented people; needs Chromium.
screenshots: .venv/installed-dev
	$(BIN)/python -m tests.screenshots

# Reads articles put together at random, and asks the API whatever its description allows and forbids, for minutes;
# ARTICLES=200000 MINUTES=30 for longer.
fuzz: .venv/installed-dev
	$(BIN)/python -m tests.extraction.fuzz $(or $(ARTICLES),20000)
	$(BIN)/python -m tests.fuzz $(or $(MINUTES),5)

# The API on standbys that lag, stop, come back and take over, with more articles than the tests have.
replication: .venv/installed-dev
	REPLICATION_ARTICLES=$(or $(ARTICLES),95) $(BIN)/python -m pytest tests/damage/test_replication.py

# Trains the weights by which themes and acts are chosen, from the annotated articles of benchmarks/gold/train.
labels: .venv/installed
	$(PIP) --editable '.[labels]'
	PYTHONPATH=benchmarks $(BIN)/python -m labels.training

# CORPUS=dev.jsonl SCORER=score_quotes.py adds the score on a split of the German news quotation corpus, which is not part of this repository.
bench: .venv/installed-dev
	$(PIP) --editable '.[bench]'
	$(BIN)/python benchmarks/extraction_speed.py
	$(BIN)/python benchmarks/gold_quality.py benchmarks/gold/train
	$(BIN)/python benchmarks/gold_quality.py benchmarks/gold/development
	test -z "$(CORPUS)" || $(BIN)/python benchmarks/extraction_quality.py $(CORPUS) $(and $(SCORER),--scorer $(SCORER))

# Requests a second over a made-up corpus: STATEMENTS=1000000 for a million, which takes some 5 GB; wrk drives it if it is installed.
load: .venv/installed-dev
	PYTHONPATH=. $(BIN)/python benchmarks/load.py --statements $(or $(STATEMENTS),10000)
	PYTHONPATH=. $(BIN)/python benchmarks/queries.py --statements $(or $(STATEMENTS),10000)

clean:
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
