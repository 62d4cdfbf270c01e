"""Known-good settings of public models, from their own cards and configuration files; what was read elsewhere is said.

- `BAAI/bge-m3` (1024 dimensions, MIT): up to 8,192 tokens by its own file; the first token's vector, normalised, by
  copies of its files; no instruction before queries. Longer passages than the product's do not occur, and 1,024 tokens
  keep memory in hand on a CPU.
- `AITeamVN/Vietnamese_Embedding` (1024 dimensions, Apache 2.0): bge-m3 tuned on Vietnamese, pooled likewise; trained
  with 2,048 tokens, which its card sets by hand, for its files say 8,192.
- `bkai-foundation-models/vietnamese-bi-encoder` (768 dimensions, Apache 2.0): PhoBERT, mean of the tokens, wants text
  that is segmented already; 256 tokens by the cards of models tuned from it. Its repository segments with pyvi. Here
  underthesea cuts the words, not always alike.
- `intfloat/multilingual-e5-base` and `-large` (768, 1024 dimensions, MIT): mean of at most 512 tokens, normalised;
  `-small` (384) is taken to be like them. "query: " and "passage: " stand before the texts in every language; without
  them the family's cards expect a loss of quality.
"""

from dataclasses import replace

from index.embedding.settings import EmbeddingSettings, PoolingMode

_E5 = EmbeddingSettings(
    query_prefix="query: ", passage_prefix="passage: ", pooling=PoolingMode.MEAN, max_tokens=512, batch_size=32
)
PRESETS = {
    settings.model: settings
    for settings in (
        EmbeddingSettings("BAAI/bge-m3", pooling=PoolingMode.CLS, max_tokens=1024, batch_size=8),
        EmbeddingSettings("AITeamVN/Vietnamese_Embedding", pooling=PoolingMode.CLS, max_tokens=2048, batch_size=8),
        EmbeddingSettings(
            "bkai-foundation-models/vietnamese-bi-encoder", segmented=True, pooling=PoolingMode.MEAN, max_tokens=256
        ),
        _E5.with_model("intfloat/multilingual-e5-small"),
        _E5.with_model("intfloat/multilingual-e5-base"),
        replace(_E5, model="intfloat/multilingual-e5-large", batch_size=8),
    )
}


def preset(model: str) -> EmbeddingSettings:
    """The settings known to suit `model`; plain ones for a model that is not known."""
    return PRESETS.get(model, EmbeddingSettings(model))
