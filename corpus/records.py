"""All that a document assigns and promises: tasks of its tables and labelled lines, duties and targets of its prose."""

from corpus.agencies import AgencyRegistry
from corpus.document import Document
from corpus.duties import read_duties
from corpus.labelled import read_labelled
from corpus.record import Records
from corpus.targets import read_targets
from corpus.tasks import read_tasks


def read_records(document: Document, agencies: AgencyRegistry) -> Records:
    """The records of one document. Targets are also read from the goals that its tables print."""
    tasks = (*read_tasks(document, agencies), *read_labelled(document, agencies))
    goals = tuple(dict.fromkeys(task.spans["goal"] for task in tasks if task.spans.get("goal")))
    return Records(tasks, read_duties(document, agencies), read_targets(document, goals))
