"""What the product and the stock stacks cost on the documents that ship. Each measurement runs in its own process."""

import tempfile
from importlib.resources import files
from pathlib import Path

from eval.benchmarks.cost import Cost, question_times, resident, timed
from eval.benchmarks.passages import documents, split_passages
from eval.benchmarks.system import stock_systems
from eval.case import load_cases
from index.embedding.load import load_embedder
from index.embedding.settings import EmbeddingSettings

_CASES = "datasets/dev.jsonl"
_LIMIT = 5
_ENCODED = 64  # texts for the slow model
_TIMES = 30  # how many times more for the quick one


def product_cost(questions: int) -> Cost:
    """The product from files to answers: reading, tables, index, vectors; then whole verified answers."""
    # Imported here: the stock systems' memory must not hold the product's.
    from assistant.question import Question
    from assistant.settings import load_settings
    from assistant.wiring import open_pipeline
    from index.assembly import assemble_default

    with tempfile.TemporaryDirectory() as folder:
        _, seconds = timed(lambda: assemble_default(Path(folder) / "index"))
        pipeline = open_pipeline(load_settings(Path(folder), {}, index=Path(folder) / "index", remembered=0))
        median, tail = question_times(lambda text: pipeline.answer(Question(text)), _questions(questions))
        return Cost(seconds, median, tail, resident())


def stock_cost(name: str, minilm: Path | None, questions: int) -> Cost:
    """A stock system over the plain texts of the same documents, cut by characters."""
    system = stock_systems(minilm)[name]()
    _, seconds = timed(lambda: system.build([passage.text for passage in split_passages()]))
    median, tail = question_times(lambda text: system.search(text, _LIMIT), _questions(questions))
    return Cost(seconds, median, tail, resident())


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
