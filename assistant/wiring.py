"""Where the parts are put together: the only module that knows every real one."""

from collections.abc import Callable
from pathlib import Path

from assistant.evidence import Units
from assistant.memory import AnswerMemory
from assistant.parts import Parts
from assistant.pipeline import Pipeline
from assistant.settings import Settings
from assistant.understanding.knowledge import Knowledge, make_knowledge
from assistant.understanding.understander import Understander
from assistant.verifier import Verifier
from assistant.wording import Wording
from corpus.abbreviations import Abbreviations, load_abbreviations
from corpus.agencies import load_registry
from index.assembly import assemble_default
from index.currency import reasons_to_rebuild
from index.errors import IndexingError
from index.manifest import MANIFEST, read_manifest
from index.sources import bundled_sources
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
    registry = load_registry()
    abbreviations = load_abbreviations(index.documents)
    templates = load_templates()
    units = Units(index, abbreviations, registry)
    return Pipeline(
        index=index,
        settings=settings,
        understander=Understander(_knowledge(index, settings, abbreviations)),
        abbreviations=abbreviations,
        wordings={language: Wording(texts) for language, texts in templates.items()},
        verifier=Verifier(index, registry, _labels(templates)),
        memory=AnswerMemory(settings.remembered),
        units=units,
        parts=Parts(index, units),
    )


def ready_pipeline(settings: Settings, say: Callable[[str], None]) -> Pipeline:
    """The pipeline over a current index: built where there is none, built again where the documents that ship, or the
    program that reads them, have changed since.

    `say` gets a line before a build, so that nobody waits without knowing what for. An index that holds other documents
    is never rebuilt here: it is opened as it is, and `say` tells what changed. Raises `IndexingError`.
    """
    folder = Path(settings.index)
    reasons = reasons_to_rebuild(folder)
    if reasons and _only_bundled(folder):
        say(f"{folder}: {reasons[0]} → lập chỉ mục (building the index) …")
        assemble_default(folder)
    elif reasons:
        say(f"{folder}: {reasons[0]}")
    return open_pipeline(settings)


def _only_bundled(folder: Path) -> bool:
    """Whether nothing but the documents that ship would be lost with the index in `folder`."""
    if not (folder / MANIFEST).exists():
        return True
    try:
        sources = read_manifest(folder).sources
    except IndexingError:
        return False
    shipped = {source.entry.id for source in bundled_sources()}
    # What ships is kept by its bare file name; somebody's own file by its path, even under the id of one that ships.
    return all(source.id in shipped and Path(source.file).name == source.file for source in sources)


def _knowledge(index: Index, settings: Settings, abbreviations: Abbreviations) -> Knowledge:
    areas = [task.area for task in index.records.tasks if task.area]
    titles = [section.title for document in index.documents for section in document.sections]
    return make_knowledge(
        catalog=index.catalog,
        registry=load_registry(),
        abbreviations=abbreviations.meanings,
        areas=[*areas, *titles],
        counts=index.vocabulary,
        question_limit=settings.question_limit,
    )


def _labels(templates: dict[str, Templates]) -> dict[str, str]:
    """The labels before facts, as the templates print them, and the cells they stand for."""
    return {
        texts[name].split(":")[0].strip(): cell
        for texts in templates.values()
        for name, cell in _LABELLED_CELLS.items()
    }
