"""Known-good settings of public models: AITeamVN's from its own card, the others from copies of their cards and
configuration files and from the cards of models derived from them.

- `BAAI/bge-m3` (1024 dimensions, MIT): the first token's vector, normalised; needs no instruction before queries; up to
  8,192 tokens. Longer passages than the product's do not occur, and 1,024 tokens keep memory in hand on a CPU.
- `AITeamVN/Vietnamese_Embedding` (1024 dimensions, Apache 2.0): bge-m3 tuned on Vietnamese, pooled likewise; trained
  with 2,048 tokens, which its card sets by hand, for its files say 8,192.
- `bkai-foundation-models/vietnamese-bi-encoder` (768 dimensions, Apache 2.0): PhoBERT, mean of 256 tokens, trained on
  segmented text; its repository segments with pyvi before encoding. Here underthesea cuts the words, not always alike.
- `intfloat/multilingual-e5-*` (384, 768, 1024 dimensions, MIT): mean of 512 tokens, normalised, "query: " and
  "passage: " before the texts also in other languages than English; without them its card expects a loss of quality.
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
