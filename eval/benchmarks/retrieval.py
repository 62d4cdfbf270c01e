"""`python -m eval.benchmarks.retrieval`: whose retrieval finds the evidence, the product's or the usual stacks'.

Two sets: titled legal articles with questions whose gold articles are known, and the documents that ship with their
development questions. Every system runs in a process of its own, on one thread, over the same texts. MiniLM is asked
about the documents alone: a thread needs more than a quarter of an hour to encode 12,000 articles with it.
"""

from collections.abc import Sequence
from pathlib import Path

import click

from eval.benchmarks.apart import apart
from eval.benchmarks.cost import Cost
from eval.benchmarks.retrieving import LEGAL_SYSTEMS, PRODUCT, legal_result, shown_result
from eval.benchmarks.system import stock_systems
from eval.retrieval import DEPTHS
from eval.statistics import Estimate


@click.command(help="The product's retrieval beside bm25s, LangChain's BM25Retriever and its FAISS stack.")
@click.option("--corpus", type=click.Path(exists=True, path_type=Path), help="Legal articles (.jsonl, .jsonl.xz).")
@click.option("--questions", "asked", type=click.Path(exists=True, path_type=Path), help="Their questions with gold.")
@click.option("--articles", default=12_000, show_default=True, help="How many articles (gold ones first); 0 for all.")
@click.option("--minilm", type=click.Path(exists=True, path_type=Path), help="A folder of all-MiniLM-L6-v2.")
def command(corpus: Path | None, asked: Path | None, articles: int, minilm: Path | None) -> None:
    rows = []
    if corpus and asked:
        print(f"Legal questions, {articles or 'all'} articles: the first gold article, %")
        for name in LEGAL_SYSTEMS:
            result, cost = apart(legal_result, name, corpus, asked, articles)
            shares = [_share(f"@{depth}", hit) for depth, hit in zip(DEPTHS, result.hits, strict=True)]
            rows.append([name, _share("MRR@10", result.mrr), *shares[::2], *_costs(cost)])
        print(as_columns(rows))
    print("\nDevelopment questions on the documents that ship: evidence among the first five passages, %")
    rows = []
    for name in (PRODUCT, *stock_systems(minilm)):
        shown = apart(shown_result, name, minilm)
        rows.append([name, *(_share(label, share) for label, share in shown.shares.items()), *_costs(shown.cost)])
    print(as_columns(rows))


def as_columns(rows: Sequence[Sequence[str]]) -> str:
    """One line a row, its cells under each other."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def _share(label: str, share: Estimate) -> str:
    return f"{label} {100 * share.mean:.1f} [{100 * share.low:.0f}, {100 * share.high:.0f}]"


def _costs(cost: Cost) -> list[str]:
    return [
        f"built in {cost.seconds:.1f} s",
        f"question {cost.median_ms:.1f} ms, p95 {cost.tail_ms:.1f}",
        f"{cost.megabytes:.0f} MB",
    ]


if __name__ == "__main__":
    command()
