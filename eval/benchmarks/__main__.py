"""`python -m eval.benchmarks`: build time, warm questions and memory beside the LangChain stock stack."""

import json
import tempfile
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path

import click

from assistant.question import Question
from assistant.settings import load_settings
from assistant.wiring import open_pipeline
from eval.benchmarks.apart import apart
from eval.benchmarks.cost import Cost, question_times, resident, timed
from eval.benchmarks.passages import documents, split_passages
from eval.benchmarks.system import stock_systems
from eval.case import load_cases
from index.assembly import assemble_default
from index.embedding.load import load_embedder
from index.embedding.settings import EmbeddingSettings

_CASES = "datasets/dev.jsonl"
_LIMIT = 5
_ENCODED = 64  # texts for the slow model
_TIMES = 30  # how many times more for the quick one


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


def product_cost(questions: int) -> Cost:
    """The product from files to answers: reading, tables, index, vectors; then whole verified answers."""
    before = resident()
    with tempfile.TemporaryDirectory() as folder:
        _, seconds = timed(lambda: assemble_default(Path(folder) / "index"))
        pipeline = open_pipeline(load_settings(Path(folder), {}, index=Path(folder) / "index"))
        median, tail = question_times(lambda text: pipeline.answer(Question(text)), _questions(questions))
        return Cost(seconds, median, tail, resident() - before)


def stock_cost(name: str, minilm: Path | None, questions: int) -> Cost:
    """A stock system over the plain texts of the same documents, cut by characters."""
    before = resident()
    system = stock_systems(minilm)[name]()
    _, seconds = timed(lambda: system.build([passage.text for passage in split_passages()]))
    median, tail = question_times(lambda text: system.search(text, _LIMIT), _questions(questions))
    return Cost(seconds, median, tail, resident() - before)


def encoding_rates(minilm: Path | None) -> dict[str, float]:
    """Texts of about 120 words a second, by one thread, of the shipped model and of MiniLM where it is given."""
    import torch

    torch.set_num_threads(1)
    words = " ".join(document.text for document in documents()).split()
    texts = [" ".join(words[start : start + 120]) for start in range(0, 120 * _ENCODED, 120)]
    texts = [text for text in texts if text]
    models = {"cchc-vi-static": (EmbeddingSettings(), texts * _TIMES)}
    if minilm is not None:
        models["MiniLM-L6"] = (EmbeddingSettings(str(minilm)), texts)
    rates = {}
    for name, (settings, given) in models.items():
        embedder = load_embedder(settings)
        embedder.passages(given[:8])
        _, seconds = timed(lambda embedder=embedder, given=given: embedder.passages(given))  # type: ignore[misc]
        rates[name] = len(given) / seconds
    return rates


def _questions(count: int) -> list[str]:
    cases = load_cases(Path(str(files("eval"))) / _CASES)
    return [case.question for case in cases if not case.history][:count]


if __name__ == "__main__":
    command()
