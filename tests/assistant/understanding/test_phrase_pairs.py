"""The glossary as plain pairs."""

from pathlib import Path

from click.testing import CliRunner

from assistant.understanding.phrase_pairs import command
from index.training.english import read_pairs


def test_the_model_reads_what_the_glossary_writes(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [str(tmp_path / "pairs.tsv")])
    assert result.exit_code == 0, result.output
    pairs = read_pairs(tmp_path / "pairs.tsv")
    terms = dict(pairs)
    assert len(terms) == len(pairs) > 4000
    assert terms["administrative procedure"] == "thủ tục hành chính"
    assert terms["administrative procedures"] == terms["administrative procedure"]
    assert terms["policies"] == terms["policy"] and "policys" not in terms
    assert terms["department of home affairs"] == "sở nội vụ"
    assert all(english == english.lower() and vietnamese for english, vietnamese in pairs)
