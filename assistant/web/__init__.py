"""The page and the HTTP API: one FastAPI application, thin over the pipeline."""
