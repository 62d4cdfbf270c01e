"""What the files of a build are called."""

ARCHIVE = "archive.sqlite"  # documents, chunks, records
LEXICAL = "lexical"  # a folder of tantivy's
VECTORS = "vectors.faiss"
MODEL = "model"  # an adapted embedding model, where there is one
SYLLABLES = "syllables.json"  # counts, for restoring diacritics
WORDS = "words.json"  # words of several syllables, for segmenting questions
