# make demo    the whole program on the sample sale
# make test    everything that has to hold: lint, types, imports, tests
.DEFAULT_GOAL := help
.PHONY: help demo test test-deps lint types imports unit faults bench-push bench-bids bench-queue bench-schedule bench-desk bench-phones phone-evening sale-day shots translations lock clean
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
	$(BIN)/pytest -q -n 2 -m "not faults and not bench"

faults: ## every part killed, paused and cut off under load, with the table (20 minutes)
	$(BIN)/pytest -q -m faults --timeout 1200

bench-push: ## deliveries a second and memory per connection, beside Node and stock python-socketio
	@mkdir -p build
	$(BIN)/python -m tests.benchmarks.push --json build/bench-push.json --chart docs/pictures/push.svg

bench-bids: ## durable bids a second, beside fdatasync of the same disk
	@mkdir -p build
	$(BIN)/python -m tests.benchmarks.bids --folder build

bench-stores: ## one server on SQLite beside one and two on PostgreSQL
	@mkdir -p build
	@$(BIN)/python -m tests.benchmarks.stores --folder build

bench-order: ## two ways to one order among processes on PostgreSQL
	@mkdir -p build
	@$(BIN)/python -m tests.benchmarks.one_order --folder build

phone-evening: ## the phone desk's whole evening by keys: 60 lots, 9 calls, 3 clerks
	$(BIN)/pytest -q tests/desk/phones/test_sixty_lots.py -m faults

bench-phones: ## from a clerk's key press to the server's acceptance
	@$(BIN)/python -m tests.benchmarks.phones --json build/bench-phones.json

bench-schedule: ## calls given to clerks: time, and worth beside first come
	@$(BIN)/python tests/benchmarks/schedule.py

bench-queue: ## from a bid's commit to its push: in process, over /pub, over PostgreSQL and Redis
	@mkdir -p build
	$(BIN)/python -m tests.benchmarks.queue --folder build
bench-desk: ## the desk's frames, start, memory, clocks, and from answer to painted cell
	$(BIN)/python -m tests.benchmarks.desk

sale-day: ## a day's sale at sixty times its pace, board against database (eight minutes)
	$(BIN)/python -m tests.benchmarks.desk_day

shots: ## pictures of every view in each theme, into docs/pictures
	$(BIN)/python packaging/shots.py
	$(BIN)/python packaging/phone_shots.py

translations: ## new sentences of the desk into resources/translations, and compiles them
	$(BIN)/python packaging/translations.py

lock: ## pins the dependencies anew, with hashes
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile $(LOCK) --extra desk --group build pyproject.toml -o requirements/run.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile $(LOCK) --extra desk --group dev pyproject.toml -c requirements/run.txt -o requirements/dev.txt
LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-config -q

clean: ## removes what was built
	rm -rf build dist .venv
