"""Statements as Parquet: one stream, or a folder that is brought forward by revision. All but `library` need pyarrow, an extra."""
