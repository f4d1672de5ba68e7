# make demo  drafts a sample agreement      make test  runs the whole suite
# Both make their own environment in .venv first. PYTHON names another interpreter.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := tri-service-station

.PHONY: demo test quick lint types wheel bench frame clean

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[test,lint,build]"
	$(BIN)/python -m compileall -q draftkit
	@touch $(READY)

demo: $(READY)
	@mkdir -p build
	@$(BIN)/draftkit draft samples/$(DEMO).json -o build/$(DEMO).docx --force

test: $(READY)
	$(BIN)/python -m pytest -n auto --dist worksteal

quick: $(READY)
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not slow and not office"

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/draftkit clauses lint

types: $(READY)
	$(BIN)/mypy

wheel: $(READY)
	rm -rf dist
	$(BIN)/python -m build --wheel --sdist --no-isolation --outdir dist

bench: $(READY)
	$(BIN)/python -m benchmarks.draft
	$(BIN)/python -m benchmarks.library
	$(BIN)/python -m benchmarks.compare --engines ours
	$(BIN)/python -m benchmarks.batch --count 1000

clean:
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache
