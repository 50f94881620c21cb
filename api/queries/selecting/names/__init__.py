"""Names as people write them, and what in the database they mean. Imports the selection and what the extraction knows."""
