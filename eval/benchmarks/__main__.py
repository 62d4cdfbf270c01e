"""`python -m eval.benchmarks`: build time, warm questions and memory beside the LangChain stock stack."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from eval.benchmarks.apart import apart
from eval.benchmarks.measuring import encoding_rates, product_cost, stock_cost
from eval.benchmarks.system import stock_systems


@click.command(help="Speed and memory of the product beside LangChain's stock stack, on the documents that ship.")
@click.option("--minilm", type=click.Path(exists=True, path_type=Path), help="A folder of all-MiniLM-L6-v2.")
@click.option("--questions", default=100, show_default=True, help="How many development questions are asked.")
@click.option("--out", type=click.Path(path_type=Path), help="Write the figures as JSON here.")
def command(minilm: Path | None, questions: int, out: Path | None) -> None:
    costs = {"cchc, whole answers": apart(product_cost, questions)}
    for name in stock_systems(minilm):
        costs[f"{name}, search alone"] = apart(stock_cost, name, minilm, questions)
    own = costs["cchc, whole answers"]
    print(f"{'':38}   build s   p50 ms   p95 ms   MB      against cchc (build, p50)")
    for name, cost in costs.items():
        ratios = f"{cost.seconds / own.seconds:6.2f} x {cost.median_ms / own.median_ms:6.2f} x"
        print(
            f"{name:38} {cost.seconds:9.2f} {cost.median_ms:8.2f} {cost.tail_ms:8.2f} {cost.megabytes:6.0f}   {ratios}"
        )
    rates = apart(encoding_rates, minilm)
    for name, rate in rates.items():
        print(f"{name}: {rate:.0f} texts of about 120 words a second")
    if len(rates) == 2:
        slow, quick = sorted(rates.values())
        print(f"ratio {quick / slow:.0f}")
    if out:
        figures = {name: asdict(cost) for name, cost in costs.items()} | {"texts a second": rates}
        out.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    command()
