# The workshop. `make demo` and `make test` need Python 3.11 or newer and nothing else.
#
#   make demo         open the example book (makes the environment first, once)
#   make test         run the tests on all cores; ARGS='tests/rules -n 0' runs some of them on one
#   make check        everything that must hold before a change goes in
#   make format       put the code into its one shape
#   make bench        measure; make bench TUIBENCH=path/to/tuibench (benchmarks/README.md)
#   make documents    write again what is made from the code: in the documents, their pictures, the plan's contents
#   make constraints  choose the newest versions that work together (CONTRIBUTING.md)
#   make clean        remove everything that was made here
#
# PYTHON=... names another Python, VENV=... another folder for the environment.

VENV ?= .venv
PYTHON ?= $(shell sh tools/find-python)
BIN := $(VENV)/bin
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable

# Whoever told Python to keep nothing of what it compiles did not mean each of the tests' processes to do it again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo test check format-check lint types contracts spelling documents-check documents format bench \
	constraints clean

help:
	@sed -n 's/^#   //p' Makefile

# ---- the environment: made when missing, made again when what it is made from has changed ----

$(BIN)/python:
	@sh tools/find-python --check "$(PYTHON)"
	@echo "Making the environment in $(VENV) (once; a minute or two)." >&2
	@"$(PYTHON)" -m venv --clear "$(VENV)"

$(VENV)/.ready-to-run: $(BIN)/python pyproject.toml constraints.txt
	@$(INSTALL) .
	@touch $@

$(VENV)/.ready-to-test: $(BIN)/python pyproject.toml constraints.txt
	@$(INSTALL) '.[test]'
	@touch $(VENV)/.ready-to-run $@

$(VENV)/.ready-to-develop: $(BIN)/python pyproject.toml constraints.txt
	@$(INSTALL) '.[develop]'
	@touch $(VENV)/.ready-to-run $(VENV)/.ready-to-test $@

# ---- what one does here ----

demo: $(VENV)/.ready-to-run
	@$(BIN)/kamtui demo

test: $(VENV)/.ready-to-test
	@$(BIN)/python -m pytest --numprocesses $$($(BIN)/python -c "import os; print(2 * os.cpu_count())") \
		--dist worksteal $(ARGS) # two for each core: half of the time a test waits for the disk

check: $(VENV)/.ready-to-develop format-check lint types contracts spelling documents-check test

format-check: $(VENV)/.ready-to-develop
	@$(BIN)/ruff format --check --quiet .

lint: $(VENV)/.ready-to-develop
	@$(BIN)/ruff check --quiet .

types: $(VENV)/.ready-to-develop
	@$(BIN)/mypy --no-error-summary

contracts: $(VENV)/.ready-to-develop
	@$(BIN)/lint-imports --no-logo

spelling: $(VENV)/.ready-to-develop
	@$(BIN)/codespell

documents-check: $(VENV)/.ready-to-run
	@$(BIN)/python -m tools.documents --check
	@$(BIN)/python -m tools.pictures --check

documents: $(VENV)/.ready-to-develop
	@$(BIN)/python -m tools.contents
	@$(BIN)/python -m tools.documents
	@$(BIN)/python -m tools.pictures

format: $(VENV)/.ready-to-develop
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format .

bench: $(VENV)/.ready-to-run
	@$(BIN)/python -m benchmarks "$(TUIBENCH)"

constraints:
	@sh tools/find-python --check "$(PYTHON)"
	@"$(PYTHON)" tools/constraints.py

clean:
	@if [ -f "$(VENV)/pyvenv.cfg" ]; then rm -rf "$(VENV)"; fi
	@rm -rf build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find kamtui tests tools benchmarks -name __pycache__ -prune -exec rm -rf {} +
