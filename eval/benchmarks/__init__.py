"""Speed, memory and retrieval quality beside what people use today."""
