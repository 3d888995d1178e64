# The doors of the house. Needs python3 (3.11 or later) and make, nothing else.

PYTHON ?= python3
BIN = .venv/bin
MANAGE = $(BIN)/python manage.py
# What reads the code without running it needs no database: this one is never opened.
NO_DATABASE = DATABASE_URL=postgresql://nobody@localhost/none DEMO=1

READY = .venv/.ready var/dkfds/LICENSE.md

export PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help run test check schema story soak bench pictures policy verify-record

help:  ## what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 16

run: $(READY)  ## everything: database, tables, a fictional demonstration, the server on PORT (8000)
	@exec $(MANAGE) serve

# Both workers and every server they start read what one of them has compiled, also where the environment forbids it.
test: export PYTHONDONTWRITEBYTECODE =
test: $(READY) var/browser var/asyncapi/.ready  ## all tests
	@$(BIN)/python -m pytest -q -n 2 --dist worksteal

check: $(READY)  ## lint, types, imports, migrations, schema
	@mkdir -p var
	@echo "lint";       $(BIN)/ruff check --quiet
	@echo "format";     $(BIN)/ruff format --check --quiet
	@echo "types";      $(NO_DATABASE) $(BIN)/mypy --no-error-summary
	@echo "imports";    $(BIN)/lint-imports --no-logo --no-cache >var/imports.log || { cat var/imports.log; exit 1; }
	@echo "settings";   $(NO_DATABASE) $(MANAGE) check --fail-level WARNING >/dev/null
	@echo "migrations"; $(MANAGE) makemigrations --check --dry-run
	@echo "schema";     $(NO_DATABASE) $(MANAGE) spectacular --validate --fail-on-warn --file var/api_schema.yaml
	@diff -u api_schema.yaml var/api_schema.yaml || { echo "The API has changed: make schema"; exit 1; }

schema: $(READY)  ## write api_schema.yaml from the views
	@$(NO_DATABASE) $(MANAGE) spectacular --validate --fail-on-warn --file api_schema.yaml

story: .venv/.ready  ## play the main job against the running server, as an outside client
	@$(BIN)/python -m tests.journeys.story
	@$(BIN)/python -m tests.journeys.generated

verify-record: .venv/.ready  ## walk the record of looking: tampering shows
	@$(MANAGE) verify_record

soak: $(READY)  ## break it at full size
	@$(BIN)/python -m pytest -q -n 2 --dist worksteal -rP tests/soak -m soak

policy: .venv/.ready  ## write the policy in docs/ from its rules
	@$(NO_DATABASE) DJANGO_SETTINGS_MODULE=backend.config.settings $(BIN)/python -m tests.policy.paper

pictures: $(READY) var/browser  ## take the pictures of the pages in docs/
	@$(BIN)/python -m tests.web.pictures

bench: $(READY)  ## measure: ratios in one run, never seconds
	@$(BIN)/python -m pytest -q tests/bench -m bench

# The design system of the pages: brought once, and again when another version is pinned.
var/dkfds/LICENSE.md: .venv/.ready package-lock.json backend/config/dress.py
	@echo "Bringing the design system ..."
	@$(BIN)/python -m backend.config.dress
	@touch $@

# Pages are tried in a real browser. Without one those tests are skipped, and say so.
var/browser: .venv/.ready tests/web/browser.py
	@echo "Looking for a browser for the tests ..."
	@$(BIN)/python -m tests.web.browser >$@.new && mv $@.new $@ || cat $@.new

# What AsyncAPI itself reads asyncapi.yaml with. Without it that test is skipped, and says so.
var/asyncapi/.ready: .venv/.ready tests/official/package-lock.json
	@echo "Bringing the parser of AsyncAPI ..."
	@$(BIN)/python -m tests.official && touch $@ || true

.venv/.ready: requirements.txt
	@echo "Installing into .venv (about half a minute, once) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	@mkdir -p var
	@touch $@
