"""`python -m eval.benchmarks.retrieval`: whose retrieval finds the evidence, the product's or the usual stacks'.

Two sets: titled legal articles with questions whose gold articles are known, and the documents that ship with their
development questions. Every system runs in a process of its own, on one thread, over the same texts.
"""

from pathlib import Path

import click

from eval.benchmarks.apart import apart
from eval.benchmarks.cost import Cost
from eval.benchmarks.retrieving import PRODUCT, legal_result, legal_systems, shown_result
from eval.benchmarks.system import stock_systems
from eval.retrieval import as_table
from eval.statistics import Estimate


@click.command(help="The product's retrieval beside bm25s, LangChain's BM25Retriever and its FAISS stack.")
@click.option("--corpus", type=click.Path(exists=True, path_type=Path), help="Legal articles (.jsonl, .jsonl.xz).")
@click.option("--questions", "asked", type=click.Path(exists=True, path_type=Path), help="Their questions with gold.")
@click.option("--articles", default=12_000, show_default=True, help="How many articles (gold ones first); 0 for all.")
@click.option("--minilm", type=click.Path(exists=True, path_type=Path), help="A folder of all-MiniLM-L6-v2.")
def command(corpus: Path | None, asked: Path | None, articles: int, minilm: Path | None) -> None:
    if corpus and asked:
        print(f"Legal questions, {articles or 'all'} articles")
        measured = [apart(legal_result, name, corpus, asked, articles, minilm) for name in legal_systems(minilm)]
        print(as_table([result for result, _ in measured]))
        for result, cost in measured:
            print(_cost_line(result.method, cost))
    print("\nDevelopment questions on the documents that ship: evidence among the first five passages, %")
    for name in (PRODUCT, *stock_systems(minilm)):
        shown = apart(shown_result, name, minilm)
        shares = "  ".join(_share(label, share) for label, share in shown.shares.items())
        print(f"{name:26} {shares}")
        print(_cost_line("", shown.cost))


def _share(label: str, share: Estimate) -> str:
    return f"{label} {100 * share.mean:.1f} [{100 * share.low:.0f}, {100 * share.high:.0f}]"


def _cost_line(name: str, cost: Cost) -> str:
    return (
        f"{name:26} built in {cost.seconds:.1f} s, a question {cost.median_ms:.1f} ms (p95 {cost.tail_ms:.1f}), "
        f"{cost.megabytes:.0f} MB"
    )


if __name__ == "__main__":
    command()
