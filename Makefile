# Two commands matter: `make run` and `make test`. `make help` lists the rest.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
# The first of these that is Python 3.11 or newer makes the virtual environment.
PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11,\
	$(shell $(name) -c 'import sys; sys.version_info >= (3, 11) and print("$(name)")' 2>/dev/null)))
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
OPTIONS ?=

.PHONY: help run setup test check bench shots messages lock machine

help: ## list these commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

run: setup ## start everything with a demo province; OPTIONS="--port 9000" for another port
	@exec $(BIN)/dondoc run $(OPTIONS)

setup: $(VENV)/.ready ## prepare .venv so that .venv/bin/dondoc runs; start nothing

test: $(VENV)/.ready-dev machine ## install what the tests need and run all of them
	@$(MAKE) --no-print-directory check
	@printf '\n== tests ==\n'
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile $(OPTIONS)
	@printf '\nAll good: lint, types, contracts and tests have passed.\n'

check: $(VENV)/.ready-dev ## lint, types, contracts, messages, migrations, deploy settings
	@.ci/check $(BIN)

bench: $(VENV)/.ready-dev ## measure reading quality and speed
	@$(BIN)/python -m benchmarks $(OPTIONS)

shots: $(VENV)/.ready-dev machine ## take screenshots of every page, wide and phone, into var/shots
	@DONDOC_SHOTS=1 $(BIN)/python -m pytest tests/journeys $(OPTIONS)
	@printf 'The pictures are in var/shots.\n'

messages: $(VENV)/.ready-dev ## bring the catalogue of sentences up to date with code and templates
	@$(BIN)/python -m dondoc.lib.catalogue

lock: $(VENV)/.ready-dev ## solve the requirements anew and lock them by hash
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet \
		--extra ocr --group build pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet \
		--extra ocr --group build --group dev -c requirements.txt pyproject.toml -o requirements-dev.txt

machine: $(VENV)/.ready-dev
	@.ci/machine $(BIN)

# The stamps make a second start quick: nothing is installed unless the lock files have changed.

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; name it with make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
		rm -rf $(VENV); \
		[ "$$(id -u)" = 0 ] && apt-get install -y -qq python3-venv >/dev/null && $(PYTHON) -m venv $(VENV); \
	} || { rm -rf $(VENV); echo 'Python lacks its venv module; type: sudo apt-get install python3-venv'; exit 1; }

$(VENV)/.ready: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo 'Installing what Đôn Đốc needs into $(VENV) …'
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-dev: requirements-dev.txt $(VENV)/.ready
	@echo 'Installing what the tests need into $(VENV) …'
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@
