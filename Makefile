# Each target sets up what it needs: .venv with the exact versions of constraints.txt.
# Paths are relative, so that the repository may lie in a folder whose name has spaces.

PYTHON = python3
VENV_PYTHON = .venv/bin/python
STAMP = .venv/.installed

# What other Python programs on this machine set must not reach ours.
unexport PYTHONHOME PYTHONPATH
export PIP_DISABLE_PIP_VERSION_CHECK = 1

# Tests, benchmarks and the demo need no screen; xcb or wayland here shows them on one.
OFFSCREEN = QT_QPA_PLATFORM="$${CHAIRCOMPARE_TEST_PLATFORM:-offscreen}"

# pip compiles an ordinary install; an editable one would be compiled anew at each start where
# Python may not keep what it compiled.
COMPILE = $(VENV_PYTHON) -m compileall -q chaircompare

.DEFAULT_GOAL = help
.PHONY: help run test check bench demo walk desktop clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-7s %s\n", $$1, $$2}' Makefile

run: $(STAMP) ## open the window
	@$(COMPILE)
	@$(VENV_PYTHON) -m chaircompare

test: $(STAMP) ## run all tests without a screen, on all cores, with coverage (ARGS="-k units --no-cov" for some)
	@$(OFFSCREEN) $(VENV_PYTHON) -m pytest -n auto --cov $(ARGS)

check: $(STAMP) ## lint, format, types, and who may import whom
	@$(VENV_PYTHON) -m ruff check
	@$(VENV_PYTHON) -m ruff format --check
	@$(VENV_PYTHON) -m mypy
	@.venv/bin/lint-imports --no-logo

bench: $(STAMP) ## measure speed and memory beside the shortest honest programs
	@$(COMPILE)
	@$(OFFSCREEN) $(VENV_PYTHON) -m tests.bench $(ARGS)

walk: $(STAMP) ## 20,000 random acts on the real window; about four minutes
	@CHAIRCOMPARE_WALK_ACTS=5000 $(OFFSCREEN) $(VENV_PYTHON) -m pytest tests/ui/test_random_walk.py

demo: $(STAMP) ## search, choose, compare and export on the real window; pictures in build/demo
	@$(OFFSCREEN) $(VENV_PYTHON) -m tests.demo build/demo

desktop: $(STAMP) ## put the program into the menu of a Linux desktop; packaging/README.md
	@$(VENV_PYTHON) packaging/linux/install.py

clean: ## remove all that these targets made, .venv too
	@rm -rf .venv build dist .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find chaircompare tests -type d -name __pycache__ -prune -exec rm -rf {} +

# hatchling goes first and builds without isolation, so that it too has the version of constraints.txt.
$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo 'chaircompare needs Python 3.11 or newer, and $(PYTHON) is not; if you have it by another name: make PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo 'Python has no venv module here; install it (Debian, Ubuntu: apt install python3-venv) and try again.' >&2; exit 1; }
	@echo 'Setting up .venv (once, about a minute) ...'
	@$(VENV_PYTHON) -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || $(PYTHON) -m venv --clear .venv
	@$(VENV_PYTHON) -m pip install -qq -c constraints.txt hatchling
	@$(VENV_PYTHON) -m pip install -qq -c constraints.txt --no-build-isolation -e '.[dev]'
	@touch $@
