"""Entity linking: which known or new entity each name in an article means. Imports grammar and what lies below it."""
