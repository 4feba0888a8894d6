# Each of these installs or builds what it needs first, and says so. Plain scripts do the work: see scripts/.
.DEFAULT_GOAL := help
.PHONY: help run test lint test-rust end2end bench build page watch setup setup-test clean

help: ## This list
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1\t/p' Makefile | expand -t 14

run: ## Build everything and start Rollcall with two demo chatbots
	@scripts/run

test: ## Every check and every test; the last line is the count
	@scripts/test

lint: ## Formatting, shellcheck, clippy
	@scripts/test lint

test-rust: ## Unit and integration tests, on SQLite and PostgreSQL
	@scripts/test rust

end2end: ## The end-to-end tests in Chromium
	@scripts/test end2end

bench: ## Lists, bulk actions, exports and analytics beside the best SQL by hand, and the page in a browser, on a million users
	@scripts/bench

build: ## The page and the server, in release
	@scripts/build

page: ## The page alone
	@scripts/build page

watch: ## The page as a development build on port 8090, rebuilt on save; beside `make run`
	@scripts/watch

setup: ## Only install or build what the build needs
	@scripts/setup

setup-test: ## ... and what the tests need
	@scripts/setup test

clean: ## Remove what was built (not the data, not the tools in ~/.cache/rollcall)
	rm -rf target end2end/node_modules end2end/artefacts
