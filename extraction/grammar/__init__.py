"""German sentences taken apart: word classes, verbs, clauses, noun phrases and subjects. Imports text and knowledge."""
