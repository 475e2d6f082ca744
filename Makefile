# Every target does its own set-up. `make help` lists them.

PYTHON ?= python3
BUILD ?= build
BIN := .venv/bin
READY := .venv/.ready
READY_FOR_TESTS := .venv/.ready-for-tests
RUN := $(BIN)/article-convert run

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help articles test test-long lint conformance gallery gallery-approve pictures golden evaluate fit confusion \
  reference docs man \
  reliability fit-confidence lines bench fuzz hostile soak sbom licences audit reproducible lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

articles: $(READY) ## Convert seeds/ into build/: PDF, EPUB, DOCX and HTML
	$(RUN) seeds --out $(BUILD)

# What kills, floods, waits or tries everything takes twice as long as all other tests.
LONG := tests/batch tests/properties tests/trust tests/plugins \
  $(addprefix tests/backends/typst/test_,typst.py hostile.py) \
  $(addprefix tests/backends/test_,further_formats.py pages.py pdf_host.py pdf_patches.py pdf_speed.py) \
  tests/check/test_any_article.py tests/check/test_kitchen_sinks.py tests/cli/test_readme.py \
  tests/cli/test_telling.py tests/configuration/test_commands.py tests/docs/test_pages.py \
  tests/readers/test_robustness.py tests/themes/test_glyphs.py

test: $(READY_FOR_TESTS) ## Run the tests, but for the long ones; each line says how far they are
	$(BIN)/pytest -n auto $(addprefix --ignore=,$(LONG))

test-long: $(READY_FOR_TESTS) ## Run the tests that kill, flood, wait or try everything
	$(BIN)/pytest -n auto $(LONG)

lint: $(READY_FOR_TESTS) ## Check style, types and which floor imports which
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

CONFORMANCE := $(BUILD)/conformance
SINKS := $(RUN) $(CONFORMANCE)/sources --include 'kitchen-sink-*.json' --quiet
JUDGE := $(BIN)/python -m tests.conformance.run

conformance: test-long ## Judge outputs by the reference validators; run the long tests before
	PYTHON=$(BIN)/python sh tests/conformance/setup.sh readers
	$(BIN)/python -m pytest -p no:xdist tests/conformance/validators_notice.py \
	  tests/conformance/browser_reads.py tests/conformance/readers_open.py \
	  tests/conformance/index_opens.py tests/conformance/newsrooms_take.py
	rm -rf $(CONFORMANCE)
	$(RUN) seeds --quiet --out $(CONFORMANCE)/seeds
	$(BIN)/python -m tests.conformance.articles $(CONFORMANCE)/sources
	$(RUN) $(CONFORMANCE)/sources --include '*.json' --quiet --out $(CONFORMANCE)/outputs
	for theme in book large-print magazine manuscript report; do \
	  $(SINKS) --theme $$theme --out $(CONFORMANCE)/themes/$$theme || exit 1; done
	$(SINKS) --to pdf --pdf-profile ua-2+a-4f --out $(CONFORMANCE)/ua2
	$(SINKS) --to pdf --pdf-profile ua-1+a-3a --out $(CONFORMANCE)/a3
	$(JUDGE) $(CONFORMANCE)/seeds $(CONFORMANCE)/themes
	$(JUDGE) --sources $(CONFORMANCE)/sources $(CONFORMANCE)/outputs
	$(JUDGE) --flavours ua2,4f $(CONFORMANCE)/ua2
	$(JUDGE) --flavours ua1,3a $(CONFORMANCE)/a3

golden: $(READY_FOR_TESTS) ## Rewrite the golden Articles in tests/golden; review the difference
	$(BIN)/python -m tests.golden.rewrite

gallery: $(READY_FOR_TESTS) ## Show every article in every theme on one sheet; compare with approved pictures
	$(BIN)/python -m tests.gallery $(BUILD)/gallery

gallery-approve: $(READY_FOR_TESTS) ## Keep the gallery's pictures as the approved ones
	$(BIN)/python -m tests.gallery $(BUILD)/gallery --approve

pictures: $(READY_FOR_TESTS) ## Draw the pictures of docs/ anew: the sample, and beside other programs
	$(BIN)/python -m tests.gallery.sheets

evaluate: $(READY_FOR_TESTS) ## Score the reader over a corpus: make evaluate CORPUS=DIR
	$(BIN)/python -m tests.evaluate $(CORPUS)

fit: $(READY_FOR_TESTS) ## Fit weights of evidence, ask held-out sources: make fit CORPUS="DIR DIR" [KEEP=1]
	$(BIN)/python -m tests.evaluate.weigh $(CORPUS) $(if $(KEEP),--write $$(date +%F))

confusion: $(READY_FOR_TESTS) ## Say what each kind of block is taken for: make confusion CORPUS="DIR DIR"
	$(BIN)/python -m tests.evaluate.confusion $(CORPUS)

reliability: $(READY_FOR_TESTS) ## Ask whether what is said to be sure is right: make reliability CORPUS="DIR DIR"
	$(BIN)/python -m tests.evaluate.reliability $(CORPUS)

lines: $(READY_FOR_TESTS) ## Say how well the lines of PDFs are set: make lines PDFS="FILE..."
	$(BIN)/python -m tests.lines $(PDFS)

fit-confidence: $(READY_FOR_TESTS) ## Fit confidence to corpora: make fit-confidence CORPUS="DIR DIR"
	$(BIN)/python -m tests.evaluate.reliability $(CORPUS) --write $$(date +%F)

reference: $(READY_FOR_TESTS) ## Rewrite docs/reference from the code; review the difference
	$(BIN)/python -m tests.docs.rewrite

DOCS := $(BUILD)/docs

docs: $(READY) ## Convert docs/ into a site and a book, and judge them
	rm -rf $(DOCS)
	$(BIN)/python -m tests.docs.build $(DOCS)
	$(RUN) $(DOCS)/pages --no-config --quiet --strict --theme report --to html \
	  --out $(DOCS)/site
	$(BIN)/python -m tests.docs.build --link $(DOCS)/site
	$(RUN) $(DOCS)/manual.md --no-config --strict --theme report --to html,epub,pdf --out $(DOCS)/book
	$(BIN)/article-convert check $(DOCS)/site $(DOCS)/book

man: $(READY) ## Write the manual page
	mkdir -p $(BUILD)
	$(BIN)/article-convert man > $(BUILD)/article-convert.1

bench: $(READY_FOR_TESTS) ## Measure against what people would use instead
	$(BIN)/python -m tests.bench --plot docs/pictures/growth.svg

SECONDS ?= 120

fuzz: $(READY_FOR_TESTS) ## Try hostile inputs on readers and checks: make fuzz SECONDS=1800
	$(BIN)/python -m tests.trust.fuzz --seconds $(SECONDS) $(TARGETS)

hostile: $(READY_FOR_TESTS) ## Run 300 hostile files, each alone, and say what each class cost
	$(BIN)/python -m tests.trust.hostile

ARTICLES ?= 20000

soak: $(READY_FOR_TESTS) ## Make 20,000 articles, a bad one in fifty; plot memory, handles, processes
	mkdir -p $(BUILD)
	$(BIN)/python -m tests.trust.soak --articles $(ARTICLES) --plot $(BUILD)/soak.svg

sbom: $(READY) ## Write a bill of materials (CycloneDX 1.6) of what is installed
	mkdir -p $(BUILD)
	$(BIN)/python .ci/sbom.py requirements.lock > $(BUILD)/sbom.json

licences: $(READY) ## List the licence of every dependency
	@$(BIN)/python .ci/sbom.py requirements.lock --licences

audit: $(READY) ## Ask for known weaknesses of the dependencies, where PyPI tells
	$(BIN)/uv tool run --from pip-audit==2.10.1 pip-audit --disable-pip --require-hashes \
	  -r requirements.lock

reproducible: $(READY) ## Build wheel and sdist twice; they must be the same byte for byte
	rm -rf $(BUILD)/once $(BUILD)/again
	for out in once again; do SOURCE_DATE_EPOCH=1700000000 $(BIN)/uv build --quiet \
	  --no-build-isolation --python $(BIN)/python --out-dir $(BUILD)/$$out || exit 1; done
	diff -r $(BUILD)/once $(BUILD)/again
	@cd $(BUILD)/once && sha256sum article_convert-*

COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-header --no-annotate --group pyproject.toml:build pyproject.toml

lock: $(READY) ## Pin every dependency anew: what making needs, and what tests need besides
	$(COMPILE) --all-extras --output-file requirements-dev.lock
	$(COMPILE) --constraint requirements-dev.lock --output-file requirements.lock

clean: ## Remove what the targets made
	rm -rf $(BUILD) .venv .tools

$(READY): requirements.lock pyproject.toml
	@sh .ci/system.sh $(PYTHON)
	@sh .ci/python.sh $(PYTHON) requirements.lock
	@touch $(READY)

$(READY_FOR_TESTS): $(READY) requirements-dev.lock
	@sh .ci/python.sh $(PYTHON) requirements-dev.lock
	@touch $(READY_FOR_TESTS)
