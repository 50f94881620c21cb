"""The words of the pages and pictures, in English and German: imports only what the extraction knows of names."""
