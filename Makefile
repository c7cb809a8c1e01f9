# make demo   build, ingest the sample reports, show results (the README's first command)
# make test   the tests (the second)
# make lint   formatting, lints, docs, licenses, pinned downloads, spelling, words of the documents, reasons of `expect`
# make test-robust   10 000 damaged papers of every format are read or refused
# make test-account   every amount of a report is read, or listed as unread or refused
# make bench  benchmarks, in release mode (make bench-scale: up to a hundred million facts)

.PHONY: setup demo test test-clients test-python test-robust test-truth test-account test-crash test-publish test-damage test-hostile advisories check-cloud test-cloud test-bundled test-cluster test-browser test-bi test-superset test-wheel fuzz dist wheel lint bench bench-scale clean
.DEFAULT_GOAL := demo

-include .cargo/features.mk
CARGO ?= cargo
CACHE := $(or $(JUESUAN_CACHE),$(or $(XDG_CACHE_HOME),$(HOME)/.cache)/juesuan)

setup: .cargo/config.toml

# Again whenever the script changes. make then reads features.mk anew by itself, since it includes it.
.cargo/config.toml .cargo/features.mk: tools/libduckdb
	@tools/libduckdb

# Demo and tests build the same packages in the same profile, so that nothing is compiled twice.
BUILT := $(wildcard $(or $(CARGO_TARGET_DIR),target)/debug/juesuan)
demo: setup
	@echo "==> Compiling juesuan: $(if $(BUILT),only what has changed since the last build,about 560 packages; 6 to 9 minutes on two cores the first time)"
	$(CARGO) build --workspace $(FEATURES)
	@tools/demo

# The tests of real reports are ignored where those are not at hand. CI must have them.
REAL_REPORTS := $(if $(or $(wildcard ../shared/corpus),$(CI)),--include-ignored)
test: setup
	@$(if $(REAL_REPORTS),,echo "make test: the tests of real reports are ignored, for ../shared/corpus is not here")
	$(CARGO) test --workspace $(FEATURES) -- $(REAL_REPORTS)

# pandas, pyarrow, polars and duckdb from PyPI open a warehouse and must see the same sums.
test-clients: setup
	$(CARGO) build --workspace $(FEATURES)
	@tools/test-clients

# The Python module from its sources, with the debug build of its native part; `make test-wheel` tests the wheel.
test-python: setup
	$(CARGO) build --workspace $(FEATURES)
	@tools/test-python

test-robust: setup
	$(CARGO) build --workspace $(FEATURES)
	@tools/test-robust

# A thousand simulated reports in each format and style, in release mode, against their truth.
test-truth: setup
	$(CARGO) build --release -p juesuan -p juesuan-synth -p juesuan-bench $(FEATURES)
	@JUESUAN_BIN=$${CARGO_TARGET_DIR:-target}/release tools/score-formats 1000

# Counts the amounts of the corpus, the hard cases and 1 000 simulated reports of each format with a script of its own: each must
# be a fact, a claim, unread or refused. Needs pdftotext (poppler-utils); fewer reports: JUESUAN_REPORTS=100 make test-account.
test-account: setup
	$(CARGO) build --workspace $(FEATURES)
	@tools/test-account

# 1 000 processes killed at random moments; `make test` kills 20. Other choices: JUESUAN_SEED=8 make test-crash.
test-crash: setup
	JUESUAN_KILLS=$${JUESUAN_KILLS:-1000} $(CARGO) test --workspace $(FEATURES) --test end_to_end crash:: -- --nocapture

# 200 runs of publish killed at random moments beside a reader that joins two marts; `make test` kills 20.
test-publish: setup
	JUESUAN_KILLS=$${JUESUAN_KILLS:-200} $(CARGO) test --workspace $(FEATURES) --test end_to_end publish:: -- --nocapture

# Known vulnerabilities of the dependencies. Says "not checked" where no database can be had.
advisories: setup
	@tools/advisories

# 500 bits flipped in the data files of warehouses, and half as many in their logs; `make test` flips 60. Other choices: JUESUAN_SEED=8 make test-damage.
test-damage: setup
	@tools/test-damage

# Files that try to stop a run, next to the sample reports: each is accounted for, within 2 GiB. `tools/test-hostile FOLDER` tries others.
test-hostile: setup
	$(CARGO) build --workspace $(FEATURES)
	@tools/test-hostile

# The feature `cloud` compiles. `make test-cloud` builds and tries it.
check-cloud: setup
	$(CARGO) check --workspace $(FEATURES) --features juesuan/cloud

# A warehouse in S3, played by moto's server from PyPI on loopback.
test-cloud: setup
	$(CARGO) build -p juesuan $(FEATURES) --features cloud
	@tools/test-cloud

# DuckDB compiled in, in 20 to 40 minutes, and the demo with it.
test-bundled: setup
	$(CARGO) build -p juesuan --features bundled
	@tools/demo

# Spark from PyPI answers every shipped query over a warehouse with the same bytes as DuckDB. Needs Java 17.
test-cluster: setup
	$(CARGO) build --workspace $(FEATURES)
	@tools/test-cluster

# Reports in headless Chromium: charts, sorting, provenance, print, widths, dark, axe. Screenshots in out/browser.
test-browser: setup
	$(CARGO) build --workspace $(FEATURES)
	@tools/test-browser

# The marts in pandas, pyarrow, polars, DuckDB, Spark and frictionless, which must find the sums that the manifest promises; keys and views
# of the DuckDB file; its tests in dbt and its metrics in MetricFlow. Needs Java 17.
test-bi: setup
	$(CARGO) build --workspace $(FEATURES)
	@tools/test-bi

# The marts in Apache Superset from PyPI: datasets, charts and a dashboard. A picture of it in out/bi.
test-superset: setup
	$(CARGO) build --workspace $(FEATURES)
	@tools/test-superset

# The Python wheel, installed into clean environments: its frames must hold what `juesuan sql` shows.
test-wheel: setup
	@FEATURES="$(FEATURES)" tools/test-wheel

# Fuzzes the readers: make fuzz FUZZ_SECONDS=600 FUZZ_TARGETS="pdf word". Needs a nightly compiler, or takes the usual one as such.
fuzz: setup
	$(CARGO) build -p juesuan-synth
	@tools/fuzz $(or $(FUZZ_SECONDS),60) $(FUZZ_TARGETS)

# An archive that runs without Rust, in out/dist.
dist: setup
	@FEATURES="$(FEATURES)" CARGO="$(CARGO)" tools/dist

# A wheel for pip, in out/dist: the module `juesuan`, the command, and DuckDB's library.
wheel: setup
	@FEATURES="$(FEATURES)" tools/wheel

lint: setup
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets $(FEATURES) -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --workspace --no-deps --document-private-items $(FEATURES)
	@tools/supply-chain
	@tools/one-build
	@tools/pinned
	@tools/typos
	@tools/words
	@tools/expects

bench: setup
	$(CARGO) build --release -p juesuan -p juesuan-synth $(FEATURES)
	@bench/run
	@bench/pdf

bench-scale: setup
	$(CARGO) build --release -p juesuan -p juesuan-synth -p juesuan-bench $(FEATURES)
	@BENCH_TEXTS=$${BENCH_TEXTS:-100000} bench/scale

clean:
	rm -rf out .cargo/config.toml .cargo/features.mk
