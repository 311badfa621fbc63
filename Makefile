# Needs Python 3.11 or newer and make; everything else goes into .venv. `make` alone tells what there is.
.DEFAULT_GOAL := help
SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
# Modules are compiled once, and not anew by each process of the demo and each of the hundred that the tests start.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
NEWEST := -c 'import sys; sys.exit(sys.version_info < (3, 11))'
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3 python; do \
	$$p $(NEWEST) 2>/dev/null && { echo $$p; break; }; done)
PORT ?= 8000
# One more than there are processors: many tests wait for processes, mails and browsers.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help demo test lint eval bench screenshots clean

help: ## what there is
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 20

demo: .venv/.installed ## the whole house on this machine: simulator, staff page, API
	@exec $(BIN)/reception demo --port $(PORT)

test: .venv/.tested ## every test, on real PostgreSQL, Valkey, SMTP and a real browser
	@$(BIN)/pytest $(or $(ARGS),--numprocesses=$(WORKERS) --no-loadscope-reorder)

lint: .venv/.tested ## style, types and who imports whom
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

eval: .venv/.installed ## how well messages are read, on the yardstick in ../shared/eval
	@$(BIN)/python bench/evaluate.py

bench: .venv/.tested ## turns a second of the whole product, beside what is possible
	@$(BIN)/python -m bench

screenshots: .venv/.tested ## pictures of the pages, into docs/images
	@$(BIN)/python -m tests.browser.screenshots

clean: ## remove .venv and caches; var/ with its data stays
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache *.egg-info

# Made once; brought up to date when pyproject.toml changes.
.venv/.installed: pyproject.toml | .venv/bin/python
	@echo "Installing into .venv ..."
	@$(PIP) install --editable .
	@touch $@

.venv/.tested: pyproject.toml | .venv/bin/python
	@echo "Installing into .venv, with what tests need ..."
	@$(PIP) install --editable '.[test,lint]'
	@touch .venv/.installed $@

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it, or say where it is: make PYTHON=/path/to/python3" >&2; exit 1; }
	@rm -rf .venv; $(PYTHON) -m venv .venv >.venv.log 2>&1 && rm -f .venv.log || { rm -rf .venv .venv.log; \
	echo "$(PYTHON) cannot make a virtual environment: on Debian and Ubuntu run: apt-get install python3-venv" >&2; exit 1; }
