# One command an intent; `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TORCH := torch==2.13.0
PORT ?= 7860
export GRADIO_ANALYTICS_ENABLED = False
export HF_HUB_OFFLINE = 1

.PHONY: help install serve test lint format eval bench bench-retrieval train-embedding screenshots clean

help: ## list the commands
	@grep -E '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 20

install: $(VENV)/.installed ## make .venv with the `cchc` command in it

$(VENV)/.installed: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(TORCH) -c constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

serve: install ## build the index if it is missing or stale, then serve the page on 127.0.0.1:7860
	$(BIN)/cchc serve --port $(PORT)

test: install ## run the tests
	$(BIN)/python -m pytest

lint: install ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: install ## put the code into the one format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: install ## answer the development questions and report
	$(BIN)/cchc eval run eval/datasets/dev.jsonl

bench: install ## speed and memory, side by side with the LangChain stock stack
	$(BIN)/python -m eval.benchmarks

QUESTIONS ?= ../shared/legal/questions-dev.jsonl
bench-retrieval: install ## retrieval beside bm25s and LangChain's stacks, on legal questions and the documents
	$(BIN)/python -m eval.benchmarks.retrieval --corpus $(ARTICLES) --questions $(QUESTIONS)

ARTICLES ?= ../shared/legal/articles.jsonl.xz
train-embedding: install ## train the shipped embedding model anew from ARTICLES (JSON lines of title and text)
	nice $(BIN)/python -m index.training $(ARTICLES) --hold-out $(dir $(ARTICLES))questions-dev.jsonl --out index/models/cchc-vi-static

clean: ## remove what the commands above made
	rm -rf $(VENV) .cchc runs build *.egg-info .pytest_cache .mypy_cache .ruff_cache
