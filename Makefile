# make demo    the main job on the shipped example, from nothing to a report
# make test    tests, types, layers, lint and docs
# make coverage   the tests again, and which lines none of them runs
# make bench   how fast it is, beside others, in one run
# make docs    the handbook, in docs/_build/html

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PLUGINS := $(wildcard plugins/*/pyproject.toml)
PLUGIN_FOLDERS := $(dir $(PLUGINS))
SOURCES := pyproject.toml README.md $(shell find src examples plugins -type f -not -path '*/__pycache__/*' -not -path '*/tests/*')

.PHONY: demo test check lint types layers tests coverage docs bench clean

demo: $(VENV)/installed
	@$(BIN)/practicecheck demo

test: lint types layers tests docs

lint: $(VENV)/tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/tools $(VENV)/installed
	$(BIN)/mypy src typing_tests
	set -e; for folder in $(PLUGIN_FOLDERS); do $(BIN)/mypy $${folder}src; done
	$(BIN)/basedpyright --pythonpath $(BIN)/python

layers: $(VENV)/tools $(VENV)/installed
	$(BIN)/lint-imports --no-cache

tests: $(VENV)/tools $(VENV)/installed
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

# Counting which lines were run takes half as long again, so it is done when somebody asks.
coverage: $(VENV)/tools $(VENV)/installed
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --cov --cov-report=term

docs: $(VENV)/tools $(VENV)/installed
	$(BIN)/python -m sphinx --fail-on-warning --keep-going --quiet -b html docs docs/_build/html
	@echo "The handbook is in docs/_build/html/index.html"

bench: $(VENV)/tools $(VENV)/installed
	$(PIP) install -r requirements-bench.txt
	$(BIN)/python -m benchmarks

# The library and its plugins are installed as they will be shipped, not linked to.
$(VENV)/installed: $(SOURCES) | $(VENV)/python
	$(PIP) install '.[all]'
	$(PIP) install $(PLUGIN_FOLDERS)
	@touch $@

$(VENV)/tools: requirements-dev.txt | $(VENV)/python
	$(PIP) install -r requirements-dev.txt
	@touch $@

$(VENV)/python:
	$(PYTHON) -m venv $(VENV)
	@touch $@

clean:
	rm -rf $(VENV) docs/_build build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage
