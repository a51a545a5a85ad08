# Everything sets itself up: Python 3.11 and make are all that is needed.
PYTHON ?= python3
PORT ?= 8081
BIN := .venv/bin
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header
# A broken or foreign environment is rebuilt when the locks change.
READY := .venv/.ready
DEV_READY := .venv/.dev-ready

.PHONY: setup demo run test check bench lock clean

setup: $(READY)

$(READY): requirements.lock requirements-voice.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Palaver needs Python 3.11 or newer; say which: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-voice.lock \
		|| echo "The optional voice could not be installed; everything else works without it."
	@touch $@

$(DEV_READY): $(READY) requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(READY)
	@$(BIN)/python -m bot demo --port $(PORT)

run: $(READY)
	@$(BIN)/python -m bot run

test: $(DEV_READY)
	$(BIN)/python -m pytest -q -n 3 --dist worksteal

check: $(DEV_READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/lint-imports
	$(BIN)/python -m bot content validate
	$(BIN)/python -m pytest -q -n auto tests/storage/test_schema.py

bench: $(DEV_READY)
	$(BIN)/python -m benchmarks.talk
	$(BIN)/python -m benchmarks.checks
	$(BIN)/python -m benchmarks.schedulers
	$(BIN)/python -m benchmarks.reminders

lock: $(DEV_READY)
	$(BIN)/python -m pip install --quiet uv
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) -c requirements.lock --extra voice pyproject.toml -o requirements-voice.lock
	$(COMPILE) -c requirements.lock --group dev -o requirements-dev.lock
	$(COMPILE) -c requirements-dev.lock --group build -o requirements-build.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
