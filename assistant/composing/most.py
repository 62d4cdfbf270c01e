"""Who has most to do, or least: told by counting the rows of each body."""

import re

from assistant.answer import Status
from assistant.composing.draft import Context, Draft
from assistant.composing.lists import PLAN_WORDS, of_plan, row_line
from assistant.kinds import wants_most, without_most
from assistant.question import Facet
from assistant.unit import Unit
from corpus.normalizer import match_key
from corpus.record import Task
from corpus.register import lead_agencies

_MANY_BODIES = re.compile(r"(?:các|ubnd cấp|những|đơn vị|cơ quan)(?!\w)")


def answer_most(context: Context) -> Draft | None:
    """Who leads or helps with most, or fewest, rows of each plan in bounds, with those rows; None for any other
    question, and where it names something that is no plan and no area of one.
    """
    way = wants_most(context.asked_words)
    if not way:
        return None
    role = "coordinate" if Facet.COORDINATE in context.understood.facets else "lead"
    lines: list[str] = []
    shown: list[Unit] = []
    for document in context.bounds.documents:
        held = _held_by(context, document, role)
        if not held:
            continue
        count = (max if way == "most" else min)(map(len, held.values()))
        for name, units in held.items():
            if len(units) != count:
                continue
            said = context.wording.say(f"list_{way}_{role}", agency=context.wording.names([name]))
            title = f"{context.named(document)}: {said}"
            lines.append(context.wording.say("list_head", title=title, count=count))
            room = max(context.settings.list_limit - len(shown), 0)
            lines += [row_line(context, unit, None) for unit in units[:room]]
            shown += units[:room]
    tasks = tuple(unit.record.id for unit in shown if unit.record)
    return Draft(Status.ANSWERED, tuple(lines), tasks) if shown else None


def _held_by(context: Context, document: str, role: str) -> dict[str, list[Unit]]:
    """The rows of a plan by each body that leads them, or helps with them; of the kind that the question asks for."""
    asked = match_key(context.asked_words)
    kind = next((kind for kind in ("sở", "phòng") if f"{kind} nào" in asked), "")
    rest = context.units.topic(PLAN_WORDS.sub("", without_most(context.understood.topic)))
    held: dict[str, list[Unit]] = {}
    for unit in context.units:
        if unit.document != document or not isinstance(unit.record, Task) or not of_plan(context, unit, rest):
            continue
        bodies = lead_agencies(unit.record) if role == "lead" else unit.record.coordinate_agencies
        for body in bodies:
            key = match_key(body)
            if key.startswith(kind) and not _MANY_BODIES.match(key):
                held.setdefault(body, []).append(unit)
    return held
