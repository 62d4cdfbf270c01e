# One command an intent; `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TORCH ?= torch==2.13.0
PIP := --disable-pip-version-check -c constraints.txt
PORT ?= 7860
export GRADIO_ANALYTICS_ENABLED = False
export HF_HUB_OFFLINE = 1

.PHONY: help install serve test lint format eval bench bench-serving bench-retrieval train-embedding embedding-english train-kinds screenshots clean

help: ## list the commands
	@grep -E '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 20

install: $(VENV)/.installed ## make .venv with the `cchc` command in it

$(VENV)/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.11")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install $(PIP) '$(TORCH)'
	$(BIN)/python -m pip install $(PIP) -e .
	@touch $@

$(VENV)/.tools: $(VENV)/.installed
	$(BIN)/python -m pip install $(PIP) -e '.[dev]'
	@touch $@

serve: install ## build the index if it is missing or stale, then serve the page on 127.0.0.1:7860
	$(BIN)/cchc serve --port $(PORT)

test: $(VENV)/.tools ## run the tests
	$(BIN)/python -m pytest

lint: $(VENV)/.tools ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.tools ## put the code into the one format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: install ## answer the development questions and report
	$(BIN)/cchc eval run eval/datasets/dev.jsonl

bench: $(VENV)/.tools ## speed and memory, side by side with the LangChain stock stack
	$(BIN)/python -m eval.benchmarks

bench-serving: $(VENV)/.tools ## the served page under load: 32 scripts and 20 people at once
	$(BIN)/python -m eval.benchmarks.serving

QUESTIONS ?= ../shared/legal/questions-dev.jsonl
MINILM ?=
BESIDE = $(if $(MINILM),--minilm $(MINILM))
bench-retrieval: $(VENV)/.tools ## retrieval beside bm25s and LangChain's stacks, on legal questions and the documents
	$(BIN)/python -m eval.benchmarks.retrieval --corpus $(ARTICLES) --questions $(QUESTIONS) $(BESIDE)

ARTICLES ?= ../shared/legal/articles.jsonl.xz
QUESTIONS_APART = $(foreach part,dev train,--hold-out $(dir $(ARTICLES))questions-$(part).jsonl)
MODEL = index/models/cchc-vi-static
PAIRS = $(VENV)/phrase-pairs.tsv
train-embedding: install ## train the shipped embedding model anew from ARTICLES (JSON lines of title and text)
	$(BIN)/python -m assistant.understanding.phrase_pairs $(PAIRS)
	nice $(BIN)/python -m index.training $(ARTICLES) $(QUESTIONS_APART) --english $(PAIRS) --out $(MODEL)

embedding-english: install ## give the shipped embedding model the glossary's English phrases, without training again
	$(BIN)/python -m assistant.understanding.phrase_pairs $(PAIRS)
	$(BIN)/python -m index.training.renewal $(MODEL) $(PAIRS)

train-kinds: install ## learn the kinds of questions anew from assistant/understanding/data/kinds
	$(BIN)/cchc index build
	nice $(BIN)/python -m eval.kind_training

screenshots: $(VENV)/.tools ## pictures of every room of the page, into docs/screenshots
	$(BIN)/python docs/screenshots/take.py

clean: ## remove what the commands above made
	rm -rf $(VENV) .cchc runs build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
