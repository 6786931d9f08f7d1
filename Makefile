# make report — set up and write the demonstration report; make test — run the tests; make help — everything else.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
READY  := $(VENV)/.ready

# The tests start the program some hundred times: what is compiled once is read again, whatever the surroundings say.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help setup report example test test-fast lint check messages install-check bench clean \
        lock test-oldest check-supply sbom determinism

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

setup: $(READY) ## create .venv and install everything; LOCKED=1: the very files of requirements/dev.txt

# .venv is made once and used again; it is brought up to date when pyproject.toml or setup.cfg changes.
$(READY): pyproject.toml setup.cfg scripts/setup_native.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Python 3.11 or newer is needed; name it with: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
	    { rm -rf $(VENV); echo "no venv module; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Installing policy-compare and its tools into $(VENV) (a minute or two) ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check \
	    $(if $(LOCKED),--require-hashes -r requirements/dev.txt,-e '.[dev]')
	@$(if $(LOCKED),$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps -e .,:)
	@$(BIN)/python scripts/setup_native.py
	@touch $@

report: $(READY) ## write the demonstration report (HTML, PDF, JSON, briefing) into reports/demo
	@$(BIN)/policy-compare demo --force --format html,pdf,json,briefing

example: $(READY) ## write the committed example (reports/example) and the pictures of it (docs/pictures)
	$(BIN)/python scripts/make_example.py

# A module of tests stays on one core, because its fixtures are made once for it; the longest come first (conftest).
test: $(READY) ## run the tests; with POLICY_COMPARE_REAL=FOLDER also those on real documents
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

test-fast: $(READY) ## run the tests without the slow ones, in a minute and a half
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder -m "not slow"

lint: $(READY) ## formatting, lint rules, types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

check: lint test ## lint, then the tests (every warning is an error)

messages: $(READY) ## bring the catalogues of the reports' languages up to date with code and templates
	$(BIN)/python scripts/update_messages.py

install-check: $(READY) ## build the wheel, install it into a new environment, run every command from there
	$(BIN)/python scripts/install_check.py

bench: $(READY) ## seconds and peak memory of each step against jieba alone
	$(BIN)/python benchmarks/bench_seeds.py
	$(BIN)/python benchmarks/bench_survey.py
	$(BIN)/python benchmarks/bench_peers.py $(if $(PEERS),--peers $(PEERS))

determinism: $(READY) ## one hash a format, whatever order, workers, locale, time zone and hash seed
	$(BIN)/python benchmarks/check_determinism.py

# The tools of the supply chain are no part of .venv: what they check must not change with them.
TOOLS := $(VENV)/tools
TOOL  := $(TOOLS)/$(notdir $(BIN))

$(TOOLS)/.ready: pyproject.toml $(READY)
	@$(BIN)/python -m venv $(TOOLS)
	@$(TOOL)/python -m pip install -qq --disable-pip-version-check "pip-audit>=2.7" "uv>=0.5"
	@touch $@

lock: $(TOOLS)/.ready ## renew requirements/dev.txt: the newest versions that fit, with the hashes of their files
	$(TOOL)/uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes --upgrade \
	    --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
	    --output-file requirements/dev.txt pyproject.toml

# An environment of its own, so that .venv stays as it is.
test-oldest: $(TOOLS)/.ready ## run the tests with the oldest versions that pyproject.toml allows
	@$(BIN)/python -m venv --clear $(VENV)/oldest
	@$(BIN)/python scripts/write_oldest.py > $(VENV)/oldest.txt
	@$(TOOL)/uv pip install --quiet --python $(VENV)/oldest/$(notdir $(BIN))/python -r $(VENV)/oldest.txt
	@$(TOOL)/uv pip install --quiet --python $(VENV)/oldest/$(notdir $(BIN))/python --no-deps -e .
	$(VENV)/oldest/$(notdir $(BIN))/python -m pytest $(TESTS)

check-supply: $(TOOLS)/.ready ## known faults of the locked versions (asks a server), licences, the bill of materials
	$(BIN)/python -m pytest -q tests/test_supply.py
	@$(BIN)/python scripts/audit.py $(TOOL)/pip-audit requirements/dev.txt

sbom: $(READY) ## write dist/sbom.json: what an installed policy-compare consists of (CycloneDX)
	@mkdir -p dist
	@$(BIN)/python scripts/make_sbom.py dist/sbom.json
	@echo dist/sbom.json

clean: ## remove .venv, caches and built files; reports stay
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
