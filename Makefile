# Everything a visitor or a developer does with Fangzhi, one word each. `make` alone lists them.

PYTHON     ?= python3
VENV       := .venv
BIN        := $(VENV)/bin
DATABASE   ?= sqlite:///fangzhi.db
ARTICLES   ?= seeds/articles
EVALUATION ?= ../shared/evaluation
LABELLED   ?= more
SCORER     ?= ../shared/evaluation/score.py
REPORT     ?= build/report
CORPUS     ?= $(or $(wildcard ../shared/corpus/*.jsonl.gz),$(ARTICLES))
# The extras of those who use Fangzhi; and how what they need is locked: nothing of this machine goes into the files.
USED       := report parquet office http dask browser
LOCKED     := --quiet --strip-extras --generate-hashes --allow-unsafe --no-header --no-annotate --no-emit-index-url \
	--no-emit-trusted-host --no-emit-find-links
PIP        := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help run test test-browser check format lint types contracts unit docs datasette bench torture lock score clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST)

run: $(VENV)/.installed ## install, read the sample articles into fangzhi.db, show what they tell, and make a web site
	$(BIN)/fangzhi run $(ARTICLES) --database $(DATABASE) --show-queries
	$(BIN)/fangzhi report $(REPORT) --database $(DATABASE)

test: $(VENV)/.installed-dev ## install what the tests need, then run every check
	@$(MAKE) --no-print-directory check

test-browser: $(VENV)/.installed-dev ## the web site in a real Chromium (Debian: apt-get install chromium fonts-noto-cjk)
	$(PIP) install --editable '.[browser]'
	$(BIN)/pytest -rs tests/test_report_browser.py

check: format lint types contracts unit ## every check; the tools have to be installed (make test does it)

format:
	$(BIN)/ruff format --check .

lint:
	$(BIN)/ruff check .

types:
	$(BIN)/mypy
	$(BIN)/basedpyright

contracts:
	$(BIN)/lint-imports

unit:
	$(BIN)/pytest

docs: $(VENV)/.installed ## write migrations/sqlite.sql, docs/schema.md, and the answers in docs/queries.md, anew
	$(BIN)/python scripts/make_snapshot.py
	@mkdir -p build && rm -f build/docs.db
	$(BIN)/fangzhi run $(ARTICLES) --database sqlite:///build/docs.db --quiet
	$(BIN)/python scripts/make_docs.py sqlite:///build/docs.db

datasette: build/datasette/bin/datasette ## browse fangzhi.db (after make run) with Datasette
	build/datasette/bin/datasette serve --immutable fangzhi.db --metadata docs/bi/datasette.yaml

bench: $(VENV)/.installed bench/.venv/.installed ## how fast, beside other tools; writes docs/performance.md
	$(BIN)/python scripts/bench --peers bench/.venv/bin/python $(CORPUS)

torture: $(VENV)/.installed-dev ## kills, lost connections, full disks, bombs, slow patterns: are the promises kept?
	$(BIN)/python -m scripts.torture

lock: build/lock/.installed ## lock the dependencies anew, with hashes, and list their licences (docs/licences.md)
	build/lock/bin/pip-compile $(LOCKED) $(USED:%=--extra=%) --output-file=requirements.lock pyproject.toml
	build/lock/bin/pip-compile $(LOCKED) --all-extras --constraint=requirements.lock --output-file=requirements-dev.lock pyproject.toml
	sed -i '/^#/d; /^fangzhi @/d' requirements.lock requirements-dev.lock
	build/lock/bin/pip install --quiet --dry-run --ignore-installed --no-deps --require-hashes \
		--report build/lock/report.json --requirement requirements-dev.lock
	build/lock/bin/python scripts/make_licences.py build/lock/report.json

score: $(VENV)/.installed ## precision, recall and F1 on labelled documents (EVALUATION, LABELLED, SCORER)
	@test -d $(EVALUATION)/$(LABELLED)/text || { echo "no labelled documents in $(EVALUATION)/$(LABELLED)"; exit 1; }
	@test -f $(SCORER) || { echo "no scorer in $(SCORER): it is no part of Fangzhi; say make score SCORER=file"; exit 1; }
	@rm -f build/score.db && mkdir -p build
	$(BIN)/fangzhi run $(EVALUATION)/$(LABELLED)/text --database sqlite:///build/score.db --quiet
	$(BIN)/python $(SCORER) build/score.db $(EVALUATION)/$(LABELLED)/gold

clean: ## remove what was built: environment, caches, the sample database
	rm -rf $(VENV) bench build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	rm -f fangzhi.db fangzhi.db-wal fangzhi.db-shm fangzhi.db-runs

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Fangzhi needs Python 3.11 or newer; say make PYTHON=/path/to/it")'
	$(PYTHON) -m venv $(VENV)

# What is not to be had is left out of the comparison.
bench/.venv/.installed:
	$(PYTHON) -m venv bench/.venv
	for tool in jieba jionlp matplotlib; do bench/.venv/bin/python -m pip install --quiet $$tool || true; done
	@touch $@

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable '.[report]'
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable '.[dev]'
	@touch $(VENV)/.installed $@

build/lock/.installed:
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip --disable-pip-version-check --quiet install --upgrade pip pip-tools
	@touch $@

build/datasette/bin/datasette:
	$(PYTHON) -m venv build/datasette
	build/datasette/bin/python -m pip --disable-pip-version-check --quiet install 'datasette>=0.64,<1'
