# Everything runs in .venv, which is made on first use. Stamp files remember
# what is installed, so it is installed again only when pyproject.toml changes.

PYTHON = python3
VENV   = .venv
BIN    = $(VENV)/bin
RESULT = demo-result
SAMPLE = examples/fibercore-2001q1.txt

.PHONY: help demo test lint clean

help:
	@echo "make demo    convert $(SAMPLE) into $(RESULT)/"
	@echo "make test    lint, then run the tests"
	@echo "make lint    ruff and mypy only"
	@echo "make clean   remove $(VENV), results, caches and builds"

demo: $(VENV)/.installed
	@$(BIN)/ixbrl convert $(SAMPLE) -o $(RESULT) --force
	@echo
	@echo "The result lies in $(RESULT)/:"
	@find $(RESULT) -type f | sort | sed 's/^/  /'
	@page=`find $(RESULT) -type f -name '*viewer*.htm*' | sort | head -n 1`; \
	if [ -z "$$page" ]; then page=`find $(RESULT) -type f -name '*.htm*' | sort | head -n 1`; fi; \
	if [ -n "$$page" ]; then echo "Open $$page in a browser."; fi

test: lint
	$(BIN)/pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/mypy

$(VENV)/.installed: pyproject.toml $(VENV)/pyvenv.cfg
	@echo "Installing into $(VENV) (the first time takes a minute) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml $(VENV)/pyvenv.cfg
	@echo "Installing into $(VENV) with the development tools ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.installed

$(VENV)/pyvenv.cfg:
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo "$(PYTHON) was not found: install Python 3.11 or newer," \
	       "or name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed, but $(PYTHON) is `$(PYTHON) --version 2>&1`." \
	       "Name a newer one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

clean:
	rm -rf $(VENV) $(RESULT) build dist *.egg-info
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name .git -prune -o -type d -name __pycache__ -exec rm -rf {} +
