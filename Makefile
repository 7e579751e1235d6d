VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3

BASELINES := .venv-baselines
LABELLED ?= tests/gold/dev
HALF ?= test

.PHONY: demo test check floor baselines lock clean

$(VENV)/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

demo: $(VENV)/installed  ## scan the samples, show a table, say where the JSON lies
	$(BIN)/evidence scan samples -o out/demo || test $$? -eq 3  # 3: the scan without text
	@echo "The JSON reports lie in out/demo. For more: $(BIN)/evidence --help"

test: $(VENV)/installed  ## run the tests
	$(BIN)/python -m pytest

check: $(VENV)/installed  ## lint, types, layers, lexicon
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/evidence lexicon check

floor: $(VENV)/installed  ## accuracy must not fall
	$(BIN)/python -m benchmarks.floor

$(BASELINES)/installed: requirements-baselines.lock  # medspaCy asks for an older spaCy than the program does
	$(PYTHON) -m venv $(BASELINES)
	$(BASELINES)/bin/python -m pip install --quiet --require-hashes -r requirements-baselines.lock
	touch $@

baselines: $(VENV)/installed $(BASELINES)/installed  ## accuracy beside all three baselines, in one run
	$(BIN)/python -m benchmarks.accuracy $(LABELLED) --half $(HALF)

lock:  ## resolve the dependencies again, with hashes
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --extra dev --generate-hashes --allow-unsafe --strip-extras \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o requirements.lock \
	  pyproject.toml requirements-build.in
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o requirements-baselines.lock \
	  requirements-baselines.in

clean:
	rm -rf $(VENV) $(BASELINES) out
