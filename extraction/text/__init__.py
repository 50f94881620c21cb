"""Text as it stands: the document's records, tokens, quotation marks, words and their forms. Imports nothing of the other folders."""
