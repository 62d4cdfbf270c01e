"""What the rooms of the page work with: the pipeline, its index, the registry, the words, the documents as shown."""

from dataclasses import dataclass, field
from pathlib import Path

from assistant.pipeline import Pipeline
from assistant.settings import Settings
from assistant.web.document_view import DocumentView
from assistant.web.wording import Locale, load_locales
from corpus.abbreviations import Abbreviations, load_abbreviations
from corpus.agencies import AgencyRegistry, load_registry
from corpus.catalog import CatalogEntry
from index.store import Index


@dataclass(frozen=True)
class Desk:
    """Shared by all requests; nothing in it belongs to one user."""

    pipeline: Pipeline
    settings: Settings
    registry: AgencyRegistry = field(default_factory=load_registry)
    locales: dict[str, Locale] = field(default_factory=load_locales)
    abbreviations: Abbreviations = field(init=False)
    _views: dict[str, DocumentView] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "abbreviations", load_abbreviations(self.pipeline.index.documents))

    @property
    def index(self) -> Index:
        return self.pipeline.index

    @property
    def runs(self) -> Path:
        """Where kept evaluation runs stand: beside the data folder."""
        return self.settings.data.parent / "runs"

    def locale(self, language: str) -> Locale:
        """The words of `language`; Vietnamese for one that nobody knows."""
        return self.locales.get(language, self.locales["vi"])

    def view(self, document_id: str) -> DocumentView:
        """Raises `KeyError` for an unknown id."""
        if document_id not in self._views:
            self._views[document_id] = DocumentView(self.index.document(document_id))
        return self._views[document_id]

    def entry(self, document_id: str) -> CatalogEntry:
        """Raises `KeyError` for an unknown id."""
        return self.index.document(document_id).entry
