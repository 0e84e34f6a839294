# make demo    a fresh machine shows what On Record does: sets up, reads, links, weighs and publishes the example reports, ends by itself
# make test    sets up and passes the tests
# make check   everything that CI does: style, types, all tests (the long ones, and those that need PostgreSQL, too), the examples in the docs
# make bench   measures accuracy and speed on the data for development, and writes docs/quality.md
# make scale   measures what large records take: minutes
#
# Needed: Python 3.11 or newer, git, make, and a package index that pip can reach. All else goes into .venv.

PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
DATA ?= ../shared
BIN := .venv/bin
EXAMPLES := examples/bulletins examples/wire.jsonl examples/page.html

.PHONY: demo test check bench scale picture lock clean

demo: .venv/ready
	@$(BIN)/onrecord weigh $(EXAMPLES)
	@echo
	@$(BIN)/onrecord publish $(EXAMPLES) --to demo-site
	@echo
	@echo "Above: what the example reports (examples/README.md) say of each incident, side by side. The same as pages: open demo-site/index.html in a browser."
	@echo "What one report says: .venv/bin/onrecord read FILE. A record of your own: .venv/bin/onrecord run FOLDER, then .venv/bin/onrecord serve."

test: .venv/ready
	$(BIN)/python -m pytest -m "not slow" -rs
	@echo "Left out: the long runs (make check), and what is named as skipped above."

check: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	ONRECORD_TEST_ALL=1 $(BIN)/python -m pytest

bench: .venv/ready
	$(BIN)/python -m bench $(DATA)

# What takes long and needs no data: a million mentions linked, a report joining a store of 100,000 incidents (in PostgreSQL too), 10,000 incidents
# published and 100,000 on the front page (in Chromium), collecting, the archive.
scale: .venv/ready
	for part in scale store pages collect archive; do $(BIN)/python -m bench.$$part || exit 1; done

# The picture at the top of the README, made from what the command prints.
picture: .venv/ready
	$(BIN)/python docs/picture.py

# Everything is installed from one list of exact versions with their hashes, which names no host; then the project itself, without asking an index again.
# It is compiled here as pip compiles the others: where Python is told to write no bytecode, each start would compile it anew, a third of its time.
.venv/ready: pyproject.toml requirements.txt
	@test -n "$(PYTHON)" || { echo "On Record needs Python 3.11 or newer; none was found. Install it, or say: make PYTHON=/path/to/python"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python's venv module is missing; on Debian: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q src
	@touch $@

# After a change of pyproject.toml: the newest versions that fit, for every platform and Python from 3.11 on. Needs uv.
lock:
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --extra dev pyproject.toml --output-file requirements.txt

clean:
	rm -rf .venv demo-site .pytest_cache .mypy_cache .ruff_cache .hypothesis
