"""The step after the request is read: names and words of a query are resolved to a selection. Imports full text."""
