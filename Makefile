# make report — set up and write the demonstration report; make test — run the tests; make help — everything else.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
READY  := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup report test lint check install-check bench clean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

setup: $(READY) ## create .venv and install everything (the other targets do it by themselves)

# .venv is made once and used again; it is brought up to date when pyproject.toml or setup.cfg changes.
$(READY): pyproject.toml setup.cfg scripts/setup_native.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Python 3.11 or newer is needed; name it with: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
	    { rm -rf $(VENV); echo "no venv module; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Installing policy-compare and its tools into $(VENV) (a minute or two) ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -e '.[dev]'
	@$(BIN)/python scripts/setup_native.py
	@touch $@

report: $(READY) ## write the demonstration report (HTML, PDF, JSON) into reports/
	@$(BIN)/policy-compare demo -o reports/demo --format html,pdf,json

test: $(READY) ## run the tests; with POLICY_COMPARE_REAL=FOLDER also those on real documents
	$(BIN)/python -m pytest

lint: $(READY) ## formatting, lint rules, types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

check: lint test ## lint, then the tests (every warning is an error)

install-check: $(READY) ## build the wheel, install it into a new environment, run every command from there
	$(BIN)/python scripts/install_check.py

bench: $(READY) ## seconds and peak memory of each step against jieba alone
	$(BIN)/python benchmarks/bench_seeds.py

clean: ## remove .venv, caches and built files; reports stay
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
