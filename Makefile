# Thin on purpose: what takes more than a line is in Scripts/, to be read and run by hand.

SHELL := /bin/bash
# Where the official archives of the toolchain are often unpacked, for shells that do not know it yet.
export PATH := $(PATH):/opt/swift/usr/bin

PREFIX ?= /usr/local
BENCH_OPTIONS ?= --markdown docs/BENCHMARKS.md
BENCH_PYTHON_OPTIONS ?= --markdown docs/BENCHMARKS.md
BIN := .build/release-static/release
PROGRAMS := bulkhead bulkheadd bulkhead-policy bulkhead-supervisor
CODE := Package.swift $(wildcard Sources Tests Benchmarks)

.PHONY: help build run test bench bench-python bench-serve format lint install clean

help:
	@echo "make run      build the release and run the examples in the jail"
	@echo "make test     install what the tests need, then run all of them"
	@echo "make bench    compare with other sandboxes on this machine (BENCH_OPTIONS=--quick for a short run)"
	@echo "make bench-python  compare the Python interpreter with others"
	@echo "make bench-serve   time the daemon through the E2B SDK"
	@echo "make build    build the release"
	@echo "make install  put it below PREFIX ($(PREFIX))"
	@echo "make format   format the code"
	@echo "make lint     check the code's format and the C code's warnings"
	@echo "make clean    remove everything that was built"

build:
	@Scripts/build-release $(PROGRAMS)

run: build
	@Scripts/run-examples $(BIN)/bulkhead

test:
	@Scripts/test

bench:
	@Scripts/build-release $(PROGRAMS) bulkhead-benchmarks
	$(BIN)/bulkhead-benchmarks $(BENCH_OPTIONS)

bench-python: build
	@Scripts/build-release python-session-benchmarks
	Scripts/bench-python $(BENCH_PYTHON_OPTIONS)

bench-serve: build
	@Scripts/bench-serve $(BENCH_SERVE_OPTIONS)

format:
	swift format format --in-place --parallel --recursive $(CODE)

lint:
	@Scripts/lint $(CODE)

install:
	@test -x $(BIN)/bulkhead || { echo "there is nothing to install yet; run 'make build' first" >&2; exit 1; }
	install -D -m 755 $(BIN)/bulkhead $(DESTDIR)$(PREFIX)/bin/bulkhead
	install -D -m 755 -t $(DESTDIR)$(PREFIX)/libexec/bulkhead \
		$(BIN)/bulkheadd $(BIN)/bulkhead-policy $(BIN)/bulkhead-supervisor
	install -d $(DESTDIR)$(PREFIX)/lib/systemd/system $(DESTDIR)$(PREFIX)/lib/systemd/user
	sed 's|/usr/local|$(PREFIX)|' packaging/bulkhead.service > $(DESTDIR)$(PREFIX)/lib/systemd/system/bulkhead.service
	sed 's|/usr/local|$(PREFIX)|' packaging/bulkhead-user.service > $(DESTDIR)$(PREFIX)/lib/systemd/user/bulkhead.service

clean:
	rm -rf .build
