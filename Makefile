# make demo    the whole program on the sample sale
# make test    everything that has to hold: lint, types, imports, tests
.DEFAULT_GOAL := help
.PHONY: help demo test test-deps lint types imports unit faults bench soak phone-evening sale-day shots translations reference docs audit bench-tls lock package package-test package-start clean
BIN := .venv/bin

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

demo: ## the desk on the sample sale, with simulated bidders
	@packaging/setup.sh run
	@$(BIN)/rostrum demo

test: test-deps lint types imports unit ## everything that has to hold

test-deps: ## what the tests need: Python packages, node clients, php
	@packaging/setup.sh dev
	@packaging/test-deps.sh

lint: ## ruff: style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: ## mypy, strict
	$(BIN)/mypy

imports: ## which room may import which
	$(BIN)/lint-imports

unit: ## the tests
	$(BIN)/pytest -q -n 2 --dist worksteal -m "not faults and not bench"

faults: ## every part killed, paused and cut off under load, with the table (20 minutes)
	$(BIN)/pytest -q -m faults --timeout 1200

bench: ## all benchmarks, their tables and pictures (15 minutes); PARTS="push bids" or bench-push for some
	@$(BIN)/python -m tests.benchmarks $(PARTS)

soak: ## a mixed sale of 10 minutes with 1,000 watchers and 20 desks, each version checked; MINUTES=60 for longer
	@$(BIN)/python -m tests.benchmarks soak --minutes $(or $(MINUTES),10)

bench-%:
	@$(BIN)/python -m tests.benchmarks $*

phone-evening: ## the phone desk's whole evening by keys: 60 lots, 9 calls, 3 clerks
	$(BIN)/pytest -q tests/desk/phones/test_sixty_lots.py -m faults

sale-day: ## a day's sale at sixty times its pace, board against database (eight minutes)
	$(BIN)/python -m tests.benchmarks.desk_day

shots: ## pictures of every view in each theme, into docs/pictures
	$(BIN)/python packaging/shots.py
	$(BIN)/python packaging/phone_shots.py
	$(BIN)/python packaging/apart_shots.py

translations: ## new sentences of the desk into resources/translations, and compiles them
	$(BIN)/python packaging/translations.py

reference: ## pages of docs/reference that come from the program itself
	PYTHONPATH=packaging $(BIN)/python -m reference

docs: ## the book as pages to read in a browser, links checked, into build/site
	@packaging/setup.sh docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict --site-dir build/site
	@echo "build/site/index.html"

audit: ## known vulnerabilities of everything that is pinned; ADVISORIES="FOLDER FILE" reads copies of databases
	@[ -x build/audit/bin/pip-audit ] || { $(BIN)/python -m venv build/audit && build/audit/bin/pip install -q --require-hashes -r requirements/audit.txt; }
	@build/audit/bin/python packaging/audit.py $(ADVISORIES)

bench-tls: ## what TLS costs the push service, in processor time for each delivery
	@$(BIN)/python -m tests.benchmarks.tls

lock: ## pins the dependencies anew, with hashes
	@[ -x build/lock/bin/uv ] || { $(BIN)/python -m venv build/lock && build/lock/bin/pip install -q uv; }
	UV_CUSTOM_COMPILE_COMMAND="make lock" build/lock/bin/uv pip compile $(LOCK) --extra desk --group build pyproject.toml -o requirements/run.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" build/lock/bin/uv pip compile $(LOCK) --group build pyproject.toml -c requirements/run.txt -o requirements/server.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" build/lock/bin/uv pip compile $(LOCK) --extra desk --group dev pyproject.toml -c requirements/run.txt -o requirements/dev.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" build/lock/bin/uv pip compile $(LOCK) --group package -c requirements/run.txt -o requirements/package.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" build/lock/bin/uv pip compile $(LOCK) --group docs -c requirements/dev.txt -o requirements/docs.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" build/lock/bin/uv pip compile $(LOCK) --group audit -c requirements/dev.txt -o requirements/audit.txt
LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-config -q

package: ## .deb, .rpm, AppImage and wheel for this machine, into dist/
	@packaging/package.sh

package-test: ## installs the packages in a clean root, watches, bids, and removes them again
	@$(BIN)/python packaging/linux/smoke.py

package-start: ## the desk's start from its folder beside its start from .venv
	@$(BIN)/python packaging/linux/start_time.py

clean: ## removes what was built
	rm -rf build dist .venv
