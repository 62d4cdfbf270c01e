"""Where the parts are put together: the only module that knows every real one."""

from collections.abc import Callable, Iterator
from pathlib import Path

from assistant.evidence import Units
from assistant.memory import AnswerMemory
from assistant.parts import Parts
from assistant.pipeline import Pipeline
from assistant.ready import ready_index
from assistant.settings import Settings
from assistant.understanding.knowledge import Knowledge, make_knowledge
from assistant.understanding.learned_kinds import KindOpinion
from assistant.understanding.understander import Understander
from assistant.verifier import Verifier
from assistant.wording import Wording
from corpus.abbreviations import Abbreviations, load_abbreviations
from corpus.agencies import AgencyRegistry, load_registry
from index.store import Index, open_index
from prompts import Templates, load_templates

_LABELLED_CELLS = {
    "fact_lead": "lead",
    "fact_assigned": "lead",
    "fact_coordinate": "coordinate",
    "fact_deadline": "deadline",
    "fact_product": "product",
    "fact_budget": "budget",
}


def open_pipeline(settings: Settings) -> Pipeline:
    """The pipeline over the index of `settings`. Raises `IndexingError` where there is no index that can be trusted."""
    return make_pipeline(open_index(Path(settings.index)), settings)


def make_pipeline(index: Index, settings: Settings) -> Pipeline:
    """The pipeline over an index that is already open."""
    registry = _registry(index)
    abbreviations = load_abbreviations(index.documents)
    templates = load_templates()
    units = Units(index, abbreviations, registry)
    return Pipeline(
        index=index,
        settings=settings,
        understander=Understander(_knowledge(index, settings, registry, abbreviations)),
        abbreviations=abbreviations,
        wordings={language: Wording(texts) for language, texts in templates.items()},
        verifier=Verifier(index, registry, _labels(templates), _asides(templates)),
        memory=AnswerMemory(settings.remembered),
        units=units,
        parts=Parts(index, units),
    )


def make_understander(index: Index, settings: Settings, kinds: KindOpinion) -> Understander:
    """What understands questions about an index, with another opinion on their kinds than the shipped model's."""
    knowledge = _knowledge(index, settings, _registry(index), load_abbreviations(index.documents))
    return Understander(knowledge, kinds)


def ready_pipeline(
    settings: Settings, say: Callable[[str], None], note: Callable[[str], None] = lambda line: None
) -> Pipeline:
    """The pipeline over the index that `ready_index` makes ready. Raises `IndexingError`."""
    return make_pipeline(ready_index(Path(settings.index), say, note), settings)


def _registry(index: Index) -> AgencyRegistry:
    return load_registry().knowing(_bodies(index))


def _knowledge(index: Index, settings: Settings, registry: AgencyRegistry, abbreviations: Abbreviations) -> Knowledge:
    areas = [task.area for task in index.records.tasks if task.area]
    titles = [section.title for document in index.documents for section in document.sections]
    return make_knowledge(
        catalog=index.catalog,
        registry=registry,
        abbreviations=abbreviations.meanings,
        areas=[*areas, *titles],
        counts=index.vocabulary,
        question_limit=settings.question_limit,
        bodies=_bodies(index),
    )


def _bodies(index: Index) -> Iterator[str]:
    """The bodies that the records of an index name."""
    for task in index.records.tasks:
        yield from (*task.lead_agencies, *task.coordinate_agencies)
    for duty in index.records.duties:
        yield from duty.agencies


def _asides(templates: dict[str, Templates]) -> tuple[str, ...]:
    """What the templates of all languages say of an empty cell."""
    return tuple(
        text for texts in templates.values() for name, text in texts.texts.items() if name.startswith("missing_")
    )


def _labels(templates: dict[str, Templates]) -> dict[str, str]:
    """The labels before facts, as the templates print them, and the cells they stand for."""
    return {
        texts[name].split(":")[0].strip(): cell
        for texts in templates.values()
        for name, cell in _LABELLED_CELLS.items()
    }
