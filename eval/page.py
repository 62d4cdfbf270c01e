"""A run as one HTML page that needs nothing else: no script, no address, every string escaped."""

import json
from collections.abc import Mapping, Sequence
from html import escape
from importlib.resources import files
from string import Template
from typing import Any

from eval.judgement import Judgement
from eval.statistics import Estimate
from eval.summary import Summary


def as_page(name: str, summary: Summary, judgements: Sequence[Judgement], configuration: Mapping[str, Any]) -> str:
    """The page. `configuration` is shown as it is."""
    template = Template(files("eval").joinpath("templates/report.html").read_text(encoding="utf-8"))
    wrong = [judgement for judgement in judgements if not judgement.right]
    rows = [_row(figure.label, figure.estimate) for figure in summary.figures]
    rows.append(_plain_row("quotes that are exact", f"{summary.exactness:.3f}", f"{summary.exact} of {summary.quotes}"))
    if summary.p95_ms is not None:
        rows.append(_plain_row("milliseconds: median, p95", f"{summary.median_ms:.0f}", f"{summary.p95_ms:.0f}"))
    return template.substitute(
        title=escape(name),
        cases=summary.cases,
        figures="\n".join(rows),
        groups="\n".join(_row(f"{group.dimension}: {group.value}", group.estimate) for group in summary.groups),
        configuration=escape(json.dumps(configuration, ensure_ascii=False, indent=2)),
        failed=len(wrong),
        failures="\n".join(map(_failure, wrong)),
    )


def _row(label: str, value: Estimate) -> str:
    if not value.count:
        return _plain_row(label, "–", "")
    interval = f"[{value.low:.3f}, {value.high:.3f}]"
    return (
        f'<tr><td>{escape(label)}</td><td class="number">{value.mean:.3f}</td><td class="number">{interval}</td>'
        f'<td class="number">n={value.count}</td><td><meter value="{value.mean:.3f}"></meter></td></tr>'
    )


def _plain_row(label: str, first: str, second: str) -> str:
    cells = f'<td class="number">{escape(first)}</td><td class="number">{escape(second)}</td><td></td><td></td>'
    return f"<tr><td>{escape(label)}</td>{cells}</tr>"


def _failure(judgement: Judgement) -> str:
    case = judgement.case
    asked = " / ".join((*case.history, case.question))
    wanted = "; ".join(" | ".join(fact) for fact in case.required) or ", ".join(sorted(case.status))
    return (
        f'<details><summary><b>{escape(case.id)}</b> <span class="kind">{escape(case.type)}, '
        f"{escape(case.language)}</span> {escape(asked)}"
        f'<br><span class="reason">{escape(judgement.reason)}</span></summary>'
        f"<p>Wanted: {escape(wanted)} ({escape(', '.join(case.documents) or 'no answer')})</p>"
        f"<p>Given ({escape(judgement.status)}):</p><pre>{escape(judgement.text)}</pre></details>"
    )
