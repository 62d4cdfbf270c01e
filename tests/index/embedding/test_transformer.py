"""Any model, with tiny stand-ins for the public ones."""

from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from index.embedding.presets import PRESETS, preset
from index.embedding.settings import EmbeddingSettings, PoolingMode
from index.embedding.transformer import TransformerEmbedder, joined_words
from index.errors import IndexingError
from index.segmenter import Segmenter

WORDS = ["[PAD]", "[UNK]", "query:", "passage:", "thủ", "tục", "thủ_tục", "hành_chính", "hành", "chính", "thuế"]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A one-layer BERT over whole words, saved as a plain transformers folder."""
    import torch

    folder = tmp_path_factory.mktemp("tiny")
    tokenizer = Tokenizer(models.WordLevel({word: place for place, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]").save_pretrained(folder)
    torch.manual_seed(0)
    shape = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}
    BertModel(BertConfig(vocab_size=len(WORDS), max_position_embeddings=64, **shape)).save_pretrained(folder)
    return str(folder)


def test_prefixes_stand_before_queries_and_passages(tiny: str) -> None:
    plain = TransformerEmbedder(EmbeddingSettings(tiny))
    prefixed = TransformerEmbedder(EmbeddingSettings(tiny, query_prefix="query: ", passage_prefix="passage: "))
    np.testing.assert_allclose(prefixed.query("thuế"), plain.query("query: thuế"), atol=1e-6)
    np.testing.assert_allclose(prefixed.passages(["thuế"])[0], plain.query("passage: thuế"), atol=1e-6)
    assert prefixed.fingerprint != plain.fingerprint


def test_segmented_text_joins_the_syllables_of_a_word(tiny: str) -> None:
    assert joined_words("Thủ tục hành chính, năm 2025.", Segmenter()) == "Thủ_tục hành_chính, năm 2025."
    segmented = TransformerEmbedder(EmbeddingSettings(tiny, segmented=True))
    plain = TransformerEmbedder(EmbeddingSettings(tiny))
    np.testing.assert_allclose(segmented.query("thủ tục hành chính"), plain.query("thủ_tục hành_chính"), atol=1e-6)


def test_pooling_dimension_and_length(tiny: str) -> None:
    text = "thủ tục hành chính thuế"
    first = TransformerEmbedder(EmbeddingSettings(tiny, pooling=PoolingMode.CLS))
    mean = TransformerEmbedder(EmbeddingSettings(tiny, pooling=PoolingMode.MEAN))
    assert abs(first.query(text) - mean.query(text)).max() > 1e-3
    short = TransformerEmbedder(EmbeddingSettings(tiny, dimension=8))
    assert short.dimension == 8 and short.passages([text, text]).shape == (2, 8)
    np.testing.assert_allclose(np.linalg.norm(short.query(text)), 1, atol=1e-5)
    cut = TransformerEmbedder(EmbeddingSettings(tiny, max_tokens=2))
    np.testing.assert_allclose(cut.query(text), cut.query("thủ tục thuế thuế"), atol=1e-6)
    assert short.passages([]).shape == (0, 8)


def test_what_cannot_be_had_is_said_in_one_line(tiny: str, tmp_path: Path) -> None:
    with pytest.raises(IndexingError, match="cannot be loaded"):
        TransformerEmbedder(EmbeddingSettings(str(tmp_path)))
    with pytest.raises(IndexingError, match="cannot be cut to 99"):
        TransformerEmbedder(EmbeddingSettings(tiny, dimension=99))


@pytest.mark.parametrize("model", sorted(PRESETS))
def test_a_preset_prepares_texts_as_its_card_says(tiny: str, model: str) -> None:
    settings = preset(model)
    embedder = TransformerEmbedder(settings.with_model(tiny))
    plain = TransformerEmbedder(EmbeddingSettings(tiny, pooling=settings.pooling))
    text = "thủ_tục hành_chính" if settings.segmented else "thủ tục hành chính"
    np.testing.assert_allclose(
        embedder.query("thủ tục hành chính"), plain.query(settings.query_prefix + text), atol=1e-6
    )
    (passage,) = embedder.passages(["thủ tục hành chính"])
    np.testing.assert_allclose(passage, plain.query(settings.passage_prefix + text), atol=1e-6)


def test_presets_follow_the_cards() -> None:
    assert len(PRESETS) == 6
    assert preset("intfloat/multilingual-e5-large").query_prefix == "query: "
    assert preset("bkai-foundation-models/vietnamese-bi-encoder").segmented
    assert preset("BAAI/bge-m3").pooling is preset("AITeamVN/Vietnamese_Embedding").pooling is PoolingMode.CLS
    limits = {model.split("/")[1]: settings.max_tokens for model, settings in PRESETS.items()}
    assert limits["Vietnamese_Embedding"] == 2048 and limits["vietnamese-bi-encoder"] == 256
    assert {limits[f"multilingual-e5-{size}"] for size in ("small", "base", "large")} == {512}
    assert preset("someone/else") == EmbeddingSettings("someone/else")
